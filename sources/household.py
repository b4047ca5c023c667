"""Kinship on a register page: every member is told by what they are to the head of the household.

长子 and 妻 of one page are son and mother only when read together; the page never says so itself.
"""

from typing import Final

from skiptrace.model.party import Relation
from sources.relations import relation_and_note, relation_of
from sources.words import plain

_HEAD = frozenset(map(plain, ("户主", "本人或户主", "head", "head of household")))
_TO_HEAD = ("户主", "之")

_PARENT, _CHILD, _SPOUSE = Relation.PARENT, Relation.CHILD, Relation.SPOUSE
_SIBLING, _RELATIVE = Relation.SIBLING, Relation.RELATIVE

# (what the person is to the head, what the member is to the head) -> what the member is to the
# person. What is not here is kin without a closer word: a 儿媳 may be one's wife or a brother's.
_COMPOSED: Final = {
    (_CHILD, _SPOUSE): _PARENT,
    (_CHILD, _CHILD): _SIBLING,
    (_SPOUSE, _CHILD): _CHILD,
    (_SIBLING, _PARENT): _PARENT,
    (_SIBLING, _SIBLING): _SIBLING,
    (_PARENT, _PARENT): _SPOUSE,
    (_PARENT, _SIBLING): _CHILD,
}
_KIN = frozenset({_PARENT, _CHILD, _SPOUSE, _SIBLING, _RELATIVE})


def member_of_household(
    text: str | None, own_to_head: str | None, member_to_head: str | None
) -> tuple[Relation, str]:
    """(what the member is to the person, text to keep as a note).

    text: as the row has it, of the person or of the head (户主, 户主之妻, 之子). own_to_head,
    member_to_head: the page's column 与户主关系 of the two. The text is kept where it says more
    than the relation, and where it is not understood.
    """
    if text and not (is_head(text) or text.startswith(_TO_HEAD)):
        return relation_and_note(text)
    said = member_to_head or text
    if not said:
        return Relation.UNKNOWN, ""
    if not own_to_head:
        return Relation.UNKNOWN, said
    found = _composed(own_to_head, said)
    return found or Relation.UNKNOWN, "" if found else f"{own_to_head}; {said}"


def is_head(text: str) -> bool:
    """Whether the text says that somebody is the head of the household."""
    return plain(text) in _HEAD


def _composed(own: str, member: str) -> Relation | None:
    """None where one of the two is no kin word, or both claim to be the head."""
    if is_head(own):
        return None if is_head(member) else relation_of(member)
    mine = relation_of(own)
    if mine not in _KIN or mine is None:
        return None
    if is_head(member):
        return mine.inverse
    theirs = relation_of(member)
    if theirs is None or theirs not in _KIN:
        return None
    return _COMPOSED.get((mine, theirs), _RELATIVE)
