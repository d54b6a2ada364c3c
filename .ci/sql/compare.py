"""Compares what an engine decided with what the runtime decided, row by row."""

import collections

COLUMNS = ["dossier", "verdict", "statutory", "committed", "promised", "fee", "counted_from", "ended", "error"]

SHARES = ["on_time_rate", "overdue_rate", "online_rate", "digitised_rate", "processing_time", "satisfaction"]
COUNTS = ["wrong", "in_hand", "judged", "on_time", "overdue", "received", "online", "digitised_known", "digitised", "used",
          "allowed", "scored", "scores"]
MEASURES = f"SELECT {', '.join(['office'] + COUNTS + SHARES)} FROM thutuc_measures"


def compare_measures(engine, catalog, got, expected):
    """Offices without a dossier of the period are as if they were not there; those of wrong rows have any name."""
    plain = lambda rows: {row[0] or "": [str(cell) if cell is not None else "" for cell in row[1:]] for row in rows}
    empty = ["0"] * len(COUNTS) + [""] * len(SHARES)
    got, expected = plain(got), plain(expected)
    wrong = [office for office in sorted(got | expected) if got.get(office, empty) != expected.get(office, empty)]
    for office in wrong:
        for name, one, other in zip(COUNTS + SHARES, got.get(office, empty), expected.get(office, empty)):
            if one != other:
                print(f"{engine} {catalog} {office} {name}: SQL {one}, runtime {other}")
    print(f"{engine} {catalog}: measures of {len(got)} offices, {len(wrong)} differ")
    return len(wrong)


def compare(engine, catalog, got, expected, shown=5):
    """`got` and `expected` are lists of rows of COLUMNS, texts or None. The number of rows that differ."""
    expected = {row[0]: row for row in expected}
    wrong, kinds, codes = 0, collections.Counter(), 0
    seen = set()
    for row in got:
        want = expected[row[0]]
        seen.add(row[0])
        kinds[want[1] or f"error {want[8]}"] += 1
        same = row[:8] == want[:8] and (row[8] is None) == (want[8] is None)
        # A version that cannot be said has no answer, whatever the runtime says of it.
        if not same and (row[8] or "").startswith("cannot_be_said"):
            kinds[want[1] or f"error {want[8]}"] -= 1
            kinds["cannot be said"] += 1
            assert row[1:8] == [None] * 7, row
            continue
        codes += same and row[8] != want[8]
        if not same:
            wrong += 1
            if wrong <= shown:
                print(f"{engine} {catalog} {row[0]}")
                for name, one, other in zip(COLUMNS[1:], row[1:], want[1:]):
                    if one != other:
                        print(f"    {name}: SQL {one}, runtime {other}")
    missing = len(expected) - len(seen)
    counts = ", ".join(f"{kind} {count}" for kind, count in sorted(kinds.items()) if count)
    print(f"{engine} {catalog}: {len(seen)} dossiers, {wrong} differ, {missing} missing, {codes} with another error; {counts}", flush=True)
    return wrong + missing
