"""A small workspace with the eight kinds of files in it."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from skiptrace.locale import set_language
from tests.cli.verbs import run
from tests.e2e.lender_files import BASIS, NEEDS_BASIS, write_files


@pytest.fixture(scope="session")
def traced(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A workspace with the eight kinds in it, traced; not to be written to."""
    folder = tmp_path_factory.mktemp("traced")
    workspace = folder / "w"
    run(workspace, "init")
    for kind, path in write_files(folder).items():
        run(
            workspace,
            "import",
            kind,
            str(path),
            *(["--basis", BASIS] if kind in NEEDS_BASIS else []),
        )
    run(workspace, "trace", "--all")
    return workspace


@pytest.fixture
def workspace(traced: Path, tmp_path: Path) -> Path:
    """A copy that the test may write to."""
    return shutil.copytree(traced, tmp_path / "w")


@pytest.fixture(autouse=True)
def english_afterwards() -> Iterator[None]:
    yield
    set_language("en")
