"""PostgreSQL: a server of its own in a temporary folder, as a user who is not root."""

import contextlib
import glob
import os
import pwd
import re
import shutil
import subprocess
import tempfile
import time

import psycopg2

from compare import MEASURES

# Debian keeps each version's programs apart.
BINARIES = [*sorted(glob.glob("/usr/lib/postgresql/*/bin"), reverse=True), "/usr/local/bin"]

# One query is one process.
CORES = 1

SELECT = """SELECT dossier, verdict, to_char(statutory, 'YYYY-MM-DD"T"HH24:MI'), to_char(committed, 'YYYY-MM-DD"T"HH24:MI'),
    to_char(promised, 'YYYY-MM-DD"T"HH24:MI'), CAST(fee AS TEXT), to_char(counted_from, 'YYYY-MM-DD"T"HH24:MI'),
    to_char(ended, 'YYYY-MM-DD"T"HH24:MI'), error FROM thutuc_decisions"""


def program(name):
    found = [os.path.join(folder, name) for folder in BINARIES if os.path.exists(os.path.join(folder, name))]
    return found[0] if found else shutil.which(name)


def someone():
    """Who runs the server: it refuses root."""
    if os.geteuid() != 0:
        return {}
    for name in ["postgres", "nobody"]:
        with contextlib.suppress(KeyError):
            entry = pwd.getpwnam(name)
            return {"user": entry.pw_uid, "group": entry.pw_gid, "extra_groups": []}
    raise SystemExit("no user but root to run PostgreSQL")


@contextlib.contextmanager
def server():
    folder = tempfile.mkdtemp(prefix="thutuc-postgres-")
    who = someone()
    if who:
        os.chown(folder, who["user"], who["group"])
    data = os.path.join(folder, "data")
    # A locale whose lower case knows Vietnamese letters.
    run = dict(check=True, stdout=subprocess.DEVNULL, cwd=folder, **who)
    process = None
    try:
        subprocess.run([program("initdb"), "-D", data, "-U", "thutuc", "-A", "trust", "-E", "UTF8", "--locale=C.UTF-8", "-N"], **run)
        process = subprocess.Popen(
            [program("postgres"), "-D", data, "-k", folder, "-h", "", "-c", "fsync=off", "-c", "jit=off", "-c", "work_mem=64MB"],
            stdout=subprocess.DEVNULL, stderr=open(os.path.join(folder, "log"), "w"), cwd=folder, **who)
        for _ in range(300):
            try:
                connection = psycopg2.connect(host=folder, user="thutuc", dbname="postgres")
                break
            except psycopg2.OperationalError:
                time.sleep(0.1)
        yield connection
        connection.close()
    finally:
        if process:
            process.terminate()
            process.wait()
        shutil.rmtree(folder)


def script(cursor, folder, name):
    """Runs a script as psql does, whose `\\copy` reads files beside it."""
    text = open(os.path.join(folder, name), encoding="utf-8").read()
    plain = []
    for line in text.splitlines():
        copy = re.fullmatch(r"\\copy (.*) FROM '(.*)' (WITH .*)", line)
        if not copy:
            plain.append(line)
            continue
        cursor.execute("\n".join(plain))
        plain = []
        with open(os.path.join(folder, copy[2]), encoding="utf-8") as file:
            cursor.copy_expert(f"COPY {copy[1]} FROM STDIN {copy[3]}", file)
    if plain:
        cursor.execute("\n".join(plain))


def prepared(connection, sql, dossiers):
    cursor = connection.cursor()
    for name in ["tables.sql", "dossiers.sql", "period.sql"]:
        script(cursor, sql, name)
    with open(dossiers, encoding="utf-8") as file:
        cursor.copy_expert("COPY dossiers FROM STDIN WITH (FORMAT csv, HEADER true)", file)
    cursor.execute("ANALYZE dossiers")
    with open(os.path.join(os.path.dirname(dossiers), "period.csv"), encoding="utf-8") as file:
        cursor.copy_expert("COPY period FROM STDIN WITH (FORMAT csv, HEADER true)", file)
    for name in ["views.sql", "measures.sql"]:
        script(cursor, sql, name)
    connection.commit()
    return cursor


def decide(sql, dossiers):
    with server() as connection:
        cursor = prepared(connection, sql, dossiers)
        began = time.monotonic()
        cursor.execute(SELECT)
        rows = [list(row) for row in cursor.fetchall()]
        took = time.monotonic() - began
        cursor.execute(MEASURES)
        measures = [list(row) for row in cursor.fetchall()]
        return rows, took, lambda: measures
