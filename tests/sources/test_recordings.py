import json
from pathlib import Path

import pytest

from skiptrace.model.claim import HadContact, HadRelation
from skiptrace.model.record import Record
from sources.registry import adapter
from tests.sources.calls.one_talk import NUMBER
from tests.sources.calls.vendor_shapes import JSON_SHAPES, WITH_CHANNELS
from tests.sources.contract import OPTIONS, read, rejects, table_bytes

HEADER = ["call_id", "case_no", "id_no", "phone", "started_at", "方向", "audio", "transcript"]
SAID = (
    "客服: 您好\n[00:35] 客户: 我的新号码是幺九九零零零零五六七八\n"
    "[00:50] 客户: 我老婆的电话是一九一零零零一五六七八\n"
)
HEARD = "客户: 我的新号码是19900005678"


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


def contacts(record: Record) -> list[str]:
    return [c.fact.point.value for c in record.claims if isinstance(c.fact, HadContact)]


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


@pytest.mark.parametrize("shape", JSON_SHAPES)
def test_every_shape_keeps_call_channel_speaker_second_and_sentence(
    tmp_path: Path, shape: str
) -> None:
    (tmp_path / "R7.json").write_text(JSON_SHAPES[shape](), encoding="utf-8")
    (claim,) = the_record(manifest(tmp_path, call())).claims
    assert isinstance(claim.fact, HadContact)
    assert claim.fact.point.value == NUMBER
    channel = ", channel 1" if shape in WITH_CHANNELS else ""
    assert claim.place is not None
    assert claim.place.startswith(f"call R7{channel}, customer, 00:3")
    assert claim.quote is not None
    assert "我现在的新号码是幺九九零零零零五六七八" in claim.quote


@pytest.mark.parametrize("label", ["家属", "配偶", "前台", "客户家属"])
def test_another_person_on_the_phone_is_not_called_the_customer(tmp_path: Path, label: str) -> None:
    said = f"客服: 您好\n{label}: 你打我的手机,我的号码是19100015678\n"
    (tmp_path / "R7.txt").write_text(said, encoding="utf-8")
    claims = the_record(manifest(tmp_path, call())).claims
    assert {claim.place for claim in claims} == {"call R7, other person, --:--"}


def test_audio_without_transcript_waits(tmp_path: Path) -> None:
    path = manifest(tmp_path, call(audio="R7.wav", phone="19900001234", direction="in"))
    record = the_record(path)
    assert record.warnings == ("recording_not_found", "waiting_for_transcriber")
    (tmp_path / "R7.wav").touch()
    assert the_record(path).warnings == ("waiting_for_transcriber",)
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
    outside.write_text(HEARD)
    folder = tmp_path / "calls"
    folder.mkdir()
    (folder / "binary.txt").write_bytes(b"\x00\x01")
    (folder / "cut.json").write_text('{"text": "我')
    (folder / "running.json").write_text('{"TaskId": 1, "Status": 1}')
    (folder / "link.txt").symlink_to(outside)
    path = manifest(
        folder,
        call(transcript="../secret.txt"),
        call(transcript=str(outside)),
        call(transcript="missing.json"),
        call(transcript="binary.txt"),
        call(transcript="cut.json"),
        call(transcript="running.json"),
        call(transcript="link.txt"),
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
        6: ("transcript", "transcript_broken"),
        7: ("transcript", "transcript_unfinished"),
        8: ("transcript", "path_outside"),
        9: ("case_no", "no_identity"),
        10: ("started_at", "date_shape"),
    }
    assert [i.warnings for i in items if isinstance(i, Record)] == [("no_recording",)] * 2


def test_a_silent_call_is_no_error(tmp_path: Path) -> None:
    (tmp_path / "R7.json").write_text('{"text": "", "segments": []}')
    record = the_record(manifest(tmp_path, call()))
    assert (record.claims, record.warnings) == ((), ("nothing_said",))


def test_of_several_transcripts_the_best_that_can_be_read_counts(tmp_path: Path) -> None:
    """The whisper command leaves five formats beside the audio."""
    path = manifest(tmp_path, call(audio="rec/R7.wav"))
    folder = tmp_path / "rec"
    folder.mkdir()
    (folder / "R7.wav").touch()
    for suffix, head, number in (
        (".txt", "", "19900005670"),
        (".tsv", "start\tend\ttext\n1000\t2000\t", "19900005671"),
        (".srt", "1\n00:00:01,000 --> 00:00:02,000\n", "19900005672"),
        (".vtt", "WEBVTT\n\n00:01.000 --> 00:02.000\n", "19900005673"),
    ):
        said = f"{head}客户: 我的新号码是{number}\n"
        (folder / f"R7{suffix}").write_text(said, encoding="utf-8")
        assert contacts(the_record(path)) == [number]
    (folder / "R7.json").write_text("{")
    assert contacts(the_record(path)) == ["19900005673"]
    (folder / "R7.json").write_text(json.dumps({"segments": [{"start": 1, "text": HEARD}]}))
    assert contacts(the_record(path)) == ["19900005678"]


def test_one_file_a_channel_is_one_talk(tmp_path: Path) -> None:
    agent = [
        {"start": 1, "text": "这里是示例银行客服中心"},
        {"start": 5, "text": "您现在的号码是多少"},
    ]
    customer = [{"start": 9, "text": "19900005678"}]
    for name, talk in (("R7_left.json", agent), ("R7_right.json", customer)):
        (tmp_path / name).write_text(json.dumps(talk), encoding="utf-8")
    for row in (call(), call(transcript="R7_left.json; R7_right.json")):
        (claim,) = the_record(manifest(tmp_path, row)).claims
        assert claim.place == "call R7, customer, 00:09"


def test_folder_with_manifest_reads_the_manifest_only(tmp_path: Path) -> None:
    manifest(tmp_path, call())
    (tmp_path / "R7.txt").write_text(SAID, encoding="utf-8")
    (tmp_path / "R7.json").write_text(JSON_SHAPES["verbose_json"](), encoding="utf-8")
    (tmp_path / "R7.tsv").write_text(f"start\tend\ttext\n0\t1\t{HEARD}\n", encoding="utf-8")
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


def test_folders_of_folders(tmp_path: Path) -> None:
    """Days as folders, sides as files; the same name on another day is another call."""
    names = (
        "2026/02/10/140500_19900001234.wav",
        "2026/02/11/140500_19900001234.wav",
        "20260212/x/19900001234-090000_left.txt",
        "20260212/x/19900001234-090000_right.txt",
        "20260212/.hidden/20260210_19900001234.wav",
    )
    for name in names:
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(HEARD if name.endswith("right.txt") else "客服: 您好", encoding="utf-8")
    files = adapter("recordings").files(tmp_path)
    records = [r for path in files for r in read("recordings", path) if isinstance(r, Record)]
    assert [(r.record, len(r.claims)) for r in records] == [
        ("20260210_140500_19900001234", 0),
        ("20260211_140500_19900001234", 0),
        ("20260212_19900001234-090000", 1),
    ]


def test_a_manifest_further_down_is_found(tmp_path: Path) -> None:
    (tmp_path / "batch 1").mkdir()
    path = manifest(tmp_path / "batch 1", call())
    (tmp_path / "batch 1" / "R7.txt").write_text(SAID, encoding="utf-8")
    assert adapter("recordings").files(tmp_path) == (path,)


def test_a_number_in_the_name_of_a_call_is_not_shown_as_a_place(tmp_path: Path) -> None:
    path = tmp_path / "20260210_140500_19900001234.txt"
    path.write_text("[00:35] 客户: 我的新号码是幺九九零零零零五六七八\n", encoding="utf-8")
    record = the_record(path)
    assert record.record == "20260210_140500_19900001234"
    assert record.claims[0].place == "call 20260210_140500_199****1234, customer, 00:35"
