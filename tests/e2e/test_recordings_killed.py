"""Recordings by the real command, killed while it transcribes."""

import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.e2e.command import ROOT, Shell
from tests.sources.calls.asr_service import KEY, AsrService
from tests.sources.calls.sounds import tones, write_wav
from tests.sources.loopback import Reply

AS_OF = "2026-06-30"
BASIS = ("--basis", "clause 9.2")
COUNT = 6


def settle(shell: Shell, service: AsrService) -> None:
    shell("init")
    (shell.workspace / "skiptrace.toml").write_text(
        f'[transcriber]\nurl = "{service.address}"\nprivate = true\nkey_env = "TEST_ASR_KEY"\n',
        encoding="utf-8",
    )


@pytest.mark.slow
@pytest.mark.parametrize("answered", [0, 1, 3, 5])
def test_a_run_killed_while_it_transcribes_asks_no_question_twice(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, answered: int
) -> None:
    """kill -9 while an answer is out: what had been answered is there, the rest is asked again."""
    monkeypatch.setenv("TEST_ASR_KEY", KEY)
    folder = tmp_path / "calls"
    folder.mkdir()
    for place in range(COUNT):
        name = f"2026021{place}_140500_19900001234.wav"
        write_wav(folder / name, tones((1.0 + place / 10, 400), (1.0, 0), (1.0, 600)))
    shell = Shell(tmp_path / "w", AS_OF)
    hold = True

    def mood(number: int) -> Reply | None:
        if hold and number > answered:
            service.closing.wait(30)
        return None

    with AsrService(mood) as service:
        settle(shell, service)
        words = ["--workspace", str(shell.workspace), "import", "recordings", str(folder), *BASIS]
        process = subprocess.Popen([sys.executable, "-m", "skiptrace", *words], cwd=ROOT)
        while len(service.asked) <= answered:
            time.sleep(0.01)
        process.kill()
        process.wait()
    kept = shell.workspace / "transcripts"
    assert len(list(kept.glob("*.json")) if answered else []) == answered
    hold = False
    with AsrService() as service:
        settle(shell, service)
        done = shell("import", "recordings", str(folder), *BASIS)
    assert f"transcribed: {COUNT - answered}, failed: 0" in done.text
    assert f"new {COUNT}," in done.text
    assert len(service.heard) == COUNT - answered
    assert len(list(kept.iterdir())) == COUNT
