"""Importing recordings that wait: heard once, kept at once, the rest unharmed by any failure."""

from pathlib import Path

import pytest

from skiptrace.casework.importing import ImportReport, ImportRequest
from skiptrace.config import Settings
from skiptrace.errors import UsageError
from tests.casework.desk import import_file, open_desk
from tests.e2e.lender_files import BASIS
from tests.sources.calls.asr_service import KEY, AsrService
from tests.sources.calls.sounds import tones, write_wav
from tests.sources.loopback import Reply

HEADER = "call_id,case_no,started_at,direction,audio\n"
NUMBER = "19900005678"


@pytest.fixture(autouse=True)
def key(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TEST_ASR_KEY", KEY)


@pytest.fixture
def calls(tmp_path: Path) -> Path:
    """A manifest of four calls: three with audio of their own, one with a transcript."""
    folder = tmp_path / "calls"
    folder.mkdir()
    rows = ""
    for place in range(4):
        rows += f"R{place},C{place},2026-02-1{place} 14:05,out,R{place}.wav\n"
        # Each a little longer, so that no two are the same recording.
        write_wav(folder / f"R{place}.wav", tones((1.0 + place / 10, 400), (1.0, 0), (1.0, 600)))
    (folder / "R3.txt").write_text(f"客户: 我的新号码是{NUMBER}\n", encoding="utf-8")
    path = folder / "calls.csv"
    path.write_text(HEADER + rows, encoding="utf-8")
    return path


def settings(service: AsrService) -> Settings:
    table = {"url": service.address, "private": True, "key_env": "TEST_ASR_KEY", "timeout_s": 5}
    return Settings(transcriber=table)


def imported(
    folder: Path, service: AsrService, *paths: Path, dry_run: bool = False
) -> tuple[ImportReport, list[str]]:
    """The report, and what the audit log says of it."""
    with open_desk(folder, settings=settings(service)) as (casework, store):
        request = ImportRequest("recordings", paths, BASIS, dry_run=dry_run)
        report = casework.import_files(request)
        return report, [e.detail for e in store.audit_entries() if e.action == "transcribe"]


def test_what_waits_is_heard_before_it_is_read(tmp_path: Path, calls: Path) -> None:
    with AsrService() as service:
        report, audit = imported(tmp_path, service, calls)
        assert report.transcribed is not None
        assert (report.transcribed.done, report.transcribed.failed) == (3, ())
        assert (report.count.new, report.count.waiting) == (4, 0)
        assert audit == [f"3 recordings at 127.0.0.1:{service.port}"]
        again, audit = imported(tmp_path, service, calls)
    assert again.transcribed is None
    assert (again.count.known, len(service.heard), len(audit)) == (4, 3, 1)
    kept = list((tmp_path / "transcripts").iterdir())
    assert len(kept) == 3
    assert all(path.stat().st_mode & 0o077 == 0 for path in kept)


def test_audio_that_waited_is_taken_up_by_a_later_import(tmp_path: Path, calls: Path) -> None:
    with open_desk(tmp_path) as (casework, _):
        first = import_file(casework, "recordings", calls)
    assert (first.transcribed, first.count.waiting, first.count.new) == (None, 3, 4)
    with AsrService() as service:
        later, _ = imported(tmp_path, service, calls)
    assert (later.count.waiting, later.count.new, later.count.known) == (0, 3, 1)


def test_a_folder_of_audio_is_heard_too(tmp_path: Path) -> None:
    folder = tmp_path / "calls"
    folder.mkdir()
    same = tones((1.0, 600))
    for name in ("20260210_19900001234.wav", "20260211_19900001234.wav"):
        write_wav(folder / name, same)
    with AsrService() as service:
        report, _ = imported(tmp_path, service, folder)
    assert (report.count.new, report.count.waiting) == (2, 0)
    assert report.transcribed is not None
    # Two files of one content: the second finds the transcript of the first.
    assert report.transcribed.done == 2
    assert len(service.heard) == 1


def test_a_dry_run_and_an_import_without_basis_give_nothing_away(
    tmp_path: Path, calls: Path
) -> None:
    with AsrService() as service:
        report, audit = imported(tmp_path, service, calls, dry_run=True)
        assert (report.count.waiting, report.transcribed, audit) == (3, None, [])
        with (
            open_desk(tmp_path, settings=settings(service)) as (casework, _),
            pytest.raises(UsageError, match="lawful basis"),
        ):
            import_file(casework, "recordings", calls, basis=None)
    assert not service.asked
    assert not (tmp_path / "transcripts").exists()


def test_one_bad_recording_costs_no_other(tmp_path: Path, calls: Path) -> None:
    (calls.parent / "R1.wav").write_bytes(b"%PDF-1.7")
    with AsrService({3: Reply(400)}.get) as service:
        report, _ = imported(tmp_path, service, calls)
    assert report.transcribed is not None
    assert (report.transcribed.done, report.transcribed.stopped) == (2, None)
    ((name, why),) = report.transcribed.failed
    assert name == "R1.wav"
    assert "no known audio format" in why
    assert (report.count.new, report.count.waiting) == (4, 1)


def replies(*numbers: int, reply: Reply) -> dict[int, Reply]:
    return dict.fromkeys(numbers, reply)


def test_a_service_that_refuses_is_given_up_and_the_rest_goes_in(
    tmp_path: Path, calls: Path
) -> None:
    refusal = replies(2, reply=Reply(402))
    with AsrService(refusal.get) as service:
        report, _ = imported(tmp_path, service, calls)
        assert report.transcribed is not None
        assert (report.transcribed.done, report.transcribed.left) == (1, 1)
        assert report.transcribed.stopped is not None
        assert (report.count.new, report.count.waiting) == (4, 2)
        later, _ = imported(tmp_path, service, calls)
    assert later.transcribed is not None
    assert later.transcribed.done == 2
    assert len(service.heard) == 3


def test_a_service_that_is_down_is_not_asked_for_every_recording(tmp_path: Path) -> None:
    folder = tmp_path / "calls"
    folder.mkdir()
    for place in range(6):
        write_wav(folder / f"2026021{place}_19900001234.wav", tones((1.0 + place / 10, 400)))
    busy = Reply(429, b"", {"Retry-After": "3600"})
    with AsrService(lambda _: busy) as service:
        report, _ = imported(tmp_path, service, folder)
    assert report.transcribed is not None
    assert (len(service.asked), report.transcribed.left) == (3, 3)
    assert report.count.waiting == 6
    assert all("1990000" not in name for name, _ in report.transcribed.failed)


def test_progress_counts_recordings(tmp_path: Path, calls: Path) -> None:
    seen: list[tuple[str, int, int | None]] = []
    with AsrService() as service, open_desk(tmp_path, settings=settings(service)) as (desk, _):
        request = ImportRequest("recordings", [calls], BASIS)
        desk.import_files(request, lambda *step: seen.append(step))
    assert [step for step in seen if step[0] == "transcribe"] == [
        ("transcribe", done, 3) for done in range(4)
    ]


@pytest.mark.parametrize("after", [1, 2, 3])
def test_stopped_anywhere_nothing_is_asked_twice(tmp_path: Path, calls: Path, after: int) -> None:
    """Ctrl+C while the n-th recording is being heard: what was answered before stays."""

    class Stopped(BaseException):
        """As KeyboardInterrupt, which pytest would take for its own."""

    def stop(what: str, done: int, _total: int | None) -> None:
        if what == "transcribe" and done == after:
            raise Stopped

    with AsrService() as service:
        with (
            open_desk(tmp_path, settings=settings(service)) as (casework, _),
            pytest.raises(Stopped),
        ):
            casework.import_files(ImportRequest("recordings", [calls], BASIS), stop)
        assert len(service.heard) == after
        report, _ = imported(tmp_path, service, calls)
    assert len(service.heard) == 3
    assert (report.count.new, report.count.waiting) == (4, 0)
