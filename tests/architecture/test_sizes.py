"""No god files: nearly every code base grows one, so the limit is held from day one."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.architecture.repository import PACKAGES, ROOT

FILE_LIMIT = 300
FUNCTION_LIMIT = 50
PRODUCT = (*PACKAGES, "benchmarks")


def python_files(*folders: str) -> list[Path]:
    return sorted(path for folder in folders for path in (ROOT / folder).rglob("*.py"))


def line_count(path: Path) -> int:
    return len(path.read_text(encoding="utf-8").splitlines())


def functions(source: str) -> Iterator[tuple[str, int]]:
    """Each function with its length from `def` (decorators left out) to its last line."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            yield node.name, (node.end_lineno or node.lineno) - node.lineno + 1


def long_functions(paths: list[Path]) -> list[str]:
    return [
        f"{path.relative_to(ROOT)}: {name} has {lines} lines"
        for path in paths
        for name, lines in functions(path.read_text(encoding="utf-8"))
        if lines > FUNCTION_LIMIT
    ]


def test_no_file_is_longer_than_300_lines() -> None:
    everything = [*python_files(*PRODUCT, "tests"), ROOT / "dev.py"]
    assert len(everything) > 40
    long = {str(p.relative_to(ROOT)): n for p in everything if (n := line_count(p)) > FILE_LIMIT}
    assert not long


def test_no_function_is_longer_than_50_lines() -> None:
    assert not long_functions([*python_files(*PRODUCT), ROOT / "dev.py"])


@pytest.mark.parametrize(("body_lines", "found"), [(49, False), (50, True)])
def test_guard_counts_the_def_line_and_sees_methods(body_lines: int, found: bool) -> None:
    source = "class A:\n    async def f(self):\n" + "        x = 1\n" * body_lines
    assert [lines > FUNCTION_LIMIT for _, lines in functions(source)] == [found]
