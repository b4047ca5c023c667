from pathlib import Path

from skiptrace.transcripts import KeptTranscripts


def test_a_transcript_is_found_by_the_content_of_its_recording(tmp_path: Path) -> None:
    audio, copy, other = (tmp_path / name for name in ("a.wav", "b.wav", "c.wav"))
    for path, content in ((audio, b"one"), (copy, b"one"), (other, b"two")):
        path.write_bytes(content)
    kept = KeptTranscripts(tmp_path / "transcripts")
    assert kept.of(audio) is None
    where = kept.keep(audio, '{"segments": []}')
    assert kept.of(audio) == kept.of(copy) == where
    assert kept.of(other) is None
    assert KeptTranscripts(tmp_path / "transcripts").of(copy) == where
    assert where.read_text(encoding="utf-8") == '{"segments": []}'


def test_only_its_owner_may_read_it(tmp_path: Path) -> None:
    audio = tmp_path / "a.wav"
    audio.write_bytes(b"one")
    where = KeptTranscripts(tmp_path / "transcripts").keep(audio, "{}")
    assert where.stat().st_mode & 0o777 == 0o600
    assert where.parent.stat().st_mode & 0o777 == 0o700
    assert [p.name for p in where.parent.iterdir()] == [where.name]


def test_a_recording_that_is_written_over_is_another_one(tmp_path: Path) -> None:
    audio = tmp_path / "a.wav"
    audio.write_bytes(b"one")
    kept = KeptTranscripts(tmp_path / "transcripts")
    kept.keep(audio, "{}")
    audio.write_bytes(b"two, and longer")
    assert kept.of(audio) is None


def test_what_a_killed_run_left_is_no_transcript(tmp_path: Path) -> None:
    audio = tmp_path / "a.wav"
    audio.write_bytes(b"one")
    kept = KeptTranscripts(tmp_path / "transcripts")
    where = kept.keep(audio, "{}")
    where.rename(where.with_suffix(".part"))
    assert kept.of(audio) is None
    assert kept.keep(audio, "{ }").read_text(encoding="utf-8") == "{ }"


def test_a_recording_that_is_gone_has_no_transcript(tmp_path: Path) -> None:
    kept = KeptTranscripts(tmp_path)
    assert kept.of(tmp_path / "gone.wav") is None
    assert kept.of(tmp_path) is None
