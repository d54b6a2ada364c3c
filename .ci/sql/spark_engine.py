"""Spark: two workers on this machine, tables broadcast to them."""

import os
import re
import time

import duckdb
from pyspark.sql import SparkSession

from compare import COLUMNS, MEASURES

CORES = 2

# As they stand: `date_format` would read them in the time zone of the session, which has hours that are not there.
MOMENTS = ["statutory", "committed", "promised", "counted_from", "ended"]
CELLS = ", ".join(f"substring(replace(CAST({name} AS STRING), ' ', 'T'), 1, 16)" if name in MOMENTS
                  else f"CAST({name} AS STRING)" for name in COLUMNS)
CELLS = f"SELECT {CELLS} FROM thutuc_decisions"


def session():
    return (
        SparkSession.builder.master(os.environ.get("THUTUC_SPARK", "local-cluster[2,1,1536]"))
        .config("spark.driver.memory", "2g")
        # Views lie deep one on another.
        .config("spark.driver.extraJavaOptions", "-Xss16m")
        .config("spark.executor.extraJavaOptions", "-Xss16m")
        # The views compile to more classes than are kept by default, and each task would compile them again.
        .config("spark.sql.codegen.cache.maxEntries", "1000")
        .config("spark.executor.memory", "1536m")
        .config("spark.ui.enabled", "false")
        .config("spark.sql.session.timeZone", "America/New_York")
        .config("spark.sql.shuffle.partitions", "4")
        .config("spark.log.level", "ERROR")
        .getOrCreate()
    )


def statements(text):
    return [part for part in re.split(r";\n", text) if part.strip()]


def prepared(spark, sql, dossiers):
    # Where the tables lie; Spark has no folder of its own.
    text = open(os.path.join(sql, "tables.sql"), encoding="utf-8").read()
    for statement in statements(text.replace("path '", f"path '{sql}/")):
        spark.sql(statement)
    parquet = dossiers.replace(".csv", ".parquet")
    plain = duckdb.connect()
    # The types are those of the other engine's table of dossiers.
    plain.execute(open(os.path.join(sql, "..", "duckdb", "dossiers.sql"), encoding="utf-8").read())
    plain.execute(f"INSERT INTO dossiers SELECT * FROM read_csv('{dossiers}', header = true, all_varchar = true, nullstr = '')")
    plain.execute(f"COPY dossiers TO '{parquet}' (FORMAT parquet, ROW_GROUP_SIZE 10000)")
    spark.read.parquet(parquet).createOrReplaceTempView("dossiers")
    period = os.path.join(os.path.dirname(dossiers), "period.csv")
    spark.sql(f"CREATE OR REPLACE TEMPORARY VIEW period (begin TIMESTAMP_NTZ, end TIMESTAMP_NTZ) USING csv "
              f"OPTIONS (path '{period}', header 'true', timestampNTZFormat 'yyyy-MM-dd HH:mm:ss')")
    run(spark, sql, "views.sql")


def exchanges(spark, query):
    """The exchanges of a plan that are no broadcasts."""
    plan = spark.sql(f"EXPLAIN {query}").collect()[0][0]
    return [line.strip() for line in plan.splitlines() if re.search(r"(?<!Broadcast)(?<!Reused)Exchange", line)]


def decide(sql, dossiers):
    spark = session()
    began = time.monotonic()
    prepared(spark, sql, dossiers)
    print(f"views ready after {time.monotonic() - began:.1f} s")
    found = exchanges(spark, "SELECT * FROM thutuc_decisions")
    assert not found, found
    print("no exchange but broadcasts")
    began = time.monotonic()
    rows = [list(row) for row in spark.sql(CELLS).collect()]
    took = time.monotonic() - began
    print(f"decided in {took:.1f} s", flush=True)
    return rows, took, lambda: measure(spark, sql)


def measure(spark, sql):
    run(spark, sql, "measures.sql")
    found = exchanges(spark, "SELECT * FROM thutuc_measures")
    assert len(found) == 1, found
    print("one exchange in the measures", flush=True)
    return [list(row) for row in spark.sql(MEASURES).collect()]


def run(spark, sql, name):
    for statement in statements(open(os.path.join(sql, name), encoding="utf-8").read()):
        spark.sql(statement)
