import json
from pathlib import Path

from skiptrace.model.claim import HadContact, HadRelation
from skiptrace.model.record import Record
from sources.registry import adapter
from tests.sources.contract import OPTIONS, read, rejects, table_bytes

HEADER = ["call_id", "case_no", "id_no", "phone", "started_at", "方向", "audio", "transcript"]
SAID = (
    "客服: 您好\n[00:35] 客户: 我的新号码是幺九九零零零零五六七八\n"
    "[00:50] 客户: 我老婆的电话是一九一零零零一五六七八\n"
)


def manifest(folder: Path, *rows: list[str]) -> Path:
    path = folder / "calls.csv"
    path.write_bytes(table_bytes([HEADER, *rows]))
    return path


def call(**cells: str) -> list[str]:
    row = {"call_id": "R7", "case_no": "C1", "started_at": "2026-02-10 14:05"} | cells
    return [row.get(title, "") for title in HEADER]


def the_record(path: Path) -> Record:
    (item,) = read("recordings", path)
    assert isinstance(item, Record), item
    return item


def test_number_said_on_a_call_is_a_claim_with_call_speaker_and_second(tmp_path: Path) -> None:
    (tmp_path / "R7.txt").write_text(SAID, encoding="utf-8")
    record = the_record(manifest(tmp_path, call(audio="R7.wav")))
    own, relation, wife = record.claims
    assert isinstance(own.fact, HadContact)
    assert own.fact.point.value == "19900005678"
    assert own.party is not None
    assert own.party.key == "case:C1"
    assert (own.place, own.origin) == ("call R7, customer, 00:35", "call:R7")
    assert own.quote == "我的新号码是幺九九零零零零五六七八,我老婆的电话是一九一零零零一五六七八"
    assert own.certainty < 1
    assert str(own.observed_on) == "2026-02-10"
    assert isinstance(relation.fact, HadRelation)
    assert relation.fact.relation.value == "spouse"
    assert wife.party == relation.fact.other
    assert wife.place == "call R7, customer, 00:50"
    assert not record.warnings


def test_audio_without_transcript_waits(tmp_path: Path) -> None:
    path = manifest(tmp_path, call(audio="R7.wav", phone="19900001234", direction="in"))
    record = the_record(path)
    assert record.warnings == ("waiting_for_transcriber",)
    (tmp_path / "R7.srt").write_text(
        "1\n00:00:01,0 --> 00:00:02,0\n客户: 我的新号码是19900005678\n"
    )
    heard = the_record(path)
    assert heard.record == record.record
    assert heard.content_hash != record.content_hash
    assert heard.warnings == ()


def test_caller_number_is_a_claim_only_when_they_called(tmp_path: Path) -> None:
    for direction, count in (("in", 1), ("呼入", 1), ("out", 0), ("", 0)):
        row = call(phone="19900001234", audio="R7.wav")
        row[HEADER.index("方向")] = direction
        assert len(the_record(manifest(tmp_path, row)).claims) == count


def test_whom_the_call_is_with(tmp_path: Path) -> None:
    for cells, key in (
        ({"id_no": "330127198503121014"}, "id:330127198503121014"),
        ({"phone": "19900001234"}, "case:C1"),
        ({"phone": "19900001234", "case_no": ""}, "ph:19900001234"),
    ):
        (tmp_path / "R7.txt").write_text(SAID, encoding="utf-8")
        claim = the_record(manifest(tmp_path, call(**cells))).claims[0]
        assert claim.party is not None
        assert claim.party.key == key


def test_rows_that_are_refused(tmp_path: Path) -> None:
    outside = tmp_path / "secret.txt"
    outside.write_text("客户: 我的新号码是19900005678")
    folder = tmp_path / "calls"
    folder.mkdir()
    (folder / "binary.txt").write_bytes(b"\x00\x01")
    path = manifest(
        folder,
        call(transcript="../secret.txt"),
        call(transcript=str(outside)),
        call(transcript="missing.json"),
        call(transcript="binary.txt"),
        call(case_no=""),
        call(started_at="soon"),
        call(call_id="../secret"),
        call(call_id="长" * 200),
    )
    items = read("recordings", path)
    assert rejects(items) == {
        2: ("transcript", "path_outside"),
        3: ("transcript", "path_outside"),
        4: ("transcript", "transcript_missing"),
        5: ("transcript", "transcript_unreadable"),
        6: ("case_no", "no_identity"),
        7: ("started_at", "date_shape"),
    }
    assert [i.warnings for i in items if isinstance(i, Record)] == [("no_recording",)] * 2


def test_folder_with_manifest_reads_the_manifest_only(tmp_path: Path) -> None:
    manifest(tmp_path, call())
    (tmp_path / "R7.txt").write_text(SAID, encoding="utf-8")
    assert [p.name for p in adapter("recordings").files(tmp_path)] == ["calls.csv"]


def test_folder_without_manifest_goes_by_file_names(tmp_path: Path) -> None:
    segments = [{"speaker": "客户", "start": 5, "text": "我的新号码是19900005678"}]
    (tmp_path / "20260210_140500_19900001234.json").write_text(json.dumps(segments))
    (tmp_path / "20260210_140500_19900001234.wav").touch()
    (tmp_path / "2026-02-11_330127198503121014.mp3").touch()
    (tmp_path / "hello.txt").write_text("客户: 你好")
    files = adapter("recordings").files(tmp_path)
    assert [p.suffix for p in files] == [".mp3", ".json", ".txt"]
    items = [item for path in files for item in adapter("recordings").read(path, OPTIONS)]
    waiting, said, unnamed = items
    assert isinstance(waiting, Record)
    assert waiting.warnings == ("waiting_for_transcriber",)
    assert isinstance(said, Record)
    assert said.claims[0].party is not None
    assert said.claims[0].party.key == "ph:19900001234"
    assert rejects([unnamed]) == {1: ("started_at", "recording_unnamed")}


def test_a_number_in_the_name_of_a_call_is_not_shown_as_a_place(tmp_path: Path) -> None:
    path = tmp_path / "20260210_140500_19900001234.txt"
    path.write_text("[00:35] 客户: 我的新号码是幺九九零零零零五六七八\n", encoding="utf-8")
    record = the_record(path)
    assert record.record == "20260210_140500_19900001234"
    assert record.claims[0].place == "call 20260210_140500_199****1234, customer, 00:35"
