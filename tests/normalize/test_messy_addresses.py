"""Every messy line is read as a careful clerk reads it, and what is doubtful stays so."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from skiptrace.normalize.address_parts import tidied
from skiptrace.normalize.address_spans import address_spans
from skiptrace.normalize.addresses import address
from skiptrace.normalize.second_address import split_line
from skiptrace.normalize.text import cleaned
from tests.truth.messy_addresses import MESSY, NO_ADDRESS, Messy
from tests.truth.written_addresses import Written, written


@pytest.mark.parametrize("messy", MESSY, ids=lambda messy: messy.line)
def test_the_parts_are_right(messy: Messy) -> None:
    read = address(messy.line)
    assert {part: read.parts.get(part) for part in messy.parts} == messy.parts


@pytest.mark.parametrize("messy", [m for m in MESSY if m.candidates], ids=lambda m: m.line)
def test_what_is_doubtful_has_its_candidates(messy: Messy) -> None:
    read = address(messy.line)
    assert len(read.candidates) == len(messy.candidates)
    for begins in messy.candidates:
        assert any(candidate.startswith(begins) for candidate in read.candidates)
    assert read.certainty <= 0.6


@pytest.mark.parametrize("line", [m.line for m in MESSY if not m.candidates])
def test_what_is_clear_has_none(line: str) -> None:
    assert address(line).candidates == ()


@pytest.mark.parametrize("line", NO_ADDRESS)
def test_what_is_no_address_is_refused(line: str) -> None:
    assert address(line).canonical is None


@pytest.mark.parametrize(
    "line",
    [
        "浙江省杭州市西湖区文三路90号浙江省杭州市西湖区文三路90号",
        "浙江省杭州市浙江省杭州市西湖区文三路90号",
    ],
)
def test_an_address_said_twice_is_one(line: str) -> None:
    read = address(line)
    assert read.canonical == "浙江省杭州市西湖区文三路90号"
    assert read.candidates == ()
    assert read.certainty == 1


@pytest.mark.parametrize("item", list(written(3, 25)), ids=lambda item: item.line)
def test_no_single_address_is_cut_in_two(item: Written) -> None:
    assert split_line(address(item.line).canonical or "")[1] == ""


def test_parts_stand_where_the_spans_say() -> None:
    line = "广西平果县 马头镇江滨路８号三栋二单元"
    read = address(line)
    spans = address_spans(line, read.parts)
    standing = {part: line[start:end] for part, (start, end) in spans.items()}
    assert standing == {
        "province": "广西", "county": "平果", "township": "马头镇", "road": "江滨路",
        "road_no": "８", "building": "三", "unit": "二",
    }  # fmt: skip


@settings(max_examples=200, deadline=None)
@given(st.sampled_from(list(written(5, 20))), st.text(" ,　", max_size=3))
def test_a_span_holds_its_part(item: Written, blanks: str) -> None:
    line = blanks + item.line
    parts = address(line).parts
    for part, (start, end) in address_spans(line, parts).items():
        found = line[start:end]
        plain = tidied(f"{cleaned(found)[0]}号").removesuffix("号").replace(" ", "")
        assert plain.lstrip("0") == parts[part] or parts[part].startswith(plain[:2])


@settings(max_examples=200, deadline=None)
@given(st.text(max_size=40), st.dictionaries(st.sampled_from(["road", "group", "poi"]), st.text()))
def test_spans_of_anything_lie_in_the_text(line: str, parts: dict[str, str]) -> None:
    for start, end in address_spans(line, parts).values():
        assert 0 <= start <= end <= len(line)
