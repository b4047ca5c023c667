"""A fresh store per test."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from skiptrace.store import SqlStore, open_store


@pytest.fixture
def url(tmp_path: Path) -> str:
    return f"sqlite:///{tmp_path / 'workspace' / 'skiptrace.db'}"


@pytest.fixture
def store(url: str) -> Iterator[SqlStore]:
    opened = open_store(url, create=True)
    yield opened
    opened.close()
