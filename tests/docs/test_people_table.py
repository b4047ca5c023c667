"""The example table: its commands run, and its README says what they answer."""

import csv
import io
import json
import re
import shlex
import shutil
from itertools import combinations
from pathlib import Path

import pytest
from click.testing import CliRunner

from skiptrace.cli.main import main
from skiptrace.normalize.masking import mask_numbers
from tests.docs.test_commands import plain_blocks

FOLDER = Path(__file__).parents[2] / "examples" / "people-table"
README = (FOLDER / "README.md").read_text(encoding="utf-8")


@pytest.fixture
def outputs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What each command of the page prints, run where the table is."""
    shutil.copy(FOLDER / "people.csv", tmp_path)
    monkeypatch.chdir(tmp_path)
    (block,) = plain_blocks(README)
    printed = []
    for line in block.strip().splitlines():
        done = CliRunner().invoke(main, shlex.split(line)[1:])
        assert done.exit_code == 0, done.output
        printed.append(done.stdout)
    return printed


def test_the_page_says_who_is_who(outputs: list[str], tmp_path: Path) -> None:
    entity = {row["id"]: row["entity"] for row in csv.DictReader(io.StringIO(outputs[0]))}
    said = re.findall(r"^\| ([A-Z0-9 ,]+) \| (.*) \|$", README, flags=re.MULTILINE)
    named = set()
    for records, text in said:
        names = re.findall(r"\w+", records)
        named |= set(names)
        for one, other in combinations(names, 2):
            assert (entity[one] == entity[other]) == text.startswith("one person"), text
    assert named == set(entity)
    assert len(set(entity.values())) == 9
    written = (tmp_path / "who.csv").read_text("utf-8")
    assert written.split() == outputs[0].split()


def test_the_pairs_add_up(outputs: list[str], tmp_path: Path) -> None:
    for line in (tmp_path / "pairs.jsonl").read_text("utf-8").splitlines():
        pair = json.loads(line)
        assert pair["reasons"]
        assert all(reason["says"] == mask_numbers(reason["says"]) for reason in pair["reasons"])
