"""Which earlier judgements a new one contradicts, alone or together with others."""

from collections.abc import Sequence

from skiptrace.model.judgement import Judgement, Verdict


def contradicted(new: Judgement, standing: Sequence[Judgement]) -> tuple[Judgement, ...]:
    """The standing judgements that say otherwise, by time.

    The word on the same pair; for "different", the shortest chain of "same" between the two; for
    "same", every "different" between those joined to the one and those joined to the other.
    """
    others = [j for j in standing if (j.left, j.right) != (new.left, new.right)]
    direct = [j for j in standing if (j.left, j.right) == (new.left, new.right)]
    found = [j for j in direct if {j.verdict, new.verdict} == {Verdict.SAME, Verdict.DIFFERENT}]
    if new.verdict is Verdict.DIFFERENT:
        found += _chain(new.left, new.right, others)
    if new.verdict is Verdict.SAME:
        one, other = joined_to(new.left, others), joined_to(new.right, others)
        found += [
            j
            for j in others
            if j.verdict is Verdict.DIFFERENT
            and ((j.left in one and j.right in other) or (j.left in other and j.right in one))
        ]
    return tuple(sorted(found, key=lambda j: (j.at, j.judgement_id)))


def joined_to(person: str, standing: Sequence[Judgement]) -> set[str]:
    """Everybody whom judgements say to be this person."""
    return set(_ways(person, standing))


def _chain(left: str, right: str, standing: Sequence[Judgement]) -> list[Judgement]:
    """The judgements of the shortest chain of "same" from left to right."""
    ways = _ways(left, standing)
    chain = []
    person = right
    while person != left and person in ways:
        step = ways[person]
        if step is None:
            break
        chain.append(step)
        person = step.left if step.right == person else step.right
    return chain


def _ways(start: str, standing: Sequence[Judgement]) -> dict[str, Judgement | None]:
    """Person -> the judgement over which a breadth-first walk along "same" came to them."""
    beside: dict[str, list[tuple[str, Judgement]]] = {}
    for judgement in standing:
        if judgement.verdict is Verdict.SAME:
            beside.setdefault(judgement.left, []).append((judgement.right, judgement))
            beside.setdefault(judgement.right, []).append((judgement.left, judgement))
    ways: dict[str, Judgement | None] = {start: None}
    front = [start]
    while front:
        reached = []
        for person in front:
            for other, judgement in beside.get(person, ()):
                if other not in ways:
                    ways[other] = judgement
                    reached.append(other)
        front = reached
    return ways
