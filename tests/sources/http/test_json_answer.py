"""JSON from outside: what is taken and what is refused."""

import json
from contextlib import suppress
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from skiptrace.errors import BadAnswer
from sources.http.json_answer import MAX_DEPTH, parse_json


@pytest.mark.parametrize(
    ("what", "body", "charset", "value"),
    [
        ("utf-8", '{"甲": "乙"}'.encode(), None, {"甲": "乙"}),
        ("byte order mark", b"\xef\xbb\xbf[1]", None, [1]),
        ("gbk as declared", '{"甲": 1}'.encode("gbk"), "GBK", {"甲": 1}),
        ("an id number stays exact", b"[330127198503121014]", None, [330127198503121014]),
        (
            "a fraction stays exact",
            b"[1.101051990010112e17]",
            None,
            [Decimal("1.101051990010112e17")],
        ),
        ("empty scalars are lists", b'{"city": []}', None, {"city": []}),
    ],
)
def test_taken(what: str, body: bytes, charset: str | None, value: object) -> None:
    assert parse_json(body, "checks", charset) == value


@pytest.mark.parametrize(
    ("body", "charset", "why"),
    [
        (b"<!DOCTYPE html><html>", None, "web page"),
        (b"", None, "no JSON"),
        (b'{"half":', None, "no JSON"),
        (b"[NaN]", None, "no JSON"),
        (b"[-Infinity]", None, "no JSON"),
        (b'{"a":1,"a":2}', None, "no JSON"),
        (b"[" * 100_000 + b"]" * 100_000, None, "nested"),
        (b"[" * 40 + b"]" * 40, None, "nested"),
        (b"[" + b"9" * 5000 + b"]", None, "no JSON"),
        (b"[" + b"0," * 600_000 + b"0]", None, "nested"),
        ("甲".encode("gbk"), None, "encoding"),
        (b"[1]", "utf-99", "encoding"),
    ],
)
def test_refused(body: bytes, charset: str | None, why: str) -> None:
    with pytest.raises(BadAnswer, match=why):
        parse_json(body, "checks", charset)


_VALUES = st.recursive(
    st.none() | st.booleans() | st.integers(-(10**20), 10**20) | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
)


@given(_VALUES)
def test_whatever_json_wrote_is_read_back(value: object) -> None:
    assert parse_json(json.dumps(value).encode(), "checks") == value


@given(st.binary())
def test_any_bytes_are_read_or_refused(body: bytes) -> None:
    with suppress(BadAnswer):
        parse_json(body, "checks")


def test_nesting_up_to_the_limit_is_taken() -> None:
    parse_json(b"[" * MAX_DEPTH + b"]" * MAX_DEPTH, "checks")
