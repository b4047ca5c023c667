"""The verbs init and doctor, and the settings that all verbs read."""

from pathlib import Path

from click.testing import CliRunner

from skiptrace.cli.main import main
from tests.cli.verbs import answer, run
from tests.e2e.lender_files import AS_OF, CASE


def test_init_is_idempotent_and_private(tmp_path: Path) -> None:
    folder = tmp_path / "new" / "w"
    assert answer(folder, "init") == {"workspace": str(folder), "created": True}
    (folder / "skiptrace.toml").write_text("lang = 'zh'\n", encoding="utf-8")
    assert answer(folder, "init") == {"workspace": str(folder), "created": False}
    assert (folder / "skiptrace.toml").read_text(encoding="utf-8") == "lang = 'zh'\n"
    assert folder.stat().st_mode & 0o077 == 0
    assert (folder / "skiptrace.db").stat().st_mode & 0o077 == 0


def test_language_of_the_settings_is_used_unless_asked_otherwise(workspace: Path) -> None:
    (workspace / "skiptrace.toml").write_text("lang = 'zh'\n", encoding="utf-8")
    words = ["--workspace", str(workspace), "--as-of", AS_OF, "next", CASE]
    assert "下一步" in CliRunner().invoke(main, words).stdout
    assert "next:" in CliRunner().invoke(main, [*words, "--lang", "en"]).stdout


def test_settings_with_an_unknown_key_are_bad_usage(workspace: Path) -> None:
    (workspace / "skiptrace.toml").write_text("langue = 'zh'\n", encoding="utf-8")
    assert "langue" in run(workspace, "leads", status=2).stderr


def test_doctor_finds_a_sound_workspace_and_an_open_one(workspace: Path) -> None:
    findings = answer(workspace, "doctor")
    assert {finding["ok"] for finding in findings} == {True}
    assert {"Python", "integrity", "audit chain", "policy pack"} <= {f["check"] for f in findings}
    workspace.chmod(0o755)
    failed = answer(workspace, "doctor", status=4)
    assert [finding["check"] for finding in failed if not finding["ok"]] == ["workspace"]
