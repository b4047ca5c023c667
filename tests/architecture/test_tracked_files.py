"""What no file of the repository may hold: addresses of registries, paths of a machine."""

import re
from pathlib import Path

import pytest

from tests.architecture.repository import ROOT, repository_files

BINARY = {".mo", ".xlsx", ".xls", ".parquet", ".png", ".wav", ".mp3", ".bin", ".pyc"}

# Put together from pieces, so that this file does not hold what it looks for.
REGISTRIES = (
    "pypi" + ".org",
    "python" + "hosted",
    "conda" + ".anaconda",
    "npm" + "js.",
    "npm" + "mirror",
    "tuna." + "tsinghua",
    "mirrors." + "aliyun",
)
HOME_PATH = re.compile(r"(?<![\w.])/(?:root|home/\w+|Users/\w+|work/\w+|opt/\w+)/")


def text_of(path: Path) -> str:
    """The text as far as it is text: files in a lender's encoding are read with gaps."""
    return path.read_bytes().decode("utf-8", "ignore")


def found(pattern: re.Pattern[str]) -> list[str]:
    return [
        f"{path.relative_to(ROOT)}:{number}"
        for path in repository_files()
        if path.suffix not in BINARY
        for number, line in enumerate(text_of(path).splitlines(), 1)
        if pattern.search(line)
    ]


def test_the_search_sees_the_repository() -> None:
    names = {str(path.relative_to(ROOT)) for path in repository_files()}
    assert {"dev.py", "pyproject.toml", "requirements.lock", ".ci/run"} <= names


def test_no_file_names_a_package_registry() -> None:
    assert not found(re.compile("|".join(map(re.escape, REGISTRIES))))


def test_no_file_names_a_path_of_somebodys_machine() -> None:
    assert not found(HOME_PATH)


@pytest.mark.parametrize(
    ("line", "hit"),
    [
        ("see " + "/home" + "/anna/x", True),
        ("see " + "/Users" + "/anna/x", True),
        ("shared/" + "work" + "/cases/x", False),
        ("/var/lib/skiptrace", False),
    ],
)
def test_machine_paths_are_told_from_others(line: str, hit: bool) -> None:
    assert bool(HOME_PATH.search(line)) is hit


def test_lock_has_hashes_and_no_address() -> None:
    lock = (ROOT / "requirements.lock").read_text(encoding="utf-8")
    pins = re.findall(r"^([A-Za-z][\w.-]*)==([^\s;]+)", lock, flags=re.MULTILINE)
    blocks = re.split(r"^(?=[A-Za-z])", lock, flags=re.MULTILINE)[1:]
    assert len(pins) == len(blocks) > 40
    assert all("--hash=sha256:" in block for block in blocks)
    assert "://" not in lock
    assert not [line for line in lock.splitlines() if line.startswith("-")]
