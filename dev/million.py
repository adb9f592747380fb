#!/usr/bin/env python3
"""Multiplies the dossiers of a filled demo, by SQL, to measure lists among a million of them.

    dev/million.py var/demo/thubon.sqlite 1000000
    dev/million.py postgres://user@host/database 1000000

Only the rows that worklists, search, tracking and statistics read are made. The ledger does not know them: `thubon verify`
and `thubon rebuild` are not for such a database, and it is thrown away after the measurement.
"""
import sqlite3
import subprocess
import sys
import time

TABLES = {
    "dossier": {"id": "id", "reference": "text", "code": "text"},
    "dossier_step": {"dossier_id": "id"},
    # Without its fact a dossier would be counted anew at each start.
    "insight_fact": {"dossier_id": "id"},
}


def columns(run, table, postgres):
    if postgres:
        rows = run(
            "SELECT column_name FROM information_schema.columns"
            f" WHERE table_schema = current_schema() AND table_name = '{table}' ORDER BY ordinal_position"
        )
    else:
        rows = run(f"SELECT name FROM pragma_table_info('{table}')")
    return [row[0] for row in rows]


def multiplied(column, kind, postgres):
    # Four digits of an id carry the number of the copy; version 8 keeps copies apart from the ids that are there.
    if kind == "id":
        number = "lpad(to_hex(n), 4, '0')" if postgres else "printf('%04x', n)"
        return f"substr({column}, 1, 9) || {number} || '-8' || substr({column}, 16)"
    if kind == "text":
        return f"{column} || '-' || n"
    return column


def main(target, wanted):
    postgres = target.startswith("postgres")
    if postgres:

        def run(statement):
            result = subprocess.run(
                ["psql", target, "-v", "ON_ERROR_STOP=1", "-AtqF", "\t", "-c", statement],
                check=True, capture_output=True, text=True,
            )
            return [line.split("\t") for line in result.stdout.splitlines()]
    else:
        database = sqlite3.connect(target, isolation_level=None)
        database.execute("PRAGMA synchronous = OFF")

        def run(statement):
            return database.execute(statement).fetchall()

    have = int(run("SELECT COUNT(*) FROM dossier")[0][0])
    copies = -(-(wanted - have) // have)
    if not 0 < copies < 60_000:
        sys.exit(f"{have} dossiers are there; nothing to do, or too few to begin with")
    series = (
        f"generate_series(1, {copies}) AS n" if postgres
        else f"(WITH RECURSIVE c(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM c WHERE n < {copies}) SELECT n FROM c)"
    )
    started = time.monotonic()
    if not postgres:
        run("BEGIN")
    for table, changed in TABLES.items():
        names = columns(run, table, postgres)
        values = ", ".join(multiplied(f"t.{name}", changed.get(name), postgres) for name in names)
        run(f"INSERT INTO {table} ({', '.join(names)}) SELECT {values} FROM {table} AS t CROSS JOIN {series}")
    if not postgres:
        run("COMMIT")
    run("ANALYZE")
    total = run("SELECT COUNT(*) FROM dossier")[0][0]
    print(f"{total} dossiers, made of {have} in {time.monotonic() - started:.0f} s")


if __name__ == "__main__":
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    main(sys.argv[1], int(sys.argv[2]))
