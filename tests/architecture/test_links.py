"""A page that points at a file which is not there misleads the newcomer it is written for."""

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
LINK = re.compile(r"\[[^\]]*\]\(([^)\s#]+)(?:#[^)]*)?\)")
OUTSIDE = re.compile(r"[a-z]+:")


def pages() -> list[Path]:
    return sorted([*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md")])


def dead_links(page: Path) -> list[str]:
    targets = LINK.findall(page.read_text(encoding="utf-8"))
    return [t for t in targets if not OUTSIDE.match(t) and not (page.parent / t).exists()]


@pytest.mark.parametrize("page", pages(), ids=lambda page: page.name)
def test_links_inside_the_repository_lead_somewhere(page: Path) -> None:
    assert not dead_links(page)


def test_dead_link_is_seen(tmp_path: Path) -> None:
    page = tmp_path / "page.md"
    page.write_text("[a](page.md) [b](gone.md#x) [c](https://example.org/)", encoding="utf-8")
    assert dead_links(page) == ["gone.md"]
