"""How two records agree, in words: one sentence a level of each kind of comparison."""

from collections.abc import Mapping

from skiptrace.locale import gettext as _
from skiptrace.locale import mark

NAMES = {
    "exact": mark("the same name"),
    "variant": mark("the same name in other characters (traditional, variant)"),
    "order": mark("the same words in another order"),
    "homophone": mark("names that sound alike"),
    "typo": mark("a slip apart in one word"),
    "romanised": mark("one is the other in Latin letters"),
    "near_homophone": mark("names that sound nearly alike"),
    "look_alike": mark("characters that look alike"),
    "masked": mark("the open characters agree, others are hidden"),
    "abbreviated": mark("one is the other with initials or left-out words"),
    "surname_homophone": mark("the same given name, surnames that sound alike"),
    "nickname": mark("a form of address with that name"),
    "surname": mark("one gives the surname only, and it is the same"),
    "similar": mark("similar words"),
    "one_character": mark("one character differs"),
    "reversed": mark("the same characters in another order"),
    "same_surname": mark("the same surname, another given name"),
    "different": mark("different names"),
}
DIGITS = {
    "exact": mark("the same number"),
    "masked": mark("the open digits agree, others are hidden"),
    "slip": mark("one digit wrong, or two neighbours swapped"),
    "different": mark("different numbers"),
}
DATES = {
    "exact": mark("the same day"),
    "masked": mark("the open digits agree, others are hidden"),
    "slip": mark("one digit wrong, or two neighbours swapped"),
    "different": mark("different days"),
}
TEXTS = {
    "exact": mark("the same text"),
    "close": mark("all but the same text"),
    "similar": mark("similar texts"),
    "different": mark("different texts"),
}
ADDRESSES = {
    "exact": mark("the same address as written"),
    "same_door": mark("the same door"),
    "same_building": mark("the same building"),
    "same_village": mark("the same village"),
    "same_township": mark("the same township"),
    "same_county": mark("the same county"),
    "different": mark("different places"),
}
EMPLOYERS = {
    "exact": mark("the same employer"),
    "same_firm": mark("the same firm, written otherwise"),
    "other_branch": mark("another branch of the same firm"),
    "similar": mark("similar names of firms"),
    "different": mark("different employers"),
}
BY_KIND: Mapping[str, Mapping[str, str]] = {
    "name": NAMES,
    "phone": DIGITS,
    "id_no": DIGITS,
    "number": DIGITS,
    "date": DATES,
    "email": TEXTS,
    "word": TEXTS,
    "address": ADDRESSES,
    "employer": EMPLOYERS,
}


def agreement(kind: str, level: str) -> str:
    """The sentence in the language in force; the level itself for a kind not known here."""
    sentence = BY_KIND.get(kind, {}).get(level)
    return _(sentence) if sentence else level
