"""The verb learn."""

from pathlib import Path

from skiptrace.locale import set_language
from tests.cli.verbs import PERSONAL, answer, audit, run


def test_learn_shows_adopts_and_drops(workspace: Path) -> None:
    fields = answer(workspace, "learn")
    assert (fields["attempts"], fields["replayed"], fields["in_force"]) == (1, 1, "defaults")
    assert {move["question"] for move in fields["moved"]} == {"current", "reached"}
    assert fields["held_out"] == []
    text = run(workspace, "learn").stdout
    assert f"learn --adopt {fields['set']}" in text
    assert not [value for value in PERSONAL if value in text]
    assert answer(workspace, "learn", "--adopt", fields["set"]) == {"in_force": fields["set"]}
    traced = answer(workspace, "trace", "--changed")
    assert (traced["cases"], traced["weights"]) == (1, fields["set"])
    assert answer(workspace, "learn", "--drop") == {"in_force": "defaults"}
    assert [action for action, _ in audit(workspace)[-4:]] == ["learn", "learn", "adopt", "drop"]


def test_wrong_words_are_told(workspace: Path) -> None:
    for words in (["--adopt", "--drop"], ["aaaaaaaa"], ["--drop"], ["--adopt"]):
        run(workspace, "learn", *words, status=2)


def test_learn_speaks_chinese(workspace: Path) -> None:
    set_language("zh")
    text = run(workspace, "--lang", "zh", "learn").stdout
    assert "现行权重：默认权重" in text
