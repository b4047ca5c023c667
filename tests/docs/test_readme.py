"""The screens in the READMEs are the ones the terminal shows."""

import os
import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]


@pytest.mark.golden
@pytest.mark.parametrize(("page", "lang"), [("README.md", "en"), ("README.zh.md", "zh")])
def test_the_screen_on_the_page_is_the_golden_case_screen(page: str, lang: str) -> None:
    golden = ROOT / "tests" / "tui" / "golden" / f"case-80x24-{lang}.txt"
    screen = golden.read_text(encoding="utf-8").rstrip("\n")
    path = ROOT / page
    text = path.read_text(encoding="utf-8")
    found = re.findall(r"```text\n(.*?)\n```", text, re.DOTALL)
    assert len(found) == 1
    if os.environ.get("SKIPTRACE_GOLDEN") == "write":
        path.write_text(text.replace(found[0], screen), encoding="utf-8")
        return
    assert found[0] == screen
