from pathlib import Path

import pytest

from skiptrace.config import Settings, Workspace, default_folder
from skiptrace.errors import UsageError
from skiptrace.store import open_store


def workspace(folder: Path, settings: str) -> Workspace:
    made = Workspace(folder)
    made.create()
    made.settings_path.write_text(settings, encoding="utf-8")
    return made


def test_the_settings_that_a_new_workspace_gets_are_all_defaults(tmp_path: Path) -> None:
    made = Workspace(tmp_path / "w")
    made.create()
    made.create()
    assert made.settings() == Settings()
    assert made.folder.stat().st_mode & 0o077 == 0
    assert made.settings_path.stat().st_mode & 0o077 == 0


def test_settings_are_read(tmp_path: Path) -> None:
    made = workspace(tmp_path, 'lang = "zh"\nactor = "a.test"\n[basis]\nrecordings = "条款 9.2"\n')
    assert made.settings() == Settings("zh", "a.test", "cn", {"recordings": "条款 9.2"})
    made.settings_path.write_text('[plugins]\nenabled = ["a", "b==1.0", "a"]\n', encoding="utf-8")
    assert made.settings().plugins == ("a", "b==1.0")


def test_the_transcriber_is_kept_as_written(tmp_path: Path) -> None:
    made = workspace(tmp_path, '[transcriber]\nurl = "https://asr.example"\nmax_mb = 10\n')
    assert made.settings().transcriber == {"url": "https://asr.example", "max_mb": 10}


@pytest.mark.parametrize(("text", "kept"), [("true", {"call-records"}), ("false", set())])
def test_single_calls_are_kept_only_when_the_settings_say_so(
    tmp_path: Path, text: str, kept: set[str]
) -> None:
    made = workspace(tmp_path, f"[call-records]\nkeep_raw = {text}\n")
    assert made.settings().keep_raw == kept


@pytest.mark.parametrize(
    "text", ["[call-records]\nkeep_raw = 1", "[call-records]\nraw = true", "call-records = true"]
)
def test_settings_of_call_records_are_checked(tmp_path: Path, text: str) -> None:
    with pytest.raises(UsageError, match="call-records"):
        workspace(tmp_path, text).settings()


@pytest.mark.parametrize(
    "text",
    [
        "lang = ", 'colour = "red"', "lang = 7", 'basis = "x"', "\udcff", 'plugins = "x"',
        '[plugins]\nenabled = "x"', "[plugins]\nenabled = [7]", '[plugins]\nallowed = ["x"]',
        "transcriber = 7",
    ],
)  # fmt: skip
def test_what_is_wrong_with_the_settings_is_said(tmp_path: Path, text: str) -> None:
    made = workspace(tmp_path, "")
    made.settings_path.write_bytes(text.encode("utf-8", "surrogateescape"))
    with pytest.raises(UsageError, match=r"skiptrace\.toml"):
        made.settings()


@pytest.mark.parametrize("name", ["a b", "a%20b", "a?b", "a#b", "案件"])
def test_the_database_is_in_the_folder_whatever_its_name(tmp_path: Path, name: str) -> None:
    made = Workspace(tmp_path / name)
    made.create()
    open_store(made.database_url, create=True).close()
    assert (tmp_path / name / "skiptrace.db").is_file()


def test_the_default_folder_is_that_of_the_environment(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SKIPTRACE_HOME", str(tmp_path))
    assert default_folder() == tmp_path
    monkeypatch.delenv("SKIPTRACE_HOME")
    assert default_folder().name == "skiptrace"
