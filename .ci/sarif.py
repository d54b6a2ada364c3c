"""Checks SARIF logs with a schema and a validator that are not ours.

usage: sarif.py SCHEMA LOG:RESULTS…, where RESULTS is `some` or `none`, or `refuted` where a dossier is among them
"""

import json
import sys

import jsonschema

schema_path, *logs = sys.argv[1:]
with open(schema_path, encoding="utf-8") as file:
    schema = json.load(file)
jsonschema.Draft7Validator.check_schema(schema)
validator = jsonschema.Draft7Validator(schema, format_checker=jsonschema.Draft7Validator.FORMAT_CHECKER)
for name in logs:
    path, expected = name.rsplit(":", 1)
    with open(path, encoding="utf-8") as file:
        log = json.load(file)
    errors = [f"{error.json_path}: {error.message}" for error in validator.iter_errors(log)]
    assert not errors, "\n".join(errors[:20])
    (run,) = log["runs"]
    results = run["results"]
    assert bool(results) == (expected != "none"), f"{path}: {len(results)} results"
    for result in results:
        assert run["tool"]["driver"]["rules"][result["ruleIndex"]]["id"] == result["ruleId"], result
    if expected == "refuted":
        assert any("witness" in result.get("properties", {}) for result in results), path
    print(f"valid by the SARIF schema: {len(results)} results")

# A validator that accepts everything would show nothing: a log with a member that SARIF does not know is refused.
log["runs"][0]["nonsense"] = True
assert list(validator.iter_errors(log)), "the schema refuses nothing"
