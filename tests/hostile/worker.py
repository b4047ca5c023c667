"""Imports what it is told to, in a process with little memory, and tells how each import ended.

A line of stdin is a kind and a path, as JSON; a line of stdout the outcome. The last line, when
stdin ends, gives the peaks. A hang ends in an alarm.
"""

import csv
import json
import os
import resource
import signal
import sys
import time
from datetime import UTC, datetime
from pathlib import Path
from typing import NoReturn

from skiptrace.casework.importing import Importer, ImportRequest, no_progress
from skiptrace.casework.transcribing import Hearing
from skiptrace.errors import SkiptraceError
from skiptrace.store import SqlStore, open_store
from skiptrace.transcripts import KeptTranscripts
from sources.registry import adapter

GIB = 1024**3
# A person waits ten seconds at most; a machine that does other things too gets longer.
ALARM_S = 60


def deaf(folder: Path) -> Hearing:
    """For imports that nothing is transcribed for."""
    return Hearing(lambda: None, KeptTranscripts(folder / "transcripts"), lambda *_: None)


class Hang(BaseException):
    """No Exception, so that nothing swallows it."""


def give_up(_signal: int, _frame: object) -> NoReturn:
    raise Hang


def outcome(store: SqlStore, kind: str, path: Path, folder: Path) -> dict[str, object]:
    request = ImportRequest(kind, [path], basis="test")
    importer = Importer(store, adapter(kind), folder, deaf(folder))
    try:
        report = importer.run(request, datetime(2026, 6, 30, tzinfo=UTC), no_progress)
    except SkiptraceError as error:
        return {"end": type(error).__name__, "what": error.what, "hint": error.hint}
    except BaseException as error:  # noqa: BLE001 - a crash is what this looks for
        return {"end": "CRASH", "what": f"{type(error).__name__} {error!s:.300}"}
    count = report.count
    return {
        "end": "count",
        "read": count.read,
        "new": count.new,
        "known": count.known,
        "rejected": count.rejected,
        "rejects": sum(map(rows_in, report.rejects)),
    }


def rows_in(rejects: Path) -> int:
    with rejects.open(encoding="utf-8-sig", newline="") as file:
        return sum(1 for _ in csv.reader(file)) - 1


def own_peak_mb() -> int:
    """Of this program: what getrusage says begins with the size of whoever started it."""
    status = Path("/proc/self/status").read_text(encoding="ascii")
    return next(int(line.split()[1]) for line in status.splitlines() if "VmHWM" in line) // 1024


def readers_peak_mb() -> int:
    return resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss // 1024


def main(folder: Path) -> None:
    # What is loaded before the first file counts as nobody's doing.
    loaded = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[0])
    most = loaded * os.sysconf("SC_PAGESIZE") + GIB
    resource.setrlimit(resource.RLIMIT_AS, (most, most))
    signal.signal(signal.SIGALRM, give_up)
    store = open_store(f"sqlite:///{folder / 'hostile.db'}", create=True)
    for line in sys.stdin:
        kind, path = json.loads(line)
        signal.alarm(ALARM_S)
        began = time.monotonic()
        found = outcome(store, kind, Path(path), folder)
        signal.alarm(0)
        found |= {"s": round(time.monotonic() - began, 3), "mb": own_peak_mb()}
        print(json.dumps(found), flush=True)  # noqa: T201 - its answer
    store.close()
    print(json.dumps({"readers_mb": readers_peak_mb()}))  # noqa: T201


if __name__ == "__main__":
    main(Path(sys.argv[1]))
