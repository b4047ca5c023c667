"""Documents to read, print and file: headed tables as HTML, Markdown or plain text.

HTML without scripts, styles from elsewhere or links; every value is escaped, so that nothing a
file brought along becomes markup.
"""

import html
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from skiptrace.errors import UsageError
from skiptrace.export.atomic import replacing

_STYLE = (
    "body{font:14px/1.5 sans-serif;max-width:60em;margin:2em auto;padding:0 1em}"
    "table{border-collapse:collapse;width:100%}"
    "th,td{border:1px solid #999;padding:.3em .5em;text-align:left;vertical-align:top}"
)
# What Markdown would read as markup, and a pipe that would end a cell.
_MARKUP = re.compile(r"([\\`*_{}\[\]<>#|!~])")
_CONTROL = re.compile(r"[\x00-\x1f\x7f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]+")


@dataclass(frozen=True, slots=True)
class Section:
    """A heading with sentences, and a table where there is a header. Cells are plain text."""

    title: str
    says: Sequence[str] = ()
    header: Sequence[str] = ()
    rows: Sequence[Sequence[str]] = ()


@dataclass(frozen=True, slots=True)
class Document:
    """A title, what stands under it, and the sections."""

    title: str
    says: Sequence[str]
    sections: Sequence[Section]
    lang: str


def write_document(path: Path, document: Document) -> None:
    """Writes it whole or not at all, in the format of the file's ending.

    Raises UsageError for an ending that is none of .html, .md, .txt.
    """
    render = _FORMATS.get(path.suffix.lower())
    if render is None:
        raise UsageError(
            f"no such format for a document: {path.suffix or path.name}",
            "endings: .html, .md, .txt",
        )
    text = render(document)
    with replacing(path) as part:
        part.write_text(text, encoding="utf-8", newline="\n")


def plain(value: str) -> str:
    """One line without control characters and direction marks."""
    return _CONTROL.sub(" ", value).strip()


def _html(document: Document) -> str:
    def tag(name: str, value: str) -> str:
        return f"<{name}>{html.escape(plain(value))}</{name}>"

    lines = [
        f'<!DOCTYPE html>\n<html lang="{document.lang}">\n<head>\n<meta charset="utf-8">',
        tag("title", document.title),
        f"<style>{_STYLE}</style>\n</head>\n<body>",
        tag("h1", document.title),
        *(tag("p", said) for said in document.says),
    ]
    for section in document.sections:
        lines += [tag("h2", section.title), *(tag("p", said) for said in section.says)]
        if section.rows:
            lines.append("<table>")
            lines.append(f"<tr>{''.join(tag('th', cell) for cell in section.header)}</tr>")
            for row in section.rows:
                lines.append(f"<tr>{''.join(tag('td', cell) for cell in row)}</tr>")
            lines.append("</table>")
    return "\n".join([*lines, "</body>\n</html>\n"])


def _markdown(document: Document) -> str:
    def put(value: str) -> str:
        return _MARKUP.sub(r"\\\1", plain(value))

    blocks = [f"# {put(document.title)}", *(put(said) for said in document.says)]
    for section in document.sections:
        blocks += [f"## {put(section.title)}", *(put(said) for said in section.says)]
        if section.rows:
            table = [section.header, ["---"] * len(section.header), *section.rows]
            rows = [[c if c == "---" else put(c) for c in row] for row in table]
            blocks.append("\n".join(f"| {' | '.join(row)} |" for row in rows))
    return "\n\n".join(blocks) + "\n"


def _text(document: Document) -> str:
    lines = [plain(document.title), *map(plain, document.says)]
    for section in document.sections:
        lines += ["", plain(section.title), *(f"  {plain(said)}" for said in section.says)]
        for row in section.rows:
            cells = zip(section.header, row, strict=True)
            lines.append("- " + "; ".join(f"{plain(h)}: {plain(c)}" for h, c in cells if c))
    return "\n".join(lines) + "\n"


_FORMATS: dict[str, Callable[[Document], str]] = {
    ".html": _html,
    ".md": _markdown,
    ".txt": _text,
}
