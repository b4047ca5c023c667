"""Features of a point as a whole: who else says so, who else has it."""

from datetime import date

from graph.compare.names import NameLevel, compare_names
from graph.features.evidence import faded, of_row, of_rows
from graph.household import tied
from graph.parameters import (
    FURTHER_FAMILY,
    FURTHER_REPORT,
    RIVAL_EARLIER,
    RIVAL_LATER,
    RIVAL_MANY,
    RIVAL_MANY_WEIGHT,
    RIVAL_SUBJECT_SHARE,
    SAME_ACT_DAYS,
    SUPPORT_CAP,
)
from graph.priors import ONCE_ONLY, PRIOR_LOST, Family, family
from graph.reactions import NEW_AFTER_DEFAULT, NEW_IN_REPORT
from graph.view import CaseView, PointView
from skiptrace.model.casefile import FactRow
from skiptrace.model.contact import ContactKind, ContactUse
from skiptrace.model.lead import Reason
from skiptrace.model.report_delta import SOURCE as REPORTS
from skiptrace.model.report_delta import News


def support(point: PointView, _view: CaseView) -> Reason | None:
    """{families} kinds of source say so in {reports} independent reports."""
    by_family: dict[Family, list[FactRow]] = {}
    for act in point.acts:
        if act.use in ONCE_ONLY:
            continue
        by_family.setdefault(family(act.source), []).append(act)
    reports = sum(_spaced(acts) for acts in by_family.values())
    families = len(by_family)
    if reports <= 1:
        return None
    weight = (families - 1) * FURTHER_FAMILY + (reports - families) * FURTHER_REPORT
    params = {"families": families, "reports": reports}
    return Reason("support", min(weight, SUPPORT_CAP), params, of_rows(point.acts))


def _spaced(acts: list[FactRow]) -> int:
    """Most reports of one family that are pairwise further apart than one act lasts.

    Taken greedily by day, which is the largest such set: a further report never lowers it.
    """
    count, last = 0, None
    for day in sorted(act.observed_on for act in acts if act.observed_on):
        if last is None or (day - last).days > SAME_ACT_DAYS:
            count, last = count + 1, day
    return max(count, 1)


def rival(point: PointView, view: CaseView) -> Reason | None:
    """Somebody else gave the same number {when}."""
    claims = rival_claims(point, view)
    if not claims:
        return None
    weighed = [(_rival_weight(point, act, view), act.claim_id, act) for act in claims]
    weight, _, act = min(weighed, key=lambda item: item[:2])
    later = _later(point, act)
    params: dict[str, str | int | float] = {
        "when": "later" if later else "earlier",
        "tied": int(tied(act.entity_id, point.holder, view)),
    }
    return Reason("rival", weight, params, (of_row(act),))


def shared_line(point: PointView, view: CaseView) -> Reason | None:
    """{holders} other people gave this number: a shared line or a filler."""
    others = {act.entity_id for act in rival_claims(point, view)}
    holders = max(len(others), view.hubs.get(point.value, 1) - 1)
    if holders < RIVAL_MANY:
        return None
    return Reason("shared_line", RIVAL_MANY_WEIGHT, {"holders": holders})


def rival_claims(point: PointView, view: CaseView) -> list[FactRow]:
    """Claims of others on this phone, in and outside the case.

    A record of the same name is no rival: it may well be the same person, not yet joined.
    """
    if point.kind is not ContactKind.PHONE:
        return []
    others = [
        act
        for other in view.holders.get((point.kind, point.value), ())
        if other.holder != point.holder
        for act in other.acts
    ]
    others += [act for act in view.rivals.get(point.value, ()) if act.entity_id != point.holder]
    name = view.names.get(point.holder)
    return [act for act in others if not _same_name(name, act.name)]


_SAME = frozenset({NameLevel.EXACT, NameLevel.VARIANT})


def _same_name(left: str | None, right: str | None) -> bool:
    return bool(left and right) and compare_names(left or "", right or "").level in _SAME


def _later(point: PointView, act: FactRow) -> bool:
    if act.observed_on is None:
        return False
    return point.newest is None or act.observed_on > point.newest


def _rival_weight(point: PointView, act: FactRow, view: CaseView) -> int:
    base = RIVAL_LATER if _later(point, act) else RIVAL_EARLIER
    share = RIVAL_SUBJECT_SHARE if act.entity_id == view.subject else 1.0
    return round(base * share * act.certainty * act.identity)


def new_in_report(point: PointView, view: CaseView) -> Reason | None:
    """It is new in the report of {day}; the one of {before} did not have it ({update}).

    Stronger when the update that brought it is dated after the default: the report before shows
    that it is no echo of what was known then.
    """
    news = view.news.get((point.holder, point.kind, point.value))
    if news is None:
        return None
    rows = [row for row in point.rows if row.stated_on == news.day and row.source == REPORTS]
    since = view.file.case.overdue_since
    origins = {row.origin for row in rows}
    acts = [act for act in point.acts if act.origin in origins]
    after = since is not None and any(_updated_after(act, since, news) for act in acts)
    weight = faded(NEW_AFTER_DEFAULT if after else NEW_IN_REPORT, (view.as_of - news.day).days)
    if weight == 0:
        return None
    params: dict[str, str | int | float] = {
        "day": news.day.isoformat(),
        "before": news.before.isoformat(),
        "update": "updated_after_default" if after else "updated_before_default",
    }
    return Reason("new_in_report", weight, params, of_rows(rows))


def _updated_after(act: FactRow, since: date, news: News) -> bool:
    """By its own day; what has none came in between the two reports."""
    if act.observed_on is None or act.observed_on == act.stated_on:
        return news.before >= since
    return act.observed_on > since


def office_in_charge(home: PointView) -> Reason:
    """The registered address names this office as the one in charge of it."""
    return Reason("office_in_charge", PRIOR_LOST[ContactUse.OFFICE], {}, of_rows(home.rows))
