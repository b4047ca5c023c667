"""Documents: the same words in three formats, and nothing in them is markup."""

from html.parser import HTMLParser
from pathlib import Path

import pytest

from skiptrace.errors import UsageError
from skiptrace.export.document import Document, Section, write_document

NASTY = (
    "<script>alert(1)</script> | =HYPERLINK(\"x\") \u202e*b* [a](http://example.com)\nnext & 'q'"
)
DOCUMENT = Document(
    "Diligence dossier",
    ["Case C1"],
    [
        Section("Steps taken", ["one step"], ("time", "result"), [("10:00", NASTY)]),
        Section("Nothing", ["no attempt"]),
    ],
    "en",
)


class Tags(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.tags: set[str] = set()
        self.words = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        assert {name for name, _ in attrs} <= {"lang", "charset"}

    def handle_data(self, data: str) -> None:
        self.words += data


def test_html_has_no_script_link_or_foreign_style(tmp_path: Path) -> None:
    path = tmp_path / "d.html"
    write_document(path, DOCUMENT)
    found = Tags()
    found.feed(path.read_text(encoding="utf-8"))
    assert found.tags <= {
        "html", "head", "meta", "title", "style", "body", "h1", "h2", "p", "table", "tr", "th", "td"
    }  # fmt: skip
    assert "<script>alert(1)</script> | =HYPERLINK" in found.words
    assert "\u202e" not in found.words


def test_markdown_keeps_cells_apart_and_markup_dead(tmp_path: Path) -> None:
    path = tmp_path / "d.md"
    write_document(path, DOCUMENT)
    (row,) = [line for line in path.read_text(encoding="utf-8").splitlines() if "10:00" in line]
    assert row.replace("\\|", "").count("|") == 3
    assert "\\<script\\>" in row
    assert "\\[a\\]" in row


@pytest.mark.parametrize("ending", [".html", ".md", ".txt", ".HTML"])
def test_the_same_document_gives_the_same_bytes(tmp_path: Path, ending: str) -> None:
    one, two = tmp_path / f"1{ending}", tmp_path / f"2{ending}"
    write_document(one, DOCUMENT)
    write_document(two, DOCUMENT)
    assert one.read_bytes() == two.read_bytes()
    assert "Steps taken" in one.read_text(encoding="utf-8")


def test_another_ending_is_refused_and_nothing_written(tmp_path: Path) -> None:
    with pytest.raises(UsageError):
        write_document(tmp_path / "d.docx", DOCUMENT)
    assert list(tmp_path.iterdir()) == []
