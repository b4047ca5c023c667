"""The daily digest: what became of each case's leads since a moment, one line a case."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import groupby

from skiptrace.model.move import Move, MoveKind, kind_of

# What there is to act on, before what is lost.
_GAINS = frozenset({MoveKind.NEW, MoveKind.ROSE})


@dataclass(frozen=True, slots=True)
class CaseDigest:
    """The moves of one case since then, the weightiest first.

    Several moves of one lead are told as one, from where it stood first to where it stands last.
    """

    case_no: str
    moves: tuple[Move, ...]

    @property
    def gain(self) -> float:
        """The best p_reach among leads that are new or rose, 0 when none did."""
        return max((reach_now(move) for move in self.moves if move.kind in _GAINS), default=0.0)

    @property
    def loss(self) -> float:
        """The most p_reach that one of the others lost."""
        return max((-shift(move) for move in self.moves if move.kind not in _GAINS), default=0.0)

    def count(self, kind: MoveKind) -> int:
        """How many leads moved that way."""
        return sum(move.kind is kind for move in self.moves)


def digest(moves: Iterable[Move]) -> list[CaseDigest]:
    """The cases, most valuable first: by the best new chance, then by the worst loss.

    moves: by case, then moment, as the store gives them.
    """
    found = []
    for case_no, group in groupby(moves, key=lambda move: move.case_no):
        told = sorted(_joined(group), key=_weight)
        if told:
            found.append(CaseDigest(case_no, tuple(told)))
    return sorted(found, key=lambda item: (-item.gain, -item.loss, item.case_no))


def _joined(moves: Iterable[Move]) -> Iterator[Move]:
    """Each lead's first standing beside its last; what came and went in between is no news."""
    by_lead: dict[str, list[Move]] = {}
    for move in moves:
        by_lead.setdefault(move.lead_id, []).append(move)
    for name in sorted(by_lead):
        first, last = by_lead[name][0], by_lead[name][-1]
        kind = kind_of(first.was, last.now)
        if kind is not None:
            yield replace(last, kind=kind, was=first.was)


def _weight(move: Move) -> tuple[bool, float, str]:
    gain = move.kind in _GAINS
    return not gain, -reach_now(move) if gain else shift(move), move.lead_id


def reach_now(move: Move) -> float:
    """Its p_reach today, 0 when it is gone."""
    return move.now.p_reach if move.now else 0.0


def shift(move: Move) -> float:
    """By how much p_reach moved."""
    return reach_now(move) - (move.was.p_reach if move.was else 0.0)
