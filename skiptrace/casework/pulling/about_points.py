"""What is worth asking about numbers, addresses and employers, lead by lead."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import timedelta
from typing import Final

from skiptrace.casework.listing import CaseLeads, ClearedLead
from skiptrace.casework.pulling.context import Context, Facts, open_leads
from skiptrace.errors import InvalidValue
from skiptrace.model.attempt import Channel
from skiptrace.model.contact import ContactKind, ContactPoint, ContactUse
from skiptrace.model.lookup import Asks, Lookup
from skiptrace.model.party import Role
from skiptrace.normalize.sites import site

MOBILE: Final = re.compile(r"1[3-9][0-9]{9}")
# Below it a number is as good as dead: news of it would change nothing.
LIVE_LOOKING: Final = 0.05


def open_mobiles(
    batch: Sequence[CaseLeads], *, subject_only: bool
) -> list[tuple[CaseLeads, ClearedLead]]:
    """Open mobile leads that look alive; carriers' services know no other lines."""
    return [
        (case, item)
        for case, item in open_leads(batch, Channel.CALL, ContactKind.PHONE)
        if item.lead.point.use is not ContactUse.RELAY
        and MOBILE.fullmatch(item.lead.point.value)
        and item.lead.p_current >= LIVE_LOOKING
        and (not subject_only or item.lead.party.role is Role.SUBJECT)
    ]


def number_status(
    context: Context, batch: Sequence[CaseLeads], _facts: Facts, _unasked: Counter[str]
) -> Iterator[Lookup]:
    """Open numbers whose last check is old, or that never had one."""
    found = open_mobiles(batch, subject_only=False)
    due = context.due("status", [item.lead.point.value for _, item in found])
    asks = context.source.card.asks
    for case, item in found:
        lead = item.lead
        if (why := due.get(lead.point.value)) is not None:
            yield Lookup(asks, case.case.case_no, point=lead.point, worth=lead.worth, because=why)


def number_owner(
    context: Context, batch: Sequence[CaseLeads], _facts: Facts, unasked: Counter[str]
) -> Iterator[Lookup]:
    """Open numbers that were last known to be the party's long ago."""
    found = open_mobiles(batch, subject_only=False)
    keys = [(item.lead.point.value, item.lead.party.entity_id) for _, item in found]
    held = context.ledger.holdings(keys)
    oldest = context.as_of - timedelta(days=context.source.terms.older_than_days)
    for (case, item), key in zip(found, keys, strict=True):
        lead, hold = item.lead, held.get(key)
        if hold is None or hold.last_known is None:
            unasked["undated"] += 1
        elif hold.last_known <= oldest:
            yield Lookup(
                Asks.NUMBER_OWNER, case.case.case_no, hold.ref, lead.point, hold.last_known,
                worth=lead.worth, because="known_long_ago",
            )  # fmt: skip


def number_line(
    context: Context, batch: Sequence[CaseLeads], _facts: Facts, _unasked: Counter[str]
) -> Iterator[Lookup]:
    """The subject's open numbers whose carrier is not known, or not known lately."""
    found = open_mobiles(batch, subject_only=True)
    due = context.due("detail", [item.lead.point.value for _, item in found])
    for case, item in found:
        lead = item.lead
        if (why := due.get(lead.point.value)) is not None:
            yield Lookup(
                Asks.NUMBER_LINE, case.case.case_no, point=lead.point, worth=lead.worth, because=why
            )


def place(
    context: Context, batch: Sequence[CaseLeads], _facts: Facts, unasked: Counter[str]
) -> Iterator[Lookup]:
    """Addresses that may be visited, without the door; each site once."""
    found = [
        (case, item, place)
        for case, item in open_leads(batch, Channel.VISIT, ContactKind.ADDRESS)
        if (place := _site(item.lead.point, unasked)) is not None
    ]
    due = context.due("detail", [place.value for _, _, place in found])
    for case, item, place in found:
        if (why := due.get(place.value)) is not None:
            yield Lookup(
                Asks.PLACE, case.case.case_no, point=place, worth=item.lead.worth, because=why
            )


def _site(point: ContactPoint, unasked: Counter[str]) -> ContactPoint | None:
    try:
        return ContactPoint(point.use, site(point.value))
    except InvalidValue:
        unasked["no_site"] += 1
        return None


def company(
    context: Context, batch: Sequence[CaseLeads], _facts: Facts, _unasked: Counter[str]
) -> Iterator[Lookup]:
    """Employers of the subject that may be looked up."""
    found = list(open_leads(batch, Channel.INQUIRY, ContactKind.EMPLOYER))
    due = context.due("standing", [item.lead.point.value for _, item in found])
    for case, item in found:
        if (why := due.get(item.lead.point.value)) is not None:
            yield Lookup(
                Asks.COMPANY, case.case.case_no, point=item.lead.point, worth=item.lead.worth,
                because=why,
            )  # fmt: skip
