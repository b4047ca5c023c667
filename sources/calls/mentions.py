"""A value said in a call, before anybody has judged whose it is and whether it stands."""

from dataclasses import dataclass, field

from skiptrace.model.contact import ContactUse


@dataclass(frozen=True, slots=True)
class Mention:
    """A value and where it was said.

    use: the capacity it can have by itself; a landline may turn out to be the workplace's.
    turn, start, end: the turn's number and the place of its last words there; first: the turn and
    offset where it began. certainty: of the reading, 0..1. read_out: the agent said it and nobody
    changed it.
    """

    use: ContactUse
    value: str = field(repr=False)
    turn: int
    start: int
    end: int
    first: tuple[int, int]
    certainty: float
    read_out: bool = False
