"""Ranking one case whose claims are in memory: how long `rank_case` takes.

    python3 dev.py bench rank [CASES] [SEED]

The synthetic cases as they are, then heavy ones of CLAIMS claims each: consecutive cases put
together as if their borrowers were one, so that every kind of claim stands in them as it comes.
`first` is the first ranking in a process that has read no address or name yet; from then on their
readings are remembered. Time is of the process, so that waiting for a busy machine does not count.
"""

import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import closing
from dataclasses import replace
from datetime import date
from pathlib import Path

from graph.rank import rank_case
from skiptrace.cli.context import Session
from skiptrace.cli.options import Given
from skiptrace.model.casefile import CaseFile

AS_OF = "2026-06-30"
CLAIMS = 200
ROUNDS = 9


def main(arguments: Sequence[str]) -> None:
    """Prints a row for the cases as they are and one for the heavy ones."""
    cases = int(arguments[0]) if arguments else 500
    seed = int(arguments[1]) if len(arguments) > 1 else 1
    day = date.fromisoformat(AS_OF)
    files = made(cases, seed)
    print(
        f"{'cases':<12}{'n':>6}{'claims':>8}{'leads':>7}{'median ms':>11}{'95 % ms':>9}{'most':>8}"
    )
    for name, chosen in (("as they are", files), (f"{CLAIMS} claims", list(heavy(files)))):
        first = statistics.median(once(file, day) for file in chosen)
        times = sorted(milliseconds(file, day) for file in chosen)
        claims = statistics.median(len(file.facts) for file in chosen)
        leads = statistics.median(len(rank_case(file, day)) for file in chosen)
        last = times[int(0.95 * (len(times) - 1))]
        print(
            f"{name:<12}{len(chosen):>6}{claims:>8.0f}{leads:>7.0f}{first:>10.2f}"
            f"{statistics.median(times):>11.2f}{last:>9.2f}{times[-1]:>8.2f}"
        )


def made(cases: int, seed: int) -> list[CaseFile]:
    """Every case of a synthetic portfolio, in memory."""
    with tempfile.TemporaryDirectory(prefix="skiptrace-bench-") as folder:
        out = Path(folder) / "demo"
        command = [sys.executable, "-m", "skiptrace", "--quiet", "--json", "--as-of", AS_OF]
        command += ["demo", "--cases", str(cases), "--seed", str(seed), "--out", str(out)]
        subprocess.run(command, stdout=subprocess.DEVNULL, check=True)
        given = Given(workspace=out / "workspace", as_of=date.fromisoformat(AS_OF), quiet=True)
        with closing(Session(given)) as session:
            casework = session.casework()
            return [casework.case_file(row.case.case_no) for row in casework.queue(limit=cases)]


def heavy(files: Sequence[CaseFile]) -> Iterator[CaseFile]:
    """Cases of CLAIMS claims, each out of as many consecutive ones as that takes."""
    whole: CaseFile | None = None
    for file in files:
        whole = file if whole is None else joined(whole, file)
        if len(whole.facts) >= CLAIMS:
            yield replace(whole, facts=whole.facts[:CLAIMS])
            whole = None


def joined(one: CaseFile, other: CaseFile) -> CaseFile:
    """The other's claims and attempts as if they were the first one's."""

    def entity(name: str) -> str:
        return one.subject_id if name == other.subject_id else name

    facts = [
        replace(row, entity_id=entity(row.entity_id), other_id=entity(row.other_id))
        for row in other.facts
    ]
    tried = [replace(attempt, case_no=one.case.case_no) for attempt in other.attempts]
    return replace(
        one,
        facts=tuple(sorted((*one.facts, *facts), key=lambda row: row.claim_id)),
        attempts=(*one.attempts, *tried),
    )


def milliseconds(file: CaseFile, day: date) -> float:
    """The median of ROUNDS rankings."""
    return statistics.median(once(file, day) for _ in range(ROUNDS))


def once(file: CaseFile, day: date) -> float:
    """Milliseconds that one ranking takes."""
    began = time.process_time()
    rank_case(file, day)
    return (time.process_time() - began) * 1000


if __name__ == "__main__":
    main(sys.argv[1:])
