"""Worksheets: queries worth trying by hand, less what the rules close and what has its answer."""

from collections.abc import Iterator, Sequence
from datetime import date, datetime
from typing import Protocol

from skiptrace.casework.listing import judge
from skiptrace.model.attempt import Channel, Outcome
from skiptrace.model.case import Case
from skiptrace.model.clearance import Cleared, Held
from skiptrace.model.contact import ContactKind
from skiptrace.model.lead import Lead
from skiptrace.model.party import Role
from skiptrace.model.worksheet import CaseWorksheet, WorksheetFacts, WorksheetQuery, query_id
from skiptrace.policy.pack import Pack
from skiptrace.ports import PolicyFacts
from skiptrace.visits.route import place
from skiptrace.worksheet.candidates import Candidate, candidates, name_of, whole_case

# Reasonable scope: a dozen queries are an afternoon's work, more would be a dragnet (PIPL 6).
MOST_QUERIES = 12
# A person spoken to within the month is asked, not looked up (least impact, PIPL 6).
REACHED_DAYS = 30


class WorksheetStore(Protocol):
    """What worksheets ask of the database."""

    def worksheet_facts(
        self,
        case_nos: Sequence[str],
        names: Sequence[str],
        values: Sequence[str],
        as_of: date,
    ) -> WorksheetFacts:
        """Answered queries of the cases; how many people bear the names and gave the values."""
        ...


Judgeable = tuple[Case, Sequence[Lead], PolicyFacts, datetime]
"""A case, its leads, what the gate must know of it, and the moment it is judged at."""


def worksheets(
    batch: Sequence[Judgeable], store: WorksheetStore, pack: Pack, as_of: date
) -> Iterator[CaseWorksheet]:
    """The worksheet of each case, in order."""
    facts = store.worksheet_facts(
        [case.case_no for case, *_ in batch],
        sorted({name for case, leads, *_ in batch if (name := name_of(case, leads))}),
        sorted({lead.point.value for _, leads, *_ in batch for lead in leads if _own(lead)}),
        as_of,
    )
    for item in batch:
        yield _worksheet(item, facts, pack)


def _own(lead: Lead) -> bool:
    return lead.party.role is Role.SUBJECT and lead.kind is not ContactKind.ADDRESS


def in_region(leads: Sequence[Lead], region: str) -> bool:
    """Whether an address of the subject lies there: the first digits of a six-digit code."""
    return any(
        place(lead.point.value).code.startswith(region)
        for lead in leads
        if lead.party.role is Role.SUBJECT and lead.kind is ContactKind.ADDRESS
    )


def _worksheet(item: Judgeable, facts: WorksheetFacts, pack: Pack) -> CaseWorksheet:
    """No query at all where the rules close the case; a query on a closed value is left out."""
    case, leads, known, moment = item
    asked = judge(case, leads, known, pack, moment)
    closed = asked(Channel.INQUIRY, *whole_case(case, leads))
    if isinstance(closed, Held):
        return CaseWorksheet(case.case_no, held_by=closed.rule)
    if _reached(case, known, moment):
        return CaseWorksheet(case.case_no, reached=True)
    found = []
    for query in candidates(case, leads, facts):
        clearance = asked(Channel.INQUIRY, query.point, query.party)
        if isinstance(clearance, Cleared):
            found.append(_query(case, query, clearance))
    answered = facts.answered.get(case.case_no, frozenset())
    unanswered = tuple(query for query in found if query.query_id not in answered)
    return CaseWorksheet(case.case_no, unanswered[:MOST_QUERIES], len(found) - len(unanswered))


def _reached(case: Case, known: PolicyFacts, moment: datetime) -> bool:
    """Whether the last word of the case is the borrower's own, and fresh: nobody is lost then."""
    made = [a for a in known.attempts if a.case_no == case.case_no and a.at <= moment]
    last = max(made, key=lambda attempt: (attempt.at, attempt.record), default=None)
    if last is None or last.disposition.outcome is not Outcome.RIGHT_PARTY:
        return False
    return (moment - last.at).days < REACHED_DAYS


def _query(case: Case, query: Candidate, clearance: Cleared) -> WorksheetQuery:
    return WorksheetQuery(
        case_no=case.case_no,
        query_id=query_id(case.case_no, query.place, query.terms),
        place=query.place,
        terms=query.terms,
        others=query.others,
        grounds=query.grounds,
        rules=clearance.conditions,
    )
