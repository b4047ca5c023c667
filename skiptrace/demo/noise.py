"""How clerks and systems write things down: styles of numbers, dates, names and addresses."""

from datetime import date
from typing import TYPE_CHECKING

from skiptrace.demo import names
from skiptrace.demo.places import Form

if TYPE_CHECKING:
    from skiptrace.demo.dice import Dice

_WIDE = str.maketrans("0123456789-+", "０１２３４５６７８９－＋")
_ADDRESS_FORMS = (
    (Form.FULL, 60.0),
    (Form.NO_PROVINCE, 18.0),
    (Form.BARE, 10.0),
    (Form.COUNTY, 6.0),
    (Form.WIDE, 6.0),
)


def phone(number: str, dice: "Dice") -> str:
    """The number as somebody typed it: plain, +86, spaces, hyphens, full width."""
    roll = dice.random()
    if roll < 0.72 or "-" in number:
        return number
    if roll < 0.80:
        return f"+86{number}"
    if roll < 0.87:
        return f"{number[:3]} {number[3:7]} {number[7:]}"
    if roll < 0.94:
        return f"{number[:3]}-{number[3:7]}-{number[7:]}"
    if roll < 0.97:
        return f"86 {number}"
    return number.translate(_WIDE)


def mistyped(number: str, dice: "Dice") -> str:
    """A mobile with one digit wrong or two swapped, still a mobile in form."""
    place = 4 + int(dice.random() * 6)
    left, right = number[place], number[place + 1]
    if left != right and dice.chance(0.5):
        return number[:place] + right + left + number[place + 2 :]
    return number[:place] + str((int(left) + 1 + int(dice.random() * 8)) % 10) + number[place + 1 :]


def address_form(dice: "Dice") -> Form:
    """How completely an address is written."""
    return dice.pick(_ADDRESS_FORMS)


def name(text: str, dice: "Dice") -> str:
    """The name, now and then with a homophone or a space in it."""
    roll = dice.random()
    if roll < 0.03:
        return names.misheard(text, dice)
    if roll < 0.045:
        return f"{text[0]} {text[1:]}"
    return text


def iso(day: int) -> str:
    """2026-03-05."""
    return date.fromordinal(day).isoformat()


def compact(day: int) -> str:
    """20260305."""
    return f"{date.fromordinal(day):%Y%m%d}"


def slashed(day: int) -> str:
    """2026/3/5."""
    as_date = date.fromordinal(day)
    return f"{as_date.year}/{as_date.month}/{as_date.day}"


def chinese(day: int) -> str:
    """2026年3月5日."""
    as_date = date.fromordinal(day)
    return f"{as_date.year}年{as_date.month}月{as_date.day}日"
