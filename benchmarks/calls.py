"""Itemised bills of a million lines: the import against DuckDB reading and grouping the same file.

    python3 dev.py bench calls [LINES] [SEED]

Two files: one as bills are (a few hundred subscribers, each with its friends and its strangers) and
one in which every line has another counterpart, the worst that folding can meet. Each step is a
process of its own: wall seconds, seconds of all cores, lines a second of wall time, largest
resident set.
"""

import os
import random
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from pathlib import Path

from benchmarks.trace import peak_mb

HEADER = "本机号码,起始时间,通信地点,通信方式,对方号码,通信时长,通信类型,套餐优惠,实收通信费(元)\n"
BASIS = "机主授权书 BENCH-1"
FIRST = date(2026, 1, 1)
DAYS = 181
SUBSCRIBERS = 500
FRIENDS, STRANGERS = 40, 400

# The same figures as the import makes of a counterpart's month.
_READ = "SELECT COUNT(*) FROM read_csv('{file}', header = true, all_varchar = true)"
_FOLD = """
SELECT COUNT(*) FROM (
    SELECT "本机号码", "对方号码", t[1:7] AS month, COUNT(*) FILTER ("通信方式" = '主叫') AS made,
        COUNT(*) FILTER ("通信方式" <> '主叫') AS received, COUNT(DISTINCT t[1:10]) AS days,
        MIN(t[1:10]) AS first, MAX(t[1:10]) AS last, SUM(CAST("通信时长" AS INTEGER)) AS seconds,
        MAX(CAST("通信时长" AS INTEGER)) AS longest,
        COUNT(*) FILTER (t[12:13] >= '22' OR t[12:13] < '06') AS night,
        COUNT(*) FILTER (isodow(CAST(t[1:10] AS DATE)) > 5) AS weekend
    FROM (SELECT *, "起始时间" AS t FROM read_csv('{file}', header = true, all_varchar = true))
    GROUP BY ALL
)
"""
_DUCKDB = "import duckdb, sys; print(duckdb.sql(sys.argv[1]).fetchall())"


def main(arguments: Sequence[str]) -> None:
    """Writes both files, runs the steps over them, prints one row a step."""
    lines = int(arguments[0]) if arguments else 1_000_000
    seed = int(arguments[1]) if len(arguments) > 1 else 1
    print(f"{lines:,} lines\n{'step':<44}{'wall s':>9}{'cpu s':>9}{'lines/s':>11}{'peak MB':>9}")
    with tempfile.TemporaryDirectory(prefix="skiptrace-bench-") as folder:
        out = Path(folder)
        for name, rows in (("bills", bills(lines, seed)), ("all different", different(lines))):
            path = out / f"{name.replace(' ', '-')}.csv"
            with path.open("w", encoding="utf-8") as file:
                file.write(HEADER)
                file.writelines(rows)
            for what, sql in (("read", _READ), ("read and group", _FOLD)):
                step(lines, f"{name}: DuckDB {what}", ["-c", _DUCKDB, sql.format(file=path)])
            workspace = ["-m", "skiptrace", "--quiet", "--workspace", str(out / name)]
            step(0, "", [*workspace, "init"])
            load = [*workspace, "import", "call-records", str(path), "--basis", BASIS]
            step(lines, f"{name}: import call-records", load)
            step(lines, f"{name}: import again, all known", load)


def bills(lines: int, seed: int) -> Iterator[str]:
    """Half a year of bills: most calls with a few dozen people, the others with strangers."""
    dice = random.Random(seed)
    peers = [
        [f"191{dice.randrange(10**8):08d}" for _ in range(FRIENDS + STRANGERS)]
        for _ in range(SUBSCRIBERS)
    ]
    services = ("10086", "95588", "4001234567", "6688")
    for _ in range(lines):
        owner = dice.randrange(SUBSCRIBERS)
        place = min(int(dice.expovariate(1 / 9)), FRIENDS - 1)
        if dice.random() < 0.2:
            place = FRIENDS + dice.randrange(STRANGERS)
        peer = peers[owner][place] if dice.random() < 0.95 else dice.choice(services)
        yield line(f"1990000{owner:04d}", dice.randrange(DAYS * 86_400), dice.random(), peer)


def different(lines: int) -> Iterator[str]:
    """Every line with a counterpart that no other line has."""
    for number in range(lines):
        second = number * 7919 % (DAYS * 86_400)
        yield line("19900000001", second, number % 10 / 10, f"191{number:08d}")


def line(owner: str, second: int, share: float, peer: str) -> str:
    """One call, `second` after the first day began."""
    day = FIRST + timedelta(days=second // 86_400)
    clock = second % 86_400
    at = f"{day} {clock // 3600:02d}:{clock // 60 % 60:02d}:{clock % 60:02d}"
    way = "主叫" if share < 0.55 else "被叫"
    return f"{owner},{at},杭州,{way},{peer},{int(share * 600)},国内通话,套餐,0.00\n"


def step(lines: int, name: str, command: list[str]) -> None:
    """Runs one command and prints its row, if it has a name; ends the benchmark if it fails."""
    started = time.perf_counter()
    process = subprocess.Popen([sys.executable, *command], stdout=subprocess.DEVNULL)
    _, status, usage = os.wait4(process.pid, 0)
    wall = time.perf_counter() - started
    if os.waitstatus_to_exitcode(status):
        sys.exit(f"failed: {name}")
    if name:
        cpu = usage.ru_utime + usage.ru_stime
        figures = f"{wall:>9.1f}{cpu:>9.1f}{lines / wall:>11.0f}{peak_mb(usage):>9.0f}"
        print(f"{name:<44}{figures}", flush=True)


if __name__ == "__main__":
    main(sys.argv[1:])
