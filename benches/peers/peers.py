"""The rule of `benches/src/bin/columns.rs` in other engines, one thread each: a line of JSON for each, in nanoseconds a row."""

import json
import os
import statistics
import sys
import time

os.environ["POLARS_MAX_THREADS"] = "1"

import datafusion
import duckdb
import numpy as np
import polars as pl
import pyarrow as pa

ROWS = int(sys.argv[1]) if len(sys.argv) > 1 else 4_000_000
ROUNDS = 5
PROCEDURES = 60
random = np.random.default_rng(7)


def code(number):
    return f"m{1_004_222 + number * 7919 % 90_000:07}"


chosen = [number for number in range(PROCEDURES) if number * 7 % 3 == 0]
procedure = random.integers(0, PROCEDURES, ROWS, dtype=np.uint8)
online = random.integers(0, 2, ROWS) == 1
common = {
    "verify": pa.array(random.integers(0, 5, ROWS) == 0),
    "complete": pa.array(random.integers(0, 10, ROWS) != 0),
    "weekday": pa.array(random.integers(1, 8, ROWS, dtype=np.uint8)),
    "minute": pa.array(random.integers(0, 1440, ROWS, dtype=np.uint16)),
    "signer": pa.array(random.integers(0, 10, ROWS) != 0),
    "paid": pa.array(random.integers(0, 2, ROWS) == 1),
    "age": pa.array(random.integers(0, 120, ROWS, dtype=np.uint8)),
}
texts = np.array([code(number) for number in range(PROCEDURES)])
tables = {
    "bulk coded": pa.table(common | {"procedure": pa.array(procedure), "online": pa.array(online)}),
    "bulk texts": pa.table(
        common | {"procedure": pa.array(texts[procedure]), "channel": pa.array(np.where(online, "online", "counter"))}
    ),
}


def report(what, who, version, count, run, days=None):
    run()
    took = []
    for _ in range(ROUNDS):
        began = time.perf_counter()
        run()
        took.append((time.perf_counter() - began) * 1e9 / count)
    print(json.dumps({"what": what, "who": who, "version": version, "ns": statistics.median(took), "days": days}), flush=True)


for what, table in tables.items():
    is_coded = what == "bulk coded"
    values = chosen if is_coded else [code(number) for number in chosen]
    column = pl.col
    is_online = column("online") if is_coded else column("channel") == "online"
    rule = (
        column("procedure").is_in(pl.Series(values, dtype=pl.UInt8 if is_coded else pl.String).implode())
        & ~column("verify")
        & column("complete")
        & (column("weekday") <= 5)
        & (column("minute") <= 900)
        & column("signer")
        & (column("paid") | is_online)
        & ~((column("age") < 14) & is_online)
    )
    frame = pl.from_arrow(table)
    expected = frame.select(rule.sum()).item()
    report(what, "polars", pl.__version__, ROWS, lambda: frame.select(rule.alias("eligible")))

    listed = ", ".join(str(value) if is_coded else f"'{value}'" for value in values)
    online_sql = "online" if is_coded else "channel = 'online'"
    sql = f"""procedure IN ({listed}) AND NOT verify AND complete AND weekday <= 5 AND minute <= 900 AND signer
        AND (paid OR {online_sql}) AND NOT (age < 14 AND {online_sql})"""
    database = duckdb.connect(config={"threads": 1})
    database.register("arrow", table)
    database.execute("CREATE TABLE rows AS SELECT * FROM arrow")
    count = f"SELECT count(*) FILTER (WHERE {sql}) AS eligible FROM rows"
    assert database.execute(count).fetchone()[0] == expected
    report(what, "duckdb", duckdb.__version__, ROWS, lambda: database.execute(count).fetchone())

    context = datafusion.SessionContext(datafusion.SessionConfig().with_target_partitions(1))
    context.register_record_batches("rows", [table.to_batches(max_chunksize=8192)])
    result = context.sql(count).collect()
    assert result[0].column(0)[0].as_py() == expected
    report(what, "datafusion", datafusion.__version__, ROWS, lambda: context.sql(count).collect())

# Five working days from each of the moments that `columns` asks for, one more after 15:00. Working days that were swapped are no
# weekdays, so that each day on which offices are shut is a holiday.
FIRST = np.datetime64("2025-01-02")
scattered = (np.arange(ROWS, dtype=np.uint64) * np.uint64(2_654_435_761) >> np.uint64(16)).astype(np.uint32)
starts = (FIRST + (scattered % 600).astype("m8[D]")).astype("M8[m]") + (450 + scattered // 600 % 570).astype("m8[m]")
years = np.arange("2024-12-01", "2028-01-01", dtype="M8[D]")
fixed = [f"{year}-{day}" for year in (2025, 2026, 2027) for day in ("01-01", "04-30", "05-01")]
shut = np.concatenate([years[~np.is_busday(years)], np.array([*fixed, "2025-05-02", "2026-01-02"], "M8[D]")])
shut = np.setdiff1d(shut, np.array(["2025-04-26", "2026-01-10"], "M8[D]"))
calendar = np.busdaycalendar(weekmask="1111111", holidays=shut)
CUTOFF = np.timedelta64(15 * 60, "m")


def due():
    days = starts.astype("M8[D]")
    return np.busday_offset(days, 5 + (starts - days > CUTOFF), roll="backward", busdaycal=calendar)


report("due moment", "numpy", np.__version__, ROWS, due, int((due() - FIRST).astype(int).sum()))
