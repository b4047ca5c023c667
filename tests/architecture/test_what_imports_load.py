"""The contracts read the source; these start Python and look at what an import really loads."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
HEAVY = {"alembic", "httpx", "networkx", "pyarrow", "pydantic", "sqlalchemy", "sqlmodel", "textual"}
WINGS = {"graph", "sources", "tui"}
# httpx loads its own command line wherever click is installed.
BROUGHT = {"sources": {"click"}}

# The command line is looked at by itself; migrations run in alembic's hands only.
NOT_CORE = ("skiptrace.__main__", "skiptrace.cli", "skiptrace.store.migrations")

PRINT_LOADED = "import json, sys; print(json.dumps(sorted({m.split('.')[0] for m in sys.modules})))"


def import_all(package: str) -> str:
    """Code that imports every module of a package, but the command line and the migrations."""
    return f"""
import importlib, pkgutil, {package}
for found in pkgutil.walk_packages({package}.__path__, "{package}."):
    if not found.name.startswith({NOT_CORE}):
        importlib.import_module(found.name)
"""


def loaded_by(code: str) -> set[str]:
    """Top-level names of all modules loaded in a fresh Python after running the code."""
    command = [sys.executable, "-c", f"{code}\n{PRINT_LOADED}"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return set(json.loads(done.stdout.splitlines()[-1]))


def test_command_line_loads_nothing_heavy_until_a_command_runs() -> None:
    loaded = loaded_by("import skiptrace.cli.main")
    assert "click" in loaded
    assert not loaded & (HEAVY | WINGS)


def test_help_loads_nothing_heavy() -> None:
    help_then_go_on = """
import sys
sys.argv = ["skiptrace", "--help"]
from skiptrace.cli.main import main
try:
    main()
except SystemExit as ended:
    assert not ended.code, ended.code
"""
    assert not loaded_by(help_then_go_on) & (HEAVY | WINGS)


def test_whole_core_loads_no_wing_and_no_terminal() -> None:
    loaded = loaded_by(import_all("skiptrace"))
    assert "sqlmodel" in loaded
    assert not loaded & (WINGS | {"click", "httpx", "networkx", "rapidfuzz", "textual"})


@pytest.mark.parametrize("wing", sorted(WINGS))
def test_wing_stands_alone(wing: str) -> None:
    loaded = loaded_by(import_all(wing))
    assert wing in loaded
    foreign = WINGS - {wing} | {"click", "sqlmodel"}
    assert not loaded & (foreign - BROUGHT.get(wing, set()))
