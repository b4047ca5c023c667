"""Names by the hundred thousand: the levels of graph/compare/names.py over arrays.

Most names are Han, unmasked and of two to four characters: what decides their level is a handful of
equalities between numbers, so a million pairs take a second. All other pairs go through the careful
function, each distinct pair once. A property test holds both equal.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from graph.compare.look_alikes import CLASS
from graph.compare.name_form import NameForm, name_form
from graph.compare.names import NameLevel, name_level
from skiptrace.normalize.pinyin import folded

LEVELS = tuple(NameLevel)
_CODE = {level: code for code, level in enumerate(LEVELS)}
_WIDTH = 4
Levels = NDArray[np.uint8]
Index = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class NameBatch:
    """Distinct names as numbers.

    plain: Han with a surname and a given name, two to four characters, no mask, no nickname. key,
    written, surname, sound, near: codes that are equal where the thing is. doubtful: a character
    with several readings is in it. characters: code points, 0 behind the end. bag: a code of the
    characters in any order.
    """

    forms: Sequence[NameForm]
    plain: NDArray[np.bool_]
    doubtful: NDArray[np.bool_]
    length: NDArray[np.int8]
    key: Index
    written: Index
    surname: Index
    sound: Index
    near: Index
    bag: Index
    characters: NDArray[np.int32]


def name_batch(names: Sequence[str]) -> NameBatch:
    """Understands every name once."""
    forms = [name_form(name) for name in names]
    characters = np.zeros((len(forms), _WIDTH), dtype=np.int32)
    for place, form in enumerate(forms):
        if form.han and len(form.key) <= _WIDTH:
            characters[place, : len(form.key)] = [ord(character) for character in form.key]
    return NameBatch(
        forms,
        np.array([_is_plain(form) for form in forms], dtype=np.bool_),
        np.array([any(len(r) > 1 for r in form.readings) for form in forms], dtype=np.bool_),
        np.array([min(len(form.key), 100) for form in forms], dtype=np.int8),
        _coded([form.key for form in forms]),
        _coded([form.written for form in forms]),
        _coded([form.surname for form in forms]),
        _coded([" ".join(r[0] for r in form.readings) for form in forms]),
        _coded([" ".join(folded(r[0]) for r in form.readings) for form in forms]),
        _coded(["".join(sorted(form.key)) for form in forms]),
        characters,
    )


def _is_plain(form: NameForm) -> bool:
    if not (form.han and form.surname and form.given) or form.shown or form.called:
        return False
    # Two characters may be the given name alone of a longer name.
    return 2 <= len(form.key) <= _WIDTH


def _coded(texts: Sequence[str]) -> Index:
    place: dict[str, int] = {}
    return np.fromiter(
        (place.setdefault(text, len(place)) for text in texts), dtype=np.int64, count=len(texts)
    )


def name_levels(batch: NameBatch, left: Index, right: Index) -> Levels:
    """Codes (places in LEVELS) for the pairs (left[i], right[i]) of places in the batch."""
    levels = np.full(len(left), _CODE[NameLevel.DIFFERENT], dtype=np.uint8)
    plain = batch.plain[left] & batch.plain[right]
    same_key = batch.key[left] == batch.key[right]
    easy = np.flatnonzero(plain & ~same_key)
    levels[easy] = _plain_levels(batch, left[easy], right[easy])
    equal = plain & same_key
    alike = batch.written[left] == batch.written[right]
    levels[equal] = np.where(alike[equal], _CODE[NameLevel.EXACT], _CODE[NameLevel.VARIANT]).astype(
        np.uint8
    )
    hard = np.flatnonzero(~plain)
    levels[hard] = _carefully(batch, left[hard], right[hard])
    return levels


def _plain_levels(batch: NameBatch, left: Index, right: Index) -> Levels:
    """Levels of plain names with different keys, weakest reason first so that better ones win."""
    family = batch.surname[left] == batch.surname[right]
    levels = np.where(family, _CODE[NameLevel.SAME_SURNAME], _CODE[NameLevel.DIFFERENT]).astype(
        np.uint8
    )
    long_left, long_right = batch.length[left], batch.length[right]
    a, b = batch.characters[left], batch.characters[right]
    one_length = long_left == long_right
    differing = (a != b).sum(axis=1)
    levels[family & one_length & (differing == 1)] = _CODE[NameLevel.ONE_CHARACTER]
    uneven = np.flatnonzero(family & (np.abs(long_left - long_right) == 1))
    inserted = uneven[_one_inserted(a[uneven], b[uneven])]
    levels[inserted] = _CODE[NameLevel.ONE_CHARACTER]
    levels[batch.bag[left] == batch.bag[right]] = _CODE[NameLevel.REVERSED]
    single = np.flatnonzero(family & one_length & (differing == 1))
    levels[single[_look_alike(a[single], b[single])]] = _CODE[NameLevel.LOOK_ALIKE]
    near = one_length & (batch.near[left] == batch.near[right])
    sound = one_length & (batch.sound[left] == batch.sound[right])
    levels[near & ~family] = _CODE[NameLevel.SURNAME_HOMOPHONE]
    levels[near & family] = _CODE[NameLevel.NEAR_HOMOPHONE]
    levels[sound & ~family] = _CODE[NameLevel.SURNAME_HOMOPHONE]
    levels[sound & family] = _CODE[NameLevel.HOMOPHONE]
    unsure = batch.doubtful[left] | batch.doubtful[right]
    # A name of two characters may be the whole given name of one of three or four.
    unsure |= (long_left == 2) & (long_right > 2) | (long_right == 2) & (long_left > 2)
    again = np.flatnonzero(unsure & ~sound)
    again = again[_worth_a_look(batch, left[again], right[again])]
    levels[again] = _carefully(batch, left[again], right[again])
    return levels


def _worth_a_look(batch: NameBatch, left: Index, right: Index) -> NDArray[np.bool_]:
    """Whether the careful function may say more: same length, or one is the other's given name."""
    a, b = batch.characters[left], batch.characters[right]
    short = batch.length[left] < batch.length[right]
    first, other = np.where(short[:, None], a, b), np.where(short[:, None], b, a)
    given: NDArray[np.bool_] = (first[:, 0] == other[:, 1]) & (first[:, 1] == other[:, 2])
    given |= (first[:, 0] == other[:, 2]) & (first[:, 1] == other[:, 3])
    given |= batch.length[left] == batch.length[right]
    return given


def _one_inserted(a: NDArray[np.int32], b: NDArray[np.int32]) -> NDArray[np.bool_]:
    """Whether the longer of two rows is the shorter with one character put in."""
    short = (a > 0).sum(axis=1) < (b > 0).sum(axis=1)
    less, more = np.where(short[:, None], a, b), np.where(short[:, None], b, a)
    found = np.zeros(len(a), dtype=np.bool_)
    for gap in range(_WIDTH):
        kept = [place for place in range(_WIDTH) if place != gap]
        found |= (more[:, gap] > 0) & (more[:, kept] == less[:, : _WIDTH - 1]).all(axis=1)
    return found


_PAIRS = np.array(
    sorted(
        (ord(one) << 32) | ord(other) for one, group in CLASS.items() for other in group - {one}
    ),
    dtype=np.int64,
)


def _look_alike(a: NDArray[np.int32], b: NDArray[np.int32]) -> NDArray[np.bool_]:
    """Whether the one place where two rows differ holds characters that look alike."""
    place = (a != b).argmax(axis=1)
    rows = np.arange(len(a))
    pairs = (a[rows, place].astype(np.int64) << 32) | b[rows, place]
    at = np.minimum(np.searchsorted(_PAIRS, pairs), len(_PAIRS) - 1)
    return np.asarray(_PAIRS[at] == pairs)


def _carefully(batch: NameBatch, left: Index, right: Index) -> Levels:
    """Each distinct pair through the careful function."""
    size = len(batch.forms)
    lower, upper = np.minimum(left, right), np.maximum(left, right)
    pairs, where = np.unique(lower * size + upper, return_inverse=True)
    found = np.fromiter(
        (
            _CODE[name_level(batch.forms[pair // size], batch.forms[pair % size])]
            for pair in pairs.tolist()
        ),
        dtype=np.uint8,
        count=len(pairs),
    )
    return found[where]
