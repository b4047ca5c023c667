"""explain --pair: two people beside each other."""

from pathlib import Path

import pytest

from skiptrace.model.judgement import Verdict
from skiptrace.model.party import PartyRef
from skiptrace.store import open_store
from tests.casework.people_desk import ALIKE, BARE, ID_A, ID_B, KNOWN, PHONE, SECOND, WORLD, said
from tests.cli.verbs import answer, audit, run
from tests.store.material import case_record, has, receipt

BETWEEN = PartyRef(name="王伟", phone=PHONE)


@pytest.fixture
def people(tmp_path: Path) -> Path:
    """A workspace with a borrower, a like name on the same mobile, and one without a number."""
    workspace = tmp_path / "w"
    run(workspace, "init")
    store = open_store(f"sqlite:///{workspace / 'skiptrace.db'}")
    store.add_records(receipt(), list(WORLD))
    store.close()
    return workspace


def add_namesake(workspace: Path) -> None:
    store = open_store(f"sqlite:///{workspace / 'skiptrace.db'}")
    records = [case_record(2, [(SECOND, has(PHONE))], who=SECOND), said("d", BETWEEN, has(PHONE))]
    store.add_records(receipt("import-2"), records)
    store.close()


def test_the_parts_add_up_and_what_is_missing_is_named(people: Path) -> None:
    told = answer(people, "explain", "--pair", KNOWN.person_id, ALIKE.person_id)
    assert told["outcome"] == "possibly_same"
    total = told["prior"] + sum(part["weight"] for part in told["agreements"])
    assert total == pytest.approx(told["weight"])
    levels = {part["field"]: part["level"] for part in told["agreements"]}
    assert levels == {"name": "one_character", "phone": "exact"}
    assert told["lacks"] == ["weight", "name"]
    text = run(people, "explain", "--pair", KNOWN.person_id, ALIKE.person_id).stdout
    assert "possibly one person" in text
    assert "The same number." in text
    assert "names that fit" in text


@pytest.mark.parametrize("name", [KNOWN.person_id, ID_A, "C1", "19900000001"])
def test_a_person_is_named_by_anything_that_names_one(people: Path, name: str) -> None:
    if name == PHONE:
        # Three people have this phone: the choices are listed, the number is not repeated.
        refused = run(people, "explain", "--pair", name, BARE.person_id, status=2)
        assert KNOWN.person_id in refused.stderr
        assert name not in refused.stderr
        return
    told = answer(people, "explain", "--pair", name, BARE.person_id)
    assert KNOWN.person_id in {told["left"]["person"], told["right"]["person"]}


@pytest.mark.parametrize("words", [["--pair", "0000", "1111"], ["C1", "--pair", "a", "b"], []])
def test_what_names_nobody_or_too_much_is_refused(people: Path, words: list[str]) -> None:
    assert "hint" in run(people, "explain", *words, status=2).stderr or words[:1] == ["C1"]


def test_values_are_masked_unless_revealed_and_the_reveal_is_on_record(people: Path) -> None:
    pair = ("explain", "--pair", KNOWN.person_id, BARE.person_id)
    for form in ([], ["--json"]):
        hidden = run(people, *pair, *form).stdout
        assert not [value for value in ("王伟", PHONE, ID_A, "测试村") if value in hidden]
    assert audit(people) == []
    shown = run(people, *pair, "--reveal").stdout
    assert PHONE in shown
    assert ID_A in shown
    assert audit(people) == [("reveal", "C1")]


def test_the_history_and_the_bridge_are_shown(people: Path) -> None:
    add_namesake(people)
    held = answer(people, "explain", "--pair", ID_A, ID_B)
    assert (held["outcome"], held["rule"]) == ("different", "two_id_numbers")
    assert held["bridge"] == [BETWEEN.person_id]
    text = run(people, "explain", "--pair", ID_A, ID_B).stdout
    assert "nothing: two different identity numbers" in text
    assert BETWEEN.person_id in text
    told = answer(people, "explain", "--pair", BETWEEN.person_id, ID_A)
    assert told["outcome"] == "ambiguous"


def test_chinese_has_its_own_words(people: Path) -> None:
    options = ("explain", "--pair", KNOWN.person_id, ALIKE.person_id, "--lang", "zh")
    told = run(people, *options).stdout
    assert "可能是同一人" in told
    assert "什么会改变结论" in told
    assert "号码相同" in told or "同一" in told


def test_verdicts_have_words() -> None:
    from skiptrace.cli.explain_pair import _VERDICTS

    assert set(_VERDICTS) == set(Verdict)
