"""Every hostile file ends in a clear message or in rejects; never a crash, a hang, or 1 GB."""

from collections import Counter
from pathlib import Path

import pytest

from tests.hostile.corpus import corpus, kinds
from tests.hostile.trial import Outcome, trial

MESSAGES = ("SourceFailure", "HeaderFailure", "UsageError")

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def outcomes(tmp_path_factory: pytest.TempPathFactory) -> list[Outcome]:
    return trial(tmp_path_factory.mktemp("hostile"))


@pytest.fixture
def files(outcomes: list[Outcome]) -> list[Outcome]:
    return [outcome for outcome in outcomes if "name" in outcome]


def test_every_file_was_tried_and_none_brought_anything_down(files: list[Outcome]) -> None:
    assert [o for o in files if o["end"] not in ("count", *MESSAGES)] == []
    assert len(files) == len(corpus()) >= 200


def test_every_kind_met_messages_and_rejects(files: list[Outcome]) -> None:
    ends = Counter((o["kind"], o["end"] == "count") for o in files)
    for kind in kinds():
        assert ends[kind, True] > 3, kind
        assert ends[kind, False] > 3, kind


def test_every_line_is_accounted_for(files: list[Outcome]) -> None:
    counted = [o for o in files if o["end"] == "count"]
    assert [o for o in counted if o["read"] != o["new"] + o["known"] + o["rejected"]] == []
    assert [o for o in counted if o["rejected"] != o["rejects"]] == []


def test_every_message_says_what_and_what_to_do(files: list[Outcome]) -> None:
    told = [o for o in files if o["end"] in MESSAGES]
    assert [o for o in told if not o["what"] or not o["hint"]] == []
    # Neither a value nor anything of the machine is in it.
    for outcome in told:
        text = outcome["what"] + outcome["hint"]
        assert "19900001234" not in text
        assert "330127198503121014" not in text
        assert "Traceback" not in text
        assert "Error" not in text


def test_nothing_takes_a_gigabyte(outcomes: list[Outcome]) -> None:
    assert max(o.get("mb", 0) for o in outcomes) < 1_024
    assert max(o.get("readers_mb", 0) for o in outcomes) < 1_024


@pytest.mark.parametrize(
    ("name", "rejected"),
    [
        ("quote-left-open", 1),
        ("quote-first", 1),
        ("quote-last", 1),
        ("line-9mb-quoted", 1),
        ("line-20mb", 2),
        ("json-deep", 1),
        ("json-deep-list", 1),
        ("json-cell-10mb", 1),
        ("html-cell-10mb", 1),
        ("xml-index-huge", 1),
        ("xml-cell-10mb", 1),
    ],
)
def test_what_is_bad_costs_itself_and_no_other_row(
    name: str, rejected: int, files: list[Outcome]
) -> None:
    played = [o for o in files if o["name"] in (f"first/{name}", f"second/{name}")]
    assert len(played) == 2
    for outcome in played:
        assert outcome["end"] == "count", outcome
        assert outcome["rejected"] == rejected, outcome
        assert outcome["new"] + outcome["known"] >= 1, outcome


def test_the_corpus_is_the_same_each_time(tmp_path: Path) -> None:
    """But for sealed books: a salt is drawn for each."""
    names = [h for h in corpus() if "sealed" not in h.name and not h.name.startswith("place/")]
    some = names[:: max(1, len(names) // 60)]
    for number, hostile in enumerate(some):
        folders = [tmp_path / f"{number}-{time}" for time in (1, 2)]
        contents = []
        for folder in folders:
            folder.mkdir()
            path = hostile.make(folder)
            contents.append(path.read_bytes())
            path.unlink()
        assert contents[0] == contents[1], hostile.name
