"""`engine.py THUTUC FOLDER`: `replay` and `rate` with `--engine duckdb` tell what they tell by themselves. Ends with 1 where they do not.

FOLDER has the catalogs and dossiers of `cargo test --test sql`; `duckdb`, the program, stands on the PATH."""

import csv
import io
import json
import os
import shutil
import subprocess
import sys

AS_OF = ["--as-of", "2026-06-01T10:00", "--format", "json"]


def run(thutuc, here, name, engine, args):
    """The report, the rejected rows with their reasons, and the dossiers where they are asked for."""
    aside = [os.path.join(here, f"{name}.{engine}.{kind}.csv") for kind in ["rejected", "dossiers"]]
    dossiers = ["--dossiers", aside[1]] if args[0] == "replay" else []
    command = [thutuc, *args, *AS_OF, "--engine", engine, "--rejected", aside[0], *dossiers]
    done = subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    assert done.returncode in (0, 1), (command, done.returncode, done.stdout, done.stderr)
    return done.stdout, *(open(file, "rb").read() if os.path.exists(file) else b"" for file in aside)


def rows(text):
    return list(csv.reader(io.StringIO(text.decode(), newline="")))


def same(thutuc, here, name, args):
    """Both tell the same, byte for byte."""
    one, other = (run(thutuc, here, name, engine, args) for engine in ["embedded", "duckdb"])
    is_same = one == other
    intake = json.loads(one[0])["intake"]
    print(f"duckdb program, {name}: {intake['rows']} rows, {intake['rejected']} rejected, {'the same' if is_same else 'DIFFERENT'}")
    return is_same


def less(thutuc, here, name, args):
    """The engine tells the same of all but those whose rules SQL cannot say."""
    (one, rejected, told), (other, more_rejected, less_told) = (
        (json.loads(report), rows(rejected), rows(told))
        for report, rejected, told in (run(thutuc, here, name, engine, args) for engine in ["embedded", "duckdb"]))
    unsaid = [row for row in more_rejected if "cannot be said in SQL" in row[0] or "không viết được thành SQL" in row[0]]
    # Behind reason, file and row stands the dossier.
    numbers = {row[3] for row in unsaid}
    is_same = (
        [row for row in more_rejected if row not in unsaid] == rejected
        and [row for row in told if row[0] not in numbers] == less_told
        and len(told) - len(less_told) == len(unsaid) == other["intake"]["reasons"].get("no_answer", 0)
    )
    print(f"duckdb program, {name}: {one['intake']['rows']} rows, {one['intake']['rejected']} rejected, {len(unsaid)} unsaid, "
          f"{'else the same' if is_same else 'DIFFERENT'}")
    return is_same


def changed(folder):
    """The real catalog with one limit shortened and one same-day clause widened."""
    new = os.path.join(folder, "changed")
    shutil.rmtree(new, ignore_errors=True)
    shutil.copytree("procedures", new)
    for file, before, after in [
        ("ho-tich/tinh-trang-hon-nhan.tt", "thời hạn 3 ngày làm việc\n", "thời hạn 2 ngày làm việc\n"),
        ("chung-thuc/ban-sao.tt", "        khi hồ-sơ.đầy-đủ\n", "        khi hồ-sơ.đầy-đủ hoặc phí.đã-nộp\n"),
    ]:
        file = os.path.join(new, file)
        text = open(file, encoding="utf-8").read()
        assert text.count(before) == 1, (file, before)
        open(file, "w", encoding="utf-8").write(text.replace(before, after))
    return new


def main(thutuc, folder):
    real, hostile = (os.path.join(folder, catalog) for catalog in ["procedures", "hostile"])
    bundle = os.path.join(real, "bundle.json")
    log = ["--log", os.path.join(real, "dossiers.csv")]
    results = [
        same(thutuc, real, "replay", ["replay", bundle, changed(folder), *log]),
        same(thutuc, real, "rate", ["rate", bundle, *log, "--period", "2025-Q4"]),
        less(thutuc, hostile, "hostile replay",
             ["replay", os.path.join(hostile, "bundle.json"), "--log", os.path.join(hostile, "dossiers.csv")]),
    ]
    return 0 if all(results) else 1


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
