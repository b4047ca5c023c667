"""Personal names: Chinese identity is not string distance.

Edit distance calls 王伟/王玮 (one sound) and 王伟/李伟 (another family) equally far (field.md,
section 6), so the levels go by what clerks get wrong: variant characters, homophones, characters
that look alike, one character, a mask, a nickname, a surname alone; and in Latin script the order
of the words, initials and slips of the keyboard. graph/compare/name_batch.py gives the same levels
for many pairs at once.
"""

from collections import Counter
from enum import StrEnum
from functools import lru_cache
from math import log

from rapidfuzz.distance import OSA, JaroWinkler, Levenshtein

from graph.compare.comparison import Comparison
from graph.compare.look_alikes import look_alike
from graph.compare.name_form import NameForm, fits, name_form
from graph.parameters import (
    NAME_RARITY_FACTOR,
    NAME_RARITY_LIMIT,
    NAME_USUAL_SHARE,
    NAME_WEIGHT,
)
from skiptrace.normalize.name_shares import name_share
from skiptrace.normalize.pinyin import folded


class NameLevel(StrEnum):
    """How two names agree, best first."""

    EXACT = "exact"
    VARIANT = "variant"
    ORDER = "order"
    HOMOPHONE = "homophone"
    TYPO = "typo"
    ROMANISED = "romanised"
    NEAR_HOMOPHONE = "near_homophone"
    LOOK_ALIKE = "look_alike"
    MASKED = "masked"
    ABBREVIATED = "abbreviated"
    SURNAME_HOMOPHONE = "surname_homophone"
    NICKNAME = "nickname"
    SURNAME = "surname"
    SIMILAR = "similar"
    ONE_CHARACTER = "one_character"
    REVERSED = "reversed"
    SAME_SURNAME = "same_surname"
    DIFFERENT = "different"
    UNKNOWN = "unknown"


# A slip is believed in a word of five letters or more; Jonathon and Johnathan are 0.94 alike.
_LATIN_SLIP = 5
_LATIN_TYPO = 0.88
_LATIN_SIMILAR = 0.80
_LATIN_WHOLE = 0.95
_LONGEST_COUNTED = 4


@lru_cache(maxsize=65_536)
def compare_names(left: str, right: str) -> Comparison:
    """Level and weight of a pair of names; symmetric.

    A common name counts less than a rare one, by the shares of the population that bear it.
    An empty name, or one that only says a kinship (妈妈), is UNKNOWN and adds nothing.
    """
    one, other = name_form(left), name_form(right)
    level = name_level(one, other)
    return Comparison(level, name_weight(level, one, other), f"name_{level.value}")


def name_weight(level: NameLevel, one: NameForm, other: NameForm) -> int:
    """Thousandths of log-odds of a level; where the names agree whole, by how many bear it."""
    weight = NAME_WEIGHT[level.value]
    whole = level in (NameLevel.EXACT, NameLevel.VARIANT) and one.given and other.given
    # There are figures for the names of Han Chinese: two to four characters.
    return weight + rarity(one.key) if whole and len(one.key) <= _LONGEST_COUNTED else weight


@lru_cache(maxsize=65_536)
def rarity(key: str) -> int:
    """Thousandths of log-odds that the name's share of the population adds or takes."""
    moved = NAME_RARITY_FACTOR * log(NAME_USUAL_SHARE / name_share(key))
    return round(max(-NAME_RARITY_LIMIT, min(NAME_RARITY_LIMIT, moved)))


def name_level(one: NameForm, other: NameForm) -> NameLevel:
    """The level of two forms; the order of the two plays no part."""
    if one.shown or other.shown:
        return _hidden(one, other)
    if not one.key or not other.key:
        return NameLevel.UNKNOWN
    if one.key == other.key:
        return NameLevel.EXACT if one.written == other.written else NameLevel.VARIANT
    if one.han and other.han:
        return _han(one, other)
    return _latin(one, other) if one.han == other.han else _romanised(one, other)


def _hidden(one: NameForm, other: NameForm) -> NameLevel:
    """A mask agrees when every open character stands where the other name has it."""
    if one.shown and other.shown:
        same = one.shown.replace("*", "") == other.shown.replace("*", "")
        return NameLevel.MASKED if same else NameLevel.UNKNOWN
    shown, full = (one, other) if one.shown else (other, one)
    if not full.key or not full.han:
        return NameLevel.UNKNOWN
    return NameLevel.MASKED if fits(shown.shown, full.key) else NameLevel.DIFFERENT


def _han(one: NameForm, other: NameForm) -> NameLevel:
    if not (one.surname and other.surname):
        return _dotted(one, other)
    if nickname(one, other):
        return NameLevel.NICKNAME
    same_family = one.surname == other.surname
    if same_family and not (one.given and other.given):
        return NameLevel.SURNAME
    level = _by_sound(one, other, same_family=same_family)
    if level is not None:
        return level
    return _by_characters(one, other, same_family=same_family)


def _by_characters(one: NameForm, other: NameForm, *, same_family: bool) -> NameLevel:
    """The level of two Han names that do not sound alike."""
    if len(one.key) == len(other.key):
        differ = [(a, b) for a, b in zip(one.key, other.key, strict=True) if a != b]
        if len(differ) == 1 and one.given and look_alike(*differ[0]):
            return NameLevel.LOOK_ALIKE if same_family else NameLevel.DIFFERENT
    if sorted(one.key) == sorted(other.key):
        return NameLevel.REVERSED
    if not same_family:
        return NameLevel.DIFFERENT
    close = Levenshtein.distance(one.key, other.key, score_cutoff=1) == 1
    return NameLevel.ONE_CHARACTER if close else NameLevel.SAME_SURNAME


def _by_sound(one: NameForm, other: NameForm, *, same_family: bool) -> NameLevel | None:
    """The level of names that sound alike, character by character; None when they do not."""
    if len(one.readings) != len(other.readings):
        return None
    pairs = list(zip(one.readings, other.readings, strict=True))
    if all(set(a) & set(b) for a, b in pairs):
        return NameLevel.HOMOPHONE if same_family else NameLevel.SURNAME_HOMOPHONE
    if all(set(map(folded, a)) & set(map(folded, b)) for a, b in pairs):
        return NameLevel.NEAR_HOMOPHONE if same_family else NameLevel.SURNAME_HOMOPHONE
    return None


def nickname(one: NameForm, other: NameForm) -> bool:
    """Whether one is what people call the other: 小王, 阿强, 婷婷, or the given name alone."""
    return _calls(one, other) or _calls(other, one)


def _calls(called: NameForm, full: NameForm) -> bool:
    if called.called:
        return (
            bool(full.given) and not full.called and called.called in (full.surname, full.given[-1])
        )
    return bool(full.given) and len(full.given) == 2 and called.key == full.given


def _dotted(one: NameForm, other: NameForm) -> NameLevel:
    """Minority names: the own name first, then the father's; many records keep the first alone."""
    if one.parts[0] == other.parts[0] and 1 in (len(one.parts), len(other.parts)):
        return NameLevel.ABBREVIATED
    dotted, plain = (one, other) if not one.surname else (other, one)
    if plain.surname and dotted.parts[0] == plain.key:
        return NameLevel.ABBREVIATED
    if len(one.readings) == len(other.readings):
        level = _by_sound(one, other, same_family=True)
        if level is not None:
            return level
    close = Levenshtein.distance(one.key, other.key, score_cutoff=1) == 1
    return NameLevel.ONE_CHARACTER if close else NameLevel.DIFFERENT


def _latin(one: NameForm, other: NameForm) -> NameLevel:
    if one.parts == other.parts or "".join(one.parts) == "".join(other.parts):
        return NameLevel.VARIANT
    left, right = sorted(one.parts), sorted(other.parts)
    if left == right:
        return NameLevel.ORDER
    if _initials(left, right):
        return NameLevel.ABBREVIATED
    if len(left) != len(right):
        whole = JaroWinkler.similarity("".join(left), "".join(right))
        return NameLevel.TYPO if whole >= _LATIN_WHOLE else NameLevel.DIFFERENT
    alike = [_alike(a, b) for a, b in _aligned(one.parts, other.parts)]
    if min(alike) >= _LATIN_TYPO:
        return NameLevel.TYPO
    return NameLevel.SIMILAR if min(alike) >= _LATIN_SIMILAR else NameLevel.DIFFERENT


def _aligned(one: tuple[str, ...], other: tuple[str, ...]) -> list[tuple[str, str]]:
    """Words beside each other: as written, or sorted where that fits better."""
    orders = (zip(one, other, strict=True), zip(sorted(one), sorted(other), strict=True))
    written, by_letter = (list(order) for order in orders)
    return max(written, by_letter, key=lambda pairs: sum(_alike(a, b) for a, b in pairs))


def _alike(left: str, right: str) -> float:
    """0..1; a short word is itself or another: Wei and Lei differ in one letter of three."""
    if left == right:
        return 1.0
    if min(len(left), len(right)) < _LATIN_SLIP:
        return 0.0
    if OSA.distance(left, right, score_cutoff=1) <= 1:
        return 0.95
    return JaroWinkler.similarity(left, right)


def _initials(left: list[str], right: list[str]) -> bool:
    """Whether the shorter says the longer in fewer words or letters: J Smith, John P Smith."""
    # Where both have as many words, either is the shorter: the alphabet decides, not the order.
    short, long = sorted((Counter(left), Counter(right)), key=lambda c: (c.total(), sorted(c)))
    whole = Counter(word for word in (short & long).elements() if len(word) > 1)
    if not whole or long.total() == 1:
        return False
    rest, letters = list((long - whole).elements()), list((short - whole).elements())
    if not letters:
        return whole.total() > 1
    return all(
        len(letter) == 1 and any(word[0] == letter for word in rest) for letter in letters
    ) or all(any(len(word) == 1 and part[0] == word for word in rest) for part in letters)


def _romanised(one: NameForm, other: NameForm) -> NameLevel:
    """A Han name beside a Latin one: the same syllables, the surname first or last."""
    han, latin = (one, other) if one.han else (other, one)
    if not han.readings or not latin.parts:
        return NameLevel.UNKNOWN
    surname = "".join(reading[0] for reading in han.readings[: len(han.surname)])
    given = "".join(reading[0] for reading in han.readings[len(han.surname) :])
    words = "".join(latin.parts)
    spelled = {surname + given, given + surname}
    return NameLevel.ROMANISED if words in spelled else NameLevel.DIFFERENT
