"""Live sources as they are listed: those configured, the card of a service, their hosts."""

from typing import TYPE_CHECKING, Any

from skiptrace.cli.live_words import ASKS
from skiptrace.cli.output import emit, emit_json, table
from skiptrace.cli.probe import Finding
from skiptrace.errors import UsageError
from skiptrace.locale import gettext as _

if TYPE_CHECKING:
    from collections.abc import Iterator

    from skiptrace.cli.context import Session
    from skiptrace.live import LiveCard, LiveSource, StreamSource


def configured(session: "Session") -> None:
    """A table of the configured live sources; nothing when there are none."""
    from skiptrace.cli.wiring import live_sources

    found = live_sources(session.settings)
    if not found:
        return
    emit("")
    titles = (_("live source"), _("service"), _("is asked"), _("kind"), _("host"), _("budget"))
    for line in table([titles, *(_row(source) for source in found)]):
        emit(line)


def _row(source: "LiveSource | StreamSource") -> tuple[str, ...]:
    terms = source.terms
    day = "-" if terms.per_day is None else _("{n} a day").format(n=terms.per_day)
    price = "" if terms.price is None else f" x {terms.price}"
    return (
        source.name,
        source.card.service,
        _(ASKS[source.card.asks]),
        source.card.kind or "-",
        source.host,
        f"{day}{price}",
    )


def service_card(name: str) -> "LiveCard | None":
    """The card of a service, None when no service is called that."""
    from skiptrace.cli.wiring import live_cards

    return next((card for card in live_cards() if card.service == name), None)


def describe_service(session: "Session", card: "LiveCard") -> None:
    """What a service is and which keys its table takes."""
    if session.json:
        emit_json(card_fields(card))
        return
    facts = [
        (_("service"), card.service),
        (_("what it is"), card.title_zh if session.lang == "zh" else card.title_en),
        (_("is asked"), _(ASKS[card.asks])),
        (_("gives"), ", ".join(map(_, card.yields))),
        (_("what leaves the house"), _(card.sends)),
        (_("lawful basis"), _(card.lawful_note)),
        (_("cost"), _(card.cost)),
        (_("asked anew after"), _("{n} days").format(n=card.fresh_days)),
    ]
    for line in table(facts):
        emit(line)
    emit("")
    emit(f"[pull.NAME]  service = '{card.service}'")
    rows = [
        (setting.name + ("*" if setting.required else ""), _(setting.says), setting.example)
        for setting in card.settings
    ]
    for line in table([(_("key"), _("what it says"), _("example")), *rows]):
        emit(line)


def card_fields(card: "LiveCard") -> dict[str, Any]:
    """A service's card as plain fields."""
    return {
        "service": card.service,
        "title_en": card.title_en,
        "title_zh": card.title_zh,
        "asks": card.asks.value,
        "kind": card.kind,
        "basis_needed": card.basis_needed,
        "lawful_note": card.lawful_note,
        "cost": card.cost,
        "sends": card.sends,
        "yields": list(card.yields),
        "paid": card.paid,
        "fresh_days": card.fresh_days,
        "settings": [
            {
                "name": setting.name,
                "says": setting.says,
                "example": setting.example,
                "required": setting.required,
            }
            for setting in card.settings
        ],
    }


def live_findings(session: "Session") -> "Iterator[Finding]":
    """Which hosts the settings allow questions to leave for; one check a source."""
    from skiptrace.cli.wiring import live_sources
    from skiptrace.config import Settings

    for name, settings in session.settings.pull.items():
        alone = Settings(pull={name: settings})
        try:
            (source,) = live_sources(alone)
            source.check()
        except UsageError as error:
            yield Finding(f"pull {name}", ok=False, detail=error.what)
        else:
            yield Finding(f"pull {name}", ok=True, detail=f"{source.card.service} {source.host}")
