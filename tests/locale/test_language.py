"""Which language is spoken, and texts that are translated once they are finished."""

from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from skiptrace.cli.language import asked_for
from skiptrace.locale import (
    fitted,
    gettext,
    in_language,
    language,
    mark,
    ngettext,
    set_language,
    system_tag,
)
from skiptrace.locale.templates import Templates


@pytest.fixture(autouse=True)
def english_afterwards() -> Iterator[None]:
    yield
    set_language("en")


@pytest.mark.parametrize(
    ("tag", "spoken"),
    [("zh", "zh"), ("zh_CN.UTF-8", "zh"), ("ZH-TW", "zh"), ("en", "en"), ("de_DE", "en"),
     ("C", "en"), ("", "en")],
)  # fmt: skip
def test_language_of_a_tag(tag: str, spoken: str) -> None:
    set_language(tag)
    assert language() == spoken


@pytest.mark.parametrize(
    ("variables", "tag"),
    [
        ({"LANG": "zh_CN.UTF-8"}, "zh_CN.UTF-8"),
        ({"LANG": "zh_CN.UTF-8", "LC_ALL": "C"}, "C"),
        ({"LANG": "en_GB.UTF-8", "LC_MESSAGES": "zh_CN.UTF-8"}, "zh_CN.UTF-8"),
        ({}, "en"),
    ],
)
def test_language_of_the_system(
    variables: dict[str, str], tag: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        monkeypatch.delenv(name, raising=False)
    for name, value in variables.items():
        monkeypatch.setenv(name, value)
    assert system_tag() == tag


def test_texts_in_both_languages() -> None:
    set_language("zh")
    assert gettext("subject") == "债务人本人"
    assert gettext("no such text") == "no such text"
    assert gettext("") == ""
    assert mark("subject") == "subject"
    set_language("en")
    assert gettext("subject") == "subject"
    assert in_language("zh", "subject") == "债务人本人"
    assert ngettext("case", "cases", 2) == "cases"


def test_finished_texts_are_fitted_to_templates() -> None:
    set_language("zh")
    assert fitted("no such case: C1, C2") == "没有这个案件：C1, C2"
    assert fitted("check the path") == "请检查路径"
    assert fitted("nothing like it") == "nothing like it"
    set_language("en")
    assert fitted("no such case: C1") == "no such case: C1"


def test_a_cards_sentence_within_a_text_is_translated_and_a_users_word_is_not() -> None:
    set_language("zh")
    note = "Calls recorded with notice; used to keep the contract, heard only for a case."
    said = fitted(f"recordings needs a lawful basis: {note}")
    assert said == f"recordings 需要合法性依据：{in_language('zh', note)}"
    assert fitted("no such case: subject") == "没有这个案件：subject"


def test_the_most_specific_template_wins_and_values_may_change_places() -> None:
    templates = Templates({"{}: {}": "general {} {}", "no {} in {}": "{1}: no {0}"})
    assert templates.translate("no lead in C1") == "C1: no lead"
    assert templates.translate("a: b") == "general a b"


@given(st.text(alphabet="ab{}%. C1\n", max_size=20))
def test_values_are_put_in_as_they_are(value: str) -> None:
    assert Templates({"no such case: {}": "没有 {}"}).translate(f"no such case: {value}") == (
        f"没有 {value}"
    )


@pytest.mark.parametrize(
    ("words", "lang"),
    [
        (["leads"], None),
        (["--lang", "zh", "leads"], "zh"),
        (["leads", "--lang=en"], "en"),
        (["--lang", "zh", "leads", "--lang", "en"], "en"),
        (["leads", "--lang"], None),
        (["leads", "--", "--lang", "zh"], None),
    ],
)
def test_language_is_seen_before_parsing(words: list[str], lang: str | None) -> None:
    assert asked_for(words) == lang
