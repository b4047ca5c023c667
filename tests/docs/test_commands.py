"""What the pages tell people to type exists."""

import re
import shlex
from pathlib import Path

import click
import pytest

from skiptrace.cli.main import main

ROOT = Path(__file__).parents[2]
PAGES = [ROOT / "README.md", ROOT / "README.zh.md", *sorted((ROOT / "docs").glob("*.md"))]


def plain_blocks(text: str) -> list[str]:
    """The fenced blocks that name no language, which hold what is typed in a shell."""
    parts = re.split(r"^```(.*)$", text, flags=re.MULTILINE)
    return [block for label, block in zip(parts[1::4], parts[2::4], strict=True) if not label]


def typed_commands() -> list[tuple[str, list[str]]]:
    found = []
    for page in PAGES:
        for block in plain_blocks(page.read_text(encoding="utf-8")):
            lines = [line for line in block.splitlines() if line.startswith("skiptrace ")]
            found += [(page.name, shlex.split(line)[1:]) for line in lines]
    return found


@pytest.mark.parametrize(("page", "words"), typed_commands())
def test_every_command_on_a_page_parses(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, page: str, words: list[str]
) -> None:
    # The files that the pages speak of.
    for name in ("委案清单.csv", "机构通讯录.csv", "truth.jsonl", "pairs.xlsx",
                 "mapping-cases-1a2b3c4d.toml"):  # fmt: skip
        (tmp_path / name).touch()
    (tmp_path / "征信报告").mkdir()
    monkeypatch.chdir(tmp_path)
    with main.make_context("skiptrace", list(words), resilient_parsing=False) as context:
        verb, command, rest = main.resolve_command(
            context, [*context._protected_args, *context.args]
        )
        assert command is not None
        command.make_context(verb, rest, parent=context)


def test_the_guide_shows_every_command() -> None:
    guide = (ROOT / "docs" / "guide.md").read_text(encoding="utf-8")
    with click.Context(main) as context:
        names = main.list_commands(context)
    missing = [name for name in names if not re.search(rf"\b{name}\b", guide)]
    assert missing == []
