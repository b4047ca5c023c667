"""A synthetic portfolio from its files to judged cases, through the adapters and the resolver."""

import tempfile
from collections.abc import Callable, Mapping
from datetime import UTC, date, datetime
from pathlib import Path

from skiptrace.casework.importing import ImportRequest
from skiptrace.cli.truth import read_truth
from skiptrace.cli.wiring import open_casework
from skiptrace.config import Settings
from skiptrace.demo.portfolio import write_portfolio
from skiptrace.policy.pack import load_pack
from skiptrace.ports import JudgedCase
from skiptrace.store import open_store
from tests.truth.world_b.portfolio import write_world as write_b
from tests.truth.world_c.portfolio import write_world as write_c

AS_OF = date(2026, 6, 30)
# (kind -> path, kind -> basis, truth file)
Files = tuple[Mapping[str, Path], Mapping[str, str], Path]


def _demo(out: Path, cases: int, seed: int) -> Files:
    found = write_portfolio(out, cases=cases, seed=seed, as_of=AS_OF)
    return found.paths, found.bases, found.truth


def _world_b(out: Path, cases: int, seed: int) -> Files:
    found = write_b(out, cases=cases, seed=seed, as_of=AS_OF)
    return found.paths, dict.fromkeys(found.paths, found.basis), found.truth


def _world_c(out: Path, cases: int, seed: int) -> Files:
    paths, truth, basis = write_c(out, cases=cases, seed=seed, as_of=AS_OF)
    return paths, dict.fromkeys(paths, basis), truth


WORLDS: Mapping[str, Callable[[Path, int, int], Files]] = {
    "demo": _demo,
    "b": _world_b,
    "c": _world_c,
}


def judged_cases(world: str, cases: int, seed: int) -> list[JudgedCase]:
    """Written, imported, resolved and ranked as of AS_OF."""
    with tempfile.TemporaryDirectory(prefix="skiptrace-bench-") as folder:
        out = Path(folder)
        (out / "files").mkdir()
        paths, bases, truth = WORLDS[world](out / "files", cases, seed)
        store = open_store(f"sqlite:///{out / 'bench.db'}", create=True)
        try:
            casework = open_casework(
                store,
                pack=load_pack("cn"),
                settings=Settings(),
                actor="bench",
                clock=lambda: datetime(2026, 6, 30, 2, tzinfo=UTC),
                rejects_folder=out,
                lang="en",
                as_of=AS_OF,
            )
            for kind, path in paths.items():
                casework.import_files(ImportRequest(kind, [path], basis=bases.get(kind)))
            return list(casework.judged(read_truth(truth).points))
        finally:
            store.close()
