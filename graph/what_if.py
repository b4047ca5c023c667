"""What each lawful source might say, played through the ranking itself.

Value of information without a second model: every possible answer is added to the case file as
the claim it would be, and the case is ranked again. What the answer is worth is then read off the
two lists.
"""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta

from graph.fact_yields import (
    ASKING,
    IN_USE_ANYWAY,
    MOST_CHECKS,
    NEW_DESK,
    NEW_EMPLOYER,
    NEW_MOBILE,
    NEW_OFFICE,
    NEW_PEER,
    REPORT_ROW_DAYS,
    TALK_DAYS,
)
from graph.offices import rungs_without_line
from graph.outlook import frozen
from graph.rank import rank_case
from graph.view import build_view
from skiptrace.model.calls import CallTally
from skiptrace.model.casefile import CaseFile, FactRow
from skiptrace.model.claim import NumberStatus
from skiptrace.model.contact import ContactKind, ContactUse
from skiptrace.model.fact import Answer, WhatIf
from skiptrace.model.lead import Lead
from skiptrace.model.party import Role


def what_ifs(file: CaseFile, as_of: date) -> list[WhatIf]:
    """The questions that the case leaves open, with their answers; nothing later is used."""
    known = frozen(file, as_of)
    now = rank_case(known, as_of)
    return [*_checks(known, as_of, now), *_finds(known, as_of, now)]


def _checks(file: CaseFile, as_of: date, now: list[Lead]) -> Iterator[WhatIf]:
    """A number check of the best lines of the subject that have no fresh one."""
    asking = ASKING["number-status"]
    fresh = {
        row.value
        for row in file.facts
        if row.via == "status" and _younger(row, as_of, asking.stale_days)
    }
    own = [lead for lead in now if lead.party.role is Role.SUBJECT]
    lines = [
        lead for lead in own if lead.kind is ContactKind.PHONE and lead.point.value not in fresh
    ]
    for lead in lines[:MOST_CHECKS]:
        in_use = lead.p_current + (1 - lead.p_current) * IN_USE_ANYWAY
        answers = tuple(
            Answer(chance, _with(file, as_of, _check(lead.point.value, status, as_of)))
            for chance, status in (
                (in_use, NumberStatus.LIVE),
                (1 - in_use, NumberStatus.VACANT),
            )
        )
        yield WhatIf("number-status", asking.cost, answers, lead.point)


def _finds(file: CaseFile, as_of: date, now: list[Lead]) -> Iterator[WhatIf]:
    """Sources that have said nothing lately: they find something, or nothing."""
    found: dict[str, tuple[FactRow, ...]] = {
        "credit-reports": (_new_mobile(file, as_of),),
        "directory": _office_line(file, as_of),
        "employment": _new_job(file, as_of),
        "call-records": (_new_peer(file, as_of),),
    }
    for source, rows in found.items():
        asking = ASKING[source]
        if not rows or any(
            r.source == source and _younger(r, as_of, asking.stale_days) for r in file.facts
        ):
            continue
        answers = (
            Answer(asking.finds, _with(file, as_of, *rows)),
            Answer(1 - asking.finds, now),
        )
        yield WhatIf(source, asking.cost, answers)


def _younger(row: FactRow, as_of: date, days: int) -> bool:
    day = row.stated_on or row.observed_on
    return day is not None and (as_of - day).days <= days


def _with(file: CaseFile, as_of: date, *rows: FactRow) -> list[Lead]:
    return rank_case(replace(file, facts=(*file.facts, *rows)), as_of)


def _check(value: str, status: NumberStatus, as_of: date) -> FactRow:
    row = _row("number-status", "status", status.value, value, "", as_of)
    return replace(row, via="status", statement="status", entity_id="")


def _new_mobile(file: CaseFile, as_of: date) -> FactRow:
    day = as_of - timedelta(days=REPORT_ROW_DAYS)
    return _row("credit-reports", "contact", ContactUse.MOBILE, NEW_MOBILE, file.subject_id, day)


def _new_job(file: CaseFile, as_of: date) -> tuple[FactRow, ...]:
    day = as_of - timedelta(days=REPORT_ROW_DAYS)
    points = ((ContactUse.EMPLOYER, NEW_EMPLOYER), (ContactUse.WORK_PHONE, NEW_DESK))
    return tuple(
        _row("employment", "contact", use, value, file.subject_id, day) for use, value in points
    )


def _office_line(file: CaseFile, as_of: date) -> tuple[FactRow, ...]:
    """The line of the nearest office in charge; none where no office is without."""
    rungs = rungs_without_line(build_view(file, as_of))
    if not rungs:
        return ()
    row = _row("directory", "contact", ContactUse.OFFICE_PHONE, NEW_OFFICE, "", as_of)
    return (replace(row, via="office", region=rungs[0].code),)


def _new_peer(file: CaseFile, as_of: date) -> FactRow:
    last = as_of.replace(day=1) - timedelta(days=1)
    calls, seconds = TALK_DAYS * 2, TALK_DAYS * 120
    tally = CallTally(
        f"{last:%Y-%m}", calls, calls, 0, seconds, 300, TALK_DAYS, 1, last.day, TALK_DAYS, 0
    )
    row = _row("call-records", "calls", tally.month, NEW_PEER, file.subject_id, last)
    return replace(row, measure=tally.measure())


def _row(source: str, statement: str, use: str, value: str, entity: str, day: date) -> FactRow:
    name = f"what-if:{source}:{use}"
    return FactRow(
        via="party",
        entity_id=entity,
        name=None,
        statement=statement,
        use=str(use),
        value=value,
        other_id="",
        other_name=None,
        observed_on=day,
        origin=name,
        source=source,
        record=name,
        claim_id=name,
        reported_by=None,
        certainty=1.0,
        identity=1.0,
        place=None,
        quote=None,
    )
