"""The verb sources: the cards of the adapters, and the plug-ins that are installed."""

import csv
import io
from typing import TYPE_CHECKING, Any

import click

from skiptrace.cli.context import Session, verb
from skiptrace.cli.output import clean, emit, emit_json, table
from skiptrace.locale import fitted, mark
from skiptrace.locale import gettext as _

if TYPE_CHECKING:
    from collections.abc import Sequence

    from skiptrace.cli.wiring import PluginState
    from skiptrace.ports import Column, SourceCard


@verb("sources", mark(
    "List the kinds of files that can be imported; with KIND its columns, their aliases and an "
    "example row. Also lists the configured live sources; with a SERVICE its settings."
))  # fmt: skip
@click.argument("kind", required=False)
def sources(session: Session, kind: str | None) -> int:
    """Reads the adapters' cards; needs no workspace."""
    from skiptrace.cli.live_cards import configured, describe_service, service_card
    from skiptrace.cli.wiring import adapter, adapters, plugin_states

    enabled = session.settings.plugins
    if kind is not None:
        if (service := service_card(kind)) is not None:
            describe_service(session, service)
            return 0
        card = adapter(kind, enabled).card
        if session.json:
            emit_json(card_fields(card))
        else:
            _describe(card, session.lang)
        return 0
    states = plugin_states(enabled)
    cards = [item.card for item in adapters()]
    cards += [state.adapter.card for state in states if state.adapter is not None]
    if session.json:
        unused = [_plugin_fields(state) for state in states if state.adapter is None]
        emit_json([*map(card_fields, cards), *unused])
        return 0
    _list(cards, session.lang)
    if states:
        emit("")
        _list_plugins(states)
    configured(session)
    return 0


def card_fields(card: "SourceCard") -> dict[str, Any]:
    """A card as plain fields; example: canonical column -> value, a row that imports."""
    titles, values = example_row(card, "en")
    return {
        "kind": card.kind,
        "title_en": card.title_en,
        "title_zh": card.title_zh,
        "basis_needed": card.basis_needed,
        "basis_words": list(card.basis_words),
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
        "example": dict(zip(titles, values, strict=True)),
        "plugin": card.reader or None,
    }


def _plugin_fields(state: "PluginState") -> dict[str, Any]:
    """A plug-in that gives no kind now: not enabled, not installed or broken."""
    return {
        "kind": state.name,
        "plugin": state.plugin.reader if state.plugin else None,
        "enabled": state.enabled,
        "problem": state.problem.what if state.problem else None,
        "hint": state.problem.hint if state.problem else None,
    }


def example_row(card: "SourceCard", lang: str) -> tuple[list[str], list[str]]:
    """Titles and values of the columns that have an example; Chinese titles are the aliases."""
    columns = [column for column in card.columns if column.example]
    return [_column_title(column, lang) for column in columns], [c.example for c in columns]


def _column_title(column: "Column", lang: str) -> str:
    title = column.aliases[0] if lang == "zh" and column.aliases else column.name
    return title.replace("N", "1") if "N" in column.name else title


def example_lines(card: "SourceCard", lang: str) -> list[str]:
    """The example as two lines of a CSV file."""
    out = io.StringIO()
    csv.writer(out, lineterminator="\n").writerows(example_row(card, lang))
    return out.getvalue().splitlines()


def _title(card: "SourceCard", lang: str) -> str:
    return card.title_zh if lang == "zh" else card.title_en


def _list(cards: "Sequence[SourceCard]", lang: str) -> None:
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


def _list_plugins(states: "Sequence[PluginState]") -> None:
    titles = (_("plug-in"), _("package"), _("state"))
    rows = [(s.name, s.plugin.reader if s.plugin else "-", _state(s)) for s in states]
    for line in table([titles, *rows]):
        emit(line)
    for state in states:
        if state.problem is not None:
            emit(clean(f"{state.name}: {fitted(state.problem.what)}"))
            emit(clean(_("hint: {hint}").format(hint=fitted(state.problem.hint))))


def _state(state: "PluginState") -> str:
    if state.problem is not None:
        return _("cannot be used")
    if state.enabled:
        return _("enabled")
    return _('not enabled; in skiptrace.toml: [plugins] enabled = ["{name}"]').format(
        name=state.name
    )


def _describe(card: "SourceCard", lang: str) -> None:
    basis = f"{_('--basis needed')}: " if card.basis_needed else ""
    facts = [
        (_("kind"), card.kind),
        (_("what it is"), _title(card, lang)),
        (_("gives"), ", ".join(map(_, card.yields))),
        (_("lawful basis"), basis + _(card.lawful_note)),
        *([(_("it must name"), ", ".join(card.basis_words))] if card.basis_words else ()),
        (_("cost"), _(card.cost)),
        (_("kept for"), _("{n} days").format(n=card.retention_days)),
        (_("files"), " ".join(card.suffixes)),
    ]
    if card.reader:
        facts.insert(1, (_("plug-in"), card.reader))
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
    if rows:
        emit("")
        emit(_("example, two lines of a CSV file:"))
        for line in example_lines(card, lang):
            emit(clean(line))
