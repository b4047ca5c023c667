"""What is worth asking about the borrowers themselves, case by case."""

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Final

from skiptrace.casework.listing import CaseLeads
from skiptrace.casework.pulling.about_points import open_mobiles
from skiptrace.casework.pulling.context import Context, Facts, open_leads
from skiptrace.model.attempt import Channel
from skiptrace.model.contact import ContactKind
from skiptrace.model.lookup import Asks, Lookup
from skiptrace.model.party import PartyRef, Role

# From here on one of the borrower's own numbers is worth a call before a carrier is asked.
WITHIN_REACH: Final = 0.15


def identity(
    context: Context, batch: Sequence[CaseLeads], _facts: Facts, unasked: Counter[str]
) -> Iterator[Lookup]:
    """The subject's open numbers, with the subject's name and id number."""
    for case, item in open_mobiles(batch, subject_only=True):
        subject = case.case.subject
        if missing := _missing(subject, case.case.case_no, context.source.wants):
            unasked[missing] += 1
            continue
        yield Lookup(
            Asks.IDENTITY, case.case.case_no, subject, item.lead.point, worth=item.lead.worth,
            because="never_checked",
        )  # fmt: skip


def lost_contact(
    context: Context, batch: Sequence[CaseLeads], facts: Facts, unasked: Counter[str]
) -> Iterator[Lookup]:
    """Subjects whom none of their own open numbers is likely to reach, at each carrier."""
    for case in batch:
        best = max(
            (
                item.lead.p_reach
                for _, item in open_leads([case], Channel.CALL, ContactKind.PHONE)
                if item.lead.party.role is Role.SUBJECT
            ),
            default=0.0,
        )
        if best < WITHIN_REACH:
            worth = round((1 - best) * 1000)
            yield from _of_subject(context, case, facts, unasked, worth, "out_of_reach")


def subject(
    context: Context, batch: Sequence[CaseLeads], facts: Facts, unasked: Counter[str]
) -> Iterator[Lookup]:
    """Every subject who may be contacted."""
    for case in batch:
        worth = max((item.lead.worth for item in case.leads if item.allowed), default=0)
        yield from _of_subject(context, case, facts, unasked, worth, "own_system")


def _of_subject(
    context: Context,
    case: CaseLeads,
    facts: Facts,
    unasked: Counter[str],
    worth: int,
    because: str,
) -> Iterator[Lookup]:
    source, case_no, subject = context.source, case.case.case_no, case.case.subject
    if missing := _missing(subject, case_no, source.wants):
        unasked[missing] += 1
    elif not context.may_call(case, facts[case_no]):
        unasked["closed"] += 1
    else:
        for detail in source.details:
            yield Lookup(
                source.card.asks, case_no, subject, detail=detail, worth=worth, because=because
            )


def _missing(subject: PartyRef, case_no: str, wants: Sequence[str]) -> str:
    """The first thing the service wants that the case file does not have, as a code; "" for none.

    What every case has, or what a look-up brings itself, is not missing.
    """
    has = {
        "name": subject.name,
        "id_no": subject.id_no,
        "phone": subject.phone,
        "customer_no": subject.customer_no,
        "case_no": case_no,
    }
    return next((f"no_{want}" for want in wants if not has.get(want)), "")
