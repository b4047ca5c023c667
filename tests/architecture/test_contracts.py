"""The contracts and the dependencies in pyproject.toml name what is really there."""

import ast
import importlib
import re
import sys
import tomllib
from collections.abc import Iterator
from importlib.metadata import packages_distributions
from pathlib import Path

from tests.architecture.repository import PACKAGES, ROOT

PYPROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
# Imported under their own names, but chosen and bounded by what brings them.
COMES_WITH = {
    "httpcore": "httpx", "pydantic": "sqlmodel", "sqlalchemy": "sqlmodel", "rich": "textual",
}  # fmt: skip


def normal(distribution: str) -> str:
    return re.sub(r"[-_.]+", "-", distribution).lower()


def imported_modules(path: Path) -> Iterator[str]:
    """Every module named by an import statement or import_module("..."), anywhere in the file."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield node.module
        elif isinstance(node, ast.Call) and ast.unparse(node.func).endswith("import_module"):
            names = (a.value for a in node.args if isinstance(a, ast.Constant))
            yield from (name for name in names if isinstance(name, str))


def foreign_imports() -> set[str]:
    """Top-level names of the third-party modules that the product imports."""
    paths = (path for package in PACKAGES for path in (ROOT / package).rglob("*.py"))
    names = {module.split(".")[0] for path in paths for module in imported_modules(path)}
    return names - set(PACKAGES) - sys.stdlib_module_names


def names(requirements: list[str]) -> set[str]:
    return {normal(re.split(r"[\s<>=!~\[]", requirement)[0]) for requirement in requirements}


def declared() -> set[str]:
    return names(PYPROJECT["project"]["dependencies"])


def optional() -> set[str]:
    """What the extras bring that users install; the developers' is never imported."""
    extras: dict[str, list[str]] = PYPROJECT["project"]["optional-dependencies"]
    return names([entry for extra in extras if extra != "dev" for entry in extras[extra]])


def used() -> set[str]:
    """Distributions behind the imports of the product."""
    distributions = packages_distributions()
    return {normal(distributions[COMES_WITH.get(name, name)][0]) for name in foreign_imports()}


def test_every_import_is_declared() -> None:
    assert used() <= declared() | optional()


def test_every_dependency_is_used() -> None:
    assert declared() <= used()


def test_every_adapter_stands_in_the_contract_of_adapters() -> None:
    (contract,) = (
        contract
        for contract in PYPROJECT["tool"]["importlinter"]["contracts"]
        if contract["name"] == "Adapters do not know each other"
    )
    listed = set(re.findall(r"\w+", contract["layers"][1]))
    tree = ast.parse((ROOT / "sources" / "registry.py").read_text(encoding="utf-8"))
    imported = {
        alias.name if node.module == "sources" else (node.module or "").split(".")[1]
        for node in ast.walk(tree)
        if isinstance(node, ast.ImportFrom) and (node.module or "").split(".")[0] == "sources"
        for alias in node.names
    }
    adapters = {
        name for name in imported if hasattr(importlib.import_module(f"sources.{name}"), "ADAPTER")
    }
    assert adapters
    assert listed == adapters
