"""From what the words say ("我", "他", "我老婆的") to what the owner is of the borrower."""

from dataclasses import dataclass

from skiptrace.model.party import Relation
from sources.calls.frames import Who
from sources.calls.owner_cues import Cue
from sources.calls.voices import OnTheLine, Voice

_OF_SOMEBODY = 0.7
_OF_A_RELATIVE = 0.8
# A relative's relative, where the answer is one of the words there are.
_COMPOSED = {
    (Relation.SPOUSE, Relation.CHILD): Relation.CHILD,
    (Relation.PARENT, Relation.SPOUSE): Relation.PARENT,
    (Relation.SIBLING, Relation.PARENT): Relation.PARENT,
    (Relation.SIBLING, Relation.SIBLING): Relation.SIBLING,
    (Relation.CHILD, Relation.SIBLING): Relation.CHILD,
}


@dataclass(frozen=True, slots=True)
class Owner:
    """What the owner is of the borrower (None: the borrower); work: a line at their workplace.

    certainty: of the relation, given that the words were understood.
    """

    relation: Relation | None
    work: bool = False
    certainty: float = 1.0


def owner_of(who: Who, line: OnTheLine) -> Owner:
    """Whose a value is when this voice names its owner so."""
    if line.voice is Voice.THIRD_PARTY:
        return _by_third_party(who, line.relation or Relation.UNKNOWN)
    match who.cue:
        case Cue.KIN if who.of is not Cue.THEM:
            return Owner(who.relation)
        case Cue.KIN:
            return Owner(Relation.UNKNOWN, certainty=_OF_SOMEBODY)
        case Cue.THEM:
            return Owner(Relation.UNKNOWN, certainty=_OF_SOMEBODY)
        case _:
            return Owner(None, work=who.cue is Cue.WORK)


def _by_third_party(who: Who, relation: Relation) -> Owner:
    """A third party's "I" is themselves, their "he" is the borrower."""
    match who.cue:
        case Cue.SELF | Cue.YOU:
            return Owner(relation)
        case Cue.KIN if who.of is Cue.THEM:
            return Owner(who.relation)
        case Cue.KIN:
            composed = _COMPOSED.get((relation, who.relation or Relation.UNKNOWN))
            return Owner(composed or Relation.UNKNOWN, certainty=_OF_A_RELATIVE)
        case Cue.WORK if who.of is Cue.SELF:
            return Owner(relation, work=True, certainty=_OF_A_RELATIVE)
        case _:
            return Owner(None, work=who.cue is Cue.WORK)
