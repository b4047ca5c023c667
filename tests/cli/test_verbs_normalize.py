"""One JSON line a value, whatever the value is."""

import pytest

from tests.cli.values import answers

KEYS = ["input", "canonical", "parts", "certainty", "candidates", "problem"]


@pytest.mark.parametrize(
    ("kind", "text", "canonical"),
    [
        ("name", "测试甲 先生", "测试甲"),
        ("name", "Alpha, Test", "Test Alpha"),
        ("phone", "+86 199-0000-1234", "19900001234"),
        ("id", "330127 19850312 1014", "330127198503121014"),
        ("id", "330127850312101", "330127198503121014"),
        ("id", "3301**********1014", "3301**********1014"),
        ("id", "H12345678", "H12345678"),
        ("address", "杭州市西湖区文三路九十号", "浙江省杭州市西湖区文三路90号"),
        ("employer", "杭州测试科技有限公司（存续）", "杭州测试科技有限公司"),
        ("email", "TEST_jia@QQ.com", "test_jia@qq.com"),
        ("spoken", "我电话幺九九零零零零幺二三四", "19900001234"),
    ],
)
def test_every_kind_is_understood(kind: str, text: str, canonical: str) -> None:
    (answer,) = answers("normalize", kind, text)
    assert [key for key in answer if key not in ("spans", "said")] == KEYS
    assert (answer["input"], answer["canonical"]) == (text, canonical)
    assert answer["problem"] is None
    assert 0 < answer["certainty"] <= 1


def test_lines_of_standard_input_keep_their_places() -> None:
    given = "\ufeff测试甲\r\n\n测试乙 女士".encode()
    found = answers("normalize", "name", given=given, status=1)
    assert [answer["input"] for answer in found] == ["测试甲", "", "测试乙 女士"]
    assert [answer["canonical"] for answer in found] == ["测试甲", None, "测试乙"]
    assert found[1]["problem"]["code"] == "empty"


@pytest.mark.parametrize(
    ("lang", "text", "hint"),
    [
        ("en", "The number of digits does not fit a phone number.",
         "A mobile has 11 digits, a landline an area code and 7 or 8 digits."),
        ("zh", "号码位数不对。", "手机号为11位；固话为区号加7或8位。"),
    ],
)  # fmt: skip
def test_a_problem_has_its_code_and_both_sentences(lang: str, text: str, hint: str) -> None:
    (answer,) = answers("normalize", "phone", "199000012345678", lang=lang, status=1)
    assert answer["problem"] == {"code": "phone_length", "text": text, "hint": hint}
    assert answer["canonical"] is None
    assert answer["certainty"] == 0


def test_a_line_that_is_not_utf8_costs_that_line() -> None:
    given = "测试甲\n".encode() + "测试乙\n".encode("gb18030") + "测试丙\n".encode()
    found = answers("normalize", "name", given=given, status=1)
    assert [answer["canonical"] for answer in found] == ["测试甲", None, "测试丙"]
    assert found[1]["problem"]["code"] == "not_utf8"


@pytest.mark.parametrize("size", [5_000, 1_000_001, 3_000_000])
def test_a_line_without_end_is_one_problem(size: int) -> None:
    given = b"x" * size + "\n测试甲\n".encode()
    found = answers("normalize", "name", given=given, status=1)
    assert [answer["canonical"] for answer in found] == [None, "测试甲"]
    assert found[0]["problem"]["code"] == "too_long"
    assert len(found[0]["input"]) <= 1_000_000


def test_only_a_line_feed_ends_a_line_and_nothing_steers_the_terminal() -> None:
    given = "测试\u2028甲\x0b\x85\u202e\n".encode()
    (answer,) = answers("normalize", "name", given=given)
    assert answer["input"] == "测试\u2028甲\x0b\x85\u202e"


def test_bytes_of_an_argument_that_are_no_utf8_are_its_problem() -> None:
    (answer,) = answers("normalize", "name", "测试\udcff", status=1)
    assert answer["problem"]["code"] == "not_utf8"


def test_an_ambiguous_address_is_understood_with_its_candidates() -> None:
    (answer,) = answers("normalize", "address", "鼓楼区中山北路26号")
    assert answer["certainty"] <= 0.5
    assert "江苏省南京市鼓楼区中山北路26号" in answer["candidates"]
    assert len(answer["candidates"]) == 4


def test_spans_are_places_in_the_text_as_it_was_typed() -> None:
    text = "杭州 西湖区文三路９０号3栋二单元五〇一室"
    (answer,) = answers("normalize", "address", text)
    standing = {part: text[start:end] for part, (start, end) in answer["spans"].items()}
    assert standing == {
        "city": "杭州", "county": "西湖区", "road": "文三路", "road_no": "９０", "building": "3",
        "unit": "二", "room": "五〇一",
    }  # fmt: skip
    assert answer["parts"]["province"] == "浙江省"


def test_several_numbers_said_are_no_single_value() -> None:
    text = "我的是19900001234，我爱人的是19100015678"
    (answer,) = answers("normalize", "spoken", text, status=1)
    assert answer["problem"]["code"] == "spoken_several"
    assert answer["candidates"] == ["19900001234", "19100015678"]
    assert [text[one["start"] : one["end"]] for one in answer["said"]] == answer["candidates"]


def test_digits_that_are_no_phone_are_candidates() -> None:
    (answer,) = answers("normalize", "spoken", "身份证330127198503121014", status=1)
    assert answer["problem"]["code"] == "spoken_nothing"
    assert answer["candidates"] == ["330127198503121014"]


def test_the_day_decides_who_is_born() -> None:
    words = ("normalize", "id", "330127198503121014")
    assert answers("--as-of", "2026-01-01", *words)[0]["problem"] is None
    (before,) = answers("--as-of", "1985-03-11", *words, status=1)
    assert before["problem"]["code"] == "id_birth_date"


def test_no_lines_are_no_problem() -> None:
    assert answers("normalize", "phone") == []


def test_every_kind_keeps_its_keys_where_nothing_is_read() -> None:
    for kind in ("name", "address", "spoken"):
        read, unread = answers("normalize", kind, given=b"x\n\xff\n", status=1)
        assert read.keys() == unread.keys()


def test_an_unknown_kind_is_bad_usage() -> None:
    assert answers("normalize", "colour", "red", status=2) == []
