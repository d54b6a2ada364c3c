"""DuckDB: loads tables and dossiers, decides, and gives rows as texts."""

import os
import time

import duckdb

from compare import COLUMNS, MEASURES

SELECT = """SELECT dossier, verdict, strftime(statutory, '%Y-%m-%dT%H:%M'), strftime(committed, '%Y-%m-%dT%H:%M'),
    strftime(promised, '%Y-%m-%dT%H:%M'), CAST(fee AS TEXT), strftime(counted_from, '%Y-%m-%dT%H:%M'),
    strftime(ended, '%Y-%m-%dT%H:%M'), error FROM thutuc_decisions"""


def connect(sql, dossiers):
    connection = duckdb.connect()
    here = os.getcwd()
    os.chdir(sql)
    for script in ["tables.sql", "dossiers.sql", "period.sql"]:
        connection.execute(open(script, encoding="utf-8").read())
    os.chdir(here)
    connection.execute(f"""INSERT INTO dossiers SELECT * FROM read_csv('{dossiers}', header = true, all_varchar = true, nullstr = '')""")
    period = os.path.join(os.path.dirname(dossiers), "period.csv")
    connection.execute(f"""INSERT INTO period SELECT * FROM read_csv('{period}', header = true)""")
    for script in ["views.sql", "measures.sql"]:
        connection.execute(open(os.path.join(sql, script), encoding="utf-8").read())
    return connection


def decide(sql, dossiers):
    connection = connect(sql, dossiers)
    began = time.monotonic()
    rows = [list(row) for row in connection.execute(SELECT).fetchall()]
    took = time.monotonic() - began
    assert len(rows) == 0 or len(rows[0]) == len(COLUMNS)
    return rows, took, lambda: [list(row) for row in connection.execute(MEASURES).fetchall()]
