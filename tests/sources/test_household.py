"""Kinship on a register page: what two relations to the head make of each other."""

from pathlib import Path

import pytest

from skiptrace.model.claim import HadRelation
from skiptrace.model.party import Relation
from sources.household import is_head, member_of_household
from sources.relations import relation_of
from tests.sources.contract import one

ID, MEMBER_ID = "330127198503121014", "330127196001010016"
ADDRESS = "浙江省杭州市淳安县威坪镇测试村5组"


@pytest.mark.parametrize(
    ("own", "member", "relation"),
    [
        ("户主", "妻", Relation.SPOUSE),
        ("户主", "长子", Relation.CHILD),
        ("户主", "母亲", Relation.PARENT),
        ("长子", "户主", Relation.PARENT),
        ("长子", "妻", Relation.PARENT),
        ("长女", "次子", Relation.SIBLING),
        ("次子", "儿媳", Relation.RELATIVE),
        ("长子", "孙子", Relation.RELATIVE),
        ("长子", "父亲", Relation.RELATIVE),
        ("妻", "户主", Relation.SPOUSE),
        ("妻", "长子", Relation.CHILD),
        ("妻", "父亲", Relation.RELATIVE),
        ("父亲", "母亲", Relation.SPOUSE),
        ("父亲", "户主", Relation.CHILD),
        ("父亲", "弟弟", Relation.CHILD),
        ("弟弟", "户主", Relation.SIBLING),
        ("弟弟", "妹妹", Relation.SIBLING),
        ("弟弟", "母亲", Relation.PARENT),
        ("孙子", "户主", Relation.RELATIVE),
        ("户主", "户主之妻", Relation.SPOUSE),
        ("长子", "之妻", Relation.PARENT),
    ],
)
def test_told_by_the_head_of_the_household(own: str, member: str, relation: Relation) -> None:
    assert member_of_household(None, own, member) == (relation, "")
    if is_head(member) or member.startswith(("户主", "之")):
        assert member_of_household(member, own, None) == (relation, "")


@pytest.mark.parametrize(
    ("text", "own", "member", "note"),
    [
        ("户主", None, None, "户主"),
        ("户主之妻", None, None, "户主之妻"),
        (None, None, "长子", "长子"),
        (None, "户主", "户主", "户主; 户主"),
        (None, "长子", "保姆", "长子; 保姆"),
        (None, "集体户", "户主", "集体户; 户主"),
        ("干爹", None, None, "干爹"),
        (None, None, None, ""),
    ],
)
def test_what_is_not_told_stays_a_note(
    text: str | None, own: str | None, member: str | None, note: str
) -> None:
    assert member_of_household(text, own, member) == (Relation.UNKNOWN, note)


def test_a_relation_to_the_person_is_taken_as_it_stands() -> None:
    assert member_of_household("父亲", "长子", "户主") == (Relation.PARENT, "")


@pytest.mark.parametrize(
    ("word", "relation"),
    [
        ("之妻", Relation.SPOUSE),
        ("户主之子", Relation.CHILD),
        ("户主的母亲", Relation.PARENT),
        ("四女", Relation.CHILD),
        ("养子", Relation.CHILD),
        ("儿媳妇", Relation.RELATIVE),
        ("户主", None),
        ("之", None),
    ],
)
def test_words_of_a_register_page(word: str, relation: Relation | None) -> None:
    assert relation_of(word) == relation


def test_a_register_row_with_the_heads_columns(tmp_path: Path) -> None:
    header = [
        "身份证号",
        "姓名",
        "户籍地址",
        "与户主关系",
        "成员姓名",
        "成员与户主关系",
        "成员身份证号",
    ]
    cells = [ID, "测试甲", ADDRESS, "长子", "测试丁", "户主", MEMBER_ID]
    record = one("registered-addresses", tmp_path, [header, cells])
    (relation,) = [c.fact for c in record.claims if isinstance(c.fact, HadRelation)]
    assert relation.relation is Relation.PARENT
    assert relation.other.key == f"id:{MEMBER_ID}"


def test_a_row_without_them_keeps_its_name(tmp_path: Path) -> None:
    """Rows that were imported before these columns were known are the same records today."""
    header = ["身份证号", "姓名", "户籍地址", "成员姓名", "成员关系", "成员身份证号", "查询日期"]
    cells = [ID, "测试甲", ADDRESS, "测试丁", "父亲", MEMBER_ID, "2026-01-10"]
    assert one("registered-addresses", tmp_path, [header, cells]).record == RECORD


RECORD = "registered-addresses-084fa46a7449"
