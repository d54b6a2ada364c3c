import csv, sys
from compare import compare, compare_measures
engine, out = sys.argv[1], sys.argv[2]
import importlib
mod = importlib.import_module(engine + "_engine")
bad = 0
for catalog in sys.argv[3:]:
    with open(f"{out}/{catalog}/expected.csv", encoding="utf-8") as file:
        expected = [[cell or None for cell in row] for row in list(csv.reader(file))[1:]]
    rows, took, measures = mod.decide(f"{out}/{catalog}/{engine}", f"{out}/{catalog}/dossiers.csv")
    bad += compare(engine, catalog, rows, expected)
    with open(f"{out}/{catalog}/measures.csv", encoding="utf-8") as file:
        bad += compare_measures(engine, catalog, measures, list(csv.reader(file))[1:])
    print(f"{len(rows)/took:.0f} rows/s")
sys.exit(bad > 0)
