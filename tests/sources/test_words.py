import re
from pathlib import Path

import pytest

from skiptrace.model.attempt import Disposition
from skiptrace.model.party import Relation
from sources.problems import PROBLEMS, problem_text
from sources.relations import relation_and_note, relation_of
from sources.results import result_of
from sources.words import word_table

FOLDER = Path(__file__).parents[2] / "sources"


@pytest.mark.parametrize(
    ("text", "relation"),
    [
        ("配偶", Relation.SPOUSE),
        ("妻子", Relation.SPOUSE),
        ("老 婆", Relation.SPOUSE),
        ("Wife", Relation.SPOUSE),
        ("01", Relation.SPOUSE),
        ("01-配偶", Relation.SPOUSE),
        ("父亲", Relation.PARENT),
        ("母亲(同住)", Relation.PARENT),
        ("02 父母", Relation.PARENT),
        ("儿子", Relation.CHILD),
        ("次女", Relation.CHILD),
        ("哥哥", Relation.SIBLING),
        ("09兄弟姐妹", Relation.SIBLING),
        ("04其他血亲", Relation.RELATIVE),
        ("岳母", Relation.RELATIVE),
        ("10", Relation.FRIEND),
        ("同学", Relation.FRIEND),
        ("06同事", Relation.COLLEAGUE),
        ("担保人", Relation.GUARANTOR),
        ("共同借款人", Relation.CO_BORROWER),
        ("co-borrower", Relation.CO_BORROWER),
        ("邻居", Relation.NEIGHBOUR),
        ("08其他", Relation.UNKNOWN),
        ("客户的父亲", Relation.PARENT),
        ("网恋对象的表舅", None),
        ("12", None),
        ("", None),
    ],
)
def test_relations(text: str, relation: Relation | None) -> None:
    assert relation_of(text) == relation


@pytest.mark.parametrize("relation", Relation)
def test_every_relation_understands_its_own_name(relation: Relation) -> None:
    assert relation_of(relation.value) == relation


def test_relation_that_is_not_understood_keeps_its_text() -> None:
    assert relation_and_note("干爹") == (Relation.UNKNOWN, "干爹")
    assert relation_and_note("配偶") == (Relation.SPOUSE, "")
    assert relation_and_note(None) == (Relation.UNKNOWN, "")


@pytest.mark.parametrize("result", Disposition)
def test_every_result_understands_its_own_name(result: Disposition) -> None:
    assert result_of(result.value) == result


@pytest.mark.parametrize(
    ("text", "result"),
    [
        ("本人接听", Disposition.RIGHT_PARTY),
        ("空号", Disposition.VACANT),
        ("LOOO", Disposition.VACANT),
        ("停机", Disposition.SUSPENDED),
        ("关机", Disposition.OFF),
        ("OFF 关机", Disposition.OFF),
        ("无人接听", Disposition.NO_ANSWER),
        ("NOAS", Disposition.NO_ANSWER),
        ("拒接", Disposition.REJECTED),
        ("CUT", Disposition.REJECTED),
        ("BUSY占线", None),
        ("BUSY 占线", Disposition.BUSY),
        ("外访见到本人", Disposition.MET_SUBJECT),
        ("查无此人", Disposition.NOT_FOUND),
        ("客已离职", Disposition.MOVED),
        ("206", Disposition.BUSY),
        ("", None),
        ("天气好", None),
    ],
)
def test_results(text: str, result: Disposition | None) -> None:
    assert result_of(text) == result


def test_a_word_with_two_meanings_is_refused() -> None:
    with pytest.raises(ValueError, match="two meanings"):
        word_table({"a": "one two", "b": "two three"})


def test_every_code_used_in_sources_has_its_texts() -> None:
    code = re.compile(
        r"(?:wrong\([^,()]+, |(?:Report|Json|CallFile)Problem\(|BrokenRow\([\w.]+, |last\("
        r"|else |return )"
        r'"([a-z_]+)"'
        r'|raw\.line, "([a-z_]+)"'
    )
    used = {
        one or other
        for path in FOLDER.rglob("*.py")
        # Live sources name no codes of their own: their rows are read by the adapters.
        if "live" not in path.relative_to(FOLDER).parts
        for one, other in code.findall(path.read_text(encoding="utf-8"))
    }
    used -= {"utf-8", "gb18030", "", "speaker", "region", "float", "string", "day"}
    assert len(used) > 35
    for name in used:
        assert problem_text(name)[0] != name, name
    for text in PROBLEMS.values():
        assert all(text)


def test_unknown_problem_answers_with_itself() -> None:
    assert problem_text("no_such_thing") == ("no_such_thing", "")
    assert problem_text("phone_length", "zh")[0].startswith("号码")
    assert problem_text("quote_span", "zh_CN")[0] == "该行有未闭合的引号。"
