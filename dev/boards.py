#!/usr/bin/env python3
"""Multiplies the facts and counters of a filled demo over five years, to measure boards over millions of dossiers.

    dev/boards.py var/demo/thubon.sqlite 10000000

Only what boards read is made: facts, and counters that add up to them. The ledger does not know them; the database is
thrown away after the measurement.
"""
import sqlite3
import sys
import time

YEARS = 5
DAY = 86_400_000


def month(day):
    """Months since January of year 0, of a day since 1970."""
    seconds = f"({day}) * 86400, 'unixepoch'"
    return f"(CAST(strftime('%Y', {seconds}) AS INTEGER) * 12 + CAST(strftime('%m', {seconds}) AS INTEGER) - 1)"


def main(path, wanted):
    database = sqlite3.connect(path, isolation_level=None)
    database.execute("PRAGMA synchronous = OFF")
    database.execute("PRAGMA cache_size = -400000")
    database.execute("PRAGMA temp_store = FILE")

    def run(statement):
        return database.execute(statement).fetchall()

    def columns(table):
        return [row[1] for row in run(f"PRAGMA table_info({table})")]

    have = run("SELECT COUNT(*) FROM insight_fact")[0][0]
    copies = -(-(wanted - have) // have)
    print(f"{have} dossiers, {copies} copies", flush=True)
    # Each copy lies so many days before the one it is made of, spread over the years.
    run("CREATE TEMP TABLE copies (n INTEGER PRIMARY KEY, days INTEGER)")
    database.executemany(
        "INSERT INTO copies VALUES (?, ?)",
        [(n, n * (YEARS - 1) * 365 // copies) for n in range(1, copies + 1)],
    )
    start = time.monotonic()
    indexes = run("SELECT name, sql FROM sqlite_master WHERE tbl_name = 'insight_fact' AND type = 'index' AND sql IS NOT NULL")
    for name, _ in indexes:
        run(f"DROP INDEX {name}")
    moments = {
        "submitted_at", "accepted_at", "due_at", "finished_at", "handed_over_at", "paused_at", "overdue_since",
        "rated_at", "transferred_at",
    }
    names = columns("insight_fact")
    measures = columns("insight_count")[3:]
    # What is open ends in a copy on the day on which it was taken in: an office has as many open dossiers as it had.
    ended = {"finished_at": "COALESCE(f.finished_at, f.accepted_at)", "finished_lane": "COALESCE(f.finished_lane, f.accepted_lane)"}
    values = [
        "substr(f.dossier_id, 1, 9) || printf('%04x', n) || '-8' || substr(f.dossier_id, 16)" if name == "dossier_id"
        else f"{ended.get(name, 'f.' + name)} - days * {DAY}" if name in moments else ended.get(name, f"f.{name}")
        for name in names
    ]
    run(f"INSERT INTO insight_fact ({', '.join(names)}) SELECT {', '.join(values)} FROM copies, insight_fact f")
    for _, sql in indexes:
        run(sql)
    # The grounds of requests for papers and refusals, with the dossiers that they belong to.
    changed = {
        "dossier_id": "substr(c.dossier_id, 1, 9) || printf('%04x', n) || '-8' || substr(c.dossier_id, 16)",
        "named_at": f"c.named_at - days * {DAY}",
    }
    names = columns("insight_cause")
    values = ", ".join(changed.get(name, f"c.{name}") for name in names)
    run(f"INSERT INTO insight_cause ({', '.join(names)}) SELECT {values} FROM copies, insight_cause c")
    run("DELETE FROM insight_cause_count")
    of_lane = {"1": "l.id", "3": "l.agency_lane", "5": "l.procedure_lane"}
    day = "(c.named_at + 25200000) / 86400000"
    for cut, lane in of_lane.items():
        for number, period in ((cut, day), (str(int(cut) + 1), month(day))):
            run(
                f"INSERT INTO insight_cause_count SELECT {number}, {lane}, {period}, deed, target, key, COUNT(*)"
                f" FROM insight_cause c JOIN insight_lane l ON l.id = c.lane GROUP BY {lane}, {period}, deed, target, key"
            )
    print(f"facts: {time.monotonic() - start:.0f} s", flush=True)
    start = time.monotonic()
    stocks = {"paused_change", "late_change", "paused_late_change"}
    sums = ", ".join(f"SUM({name}) AS {name}" for name in measures)
    # Stocks say nothing in such a database: what never ended is copied as taken in.
    copied = ", ".join("0" if name in stocks else name for name in measures)
    run(
        f"CREATE TEMP TABLE daily AS SELECT cut, lane, period, {sums} FROM ("
        f"SELECT cut, lane, period, {', '.join(measures)} FROM insight_count WHERE cut IN (1, 3, 5)"
        f" UNION ALL SELECT cut, lane, period - days, {copied} FROM copies, insight_count WHERE cut IN (1, 3, 5))"
        " GROUP BY cut, lane, period"
    )
    run("DELETE FROM insight_count")
    target = f"INSERT INTO insight_count (cut, lane, period, {', '.join(measures)})"
    run(f"{target} SELECT * FROM daily")
    run(
        f"{target} SELECT cut + 1, lane, {month('period')}, {sums} FROM daily GROUP BY cut, lane, {month('period')}"
    )
    run("ANALYZE")
    print(f"counters: {time.monotonic() - start:.0f} s, {run('SELECT COUNT(*) FROM insight_count')[0][0]} rows", flush=True)
    print(f"{run('SELECT COUNT(*) FROM insight_fact')[0][0]} dossiers")


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]))
