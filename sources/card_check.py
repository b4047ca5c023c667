"""What a card must say to be used: asked of every plug-in before it is used, and by the tests."""

import re
from collections.abc import Iterator

from skiptrace.ports import SourceAdapter, SourceCard

_KIND = re.compile(r"[a-z][a-z0-9]*(?:-[a-z0-9]+)*")
_LONGEST_KIND = 40


def adapter_problem(found: object) -> str | None:
    """Why the object is no adapter with a complete card, None when it is one."""
    if not isinstance(found, SourceAdapter):
        return "it has not the three parts of an adapter: card, files, read"
    if not isinstance(found.card, SourceCard):
        return "its card is no skiptrace.ports.SourceCard"
    return next(card_problems(found.card), None)


def card_problems(card: SourceCard) -> Iterator[str]:
    """Everything that is wrong with the card, one sentence each."""
    if not _KIND.fullmatch(card.kind) or len(card.kind) > _LONGEST_KIND:
        yield "kind must be lower-case words with dashes, such as returned-mail"
    for field in ("title_en", "title_zh", "lawful_note", "cost"):
        if not getattr(card, field).strip():
            yield f"{field} is empty"
    if card.retention_days <= 0:
        yield "retention_days must be positive"
    if not card.yields or not all(card.yields):
        yield "yields names nothing"
    if not card.suffixes or not all(re.fullmatch(r"\.[a-z0-9.]+", s) for s in card.suffixes):
        yield "suffixes must be file endings in lower case, such as .csv"
    yield from _column_problems(card)


def _column_problems(card: SourceCard) -> Iterator[str]:
    seen: set[str] = set()
    for column in card.columns:
        if not column.name:
            yield "a column has no name"
        if column.name in seen:
            yield f"two columns are named {column.name}"
        seen.add(column.name)
        if column.required and not column.example:
            yield f"the required column {column.name} has no example"
