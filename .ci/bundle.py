"""Checks a bundle with implementations that are not ours: JSON Schema (jsonschema) and RFC 8785 (rfc8785).

usage: bundle.py BUNDLE SCHEMA
"""

import hashlib
import json
import sys

import jsonschema
import rfc8785

bundle_path, schema_path = sys.argv[1:]
with open(bundle_path, "rb") as file:
    written = file.read()
with open(schema_path, encoding="utf-8") as file:
    schema = json.load(file)

bundle = json.loads(written)
jsonschema.Draft202012Validator.check_schema(schema)
errors = [f"{error.json_path}: {error.message}" for error in jsonschema.Draft202012Validator(schema).iter_errors(bundle)]
assert not errors, "\n".join(errors[:20])
print(f"valid by its schema: {len(bundle['procedures'])} procedures")

canonical = rfc8785.dumps(bundle)
assert canonical == written, "another implementation of RFC 8785 writes other bytes"
print(f"canonical bytes agree: {len(canonical)}")

revision = bundle.pop("revision")
digest = "sha256:" + hashlib.sha256(rfc8785.dumps(bundle)).hexdigest()
assert digest == revision, f"the digest is {digest}, the bundle says {revision}"
print(f"digest agrees: {revision}")

# A service without our library finds the Nth working day by reading a string: Friday 26/12/2025 and 7 working days.
import datetime

calendar = bundle["calendars"][0]
first = datetime.date.fromisoformat(calendar["first_day"])
place = (datetime.date(2025, 12, 26) - first).days
for _ in range(7):
    place += 1
    while calendar["days"][place] == "0":
        place += 1
due = first + datetime.timedelta(days=place)
assert due == datetime.date(2026, 1, 8), due
print("the calendar's table gives 2026-01-08 for 2025-12-26 and 7 working days")
