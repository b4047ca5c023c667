"""import of recordings that wait, and what doctor says of the transcriber."""

from pathlib import Path

import pytest

from tests.cli.verbs import answer, run
from tests.sources.calls.asr_service import KEY, AsrService
from tests.sources.calls.one_talk import NUMBER, NUMBER_CLAUSE
from tests.sources.calls.sounds import tones, write_wav
from tests.sources.calls.vendor_shapes import JSON_SHAPES
from tests.sources.loopback import Reply

BASIS = ("--basis", "clause 9.2")


@pytest.fixture
def calls(tmp_path: Path) -> Path:
    folder = tmp_path / "calls"
    folder.mkdir()
    for place in range(3):
        name = f"2026021{place}_140500_19900001234.wav"
        write_wav(folder / name, tones((1.0 + place / 10, 400), (1.0, 0), (1.0, 600)))
    (folder / "20260215_140500_19900001234.mp3").write_bytes(b"%PDF")
    return folder


def set_up(workspace: Path, service: AsrService) -> None:
    (workspace / "skiptrace.toml").write_text(
        f'[transcriber]\nurl = "{service.address}"\nprivate = true\nkey_env = "TEST_ASR_KEY"\n',
        encoding="utf-8",
    )


def test_recordings_are_heard_and_counted(
    workspace: Path, calls: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TEST_ASR_KEY", KEY)
    with AsrService() as service:
        set_up(workspace, service)
        done = run(workspace, "import", "recordings", str(calls), *BASIS)
    assert "recordings: read 4, new 4, already known 0, rejected 0" in done.stdout
    assert "transcribed: 3, failed: 1" in done.stdout
    assert "20260215_140500_199****1234.mp3  the recording is in no known audio format" in (
        done.stderr
    )
    assert "waiting for a transcript: 1" in done.stderr
    assert "19900001234" not in done.output
    assert NUMBER not in done.output


def test_a_service_that_gives_out_ends_in_status_4_with_everything_else_kept(
    workspace: Path, calls: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TEST_ASR_KEY", KEY)
    with AsrService({2: Reply(402)}.get) as service:
        set_up(workspace, service)
        path = str(calls)
        found = answer(workspace, "import", "recordings", path, *BASIS, status=4)
        assert found["transcribed"] == {
            "done": 1,
            "failed": [
                {
                    "file": "20260211_140500_199****1234.wav",
                    "reason": "transcriber: the key is refused (402)",
                }
            ],
            "left": 2,
            "stopped": "transcriber: the key is refused (402)",
        }
        assert (found["new"], found["waiting"]) == (4, 3)
        shown = run(workspace, "import", "recordings", path, *BASIS)
    assert "transcribed: 2, failed: 1" in shown.stdout


def test_without_a_key_nothing_is_sent_and_nothing_imported(workspace: Path, calls: Path) -> None:
    with AsrService() as service:
        set_up(workspace, service)
        done = run(workspace, "import", "recordings", str(calls), *BASIS, status=2)
    assert "TEST_ASR_KEY" in done.stderr
    assert not service.asked


def test_doctor_says_where_recordings_go(workspace: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def told(status: int = 0) -> tuple[bool, str]:
        checks = answer(workspace, "doctor", status=status)
        return next((c["ok"], c["detail"]) for c in checks if c["check"] == "transcriber")

    assert told() == (
        True,
        "none set: recordings without a transcript wait, none leaves this machine",
    )
    with AsrService() as service:
        set_up(workspace, service)
        ok, detail = told(4)
        assert not ok
        assert "TEST_ASR_KEY" in detail
        monkeypatch.setenv("TEST_ASR_KEY", KEY)
        assert told() == (True, f"recordings go to: 127.0.0.1:{service.port}")
        assert KEY not in run(workspace, "doctor").output
    assert not service.asked


def test_wrong_settings_stop_no_other_import(workspace: Path, calls: Path) -> None:
    (workspace / "skiptrace.toml").write_text("[transcriber]\ncolour = 'red'\n", "utf-8")
    done = run(workspace, "import", "recordings", str(calls), *BASIS, status=2)
    assert "unknown key 'colour'" in done.stderr
    path = calls.parent / "more.csv"
    path.write_text("案件编号,姓名,手机\nC12,测试庚,19900007777\n", encoding="utf-8")
    run(workspace, "import", "cases", str(path))


@pytest.mark.parametrize("shape", JSON_SHAPES)
def test_the_sentence_is_shown_on_reveal_only_whatever_the_shape(
    tmp_path: Path, shape: str
) -> None:
    workspace, folder = tmp_path / "w", tmp_path / "calls"
    folder.mkdir()
    (folder / "R7.json").write_text(JSON_SHAPES[shape](), encoding="utf-8")
    (folder / "calls.csv").write_text(
        "call_id,case_no,started_at\nR7,C1,2026-02-10 14:05\n", encoding="utf-8"
    )
    (tmp_path / "cases.csv").write_text("案件编号,姓名\nC1,测试甲\n", encoding="utf-8")
    run(workspace, "init")
    run(workspace, "import", "cases", str(tmp_path / "cases.csv"))
    run(workspace, "import", "recordings", str(folder), *BASIS)
    masked = run(workspace, "explain", "C1").stdout
    revealed = run(workspace, "explain", "C1", "--reveal").stdout
    said = f"{NUMBER_CLAUSE}幺九九零零零零五六七八"
    assert "call R7, " in masked
    assert "customer, 00:3" in masked
    assert NUMBER not in masked
    assert NUMBER_CLAUSE not in masked
    assert NUMBER in revealed
    assert said in revealed
