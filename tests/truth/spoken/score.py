"""Compares what a miner found with what the calls tell, kind by kind, to the digit."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from graph.measures import Mean, Rate, Reliability, wilson
from skiptrace import normalize
from tests.truth.spoken.dialogues import Dialogue, Label

FAMILY = {
    "phone": "phone", "home": "address", "mailing": "address", "registered": "address",
    "work_address": "address",
    "employer": "employer", "email": "email", "qq": "social", "wechat": "social",
}  # fmt: skip
FAMILIES = ("phone", "address", "employer", "email", "social")


@dataclass(frozen=True, slots=True)
class Found:
    """One fact of a miner in the terms of the labels; value canonical, certainty 0..1."""

    kind: str
    owner: str
    said_by: str
    second: float | None
    value: str
    certainty: float


def canonical(kind: str, value: str) -> str:
    """A label's value in the one written form that the product gives it; as it is if refused."""
    match kind:
        case "phone":
            answer = normalize.phone(value)
        case "home" | "mailing" | "registered" | "work_address":
            answer = normalize.address(value)
        case "employer":
            answer = normalize.employer(value)
        case "email":
            answer = normalize.email(value)
        case _:
            answer = normalize.social(value, kind)
    return answer.canonical or value


@dataclass(slots=True)
class Counts:
    """Of one family: labelled, found and right values; of the right ones what else is right."""

    labelled: int = 0
    found: int = 0
    right: int = 0
    owner: int = 0
    said_by: int = 0
    second: int = 0

    def precision(self) -> Rate:
        """Right among found."""
        return wilson(self.right, self.found)

    def recall(self) -> Rate:
        """Right among labelled."""
        return wilson(self.right, self.labelled)

    def share(self, hits: int) -> Rate:
        """Hits among the right ones."""
        return wilson(hits, self.right)


@dataclass(slots=True)
class Score:
    """The counts of a set of calls. misses: (call, what) for whoever wants to look."""

    calls: int = 0
    families: dict[str, Counts] = field(default_factory=lambda: {f: Counts() for f in FAMILIES})
    false: Mean = field(default_factory=Mean)
    traps: int = 0
    fallen: int = 0
    honesty: Reliability = field(default_factory=Reliability)
    misses: list[tuple[str, str]] = field(default_factory=list)

    def add(self, call: Dialogue, found: Sequence[Found]) -> None:
        """Takes one call into the counts."""
        left = {_key(label): label for label in call.facts}
        for label in call.facts:
            self.families[FAMILY[label.kind]].labelled += 1
        false = 0
        for fact in found:
            counts = self.families[FAMILY[fact.kind]]
            counts.found += 1
            match = left.pop((fact.kind, fact.value), None)
            if match is None:
                false += 1
                self.misses.append((call.name, f"false {fact.kind} {fact.owner} {fact.value}"))
            else:
                self._right(call, counts, match, fact)
            good = match is not None and match.owner == fact.owner
            self.honesty.add(self.calls, fact.certainty, current=good)
        self.misses += [
            (call.name, f"missed {label.kind} {label.owner} {label.value}")
            for label in left.values()
        ]
        self._fall(call, {fact.value for fact in found})
        self.false.add(self.calls, float(false))
        self.calls += 1

    def _right(self, call: Dialogue, counts: Counts, label: Label, fact: Found) -> None:
        counts.right += 1
        for what, said, heard in (
            ("owner", label.owner, fact.owner),
            ("said_by", label.said_by, fact.said_by),
            ("second", label.second, fact.second),
        ):
            if said == heard:
                setattr(counts, what, getattr(counts, what) + 1)
            else:
                self.misses.append((call.name, f"{what} {said} heard as {heard}: {label.value}"))

    def _fall(self, call: Dialogue, values: set[str]) -> None:
        kinds = ("phone", "home", "employer")
        for trap in call.traps:
            self.traps += 1
            forms = {trap.value} | {canonical(kind, trap.value) for kind in kinds}
            if forms & values and trap.value not in {label.value for label in call.facts}:
                self.fallen += 1


def _key(label: Label) -> tuple[str, str]:
    return label.kind, canonical(label.kind, label.value)


def lines(score: Score) -> Iterator[str]:
    """The score as a table: value and 95 % interval."""
    yield f"{score.calls} calls"
    yield f"{'kind':<10}{'labelled':>9}{'precision':>22}{'recall':>22}{'owner right':>22}"
    for family in FAMILIES:
        counts = score.families[family]
        cells = (counts.precision(), counts.recall(), counts.share(counts.owner))
        yield f"{family:<10}{counts.labelled:>9}" + "".join(f"{shown(c):>22}" for c in cells)
    right = sum(c.right for c in score.families.values())
    said_by = wilson(sum(c.said_by for c in score.families.values()), right)
    second = wilson(sum(c.second for c in score.families.values()), right)
    yield f"said by whom: {shown(said_by)}   second: {shown(second)}"
    per_call = score.false.rate()
    yield (
        f"false facts per 100 calls: {100 * per_call.value:.1f} "
        f"[{100 * per_call.low:.1f}, {100 * per_call.high:.1f}]"
        f"   traps fallen into: {score.fallen} of {score.traps}"
    )
    yield f"certainty: Brier {score.honesty.brier().value:.3f}, error {score.honesty.ece():.3f}"
    for cell in score.honesty.bins():
        yield f"  said {cell.mean:.2f}   right {cell.share:.2f}   n {cell.n}"


def shown(rate: Rate) -> str:
    """0.987 [0.96, 0.99]; a dash when nothing was observed."""
    return f"{rate.value:.3f} [{rate.low:.3f}, {rate.high:.3f}]" if rate.n else "-"
