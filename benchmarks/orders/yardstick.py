"""One order over a portfolio: how soon it hits, how often it reaches, how honest it is."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from math import prod

from benchmarks.orders.candidates import Candidate
from graph.measures import Mean, Rate, Reliability, wilson

ATTEMPTS = 3
_HITS = (1, 3, 5)


@dataclass(frozen=True, slots=True)
class Figures:
    """hits: hit@1, 3, 5 of the subject's phone; mrr of it; brier, ece over phones and addresses.

    reached: chance that one of the first three attempts reaches the subject, over phones, addresses
    and mailboxes of people, which are all that these truths judge. strict: the same where messenger
    accounts, workplaces and offices use up attempts too, and never reach anybody. thirds: third
    persons approached for each subject reached. lift: at a tenth and a fifth of all points.
    """

    hits: tuple[Rate, ...]
    mrr: Rate
    reached: Rate
    strict: Rate
    thirds: float
    lift: tuple[float, float]
    brier: Rate | None
    ece: float | None


@dataclass(slots=True)
class Yardstick:
    """Takes the cases one by one; has_phone: truth has a current phone of the subject there."""

    cases: int = 0
    hits: dict[int, int] = field(default_factory=lambda: dict.fromkeys(_HITS, 0))
    reciprocal: Mean = field(default_factory=Mean)
    reached: Mean = field(default_factory=Mean)
    strict: Mean = field(default_factory=Mean)
    thirds: float = 0.0
    sum_reached: float = 0.0
    honest: Reliability = field(default_factory=Reliability)
    points: list[tuple[tuple[float, ...], int, bool]] = field(default_factory=list)
    judged: int = 0

    def add(self, number: int, order: Sequence[Candidate], *, has_phone: bool) -> None:
        """One case's list, best first."""
        distinct = list({(c.key[0], c.key[1]): c for c in reversed(order)}.values())[::-1]
        if has_phone:
            self._hit(number, [c for c in order if c.own and c.phone])
        self.strict.add(number, 1.0 - _missed(distinct[:ATTEMPTS]))
        self._reach(number, [c for c in distinct if c.judgeable][:ATTEMPTS])
        for c in order:
            if c.own and c.current is not None and c.key[0] in ("phone", "address"):
                self.points.append((c.sort, -number, c.current))
                if c.p is not None:
                    self.honest.add(number, c.p, current=c.current)
                    self.judged += 1

    def _hit(self, number: int, phones: list[Candidate]) -> None:
        keys = list(dict.fromkeys(c.key for c in phones))
        right = {c.key for c in phones if c.current}
        place = next((at for at, key in enumerate(keys, 1) if key in right), None)
        self.cases += 1
        self.reciprocal.add(number, 1 / place if place else 0.0)
        for k in _HITS:
            self.hits[k] += place is not None and place <= k

    def _reach(self, number: int, tried: Sequence[Candidate]) -> None:
        """A third person is approached only when the attempts before did not reach."""
        missed = 1.0
        for c in tried:
            self.thirds += missed * (c.key[2] == "third_party")
            missed *= 1.0 - c.works
        self.reached.add(number, 1.0 - missed)
        self.sum_reached += 1.0 - missed

    def figures(self) -> Figures:
        """What was measured."""
        return Figures(
            tuple(wilson(self.hits[k], self.cases) for k in _HITS),
            self.reciprocal.rate(),
            self.reached.rate(),
            self.strict.rate(),
            self.thirds / self.sum_reached if self.sum_reached else 0.0,
            (self._lift(0.1), self._lift(0.2)),
            self.honest.brier() if self.judged else None,
            self.honest.ece() if self.judged else None,
        )

    def _lift(self, share: float) -> float:
        """Current points among the best share, against the share of current points in all."""
        ordered = sorted(self.points, reverse=True)
        top = ordered[: max(round(share * len(ordered)), 1)]
        base = sum(current for *_, current in ordered) / max(len(ordered), 1)
        return sum(current for *_, current in top) / len(top) / base if base else 0.0


def _missed(tried: Sequence[Candidate]) -> float:
    return prod(1.0 - c.works for c in tried)
