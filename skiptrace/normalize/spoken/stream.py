"""A talk as the dictation machine takes it: pieces of text in, runs of steps out."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from skiptrace.normalize.spoken.contexts import Use, use_of
from skiptrace.normalize.spoken.digits import groups
from skiptrace.normalize.spoken.gaps import Link, LinkReader
from skiptrace.normalize.spoken.marks import Mark
from skiptrace.normalize.spoken.said import Step

_CONTEXT = 24
_QUESTION = 60


@dataclass(frozen=True, slots=True)
class Piece:
    """What one voice says in one go. heard: the listener's words, not those of who dictates."""

    text: str = field(repr=False)
    heard: bool = False


@dataclass(frozen=True, slots=True)
class Place:
    """Where digits stand: the piece's number and `text[start:end]` in it."""

    piece: int
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Run:
    """Steps that only dictation words separate; the first one's link tells how it begins."""

    steps: tuple[Step, ...]
    places: tuple[Place, ...]
    use: Use

    @property
    def digits(self) -> str:
        """All digits of the run in a row."""
        return "".join(step.group.digits for step in self.steps)


@dataclass(frozen=True, slots=True)
class Stream:
    """All runs of a talk's pieces. final: what follows the last digits."""

    pieces: tuple[Piece, ...]
    runs: tuple[Run, ...]
    final: Link


def stream_of(pieces: Sequence[Piece]) -> Stream:
    """Cut a talk into runs; linear in its length."""
    steps: list[Step] = []
    places: list[Place] = []
    reader = LinkReader()
    for number, piece in enumerate(pieces):
        position = 0
        for group in groups(piece.text):
            reader.read(piece.text[position : group.start], prompt=piece.heard)
            steps.append(Step(group, reader.link(), piece.heard))
            places.append(Place(number, group.start, group.end))
            reader, position = LinkReader(), group.end
        reader.read(piece.text[position:], prompt=piece.heard)
    return Stream(tuple(pieces), tuple(_runs(pieces, steps, places)), reader.link())


def _runs(pieces: Sequence[Piece], steps: list[Step], places: list[Place]) -> list[Run]:
    starts = [at for at, step in enumerate(steps) if at == 0 or step.link.broken]
    found = []
    for start, end in pairwise([*starts, len(steps)]):
        first, last = places[start], places[end - 1]
        use = use_of(
            _before(pieces, first),
            pieces[last.piece].text[last.end : last.end + _CONTEXT],
            _chunks(steps[start:end]),
            plain=all(step.group.plain for step in steps[start:end]),
        )
        found.append(Run(tuple(steps[start:end]), tuple(places[start:end]), use))
    return found


def _chunks(steps: Sequence[Step]) -> list[str]:
    """What the one who dictates says, up to a slip: what is put right would count twice."""
    found: list[str] = []
    for step in steps:
        if step.link.has(Mark.WRONG, Mark.TAIL, Mark.NOT):
            break
        if not step.heard:
            found.append(step.group.digits)
    return found


def _before(pieces: Sequence[Piece], place: Place) -> str:
    """The words before digits; those of the question when an answer begins with its digits."""
    lead = pieces[place.piece].text[max(0, place.start - _CONTEXT) : place.start]
    if place.start > _CONTEXT or place.piece == 0:
        return lead
    if LinkReader().read(lead).link().broken:
        return lead
    return f"{pieces[place.piece - 1].text[-_QUESTION:]} {lead}"
