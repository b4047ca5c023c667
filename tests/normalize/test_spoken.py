"""Numbers as people say them in a call, and what must not be taken for one."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from skiptrace.normalize.spoken import spoken_digits, spoken_phones

SAID = [
    ("我的新号码是幺三八零零幺三八零零零", ["13800138000"]),
    ("一三八，零零一三，八零零零", ["13800138000"]),
    ("一三八 嗯 零零一三 啊 八零零零", ["13800138000"]),
    ("幺三八洞洞幺三八洞洞洞", ["13800138000"]),
    ("幺三八拐拐幺三八勾勾两", ["13877138992"]),
    ("妖三八〇〇妖三八〇〇〇", ["13800138000"]),
    ("138零零13八000", ["13800138000"]),
    ("138 0013 8000", ["13800138000"]),
    ("13800138OOO", ["13800138000"]),
    ("一三三三个八一二三四五", ["13388812345"]),
    ("幺三九两个零幺三九三个零", ["13900139000"]),
    ("零五七一，八七六五四三二一转八零一", ["0571-87654321-801"]),
    ("打四零零八一二三一二三吧", ["4008123123"]),
    ("一三八零零一三八零零零和一三九零零一三九零零零", ["13800138000", "13900139000"]),
    ("13800138000，13900139000", ["13800138000", "13900139000"]),
    ("一三八零零一三八零零一，不对，是一三九零零一三九零零零", ["13900139000"]),
    ("一三八零零一三八零零一，哦说错了，应该是一三九零零一三九零零零", ["13900139000"]),
    ("一八六零零零零一一一二，不对，是一一一三", ["18600001113"]),
    ("18600001112，说错了，最后两位是13", ["18600001113"]),
    ("一八六零零零零一一一二，哦不，三四五六", ["18600003456"]),
    ("18600001112，不对吗", ["18600001112"]),
    ("0571-87654321，不对，是4322", ["0571-87654322"]),
    ("18600001112对不对", ["18600001112"]),
    ("one three eight double zero one three eight triple zero", ["13800138000"]),
    ("加八六 8613800138000", ["13800138000"]),
]

NOT_PHONES = [
    "",
    "欠款一二三四五六七八九零一元",
    "欠款13800138000元",
    "二零二三年十一月五号",
    "20231105",
    "身份证三三零一二七一九八五零三一二一零一四",
    "身份证号是330127198503121014",
    "330127 19850312 1014",
    "卡号是6222 0213 8001 3800 0123",
    "合同编号13800138000",
    "验证码是一二三四五六",
    "一共两千三百块钱，三个月",
    "我住三号楼二单元",
    "一三八零零一三八零",
    "18600001112，不对",
]


@pytest.mark.parametrize(("text", "numbers"), SAID)
def test_said_numbers_are_found(text: str, numbers: list[str]) -> None:
    assert [found.number for found in spoken_phones(text)] == numbers


@pytest.mark.parametrize("text", NOT_PHONES)
def test_other_digits_are_left_alone(text: str) -> None:
    assert spoken_phones(text) == ()


def test_a_table_of_digits_is_no_speech_and_costs_no_time() -> None:
    assert spoken_phones("1," * 50_000) == ()


def test_spans_point_into_the_text() -> None:
    text = "喂，新号码幺三八零零幺三八零零零，记一下"
    (found,) = spoken_phones(text)
    assert text[found.start : found.end] == "幺三八零零幺三八零零零"


def test_runs_of_seven_and_more_digits() -> None:
    (run,) = spoken_digits("工号零零七 电话八七六五四三二一")[-1:]
    assert run.digits == "87654321"
    assert spoken_digits("三个月") == ()
    assert "87654321" not in repr(run)


digits_said = st.lists(st.sampled_from("零一二三四五六七八九"), min_size=8, max_size=8).map("".join)
SPOKEN = str.maketrans("0123456789", "零幺两三四五六拐八勾")


@settings(max_examples=150)
@given(st.from_regex(r"1[3-9][0-9]{9}", fullmatch=True), st.sampled_from(["", "，", " 嗯 ", "、"]))
def test_every_mobile_said_in_three_chunks_is_found(number: str, pause: str) -> None:
    said = pause.join((number[:3], number[3:7], number[7:])).translate(SPOKEN)
    assert [found.number for found in spoken_phones(f"我电话{said}，好的")] == [number]


@settings(max_examples=200)
@given(st.text(alphabet="零一二三幺八〇0138 ，。个转不对是oneO啊\x00", max_size=60))
def test_total_and_spans_inside(text: str) -> None:
    spans = [(found.start, found.end) for found in spoken_phones(text)]
    spans += [(run.start, run.end) for run in spoken_digits(text)]
    assert all(0 <= start < end <= len(text) for start, end in spans)
