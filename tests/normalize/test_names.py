"""Personal names: one written form, equal keys for equal names, equal sounds for homophones."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from skiptrace.normalize.names import name_key, name_sound, person_name
from skiptrace.normalize.surnames import READINGS


@pytest.mark.parametrize(
    ("written", "canonical", "surname"),
    [
        ("王伟", "王伟", "王"),
        (" 王 伟 ", "王伟", "王"),
        ("王　伟", "王伟", "王"),
        ("王伟先生", "王伟", "王"),
        ("王伟(老婆)", "王伟", "王"),
        ("王伟（离职）女士", "王伟", "王"),
        ("姓名：王伟", "王伟", "王"),
        ("欧阳娜娜", "欧阳娜娜", "欧阳"),
        ("歐陽娜娜", "歐陽娜娜", "歐陽"),
        ("司马光", "司马光", "司马"),
        ("张小姐", "张", "张"),
        ("买买提・艾力", "买买提·艾力", None),
        ("买买提 • 艾力", "买买提·艾力", None),
        ("买买提.艾力", "买买提·艾力", None),
        ("John  Smith", "John Smith", None),
        ("Mr. John Smith", "John Smith", None),
        ("Jean-Luc O'Neil", "Jean-Luc O'Neil", None),
        ("𠮷野", "𠮷野", "𠮷"),
    ],
)
def test_written_forms(written: str, canonical: str, surname: str | None) -> None:
    understood = person_name(written)
    assert (understood.canonical, understood.parts.get("surname")) == (canonical, surname)


@pytest.mark.parametrize(
    ("written", "problem"),
    [
        ("", "empty"),
        ("无", "placeholder"),
        ("N/A", "placeholder"),
        ("test", "placeholder"),
        ("不详", "placeholder"),
        ("123", "name_not_a_name"),
        ("13800138000", "name_not_a_name"),
        ("王伟13800138000", "name_not_a_name"),
        ("王*伟", "name_not_a_name"),
        ("先生", "name_only_title"),
        ("王" * 41, "name_too_long"),
        ("王\x00伟", "control_character"),
    ],
)
def test_refusals_name_their_reason(written: str, problem: str) -> None:
    assert person_name(written).problem == problem


@pytest.mark.parametrize(
    ("left", "right", "equal"),
    [
        ("歐陽娜娜", "欧阳娜娜", True),
        ("陳葉", "陈叶", True),
        ("买买提·艾力", "买买提艾力", True),
        ("john smith", "John Smith", True),
        ("王伟", "王玮", False),
        ("王伟", "李伟", False),
    ],
)
def test_keys(left: str, right: str, equal: bool) -> None:
    assert (name_key(left) == name_key(right)) is equal


@pytest.mark.parametrize(
    ("left", "right", "equal"),
    [
        ("王晓明", "汪小明", True),
        ("陈鑫", "程新", True),
        ("刘军", "牛军", True),
        ("曾国藩", "增国番", True),
        ("单雄信", "山熊新", True),
        ("王伟", "王玮", True),
        ("王晓明", "黄晓明", False),
        ("王伟", "李伟", False),
    ],
)
def test_sounds(left: str, right: str, equal: bool) -> None:
    assert (name_sound(left) == name_sound(right)) is equal


def test_a_surname_character_keeps_its_common_reading_in_the_given_name() -> None:
    assert name_sound("王乐") == "wan le"
    assert name_sound("乐王") == "yue wan"
    assert len(READINGS) == 21


@settings(max_examples=300)
@given(st.one_of(st.text(max_size=60), st.text(alphabet="王伟先生老师·. -()A中女士", max_size=14)))
def test_total_and_idempotent(text: str) -> None:
    understood = person_name(text)
    assert (understood.canonical is None) is (understood.problem is not None)
    if understood.canonical is not None:
        assert person_name(understood.canonical).canonical == understood.canonical
        assert name_key(understood.canonical) == name_key(text)
        assert isinstance(name_sound(text), str)


@pytest.mark.parametrize(
    ("written", "canonical"),
    [
        ("Smith, John", "John Smith"),
        ("Smith，John", "John Smith"),
        ("Mr. Smith, John", "John Smith"),
        ("O'Brien, Mary Ann", "Mary Ann O'Brien"),
        ("John Smith, Jr.", "John Smith"),
        ("Smith,", "Smith"),
    ],
)
def test_a_comma_behind_the_surname(written: str, canonical: str) -> None:
    assert person_name(written).canonical == canonical


@pytest.mark.parametrize("written", ["王,伟", "Smith,, John", "Smith, John, Ann"])
def test_other_commas_make_no_name(written: str) -> None:
    assert person_name(written).problem == "name_not_a_name"


@pytest.mark.parametrize(
    ("written", "standard"),
    [("张喆", "张哲"), ("吴煇", "吴辉"), ("徐松栢", "徐松柏"), ("陈峯", "陈峰"), ("王犇", "王奔")],
)
def test_variants_of_one_character_share_the_key(written: str, standard: str) -> None:
    assert name_key(written) == name_key(standard) == standard
    assert person_name(written).canonical == written
