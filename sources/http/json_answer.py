"""JSON from outside: strict, bounded, numbers exact.

Refused: what is no JSON, NaN and Infinity, a name that stands twice in one object (which of the two
counts?), nesting and sizes that no honest answer has. Fractions are kept as Decimal, so that an
18-digit number does not come out rounded.
"""

import codecs
import json
from decimal import Decimal
from typing import NoReturn

Json = None | bool | int | Decimal | str | list["Json"] | dict[str, "Json"]

MAX_DEPTH = 32
MAX_VALUES = 500_000
# Of the encodings that a service may declare, these are decoded; all Chinese ones by the widest.
_ENCODINGS = {
    "utf-8": "utf-8-sig", "ascii": "utf-8-sig",
    "gbk": "gb18030", "gb2312": "gb18030", "gb18030": "gb18030",
}  # fmt: skip


class NotJsonError(ValueError):
    """The text is no JSON that can be used; says why, never what stood there."""


def parse_json(body: bytes, charset: str | None = None) -> Json:
    """The value in a body; charset: as the service declared it, None for UTF-8.

    Raises NotJsonError.
    """
    try:
        name = codecs.lookup(charset or "utf-8").name
        text = body.decode(_ENCODINGS.get(name, "utf-8-sig"))
    except (LookupError, UnicodeDecodeError):
        raise NotJsonError("not in the encoding it claims") from None
    if text.lstrip()[:1] == "<":
        raise NotJsonError("a web page instead of JSON")
    try:
        value: Json = json.loads(
            text, parse_float=Decimal, parse_constant=_constant, object_pairs_hook=_distinct
        )
    except NotJsonError:
        raise
    except (ValueError, ArithmeticError):
        raise NotJsonError("no JSON") from None
    except RecursionError:
        raise NotJsonError("nested too deeply") from None
    _check_size(value)
    return value


def _constant(_name: str) -> NoReturn:
    raise NotJsonError("a number that is none")


def _distinct(pairs: list[tuple[str, Json]]) -> dict[str, Json]:
    result = dict(pairs)
    if len(result) != len(pairs):
        raise NotJsonError("a name that stands twice")
    return result


def _check_size(value: Json) -> None:
    level: list[Json] = [value]
    total = depth = 0
    while level:
        total += len(level)
        depth += 1
        if depth > MAX_DEPTH:
            raise NotJsonError("nested too deeply")
        if total > MAX_VALUES:
            raise NotJsonError("too many values")
        below: list[Json] = []
        for item in level:
            if isinstance(item, dict):
                below.extend(item.values())
            elif isinstance(item, list):
                below.extend(item)
        level = below
