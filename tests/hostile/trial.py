"""The corpus tried: files made here, imported by a worker with little memory.

    python -m tests.hostile.trial

prints the slowest, the largest and the counts by ending.
"""

import json
import shutil
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

from tests.hostile.corpus import Hostile, corpus

ROOT = Path(__file__).resolve().parents[2]
WORKERS = 2

Outcome = dict[str, Any]


def tried(files: Sequence[Hostile], folder: Path) -> Iterator[Outcome]:
    """The outcome of each file in turn; each is gone again before the next is made."""
    with subprocess.Popen(
        [sys.executable, "-m", "tests.hostile.worker", str(folder)],
        cwd=ROOT,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    ) as worker:
        assert worker.stdin is not None
        assert worker.stdout is not None
        assert worker.stderr is not None
        for hostile in files:
            place = folder / "in"
            place.mkdir()
            path = hostile.make(place)
            worker.stdin.write(json.dumps([hostile.kind, str(path)]) + "\n")
            worker.stdin.flush()
            answer = worker.stdout.readline()
            if not answer:
                yield {"name": hostile.name, "end": "DEATH", "what": worker.stderr.read()[-500:]}
                return
            yield {"name": hostile.name, "kind": hostile.kind, **json.loads(answer)}
            shutil.rmtree(place)
        worker.stdin.close()
        yield json.loads(worker.stdout.readline())


def trial(folder: Path) -> list[Outcome]:
    """All outcomes, by two workers; the last of each worker are its readers' peaks."""
    files = corpus()

    def share(number: int) -> list[Outcome]:
        place = folder / str(number)
        place.mkdir()
        return list(tried(files[number::WORKERS], place))

    with ThreadPoolExecutor(WORKERS) as pool:
        return [outcome for found in pool.map(share, range(WORKERS)) for outcome in found]


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        found = trial(Path(folder))
    files = [outcome for outcome in found if "name" in outcome]
    print(len(files), "files:", dict(Counter(outcome["end"] for outcome in files)))  # noqa: T201
    families = Counter[str]()
    for outcome in files:
        families[outcome["name"].rpartition("-")[0][:12]] += outcome.get("s", 0)
    print(families.most_common(14))  # noqa: T201
    for key in ("s", "mb"):
        for outcome in sorted(files, key=lambda o: -o.get(key, 0))[:8]:
            print(key, outcome[key], outcome["name"], outcome["end"])  # noqa: T201
    print([outcome for outcome in found if "name" not in outcome])  # noqa: T201
    for outcome in files:
        if outcome["end"] in ("CRASH", "DEATH"):
            print(outcome)  # noqa: T201


if __name__ == "__main__":
    main()
