"""What the level of a comparison says, in words: one sentence a level.

The codes are those that graph/compare gives, KIND_LEVEL; the sentences name the reason and never a
value, so they may stand in a list that hides the values.
"""

from collections.abc import Mapping
from typing import Final

from skiptrace.locale import gettext as _
from skiptrace.locale import mark

SENTENCES: Final[Mapping[str, str]] = {
    # names
    "name_exact": mark("The names are the same, character for character."),
    "name_variant": mark(
        "One name in two spellings: traditional or variant characters, dots, blanks or accents."
    ),
    "name_order": mark("The same words in another order."),
    "name_homophone": mark(
        "Same sound, same surname: one name heard and written with other characters."
    ),
    "name_typo": mark("A slip of the keyboard apart."),
    "name_romanised": mark("The Latin spelling sounds like the Chinese characters."),
    "name_near_homophone": mark(
        "Nearly the same sound, same surname: sounds that many speakers do not tell apart."
    ),
    "name_look_alike": mark("Same surname; one character looks like the other."),
    "name_masked": mark("The characters that are not hidden agree."),
    "name_abbreviated": mark(
        "One is the other shortened: initials, or the father's name left out."
    ),
    "name_surname_homophone": mark(
        "The names sound alike, but the surnames are different characters."
    ),
    "name_nickname": mark("One is what people call the other."),
    "name_surname": mark("One side gives the surname alone, and it agrees."),
    "name_similar": mark("The words resemble each other."),
    "name_one_character": mark("Same surname, one character different: so siblings are named."),
    "name_reversed": mark("The same characters in another order, which makes another name."),
    "name_same_surname": mark("Only the surname agrees."),
    "name_different": mark("The names are different."),
    "name_unknown": mark("One side gives no name to compare."),
    # addresses
    "address_exact": mark("The addresses are the same text."),
    "address_same_door": mark("The same door: place and every number that both give agree."),
    "address_same_building": mark(
        "The same building or house number; the door differs or is not given by both."
    ),
    "address_same_village": mark(
        "The same village; group or house number differs or is not given."
    ),
    "address_same_township": mark("The same town or street office, no more."),
    "address_same_county": mark("The same county or district, no more."),
    "address_different": mark("Different places."),
    "address_unknown": mark("One side gives too little to compare."),
    # employers
    "employer_exact": mark("The employers have the same name."),
    "employer_same_firm": mark(
        "The same firm: the name proper agrees, and neither place nor trade speaks against it."
    ),
    "employer_other_branch": mark("Two branches of one firm."),
    "employer_similar": mark("The names proper resemble each other."),
    "employer_different": mark("Different employers."),
    "employer_unknown": mark("One side gives no employer to compare."),
    # identity numbers
    "id_exact": mark("The same identity number."),
    "id_slip": mark("One slip apart, and the check character proves that one of the two is wrong."),
    "id_masked": mark("The digits that are not hidden agree."),
    "id_unproven_slip": mark("One slip apart, but no check character tells which is right."),
    "id_different": mark("Different identity numbers."),
    "id_unknown": mark("One side gives no identity number."),
    # phones
    "phone_exact": mark("The same number."),
    "phone_same_line": mark("The same line: one side leaves out the area code or the extension."),
    "phone_masked": mark("The digits that are not hidden fit."),
    "phone_slip": mark("One slip apart: a digit wrong, swapped or left out."),
    "phone_different": mark("Different numbers."),
    "phone_unknown": mark("One side gives no number to compare."),
    # dates
    "date_exact": mark("The same day."),
    "date_day_and_month": mark("Day and month have changed places."),
    "date_slip": mark("One digit wrong, or two swapped."),
    "date_partial": mark("As far as one side says it, the date agrees."),
    "date_different": mark("Different days."),
    "date_unknown": mark("One side gives no date to compare."),
    # mailboxes
    "email_exact": mark("The same mailbox."),
    "email_other_provider": mark("The same name at another provider."),
    "email_slip": mark("One slip apart."),
    "email_different": mark("Different mailboxes."),
    "email_unknown": mark("One side gives no mailbox to compare."),
}


def sentence(code: str) -> str:
    """The sentence of a code in the language in force; the code itself where there is none."""
    return _(SENTENCES[code]) if code in SENTENCES else code
