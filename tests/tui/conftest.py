"""A desk per test; the language is put back."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from skiptrace.locale import set_language
from tests.tui.lender_desk import Desk, desk, lender_records


@pytest.fixture(autouse=True)
def english_again() -> Iterator[None]:
    yield
    set_language("en")


@pytest.fixture
def lender(tmp_path: Path) -> Iterator[Desk]:
    with desk(tmp_path / "w", lender_records()) as opened:
        yield opened
