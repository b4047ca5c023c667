"""A case file indexed for ranking: points by holder, ties, statuses, attempts, as of one day."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date

from graph.parameters import DAYS_PER_YEAR, EVASION_DEAD_POINTS, EVASION_WINDOW_DAYS
from graph.priors import PRIOR_FAMILY, PRIOR_LOST, family
from graph.report_news import PointKey, news_of
from graph.workplaces import registered_rows
from skiptrace.model.attempt import Attempt, Disposition, Outcome
from skiptrace.model.casefile import CaseFile, FactRow
from skiptrace.model.claim import Attribute, NumberStatus
from skiptrace.model.contact import ContactKind, ContactUse
from skiptrace.model.party import Relation
from skiptrace.model.report_delta import News
from skiptrace.model.weights import DEFAULTS, WeightSet

_USES = {use.value: use for use in ContactUse}
# A vacant, suspended or bounced point, or one where somebody else answers, is a dead line.
DEAD_STATUS = frozenset({NumberStatus.VACANT.value, NumberStatus.SUSPENDED.value})


@dataclass(slots=True)
class PointView:
    """One contact point of one holder: all its rows, and one act for each origin.

    acts: the earliest row of every origin, because copies of one act count once and keep its date.
    newest: latest act's day, None when no act is dated. uses: capacities it is claimed in.
    """

    holder: str
    kind: ContactKind
    value: str = field(repr=False)
    rows: list[FactRow] = field(default_factory=list, repr=False)
    acts: list[FactRow] = field(default_factory=list, repr=False)
    newest: date | None = None
    uses: frozenset[ContactUse] = frozenset()


@dataclass(slots=True)
class CaseView:
    """The case as of a day; nothing observed later is in it.

    latest: (holder, use) -> the latest dated act of every point that is not known to be dead.
    owners: (holder, phone) -> what carriers said of whose line it is.
    hubs: phone -> how many parties share it, where they are too many to link anybody.
    offices: the directory's lines for the places the subject belongs to.
    evasion: how many points died together since the default, 0 below the pattern.
    calls: subscriber -> counterpart's number -> rows of bills; busy: such a number -> how many
    subscribers or parties share it; known_numbers: such a number -> claims of people outside the
    case. standings: employer -> register entries, company_points: value -> employer that the
    register has there, left_jobs: (entity, employer) -> rows that say the job ended.
    news: points that a credit report brought and no earlier one had.
    """

    file: CaseFile
    as_of: date
    points: dict[PointKey, PointView] = field(default_factory=dict)
    holders: dict[tuple[ContactKind, str], list[PointView]] = field(default_factory=dict)
    by_holder: dict[str, list[PointView]] = field(default_factory=dict)
    statuses: dict[str, list[FactRow]] = field(default_factory=dict)
    owners: dict[tuple[str, str], list[FactRow]] = field(default_factory=dict)
    rivals: dict[str, list[FactRow]] = field(default_factory=dict)
    attempts: dict[str, list[Attempt]] = field(default_factory=dict)
    relations: list[FactRow] = field(default_factory=list)
    ties: dict[str, list[tuple[Relation, FactRow]]] = field(default_factory=dict)
    names: dict[str, str] = field(default_factory=dict)
    documents: dict[str, str] = field(default_factory=dict)
    evasion: int = 0
    latest: dict[tuple[str, str], list[FactRow]] = field(default_factory=dict)
    offices: list[FactRow] = field(default_factory=list)
    hubs: dict[str, int] = field(default_factory=dict)
    calls: dict[str, dict[str, list[FactRow]]] = field(default_factory=dict)
    busy: dict[str, int] = field(default_factory=dict)
    known_numbers: dict[str, list[FactRow]] = field(default_factory=dict)
    standings: dict[str, list[FactRow]] = field(default_factory=dict)
    company_points: dict[str, str] = field(default_factory=dict)
    left_jobs: dict[tuple[str, str], list[FactRow]] = field(default_factory=dict)
    news: dict[PointKey, News] = field(default_factory=dict)
    weights: WeightSet = DEFAULTS

    @property
    def subject(self) -> str:
        """Entity of the subject."""
        return self.file.subject_id

    def years_since(self, day: date) -> float:
        """Years (of 365.25 days) from the day to the as-of day."""
        return (self.as_of - day).days / DAYS_PER_YEAR

    def known_dead(self, value: str) -> bool:
        """Whether a check or an attempt ever found the value dead or somebody else's."""
        return bool(_dead_days(self, value, date.min))


def build_view(file: CaseFile, as_of: date) -> CaseView:
    """Indexes the file; rows and attempts after as_of are left out here too, not only in SQL."""
    view = CaseView(file, as_of)
    rows = [row for row in file.facts if row.known_by(as_of)]
    rows.sort(key=lambda row: row.claim_id)
    for row in rows:
        _place(view, row)
    _place_register(view, rows)
    for attempt in sorted(file.attempts, key=_attempt_order):
        if attempt.at.date() <= as_of:
            view.attempts.setdefault(attempt.point.value, []).append(attempt)
    for point in view.points.values():
        point.acts = one_per_origin(point.rows)
        point.uses = frozenset(_USES[act.use] for act in point.acts)
        point.newest = max((act.observed_on for act in point.acts if act.observed_on), default=None)
        view.holders.setdefault((point.kind, point.value), []).append(point)
        view.by_holder.setdefault(point.holder, []).append(point)
    view.evasion = _dead_together(view)
    view.news = news_of(rows, view.points)
    for point in view.points.values():
        _note_latest(view, point)
    return view


def _note_latest(view: CaseView, point: PointView) -> None:
    if view.known_dead(point.value):
        return
    latest: dict[str, FactRow] = {}
    for act in point.acts:
        held = latest.get(act.use)
        if act.observed_on and (held is None or _day(held) < _day(act)):
            latest[act.use] = act
    for use, act in latest.items():
        view.latest.setdefault((point.holder, use), []).append(act)


def _day(act: FactRow) -> tuple[date, str]:
    return act.observed_on or date.min, act.claim_id


def _attempt_order(attempt: Attempt) -> tuple[str, str, str]:
    return (attempt.at.isoformat(), attempt.source, attempt.record)


def _place(view: CaseView, row: FactRow) -> None:
    """Puts a row where its way into the file says (FactRow.via)."""
    match row.via:
        case "party":
            _place_own(view, row)
        case "hub":
            held = view.busy if row.statement == "calls" else view.hubs
            held[row.value] = max(int(row.use), held.get(row.value, 0))
        case "office":
            view.offices.append(row)
        case _:
            _place_others(view, row)


def _place_others(view: CaseView, row: FactRow) -> None:
    """What is known of a value from outside the case."""
    by_value = {
        ("status", "status"): view.statuses,
        ("called", "contact"): view.known_numbers,
        ("employer", "standing"): view.standings,
        ("rival", "contact"): view.rivals,
    }.get((row.via, row.statement))
    if by_value is not None:
        by_value.setdefault(row.value, []).append(row)


def _place_own(view: CaseView, row: FactRow) -> None:
    _name(view, row)
    if row.statement == "contact":
        _place_point(view, row)
    elif row.statement == "relation":
        _tie(view, row)
    elif row.statement == "owner":
        view.owners.setdefault((row.entity_id, row.value), []).append(row)
    elif row.statement == "calls":
        view.calls.setdefault(row.entity_id, {}).setdefault(row.value, []).append(row)
    elif row.use == Attribute.LIABLE_DOCUMENT.value:
        held = view.documents.get(row.entity_id)
        view.documents[row.entity_id] = min(held, row.value) if held else row.value
    elif row.use == Attribute.LEFT_EMPLOYER.value:
        view.left_jobs.setdefault((row.entity_id, row.value), []).append(row)


def _place_point(view: CaseView, row: FactRow) -> None:
    kind = _USES[row.use].kind
    key = (row.entity_id, kind, row.value)
    point = view.points.get(key)
    if point is None:
        point = view.points[key] = PointView(row.entity_id, kind, row.value)
    point.rows.append(row)


def _place_register(view: CaseView, rows: list[FactRow]) -> None:
    """The lines and addresses of the subject's employers, as the register of companies has them."""
    register = [row for row in rows if row.via == "employer"]
    if not register:
        return
    employers = [
        point
        for (holder, kind, _), point in view.points.items()
        if holder == view.subject and kind is ContactKind.EMPLOYER
    ]
    for employer, row in registered_rows(employers, register, view.subject):
        held = view.company_points.get(row.value)
        view.company_points[row.value] = min(held, employer) if held else employer
        _place_point(view, row)


def _name(view: CaseView, row: FactRow) -> None:
    """The longest, then smallest, name that the records use: a full name beats a short form."""
    for entity, name in ((row.entity_id, row.name), (row.other_id, row.other_name)):
        if entity and name:
            held = view.names.get(entity)
            if held is None or (-len(name), name) < (-len(held), held):
                view.names[entity] = name


def _tie(view: CaseView, row: FactRow) -> None:
    view.relations.append(row)
    relation = Relation(row.use)
    if row.entity_id == row.other_id:
        return
    if row.entity_id == view.subject:
        view.ties.setdefault(row.other_id, []).append((relation, row))
    elif row.other_id == view.subject:
        view.ties.setdefault(row.entity_id, []).append((relation.inverse, row))


def one_per_origin(rows: Iterable[FactRow]) -> list[FactRow]:
    """The act behind each origin: earliest day, then strongest use, then weakest source.

    A copy is made on the day of the act or later and says nothing that the act did not: it neither
    refreshes the date nor lends a better source's authority.
    """
    best: dict[str, tuple[tuple[object, ...], FactRow]] = {}
    for row in rows:
        rank = (
            row.observed_on is None,
            row.observed_on or date.min,
            -PRIOR_LOST[_USES[row.use]],
            PRIOR_FAMILY[family(row.source)],
            -row.certainty,
            -row.identity,
            row.claim_id,
        )
        held = best.get(row.origin)
        if held is None or rank < held[0]:
            best[row.origin] = (rank, row)
    return [best[origin][1] for origin in sorted(best)]


def _dead_together(view: CaseView) -> int:
    """How many of the case's points died or proved false within one window after the default.

    0 when they are fewer than a pattern needs. A later sign of life does not undo the count, so
    that good news of one point never changes what is thought of the others.
    """
    since = view.file.case.overdue_since
    if since is None:
        return 0
    days = {value: _dead_days(view, value, since) for value in _values(view)}
    most = 0
    for start in {day for found in days.values() for day in found}:
        within = sum(
            any(0 <= (day - start).days <= EVASION_WINDOW_DAYS for day in found)
            for found in days.values()
        )
        most = max(most, within)
    return most if most >= EVASION_DEAD_POINTS else 0


def _values(view: CaseView) -> set[str]:
    """Where parties of the case may be; a court that knows nothing is no line of theirs."""
    return {point.value for point in view.points.values() if point.kind is not ContactKind.OFFICE}


def _dead_days(view: CaseView, value: str, since: date) -> set[date]:
    """Days since then on which the value was seen dead or somebody else's."""
    days = {
        row.observed_on
        for row in view.statuses.get(value, ())
        if row.use in DEAD_STATUS and row.observed_on and row.observed_on >= since
    }
    return days | {
        attempt.at.date()
        for attempt in view.attempts.get(value, ())
        if attempt.case_no == view.file.case.case_no
        and _is_dead(attempt.disposition)
        and attempt.at.date() >= since
    }


def _is_dead(disposition: Disposition) -> bool:
    return disposition is Disposition.WRONG_PARTY or disposition.outcome is Outcome.DEAD_POINT
