"""The orders of one case, as lists of candidates with what truth says of each."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from graph.baselines import Order, in_file_order, newest_first
from graph.truth import Key, claim_key, lead_key, truth_key
from skiptrace.model.lead import Lead
from skiptrace.model.party import Role
from skiptrace.ports import JudgedCase, TruePoint

SIMPLE: dict[str, Order] = {"newest first": newest_first, "in file order": in_file_order}
# What one attempt comes to where truth says that the point leads to the subject; one rule for every
# order, and the same in all worlds: a right number answers every second time, a relative passes a
# message on in three of ten, somebody is met at every second door, one in seven writes back.
_OWN_CALL, _OTHER_CALL, _VISIT, _WRITTEN = 0.5, 0.3, 0.5, 0.15


@dataclass(frozen=True, slots=True)
class Candidate:
    """A point that an order proposes. works: chance that one attempt there reaches the subject.

    current: None where truth does not name the point. sort: by which the points of all cases are
    ordered, larger first. worth: by which the trained model orders a case.
    """

    key: Key = field(repr=False)
    current: bool | None
    works: float
    p: float | None
    sort: tuple[float, ...]
    worth: tuple[float, ...] = ()

    @property
    def own(self) -> bool:
        """Whether it is claimed for the subject."""
        return self.key[2] == Role.SUBJECT.value

    @property
    def judgeable(self) -> bool:
        """Whether truth files speak of points of this kind: those of people, not of accounts."""
        return self.key[0] in ("phone", "address", "email") and self.key[2] != "institution"

    @property
    def phone(self) -> bool:
        """Whether it is a phone."""
        return self.key[0] == "phone"


def attempt_works(kind: str, channel: str, *, own: bool) -> float:
    """The chance that an attempt at a point of that kind comes to where it is right."""
    if channel == "call" or (not channel and kind == "phone"):
        return _OWN_CALL if own else _OTHER_CALL
    if channel == "visit" or (not channel and kind == "address"):
        return _VISIT if own else _WRITTEN
    return _WRITTEN


def truth_of(case: JudgedCase) -> dict[Key, TruePoint]:
    """The judged points of a case by key."""
    return {truth_key(point): point for point in case.truth}


def of_leads(case: JudgedCase, answers: Sequence[tuple[float, float]] | None) -> list[Candidate]:
    """The leads as candidates: in our order, or with the trained model's answers in its order."""
    truth = truth_of(case)
    found = []
    for place, lead in enumerate(case.leads):
        candidate = _of_lead(lead, truth)
        if answers is not None:
            p, works = answers[place]
            right = attempt_works(lead.kind.value, lead.channel.value, own=candidate.own)
            candidate = replace(candidate, p=p, sort=(p,), worth=(works * right, p))
        found.append(candidate)
    if answers is not None:
        found.sort(key=lambda c: c.worth, reverse=True)
    return found


def _of_lead(lead: Lead, truth: dict[Key, TruePoint]) -> Candidate:
    key = lead_key(lead)
    point = truth.get(key)
    own = lead.party.role is Role.SUBJECT
    works = attempt_works(lead.kind.value, lead.channel.value, own=own)
    return Candidate(
        key,
        point.current if point else None,
        _chance(point, works, lead.kind.value),
        lead.p_current,
        (lead.p_current,),
    )


def _chance(point: TruePoint | None, works: float, kind: str) -> float:
    """Where only relatives are, they may pass it on, whoever the point was given for."""
    if point is None or not reaches(point):
        return 0.0
    passed_on = _OTHER_CALL if kind in ("phone", "address") else _WRITTEN
    return works if point.current else min(works, passed_on)


def reaches(point: TruePoint | None) -> bool:
    """Whether truth says that an attempt at the point can reach the subject."""
    if point is None:
        return False
    return point.current if point.in_touch is None else point.in_touch


def of_simple(case: JudgedCase, name: str) -> list[Candidate]:
    """A simple order's points."""
    truth = truth_of(case)
    days = {
        (row.use, row.value): row.observed_on.toordinal()
        for row in sorted(case.file.facts, key=lambda row: str(row.observed_on or ""))
        if row.observed_on
    }
    newest: dict[str, int] = {}
    for (_, value), day in days.items():
        newest[value] = max(newest.get(value, 0), day)
    found = []
    for place, (kind, value) in enumerate(SIMPLE[name](case.file)):
        key = claim_key(kind, value, Role.SUBJECT)
        point = truth.get(key)
        works = _chance(point, attempt_works(kind.value, "", own=True), kind.value)
        sort = (float(newest.get(value, 0)) if name == "newest first" else float(-place),)
        found.append(Candidate(key, point.current if point else None, works, None, sort))
    return found


def of_truth(case: JudgedCase) -> list[Candidate]:
    """Who knows the truth tries what works best, among all that the leads hold."""
    found = of_leads(case, None)
    found.sort(key=lambda c: (-c.works, not c.own, not c.current))
    return [replace(c, p=float(bool(c.current)), sort=(float(bool(c.current)),)) for c in found]
