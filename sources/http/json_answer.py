"""JSON from outside: strict, bounded, numbers exact.

Refused: what is no JSON, NaN and Infinity, a name that stands twice in one object (which of the two
counts?), nesting and sizes that no honest answer has. Fractions are kept as Decimal, so that an
18-digit number does not come out rounded.
"""

import codecs
import json
from decimal import Decimal
from typing import NoReturn

from skiptrace.errors import BadAnswer

Json = None | bool | int | Decimal | str | list["Json"] | dict[str, "Json"]

MAX_DEPTH = 32
MAX_VALUES = 500_000
# Of the encodings that a service may declare, these are decoded; all Chinese ones by the widest.
_ENCODINGS = {
    "utf-8": "utf-8-sig", "ascii": "utf-8-sig",
    "gbk": "gb18030", "gb2312": "gb18030", "gb18030": "gb18030",
}  # fmt: skip


def parse_json(body: bytes, service: str, charset: str | None = None) -> Json:
    """The value in a body; charset: as the service declared it, None for UTF-8.

    Raises BadAnswer naming the service and why, never what stood there.
    """
    try:
        name = codecs.lookup(charset or "utf-8").name
        text = body.decode(_ENCODINGS.get(name, "utf-8-sig"))
    except (LookupError, UnicodeDecodeError):
        raise BadAnswer(
            f"{service}: the answer is not in the encoding it claims", "ask the service"
        ) from None
    if text.lstrip()[:1] == "<":
        raise BadAnswer(
            f"{service}: a web page came instead of an answer", "check the url in skiptrace.toml"
        )
    try:
        value: Json = json.loads(
            text, parse_float=Decimal, parse_constant=_no_number, object_pairs_hook=_distinct
        )
    except (ValueError, ArithmeticError):
        raise BadAnswer(
            f"{service}: the answer is no JSON", "check the url in skiptrace.toml"
        ) from None
    except RecursionError:
        raise _unbounded(service) from None
    if not _bounded(value):
        raise _unbounded(service)
    return value


def _no_number(_name: str) -> NoReturn:
    """NaN and Infinity, which Python reads and JSON does not have."""
    raise ValueError


def _distinct(pairs: list[tuple[str, Json]]) -> dict[str, Json]:
    result = dict(pairs)
    if len(result) != len(pairs):
        raise ValueError
    return result


def _unbounded(service: str) -> BadAnswer:
    return BadAnswer(
        f"{service}: the answer is nested or long beyond any honest one", "ask the service"
    )


def _bounded(value: Json) -> bool:
    """Whether nesting and number of values are within the limits."""
    level: list[Json] = [value]
    total = depth = 0
    while level:
        total += len(level)
        depth += 1
        if depth > MAX_DEPTH or total > MAX_VALUES:
            return False
        below: list[Json] = []
        for item in level:
            if isinstance(item, dict):
                below.extend(item.values())
            elif isinstance(item, list):
                below.extend(item)
        level = below
    return True
