"""The verb sources: every card whole, in both languages, with a row that imports; plug-ins."""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner
from sqlalchemy import text

from skiptrace.cli.main import main
from skiptrace.locale import in_language
from skiptrace.ports import SourceCard
from skiptrace.store import open_store
from sources.registry import adapters
from tests.cli.verbs import answer, run
from tests.sources.packages import install, module

CARDS = [adapter.card for adapter in adapters()]
HAN = re.compile(r"[\u4e00-\u9fff]")


def shown(card: SourceCard, lang: str, folder: Path) -> str:
    words = ["--workspace", str(folder), "--lang", lang, "sources", card.kind]
    done = CliRunner().invoke(main, words)
    assert done.exit_code == 0, done.output
    return done.stdout


@pytest.mark.parametrize("card", CARDS, ids=lambda card: card.kind)
def test_a_card_is_shown_whole_in_both_languages(card: SourceCard, tmp_path: Path) -> None:
    for lang in ("en", "zh"):
        said = shown(card, lang, tmp_path)
        texts = (card.lawful_note, card.cost, *card.yields)
        wanted = [in_language("zh", word) if lang == "zh" else word for word in texts]
        wanted += [card.title_zh if lang == "zh" else card.title_en, str(card.retention_days)]
        wanted += [*card.suffixes, *(column.name for column in card.columns)]
        wanted += [alias for column in card.columns for alias in column.aliases]
        assert [word for word in wanted if word not in said] == []
        assert ("--basis" in said) == card.basis_needed
        if lang == "zh":
            assert [word for word in texts if not HAN.search(in_language("zh", word))] == []


@pytest.mark.parametrize("lang", ["en", "zh"])
@pytest.mark.parametrize("card", CARDS, ids=lambda card: card.kind)
def test_the_example_of_a_card_pasted_into_a_file_imports(
    card: SourceCard, lang: str, tmp_path: Path
) -> None:
    run(tmp_path / "w", "init")
    title, row = shown(card, lang, tmp_path / "w").splitlines()[-2:]
    path = tmp_path / "pasted.csv"
    path.write_text(f"{title}\n{row}\n", encoding="utf-8")
    basis = ["--basis", "order 7"] if card.basis_needed else []
    counts = answer(tmp_path / "w", "import", card.kind, str(path), *basis)
    assert (counts["read"], counts["new"], counts["rejected"]) == (1, 1, 0)


def test_json_gives_the_same_example(tmp_path: Path) -> None:
    for card in answer(tmp_path, "sources"):
        example = {c["name"].replace("N", "1"): c["example"] for c in card["columns"]}
        assert card["example"] == {name: value for name, value in example.items() if value}
        assert card["plugin"] is None
        assert answer(tmp_path, "sources", card["kind"]) == card
    assert not list(tmp_path.iterdir())


# --- plug-ins --------------------------------------------------------------------------------


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """A folder of packages: a plug-in that notes that it was imported, and a broken one."""
    folder = tmp_path / "site"
    folder.mkdir()
    mark = f"import pathlib; pathlib.Path({str(tmp_path / 'imported')!r}).touch()\n"
    install(folder, "odd-list", mark + module("odd-list", basis_needed=True))
    install(folder, "bad-list", mark + "1 / 0")
    return folder


def skiptrace(site: Path, workspace: Path, *words: str, status: int = 0) -> str:
    """What the command prints, run in a process that has these packages."""
    command = [sys.executable, "-m", "skiptrace", "--workspace", str(workspace), "--lang", "en"]
    environment = {**os.environ, "PYTHONPATH": str(site), "PYTHONUTF8": "1"}
    done = subprocess.run(
        [*command, *words], env=environment, capture_output=True, text=True, check=False
    )
    assert done.returncode == status, done.stdout + done.stderr
    return done.stdout + done.stderr


def enable(workspace: Path, *names: str, more: str = "") -> None:
    listed = ", ".join(f'"{name}"' for name in names)
    settings = f"[plugins]\nenabled = [{listed}]\n{more}"
    (workspace / "skiptrace.toml").write_text(settings, encoding="utf-8")


@pytest.mark.slow
def test_no_plugin_is_imported_before_it_is_enabled_and_needed(site: Path, tmp_path: Path) -> None:
    mark, workspace = tmp_path / "imported", tmp_path / "w"
    cases, odd = tmp_path / "cases.csv", tmp_path / "odd.csv"
    cases.write_text("案件编号,姓名,手机\nC1,测试甲,19900001234\n", encoding="utf-8")
    odd.write_text("案件编号,手机\nC1,19900005678\n", encoding="utf-8")
    skiptrace(site, workspace, "init")
    listed = skiptrace(site, workspace, "sources")
    assert re.search(r"odd-list +skiptrace-odd-list 1\.0 +not enabled", listed)
    refused = skiptrace(site, workspace, "import", "odd-list", str(odd), status=2)
    assert "which is not enabled" in refused
    skiptrace(site, workspace, "doctor")
    assert not mark.exists()

    enable(workspace, "odd-list", "bad-list")
    skiptrace(site, workspace, "import", "cases", str(cases))
    skiptrace(site, workspace, "leads")
    assert not mark.exists()
    listed = skiptrace(site, workspace, "sources")
    assert mark.exists()
    assert re.search(r"bad-list +skiptrace-bad-list 1\.0 +cannot be used", listed)
    assert "it fails to load: ZeroDivisionError" in listed
    assert re.search(r"^odd-list +Odd list +--basis needed", listed, re.MULTILINE)
    assert "bad-list" in skiptrace(site, workspace, "doctor", status=4)

    no_basis = skiptrace(site, workspace, "import", "odd-list", str(odd), status=2)
    assert "needs a lawful basis" in no_basis
    enable(workspace, "odd-list", more='[basis]\nodd-list = "order 7"\n')
    assert "new 1" in skiptrace(site, workspace, "import", "odd-list", str(odd))
    assert "already known 1" in skiptrace(site, workspace, "import", "odd-list", str(odd))
    store = open_store(f"sqlite:///{workspace / 'skiptrace.db'}")
    with store._engines.read.begin() as connection:
        claims = connection.execute(
            text("SELECT source, reader, basis FROM claims WHERE reader IS NOT NULL")
        ).fetchall()
        readers = connection.execute(text("SELECT kind, reader FROM imports ORDER BY 1")).fetchall()
    store.close()
    assert list(map(tuple, claims)) == [("odd-list", "skiptrace-odd-list 1.0", "order 7")]
    assert list(map(tuple, readers)) == [
        ("cases", None), ("odd-list", "skiptrace-odd-list 1.0"),
    ]  # fmt: skip


def test_json_names_what_cannot_be_used(site: Path, tmp_path: Path) -> None:
    import json

    (tmp_path / "w").mkdir()
    enable(tmp_path / "w", "bad-list", "gone")
    lines = skiptrace(site, tmp_path / "w", "sources", "--json")
    unused = {item["kind"]: item for item in json.loads(lines) if "columns" not in item}
    assert set(unused) == {"bad-list", "gone", "odd-list"}
    assert unused["odd-list"] == {
        "kind": "odd-list", "plugin": "skiptrace-odd-list 1.0", "enabled": False,
        "problem": None, "hint": None,
    }  # fmt: skip
    assert "ZeroDivisionError" in unused["bad-list"]["problem"]
    assert "not installed" in unused["gone"]["problem"]
