"""Folded months as records: one a counterpart, and one for the lines that speak of nobody."""

import re
from collections.abc import Iterator
from dataclasses import replace

from skiptrace.model.claim import HadCalls
from skiptrace.model.contact import ContactPoint, ContactUse
from skiptrace.model.party import PartyRef
from skiptrace.model.record import Record
from skiptrace.ports import ReadOptions
from sources.bills.fold import Folds, Month
from sources.bills.subscribers import Subscribers
from sources.stamp import ClaimSheet, record_name

FOLDED = "calls_folded"
NO_PERSON = "calls_no_person"
LEFT_OUT = "calls_left_out"
"""Warnings of records, shown with how often they occur."""

_MOBILE = re.compile(r"1[3-9][0-9]{9}|\+[0-9]+")


def records_of(
    kind: str, folds: Folds, subscribers: Subscribers, left_out: int, options: ReadOptions
) -> Iterator[Record]:
    """In the order of the file's first lines, month by month.

    All records of one subscriber and month have one origin, whatever bill they came from: bills
    that overlap never count twice.
    """
    notes = (LEFT_OUT,) * left_out
    for month in folds.months():
        party, number = subscribers.parties[month.owner], subscribers.numbers[month.owner]
        origin = f"{kind}:{party.person_id}:{month.name}"
        if not options.keep_raw and month.slots:
            notes = (*notes, FOLDED)
        for record in _month(kind, month, folds, party, origin, options):
            yield replace(record, warnings=notes) if notes else record
            notes = ()
        if month.aside or party.id_no:
            record = _aside(kind, month, folds, party, number, origin, options)
            yield replace(record, warnings=(*notes, *record.warnings))
            notes = ()


def _month(
    kind: str, month: Month, folds: Folds, party: PartyRef, origin: str, options: ReadOptions
) -> Iterator[Record]:
    for peer, slot in month.slots.items():
        tally = folds.tally(month, slot)
        name = record_name(kind, (party.key, peer, month.name))
        raw = folds.raw(slot)
        sheet = ClaimSheet(
            kind, name, origin, tally.last, options, notes={"calls": "; ".join(raw)} if raw else {}
        )
        use = ContactUse.MOBILE if _MOBILE.fullmatch(peer) else ContactUse.HOME_PHONE
        sheet.add(party, HadCalls(ContactPoint.stored(use, peer), tally))
        line, lines = folds.place(slot)
        yield Record(kind, name, line, tuple(sheet.claims), lines=lines)


def _aside(
    kind: str,
    month: Month,
    folds: Folds,
    party: PartyRef,
    number: str,
    origin: str,
    options: ReadOptions,
) -> Record:
    """Lines without a person; a subscriber who is known by id number had this line that month."""
    name = record_name(kind, (party.key, "", month.name))
    sheet = ClaimSheet(kind, name, origin, folds.last_day(month), options)
    if party.id_no:
        use = ContactUse.MOBILE if _MOBILE.fullmatch(number) else ContactUse.HOME_PHONE
        sheet.contact(party, ContactPoint.stored(use, number))
    warnings = (NO_PERSON,) * month.aside
    return Record(
        kind, name, month.first_line, tuple(sheet.claims), warnings=warnings, lines=month.aside
    )
