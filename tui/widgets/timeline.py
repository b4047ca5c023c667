"""The timeline of a case: what was stated and what was tried, newest first."""

from datetime import date
from typing import TYPE_CHECKING

from rich.text import Text

from skiptrace.locale import gettext as _
from skiptrace.model.calls import tally_of
from skiptrace.model.coded import is_code
from skiptrace.normalize.masking import mask
from tui import words
from tui.display import paragraph, stack
from tui.widgets.contact_log import attempt_words
from tui.widgets.text_pane import Page, TextPane

if TYPE_CHECKING:
    from skiptrace.model.casefile import CaseFile, FactRow

Entry = tuple[date | None, str, str]
"""Day, order within the day, words."""


class Timeline(TextPane):
    """Claims and attempts of the case by day."""


def page(file: "CaseFile | None", *, reveal: bool) -> Page:
    """The timeline laid out for any width; None while it is being read."""

    def lay_out(width: int) -> Text:
        if file is None:
            return Text(_("reading..."), style="dim")
        entries = timeline(file, reveal=reveal)
        if not entries:
            return Text(_("nothing is on record"), style="dim")
        return stack([_line(entry, width) for entry in entries])

    return lay_out


def timeline(file: "CaseFile", *, reveal: bool) -> list[Entry]:
    """Every claim once (however many parties it concerns) and every attempt, newest first.

    The calls of a bill are one entry a month: a bill names hundreds of numbers.
    """
    facts = {
        (fact.claim_id, fact.statement): (
            fact.observed_on,
            f"{fact.source}{fact.claim_id}",
            fact_words(fact, reveal=reveal),
        )
        for fact in file.facts
        if fact.via != "hub" and fact.statement != "calls"
    }
    attempts = [
        (attempt.at.date(), attempt.at.isoformat(), attempt_words(attempt, reveal=reveal))
        for attempt in file.attempts
        if attempt.case_no == file.case.case_no
    ]
    entries: list[Entry] = [*facts.values(), *_bills(file, reveal=reveal), *attempts]
    return sorted(entries, key=lambda entry: (entry[0] or date.min, entry[1]), reverse=True)


def _bills(file: "CaseFile", *, reveal: bool) -> list[Entry]:
    """Each subscriber's month as one entry: how many calls with how many numbers."""
    months: dict[tuple[str, str], dict[str, FactRow]] = {}
    for fact in file.facts:
        if fact.statement == "calls" and fact.via == "party":
            held = months.setdefault((fact.use, fact.entity_id), {})
            # Of bills that overlap the fuller one counts, as in the ranking.
            if fact.value not in held or _calls(fact) > _calls(held[fact.value]):
                held[fact.value] = fact
    return [
        (
            max(fact.observed_on or date.min for fact in rows.values()),
            f"{month}{entity}",
            _("{source}: {who} had {calls} calls with {numbers} numbers in {month}").format(
                source=words.word("call-records"),
                who=words.name_of(next(iter(rows.values())).name, reveal=reveal),
                calls=sum(map(_calls, rows.values())),
                numbers=len(rows),
                month=month,
            ),
        )
        for (month, entity), rows in months.items()
    ]


def _calls(fact: "FactRow") -> int:
    return tally_of(fact.use, fact.measure or "{}").calls


def fact_words(fact: "FactRow", *, reveal: bool) -> str:
    """A claim as words: source and record, whose, what."""
    who = words.name_of(fact.name, reveal=reveal)
    what = words.word(fact.use)
    if fact.statement == "relation":
        other = words.name_of(fact.other_name, reveal=reveal)
        said = f"{who} - {what}: {other}"
    elif fact.statement in _KIND_OF_STATE:
        said = f"{_shown(fact, _KIND_OF_STATE[fact.statement], reveal=reveal)} {what}"
    else:
        said = f"{who} {what} {_shown(fact, fact.use, reveal=reveal)}"
    place = f" ({words.free_text(fact.place, reveal=reveal)})" if fact.place else ""
    return f"{words.record_name(fact.source, fact.record)}: {said}{place}"


# What a state is the state of.
_KIND_OF_STATE = {"status": "phone", "standing": "employer"}
# Uses whose masks go by the name of their kind; the others are known to the masks by themselves.
_MASK_OF_USE = {
    "work_phone": "phone", "home": "address", "mailing": "address", "registered": "address",
    "work_address": "address", "masked_id": "id_no", "left_employer": "employer",
}  # fmt: skip


def _shown(fact: "FactRow", use: str, *, reveal: bool) -> str:
    if fact.statement == "attribute" and is_code(fact.use, fact.value):
        return words.word(fact.value)
    return fact.value if reveal else mask(_MASK_OF_USE.get(use, use), fact.value)


def _line(entry: Entry, width: int) -> Text:
    day = entry[0].isoformat() if entry[0] else "    -     "
    told = paragraph(entry[2], width, indent=12)
    return Text(f"{day}  ", style="bold") + told[12:]
