"""Evaluates conditions of the bundle with a JsonLogic library for Python on dossiers whose facts are all known, and compares with the
runtime's answers: the twin of conditions.cjs.

usage: conditions.py CASES.jsonl
"""

import json
import sys

from json_logic import jsonLogic

dossiers, kinds = 0, {True: 0, False: 0, "amount": 0}
with open(sys.argv[1], encoding="utf-8") as file:
    for line in file:
        case = json.loads(line)
        dossiers += 1
        for expression in case["expressions"]:
            value, theirs = expression["value"], jsonLogic(expression["logic"], case["data"])
            is_condition = isinstance(value, bool)
            assert (bool(theirs) if is_condition else theirs) == value, f"the runtime says {value}, not {theirs}: {expression['logic']}"
            kinds[value if is_condition else "amount"] += 1
assert kinds[True] and kinds[False], "no case to compare"
print(f"maykin-json-logic-py agrees on {dossiers} dossiers: {kinds[True]} yes, {kinds[False]} no, {kinds['amount']} amounts")
