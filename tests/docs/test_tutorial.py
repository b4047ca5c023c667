"""docs/add-an-adapter.md, followed word by word: in the repository, and as a package of its own."""

import os
import re
import shlex
import shutil
import subprocess
import sys
import venv
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PAGE = (ROOT / "docs" / "add-an-adapter.md").read_text(encoding="utf-8")
EXAMPLE = ROOT / "examples" / "returned-mail"
PRODUCT = ("skiptrace", "sources", "graph", "tui")
ROWS = (
    "案件编号,收件地址,退信日期,备注\n"
    "C1,浙江省杭州市淳安县威坪镇测试村5组,2026年3月1日,查无此人\n"
    "C2,,2026-03-01,\n"
)


def section(title: str) -> str:
    return PAGE.split(f"\n## {title}\n")[1].split("\n## ")[0]


def blocks(title: str, language: str) -> list[str]:
    """The fenced blocks of a section in that language; "" for what is typed in a shell."""
    parts = re.split(r"^```(.*)\n", section(title), flags=re.MULTILINE)
    fenced = zip(parts[1::4], parts[2::4], strict=True)
    return [text for name, text in fenced if name == language]


(ADAPTER,) = blocks("The adapter", "python")


def run(
    *command: str | Path, cwd: Path, status: int = 0, first: Path | None = None
) -> subprocess.CompletedProcess[str]:
    """Runs it without the settings of whoever runs the tests; `first` is looked into first."""
    environment = {k: v for k, v in os.environ.items() if not k.startswith(("SKIPTRACE", "PYTEST"))}
    environment["PYTHONUTF8"] = "1"
    if first is not None:
        environment["PYTHONPATH"] = str(first)
    done = subprocess.run(
        [str(word) for word in command],
        cwd=cwd, env=environment, capture_output=True, text=True, encoding="utf-8", check=False,
    )  # fmt: skip
    assert done.returncode == status, f"{done.stdout}\n{done.stderr}"
    return done


# --- in the repository -----------------------------------------------------------------------


@pytest.fixture
def checkout(tmp_path: Path) -> Path:
    """A copy of what the four steps change."""
    for name in (*PRODUCT, "tests/sources"):
        shutil.copytree(ROOT / name, tmp_path / name, ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    return tmp_path


@pytest.mark.slow
def test_the_four_steps_in_the_repository(checkout: Path) -> None:
    named = r"`([^`\n]*returned_mail[^`\n]*|sources/[^`\n]+)`"
    words = re.findall(named, section("In this repository"))
    assert words[:4] == [
        "sources/returned_mail.py", "sources/registry.py", "returned_mail,",
        "returned_mail.ADAPTER,",
    ]  # fmt: skip
    (checkout / words[0]).write_text(ADAPTER, encoding="utf-8")
    registry = checkout / words[1]
    text = registry.read_text(encoding="utf-8")
    text = text.replace("from sources import (\n", f"from sources import (\n    {words[2]}\n")
    text = re.sub(r"(_ADAPTERS: .* = \(\n)", rf"\1    {words[3]}\n", text)
    registry.write_text(text, encoding="utf-8")
    (contract,) = blocks("In this repository", "python")
    (checkout / "tests/sources/test_returned.py").write_text(contract, encoding="utf-8")

    done = run(
        sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider",
        "tests/sources/test_returned.py", cwd=checkout, first=checkout,
    )  # fmt: skip
    assert re.search(r"\d\d? passed", done.stdout)
    shown = run(
        sys.executable, "-m", "skiptrace", "--workspace", "w", "sources", "returned-mail",
        cwd=checkout, first=checkout,
    )  # fmt: skip
    assert "退信日期" in shown.stdout


# --- as a package of its own -----------------------------------------------------------------


def fresh_environment(folder: Path) -> Path:
    """The Python of a new environment in which skiptrace and its libraries are installed."""
    venv.EnvBuilder(symlinks=os.name != "nt").create(folder)
    (packages,) = [p for p in folder.rglob("site-packages") if p.is_dir()]
    ours = [path for path in sys.path if path.endswith("site-packages")]
    lines = [f"import site; site.addsitedir({path!r})" for path in ours]
    (packages / "product.pth").write_text("\n".join(lines), encoding="utf-8")
    return folder / ("Scripts/python.exe" if os.name == "nt" else "bin/python")


def test_the_example_is_what_the_page_builds() -> None:
    written = blocks("As a package of your own", "toml") + blocks(
        "As a package of your own", "python"
    )
    files = ("pyproject.toml", "tests/test_returned_mail.py")
    assert [(EXAMPLE / name).read_text(encoding="utf-8") for name in files] == [
        written[0], written[2],
    ]  # fmt: skip
    module = EXAMPLE / "skiptrace_returned_mail" / "__init__.py"
    assert module.read_text(encoding="utf-8") == ADAPTER


@pytest.mark.slow
def test_from_an_empty_folder_to_an_imported_file(tmp_path: Path) -> None:
    title = "As a package of your own"
    make, install, listing, use = blocks(title, "")
    project, settings = blocks(title, "toml")
    (test,) = blocks(title, "python")
    python = fresh_environment(tmp_path / "venv")
    here = tmp_path

    def typed(block: str, status: int = 0) -> str:
        """What the commands of a block print, each run as it stands on the page."""
        said = ""
        for line in block.splitlines():
            words = shlex.split(line)
            module = {"python": (), "skiptrace": ("-m", "skiptrace")}[words[0]]
            said += run(python, *module, *words[1:], cwd=here, status=status).stdout
        return said

    first, second = make.splitlines()
    for folder in shlex.split(first)[2:]:
        (here / folder).mkdir(parents=True)
    here = here / shlex.split(second)[1]
    (here / "skiptrace_returned_mail" / "__init__.py").write_text(ADAPTER, encoding="utf-8")
    (here / "pyproject.toml").write_text(project, encoding="utf-8")
    (here / "tests" / "test_returned_mail.py").write_text(test, encoding="utf-8")
    assert re.search(r"\d\d? passed", typed(install))

    shown = typed(listing)
    assert re.search(r"returned-mail +skiptrace-returned-mail 1\.0 +not enabled", shown)
    (here / "w" / "skiptrace.toml").write_text(settings, encoding="utf-8")
    (here / "退信.csv").write_bytes(ROWS.encode("gb18030"))
    card, counts = (typed(line) if "sources" in line else typed(line, 1)
                    for line in use.splitlines())  # fmt: skip
    assert "skiptrace-returned-mail 1.0" in card
    assert "returned-mail: read 2, new 1, already known 0, rejected 1" in counts
