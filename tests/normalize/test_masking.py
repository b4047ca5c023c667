"""Masks: total, show no more than permitted, cannot be inverted."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from skiptrace.normalize.masking import mask, mask_numbers, mask_text
from skiptrace.normalize.phones import phone

KINDS = ["phone", "id_no", "name", "address", "email", "social", "employer", "text", "unheard-of"]


@pytest.mark.parametrize(
    ("kind", "value", "shown"),
    [
        ("phone", "13800138000", "138****8000"),
        ("phone", "13800138000-1234", "138****8000"),
        ("phone", "0571-87654321", "0571-******21"),
        ("phone", "0571-87654321-801", "0571-******21"),
        ("phone", "12", "***"),
        ("id_no", "330127198503121014", "330***********1014"),
        ("id_no", "1234", "***"),
        ("name", "王伟", "王*"),
        ("name", "欧阳娜娜", "欧**"),
        ("name", "王", "*"),
        ("name", "", ""),
        ("address", "浙江省杭州市西湖区文三路90号", "浙江省杭州市西湖区***"),
        ("address", "文三路90号", "***"),
        ("email", "wangwei@qq.com", "w***@qq.com"),
        ("email", "w@qq.com", "***@qq.com"),
        ("email", "not an address", "***"),
        ("social", "wechat:wangwei01", "wechat:w***"),
        ("employer", "杭州示例科技有限公司", "杭州***"),
        ("unheard-of", "anything", "***"),
    ],
)
def test_what_is_shown(kind: str, value: str, shown: str) -> None:
    assert mask(kind, value) == shown


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("打13800138000找他", "打***找他"),
        ("号码是幺三八，零零幺三，八零零零", "号码是***"),
        ("证件330127198503121014", "证件***"),
        ("写信到wangwei@qq.com。", "写信到w***@qq.com。"),
        ("三个月，两次", "三个月，两次"),
    ],
)
def test_free_text(text: str, shown: str) -> None:
    assert mask_text(text) == shown


@settings(max_examples=200)
@given(st.sampled_from(KINDS), st.text(max_size=60))
def test_total(kind: str, value: str) -> None:
    assert isinstance(mask(kind, value), str)


@settings(max_examples=200)
@given(st.from_regex(r"1[3-9][0-9]{9}|0571-[2-8][0-9]{7}", fullmatch=True))
def test_a_masked_phone_hides_digits_and_reads_as_no_phone(number: str) -> None:
    masked = mask("phone", number)
    assert len(re.findall(r"[0-9]", masked)) <= 7
    assert phone(masked).canonical is None


@settings(max_examples=200)
@given(st.text(alphabet="0123456789零一二幺 -，字", max_size=40))
def test_no_long_run_of_digits_survives_in_text(text: str) -> None:
    assert re.search(r"[0-9零一二幺]{5}", mask_text(text)) is None


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("20260811_140500_19900001235.json", "20260811_140500_199****1235.json"),
        ("330127198503121014.xml", "330***********1014.xml"),
        ("征信_33012719850312101X.xml", "征信_330***********101X.xml"),
        ("cases-20260301.csv", "cases-20260301.csv"),
        ("C2026-000123456", "C2026-000123456"),
        ("202603150000000000000001", "202603150000000000000001"),
    ],
)
def test_numbers_of_people_in_the_name_of_a_file_are_hidden(name: str, shown: str) -> None:
    assert mask_numbers(name) == shown
