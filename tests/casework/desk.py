"""A desk for tests: casework over a real store, sources, graph and pack; only the clock is set."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime
from pathlib import Path

from skiptrace.casework import Casework
from skiptrace.casework.importing import ImportReport, ImportRequest
from skiptrace.cli.wiring import open_casework
from skiptrace.config import Settings
from skiptrace.policy.pack import load_pack
from skiptrace.store import SqlStore, open_store
from tests.e2e.lender_files import BASIS

# 10:00 in China.
MORNING = datetime(2026, 6, 30, 2, 0, tzinfo=UTC)


@contextmanager
def open_desk(
    folder: Path,
    *,
    at: datetime = MORNING,
    as_of: date | None = None,
    settings: Settings | None = None,
) -> Iterator[tuple[Casework, SqlStore]]:
    """Casework and its store in a folder of the test's own."""
    store = open_store(f"sqlite:///{folder / 'desk.db'}", create=True)
    casework = open_casework(
        store,
        pack=load_pack("cn"),
        settings=settings or Settings(),
        actor="a.test",
        clock=lambda: at,
        rejects_folder=folder,
        lang="en",
        as_of=as_of,
    )
    try:
        yield casework, store
    finally:
        store.close()


def import_file(
    casework: Casework, kind: str, *paths: Path, basis: str | None = BASIS
) -> ImportReport:
    return casework.import_files(ImportRequest(kind, paths, basis))
