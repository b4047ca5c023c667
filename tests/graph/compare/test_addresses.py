"""Numbers exactly, words tolerantly; old and new names of a place are one place."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from graph.compare import AddressLevel, compare_addresses

SAME = (AddressLevel.EXACT, AddressLevel.SAME_DOOR)
VILLAGE = "安徽省合肥市肥西县清泉镇塔山村"
FLAT = "浙江省杭州市西湖区文三路90号3幢2单元501室"


@pytest.mark.parametrize(
    ("left", "right"),
    [
        pytest.param("平果县马头镇江滨路8号", "广西百色市平果市马头镇江滨路8号", id="a county"),
        pytest.param("郫县犀浦镇国宁村5组", "成都市郫都区犀浦街道国宁村5组", id="a township"),
        pytest.param("望城县高塘岭镇10号", "长沙市望城区高塘岭街道10号", id="both"),
        pytest.param("杭州市江干区凯旋路1号", "杭州市上城区凯旋路1号", id="merged, one heir"),
        pytest.param("杭州市江干区凯旋路1号", "杭州市钱塘区凯旋路1号", id="merged, the other"),
        pytest.param("石家庄市桥东区中山路1号", "石家庄市长安区中山路1号", id="divided"),
        pytest.param("余杭区临平街道雨荷路1号", "杭州市临平区临平街道雨荷路1号", id="split off"),
        pytest.param("萧山区河庄街道5组", "杭州市钱塘区河庄街道5组", id="gone over"),
        pytest.param("宣武区广安门内大街6号", "北京市西城区广安门内大街6号", id="in the capital"),
        pytest.param("廣州市越秀區中山五路33號", "广州市越秀区中山五路33号", id="traditional"),
        pytest.param(FLAT, "杭州市西湖区文三路九十号3-2-501", id="numbers in another way"),
        pytest.param(f"{VILLAGE}五组", f"{VILLAGE}第5村民小组", id="a group's words"),
    ],
)
def test_one_place_under_two_names(left: str, right: str) -> None:
    assert compare_addresses(left, right).level in SAME
    assert compare_addresses(left, right) == compare_addresses(right, left)


@pytest.mark.parametrize(
    ("left", "right"),
    [
        pytest.param("杭州市江干区凯旋路1号", "杭州市西湖区凯旋路1号", id="no heir of it"),
        pytest.param("鼓楼区中山北路26号", "南京市玄武区中山北路26号", id="none of the four"),
        pytest.param("鼓楼区中山北路26号", "北京市西城区中山北路26号", id="no such district there"),
        pytest.param("石家庄市桥东区中山路1号", "邢台市桥东区中山路1号", id="two cities had one"),
        pytest.param("新疆伊宁市上海城1号", "上海市徐汇区上海城1号", id="a city in a name"),
    ],
)
def test_another_place_under_a_like_name(left: str, right: str) -> None:
    assert compare_addresses(left, right).level is AddressLevel.DIFFERENT


@pytest.mark.parametrize("text", ["", "无", "被领导骂的好惨"])
def test_what_is_no_address_agrees_with_nothing(text: str) -> None:
    assert compare_addresses(text, text).level is AddressLevel.UNKNOWN
    assert compare_addresses(text, FLAT).level is AddressLevel.UNKNOWN


def test_latin_lines_agree_when_they_are_the_same_line() -> None:
    assert compare_addresses("12 Main Street", "12  Main Street").level is AddressLevel.EXACT
    assert compare_addresses("12 Main Street", "14 Main Street").level is AddressLevel.UNKNOWN


HOUSES = {
    "组": VILLAGE + "{}组12号",
    "号": "浙江省杭州市西湖区文三路{}号",
    "幢": "浙江省杭州市西湖区阳光花园{}幢2单元501室",
    "单元": "浙江省杭州市西湖区阳光花园3幢{}单元501室",
    "室": "浙江省杭州市西湖区阳光花园3幢2单元{}室",
    "弄": "上海市静安区共和新路{}弄5号",
}


@settings(max_examples=300, deadline=None)
@given(st.sampled_from(sorted(HOUSES)), st.integers(1, 130), st.integers(1, 130))
def test_another_number_is_never_the_same_door(word: str, one: int, other: int) -> None:
    left, right = HOUSES[word].format(one), HOUSES[word].format(other)
    level = compare_addresses(left, right).level
    assert (level in SAME) is (one == other)


@settings(max_examples=150, deadline=None)
@given(st.integers(1, 99), st.integers(1, 99), st.sampled_from(["", "安徽省", "合肥市"]))
def test_five_is_never_fifteen_however_little_is_written(one: int, other: int, head: str) -> None:
    left, right = (f"{head}肥西县清泉镇塔山村{number}组" for number in (one, other))
    assert (compare_addresses(left, right).level in SAME) is (one == other)
