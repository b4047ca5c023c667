"""Plug-ins: told from metadata, run by name only, held to the rules, harmless when broken."""

import re
import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from skiptrace.errors import SourceFailure, UsageError
from skiptrace.model.record import Record, Reject
from sources.plugins import PluginState, installed
from sources.registry import adapter, adapters, plugin_states
from sources.testing import OPTIONS, table_bytes
from tests.sources.packages import install, module

ROWS = [["案件编号", "手机"], ["C1", "19900001234"], ["C2", "19900005678"]]


@pytest.fixture
def site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A folder on the path; what is imported from it is forgotten afterwards."""
    folder = tmp_path / "site"
    folder.mkdir()
    monkeypatch.syspath_prepend(folder)
    before = set(sys.modules)
    yield folder
    for name in set(sys.modules) - before:
        if str(folder) in str(getattr(sys.modules[name], "__file__", "")):
            del sys.modules[name]


def state_of(name: str, *enabled: str) -> PluginState:
    (found,) = [state for state in plugin_states(enabled) if state.name == name]
    return found


def table(folder: Path) -> Path:
    path = folder / "list.csv"
    path.write_bytes(table_bytes(ROWS))
    return path


def test_without_plugins_nothing_is_listed() -> None:
    assert plugin_states(()) == []


def test_what_is_installed_is_told_without_importing_it(site: Path) -> None:
    top = install(site, "odd-list", "raise SystemExit('imported')", version="2.1")
    (plugin,) = installed()
    assert (plugin.name, plugin.reader) == ("odd-list", "skiptrace-odd-list 2.1")
    state = state_of("odd-list")
    assert (state.enabled, state.adapter, state.problem) == (False, None, None)
    with pytest.raises(UsageError) as caught:
        adapter("odd-list")
    assert "skiptrace-odd-list 2.1, which is not enabled" in caught.value.what
    assert '[plugins] enabled = ["odd-list"]' in caught.value.hint
    assert top not in sys.modules


def test_an_enabled_plugin_is_imported_only_for_its_own_kind(site: Path) -> None:
    top = install(site, "odd-list", module("odd-list"))
    adapter("cases", ["odd-list"])
    assert top not in sys.modules
    assert adapter("odd-list", ["odd-list"]).card.title_zh == "异常清单"
    assert top in sys.modules
    assert "odd-list" not in [known.card.kind for known in adapters()]


def test_claims_carry_the_plugin_and_the_basis_of_the_import_whatever_it_says(
    site: Path, tmp_path: Path
) -> None:
    install(site, "odd-list", module("odd-list"))
    odd = adapter("odd-list", ["odd-list==1.0"])
    for basis in (OPTIONS.basis, None):
        records = list(odd.read(table(tmp_path), replace(OPTIONS, basis=basis)))
        for record in records:
            assert isinstance(record, Record)
            (claim,) = record.claims
            assert (record.source, claim.source, claim.record) == (
                "odd-list", "odd-list", record.record,
            )  # fmt: skip
            assert claim.reader == "skiptrace-odd-list 1.0"
            assert (claim.basis, claim.received_at) == (basis, OPTIONS.received_at)


def test_a_new_version_reads_the_same_records(site: Path, tmp_path: Path) -> None:
    install(site, "odd-list", module("odd-list"))
    one = list(adapter("odd-list", ["odd-list"]).read(table(tmp_path), OPTIONS))
    assert {claim.reader for record in one if isinstance(record, Record)
            for claim in record.claims} == {"skiptrace-odd-list 1.0"}  # fmt: skip
    names = [(r.record, r.content_hash) for r in one if isinstance(r, Record)]
    newer = [
        replace(r, claims=tuple(replace(c, reader="skiptrace-odd-list 1.1") for c in r.claims))
        for r in one
        if isinstance(r, Record)
    ]
    assert names == [(r.record, r.content_hash) for r in newer]


@pytest.mark.parametrize(
    ("extra", "why"),
    [
        ("raise KeyError(point.value)", "KeyError"),
        ("1 / 0", "ZeroDivisionError"),
        ("return 'record'", "neither a record nor a reject"),
        ("import sys; sys.setrecursionlimit(120); f = lambda: f(); f()", "RecursionError"),
    ],
)
def test_one_that_fails_while_it_reads_ends_with_its_name_and_no_value(
    site: Path, tmp_path: Path, extra: str, why: str
) -> None:
    limit = sys.getrecursionlimit()
    only_second = f"if case_no == 'C2':\n        {extra}"
    install(site, "odd-list", module("odd-list", extra=only_second))
    read = adapter("odd-list", ["odd-list"]).read(table(tmp_path), OPTIONS)
    try:
        assert isinstance(next(read), Record)
        with pytest.raises(SourceFailure) as caught:
            next(read)
    finally:
        sys.setrecursionlimit(limit)
    said = f"the plug-in skiptrace-odd-list 1.0 failed on list.csv: .*{why}"
    assert re.fullmatch(said, caught.value.what)
    assert "1990000" not in caught.value.what + caught.value.hint


def test_rejects_of_a_plugin_are_those_of_its_kind(site: Path, tmp_path: Path) -> None:
    install(site, "odd-list", module("odd-list"))
    path = tmp_path / "bad.csv"
    path.write_bytes(table_bytes([ROWS[0], ["C1", "1990"]]))
    (found,) = adapter("odd-list", ["odd-list"]).read(path, OPTIONS)
    assert isinstance(found, Reject)
    assert (found.source, found.column, found.code) == ("odd-list", "手机", "phone_length")


SOUND = module("odd-list")
NO_CARD = "class A:\n    card = 7\n    def files(self, p): ...\n    def read(self, p, o): ...\n"


@pytest.mark.parametrize(
    ("name", "code", "entry", "why"),
    [
        ("odd-list", "import no_such_library_at_all", "", "ModuleNotFoundError (no_such_library"),
        ("odd-list", "def broken(:", "", "SyntaxError"),
        ("odd-list", "raise SystemExit(3)", "", "SystemExit"),
        ("odd-list", "1 / 0", "", "ZeroDivisionError"),
        ("odd-list", SOUND, "no_such_module:ADAPTER", "ModuleNotFoundError (no_such_module)"),
        ("odd-list", "x = 1", "", "AttributeError"),
        ("odd-list", "ADAPTER = 7", "", "three parts of an adapter"),
        ("odd-list", f"{NO_CARD}ADAPTER = A()", "", "no skiptrace.ports.SourceCard"),
        ("odd-list", module("odd-list", retention=0), "", "retention_days must be positive"),
        ("odd-list", SOUND.replace('"异常清单"', '" "'), "", "title_zh is empty"),
        ("odd-list", SOUND.replace('"19900001234"', '""'), "", "mobile has no example"),
        ("odd-list", SOUND.replace('("mobile", "手', '("case_no", "手'), "", "named case_no"),
        ("odd-list", SOUND.replace('("phone number",)', "()"), "", "yields names nothing"),
        ("odd-list", module("other"), "", "not named after its kind other"),
        ("odd list", module("odd list"), "", "kind must be lower-case words"),
        ("cases", module("cases"), "", "one of the product's own"),
    ],
)
def test_a_broken_plugin_is_named_with_what_is_wrong(
    site: Path, name: str, code: str, entry: str, why: str
) -> None:
    install(site, name, code, package="skiptrace-odd", entry=entry)
    state = state_of(name, name)
    assert state.adapter is None
    assert state.problem is not None
    assert why in state.problem.what
    assert "skiptrace-odd 1.0" in state.problem.what
    assert "skiptrace.toml" in state.problem.hint
    if name == "cases":
        assert adapter("cases", ["cases"]).card.title_en != "Odd list"
    else:
        with pytest.raises(UsageError) as caught:
            adapter(name, [name])
        assert caught.value.what == state.problem.what


@pytest.mark.parametrize(
    ("enabled", "why"),
    [
        ("gone", "enabled but not installed"),
        ("odd-list==9.9", "installed as version 1.0, enabled is 9.9"),
        ("twice", "several packages: skiptrace-a 1.0, skiptrace-b 1.0"),
    ],
)
def test_what_the_settings_name_must_be_there_once_and_in_that_version(
    site: Path, enabled: str, why: str
) -> None:
    install(site, "odd-list", SOUND)
    install(site, "twice", module("twice"), package="skiptrace-a")
    install(site, "twice", module("twice"), package="skiptrace-b")
    state = state_of(enabled.partition("==")[0], enabled)
    assert state.problem is not None
    assert why in state.problem.what


def test_one_broken_plugin_leaves_the_others(site: Path) -> None:
    install(site, "bad-list", "1 / 0")
    install(site, "odd-list", SOUND)
    states = plugin_states(["bad-list", "odd-list"])
    assert [(state.name, state.adapter is not None) for state in states] == [
        ("bad-list", False), ("odd-list", True),
    ]  # fmt: skip


def test_metadata_without_a_version_is_no_reason_to_fail(site: Path) -> None:
    install(site, "odd-list", SOUND)
    (metadata,) = site.glob("*.dist-info")
    (metadata / "METADATA").write_text("Name: odd\n", encoding="utf-8")
    assert [plugin.reader for plugin in installed()] == ["odd ?"]
