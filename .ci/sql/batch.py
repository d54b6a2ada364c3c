"""`batch.py THUTUC FOLDER CATALOG…`: `decide --batch` decides the dossiers of catalogs as `RuleSet::decide` does. Ends with 1 where not."""

import csv
import os
import subprocess
import sys
import time

# What a log has and `decide --batch` does not.
LEFT_OUT = {"dossier", "status", "returned", "satisfaction", "digitised"}
TOLD = ["verdict", "statutory", "committed", "promised"]


def happened(row):
    """The events, the return among them where none of them is one."""
    events, returned = row["events"], row["returned"]
    is_told = any(event.split("=")[-1].strip() == "10" for event in events.split(";"))
    return events if is_told or not returned else ";".join(filter(None, [events, f"{minute(returned)}=10"]))


def minute(moment):
    """`2025-10-03 14:00:59` as `2025-10-03T14:00`."""
    return moment[:16].replace(" ", "T")


def decided(thutuc, here):
    """The answers in the order of the dossiers, and how long they took."""
    file = os.path.join(here, "batch.csv")
    with open(os.path.join(here, "dossiers.csv"), encoding="utf-8") as source, open(file, "w", encoding="utf-8", newline="") as target:
        reader = csv.DictReader(source)
        names = [name for name in reader.fieldnames if name not in LEFT_OUT]
        writer = csv.DictWriter(target, names, extrasaction="ignore")
        writer.writeheader()
        for row in reader:
            writer.writerow({**row, "received": minute(row["received"]), "events": happened(row)})
    began = time.monotonic()
    command = [thutuc, "decide", os.path.join(here, "bundle.json"), "--batch", file]
    done = subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True, check=True)
    return list(csv.DictReader(done.stdout.splitlines())), time.monotonic() - began


def main(thutuc, folder, catalogs):
    wrong = 0
    for catalog in catalogs:
        here = os.path.join(folder, catalog)
        answers, seconds = decided(thutuc, here)
        with open(os.path.join(here, "expected.csv"), encoding="utf-8") as file:
            expected = list(csv.DictReader(file))
        assert len(answers) == len(expected), (len(answers), len(expected))
        differ = 0
        for answer, want in zip(answers, expected):
            is_same = [answer[name] for name in TOLD] == [want[name] for name in TOLD] and bool(answer["error"]) == bool(want["error"])
            if not is_same:
                differ += 1
                if differ <= 5:
                    print(f"decide --batch {catalog} {want['dossier']}: {answer}, runtime {want}")
        print(f"decide --batch {catalog}: {len(answers)} dossiers, {differ} differ; {len(answers) / seconds:.0f} rows a second", flush=True)
        wrong += differ
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1], sys.argv[2], sys.argv[3:]))
