"""Reads the decisions that the README's commands print, one after the other, and prints what its examples in other languages must answer.

usage: answers.py < DECISIONS
"""

import json
import sys

text = sys.stdin.read().strip()
decisions = []
while text:
    decision, end = json.JSONDecoder().raw_decode(text)
    decisions.append(decision)
    text = text[end:].lstrip()
same_day, limit = decisions
print(same_day["same_day"]["verdict"])
print(limit["statutory"]["at"].partition("T")[0])
