"""The verb sources: the cards of the adapters."""

from typing import TYPE_CHECKING, Any

import click

from skiptrace.cli.context import Session, verb
from skiptrace.cli.output import emit, emit_json, table
from skiptrace.locale import gettext as _
from skiptrace.locale import mark

if TYPE_CHECKING:
    from skiptrace.ports import SourceCard


@verb("sources", mark(
    "List the kinds of files that can be imported; with KIND its columns, their aliases and an "
    "example row. Also lists the configured live sources; with a SERVICE its settings."
))  # fmt: skip
@click.argument("kind", required=False)
def sources(session: Session, kind: str | None) -> int:
    """Reads the adapters' cards; needs no workspace."""
    from skiptrace.cli.live_cards import configured, describe_service, service_card
    from skiptrace.cli.wiring import adapter, adapters

    if kind is None:
        cards = [item.card for item in adapters()]
        if session.json:
            emit_json([card_fields(card) for card in cards])
        else:
            _list(cards, session.lang)
            configured(session)
        return 0
    if (service := service_card(kind)) is not None:
        describe_service(session, service)
        return 0
    card = adapter(kind).card
    if session.json:
        emit_json(card_fields(card))
    else:
        _describe(card, session.lang)
    return 0


def card_fields(card: "SourceCard") -> dict[str, Any]:
    """A card as plain fields."""
    return {
        "kind": card.kind,
        "title_en": card.title_en,
        "title_zh": card.title_zh,
        "basis_needed": card.basis_needed,
        "lawful_note": card.lawful_note,
        "cost": card.cost,
        "retention_days": card.retention_days,
        "yields": list(card.yields),
        "suffixes": list(card.suffixes),
        "columns": [
            {
                "name": column.name,
                "aliases": list(column.aliases),
                "required": column.required,
                "example": column.example,
            }
            for column in card.columns
        ],
    }


def _title(card: "SourceCard", lang: str) -> str:
    return card.title_zh if lang == "zh" else card.title_en


def _list(cards: list["SourceCard"], lang: str) -> None:
    titles = (_("kind"), _("what it is"), _("lawful basis"), _("files"))
    rows = [
        (
            card.kind,
            _title(card, lang),
            _("--basis needed") if card.basis_needed else "-",
            " ".join(card.suffixes),
        )
        for card in cards
    ]
    for line in table([titles, *rows]):
        emit(line)


def _describe(card: "SourceCard", lang: str) -> None:
    facts = [
        (_("kind"), card.kind),
        (_("what it is"), _title(card, lang)),
        (_("gives"), ", ".join(map(_, card.yields))),
        (_("lawful basis"), _(card.lawful_note)),
        (_("cost"), _(card.cost)),
        (_("kept for"), _("{n} days").format(n=card.retention_days)),
        (_("files"), " ".join(card.suffixes)),
    ]
    for line in table(facts):
        emit(line)
    emit("")
    titles = (_("column"), _("example"), _("aliases"))
    rows = [
        (column.name + ("*" if column.required else ""), column.example, ", ".join(column.aliases))
        for column in card.columns
    ]
    for line in table([titles, *rows]):
        emit(line)
