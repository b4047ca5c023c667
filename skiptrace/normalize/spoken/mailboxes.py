"""Mailboxes and handles as people say them: "ceshi零零一艾特幺六三点com", "c s 下划线 0 1"."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from enum import Enum, auto
from itertools import pairwise

from skiptrace.normalize.emails import email
from skiptrace.normalize.spoken.digits import groups
from skiptrace.normalize.spoken.words import lowered

_LONGEST_LOCAL = 80
_LONGEST_DOMAIN = 40
_SURE = 0.93
_SPELLED = 0.85
_AT = re.compile(r"\s*(?:艾特|爱特|圈a|小老鼠|@|(?<![a-z])at(?![a-z]))\s*")
_SEPARATORS = {
    ".": r"点|dot(?![a-z])|[.。·]",
    "_": r"下划线|底线|下横线|underscore(?![a-z])|_",
    "-": r"中划线|横杠|减号|横线|杠|dash(?![a-z])|hyphen(?![a-z])|-",
}
_ATOM = re.compile(
    "|".join(f"(?P<s{place}>{pattern})" for place, pattern in enumerate(_SEPARATORS.values()))
    + r"|(?P<letters>[a-z]+)|(?P<blank>(?:[\s,，、]|再?加上?|然后|后面是?)+)"
)
_DOTTED = re.compile(_SEPARATORS["."])
_MARKS = tuple(_SEPARATORS)
_DOMAIN = re.compile(
    r"(?:[a-z0-9-]+\.)+(?:com(?:\.cn)?|cn|net|org|edu|gov|vip|co|hk|me|io|info|cc|top)(?![a-z0-9])"
)
# Words of the sentence, not letters of the mailbox.
_SENTENCE = frozenset(
    """is it its my our the to me at on as in of id email mail mailbox address send this and so um
    uh qq wechat name account""".split()
)


class _Kind(Enum):
    LETTERS = auto()
    DIGITS = auto()
    MARK = auto()
    BLANK = auto()
    OTHER = auto()


@dataclass(frozen=True, slots=True)
class _Atom:
    kind: _Kind
    value: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class SpokenValue:
    """A value said in a text; `text[start:end]` is where, `certainty` 0..1."""

    value: str = field(repr=False)
    start: int
    end: int
    certainty: float


def spoken_emails(text: str) -> list[SpokenValue]:
    """The e-mail addresses that a text says aloud, canonical; none where no domain follows."""
    low = lowered(text)
    return [found for at in _AT.finditer(low) if (found := _email(low, at)) is not None]


def _email(text: str, at: re.Match[str]) -> SpokenValue | None:
    if not _DOTTED.search(text, at.end(), at.end() + _LONGEST_DOMAIN):
        return None
    ahead = _atoms(text, max(0, at.start() - _LONGEST_LOCAL), at.start())
    local = _name(list(reversed(ahead)), _SENTENCE)[::-1]
    domain = _name(_atoms(text, at.end(), at.end() + _LONGEST_DOMAIN))
    host = _DOMAIN.match(_joined(domain))
    if host is None or not local:
        return None
    answer = email(f"{_joined(local)}@{host[0]}")
    value = answer.canonical or next(iter(answer.candidates), None)
    if value is None:
        return None
    start, end = local[0].start, _end(domain, len(host[0]))
    spelled = any(a.end != b.start for a, b in pairwise(local))
    return SpokenValue(value, start, end, _SPELLED if spelled else _SURE)


def spoken_handle(text: str, start: int) -> SpokenValue | None:
    """The account name that begins at a place of the text; None when no letters or digits do."""
    name = _name(_atoms(lowered(text), start, start + _LONGEST_DOMAIN))
    while name and name[-1].kind is _Kind.MARK:
        name.pop()
    if not name:
        return None
    return SpokenValue(_joined(name), name[0].start, name[-1].end, _SURE)


def _joined(name: Sequence[_Atom]) -> str:
    return "".join(atom.value for atom in name)


def _end(name: Sequence[_Atom], length: int) -> int:
    """Where the first `length` characters of a name end in the text."""
    for atom in name:
        length -= len(atom.value)
        if length <= 0:
            return atom.end
    return name[-1].end


def _atoms(text: str, start: int, end: int) -> list[_Atom]:
    """The letters, digits, marks and blanks of a stretch; one OTHER for anything else."""
    stretch = text[start:end]
    digits = {group.start: group for group in groups(stretch)}
    found: list[_Atom] = []
    position = 0
    while position < len(stretch):
        group = digits.get(position)
        if group is not None:
            found.append(_Atom(_Kind.DIGITS, group.digits, start + position, start + group.end))
            position = group.end
            continue
        match = _ATOM.match(stretch, position)
        found.append(_atom(match, start) if match else _other(start + position))
        position = match.end() if match else position + 1
    return found


def _other(position: int) -> _Atom:
    return _Atom(_Kind.OTHER, "", position, position + 1)


def _atom(match: re.Match[str], offset: int) -> _Atom:
    name = match.lastgroup or ""
    start, end = match.start() + offset, match.end() + offset
    if name == "letters":
        return _Atom(_Kind.LETTERS, match[0], start, end)
    if name == "blank":
        return _Atom(_Kind.BLANK, "", start, end)
    return _Atom(_Kind.MARK, _MARKS[int(name[1:])], start, end)


def _name(found: Sequence[_Atom], stops: frozenset[str] = frozenset()) -> list[_Atom]:
    """The atoms from the first one on that make up one name; works in both directions.

    stops: words that are none of its parts when a blank stands between.
    """
    taken: list[_Atom] = []
    blank = False
    for atom in found:
        if atom.kind is _Kind.OTHER:
            break
        if atom.kind is _Kind.BLANK:
            blank = True
            continue
        if taken and blank and (atom.value in stops or not _joins(taken[-1], atom)):
            break
        taken.append(atom)
        blank = False
    return taken


def _joins(first: _Atom, second: _Atom) -> bool:
    """Whether two atoms with a blank between them are parts of one name, as people spell."""
    if {first.kind, second.kind} != {_Kind.LETTERS}:
        return True
    return len(first.value) == len(second.value) == 1
