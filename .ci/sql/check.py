"""`check.py ENGINE FOLDER CATALOG…`: decides the dossiers of catalogs on an engine and compares. Ends with 1 where any differs."""

import csv
import importlib
import os
import sys

from compare import compare, compare_measures


def table(path):
    with open(path, encoding="utf-8") as file:
        return [[cell or None for cell in row] for row in list(csv.reader(file))[1:]]


def main(engine, folder, catalogs):
    module = importlib.import_module(f"{engine}_engine")
    wrong = 0
    for catalog in catalogs:
        here = os.path.join(os.path.abspath(folder), catalog)
        rows, seconds, measure = module.decide(os.path.join(here, engine), os.path.join(here, "dossiers.csv"))
        wrong += compare(engine, catalog, rows, table(os.path.join(here, "expected.csv")))
        wrong += compare_measures(engine, catalog, measure(), table(os.path.join(here, "measures.csv")))
        cores = getattr(module, "CORES", os.cpu_count())
        print(f"{engine} {catalog}: {len(rows) / seconds / cores:.0f} rows a second and core, {cores} cores")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1], sys.argv[2], sys.argv[3:]))
