"""The compiled translations are those of their sources: `dev.py messages` has been run."""

from io import BytesIO
from pathlib import Path

import pytest
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

from tests.architecture.repository import ROOT

SOURCES = sorted((ROOT / "skiptrace" / "locale").rglob("*.po"))


def test_there_are_chinese_texts() -> None:
    assert any("zh" in path.parts for path in SOURCES)


@pytest.mark.parametrize("source", SOURCES, ids=lambda path: path.name)
def test_catalogue_is_compiled_and_complete(source: Path) -> None:
    with source.open("rb") as lines:
        catalogue = read_po(lines)
    fresh = BytesIO()
    write_mo(fresh, catalogue)
    assert source.with_suffix(".mo").read_bytes() == fresh.getvalue()
    assert not [message.id for message in catalogue if message.id and not message.string]
    assert not [message.id for message in catalogue if message.id and message.fuzzy]
