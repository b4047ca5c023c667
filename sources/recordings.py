"""`recordings`: calls by manifest (one row a call) or by folder, with their transcripts."""

from collections.abc import Iterator, Sequence
from pathlib import Path

from skiptrace.model.contact import ContactPoint
from skiptrace.model.party import PartyRef, Relation
from skiptrace.model.record import Record, Reject
from skiptrace.normalize.masking import mask_numbers
from skiptrace.ports import ReadOptions, SourceCard
from skiptrace.reading import TABLES
from sources.calls.call_files import AUDIO, Call, CallFileProblem, lone_call, transcript_of
from sources.calls.spoken_facts import SpokenFact, spoken_facts
from sources.calls.transcript import Speaker, TranscriptProblem, clock
from sources.calls.transcript_file import SUFFIXES, read_transcript
from sources.stamp import ClaimSheet, Detail
from sources.tables.columns import column
from sources.tables.row import Row
from sources.tables.table import read_table
from sources.tables.tabular import files_at
from sources.words import plain, word_table

KIND = "recordings"
WAITING = "waiting_for_transcriber"

# JSON and text are transcripts here, XML is what recorders write beside each call.
_MANIFEST = tuple(suffix for suffix in TABLES if suffix not in (*SUFFIXES, ".xml"))

CARD = SourceCard(
    kind=KIND,
    title_en="Call recordings with their transcripts",
    title_zh="通话录音与转写",
    columns=(
        column("call_id", "通话编号 录音编号 呼叫编号 流水号 会话编号", "R0001", required=True),
        column("case_no", "案件编号 案件号 委案编号", "C2026-0001"),
        column("id_no", "身份证号 证件号码 身份证"),
        column("phone", "号码 电话 客户号码 对方号码 手机号", "19900001234"),
        column("name", "姓名 客户姓名"),
        column("started_at", "开始时间 通话时间 呼叫时间 时间", "2026-02-10 14:05", required=True),
        column("duration_s", "时长 通话时长 时长秒", "95"),
        column("direction", "方向 呼叫方向", "in"),
        column("audio", "录音 录音文件 音频", "R0001.wav"),
        column("transcript", "转写 转写文件 文本 文稿"),
    ),
    basis_needed=True,
    lawful_note="Calls recorded with notice; used to keep the contract, heard only for a case.",
    cost="own records",
    # Records of collection: at least two years (信用卡业务监督管理办法 art. 68).
    retention_days=2 * 365,
    yields=("phone", "address", "employer", "relatives' phones"),
    suffixes=(*_MANIFEST, *SUFFIXES, *AUDIO),
)

_DIRECTIONS = word_table(
    {"in": "in inbound 呼入 来电 被叫 打入 1", "out": "out outbound 呼出 去电 主叫 外呼 打出 0"}
)


class Recordings:
    """A manifest is a table; a transcript or audio file by itself is one call, told by its name."""

    card = CARD

    def files(self, path: Path) -> Sequence[Path]:
        """The file itself; of a folder its manifests, or when it has none, one file a call."""
        if not path.is_dir():
            return (path,)
        manifests = files_at(path, _MANIFEST)
        if manifests:
            return manifests
        by_stem: dict[str, Path] = {}
        for file in files_at(path, (*SUFFIXES, *AUDIO)):
            known = by_stem.get(file.stem)
            if known is None or known.suffix.lower() in AUDIO:
                by_stem[file.stem] = file
        return tuple(by_stem[stem] for stem in sorted(by_stem))

    def read(self, path: Path, options: ReadOptions) -> Iterator[Record | Reject]:
        """One item per call."""
        if path.suffix.lower() in (*SUFFIXES, *AUDIO) and not _is_manifest(path):
            yield _lone(path, options)
            return
        for row in read_table(path, CARD, options):
            if isinstance(row, Reject):
                yield row
                continue
            record = _build(row, path.parent, options)
            yield row.reject() if row.bad else record


def _is_manifest(path: Path) -> bool:
    """A `.txt` may be a manifest too: its first line names the call number's column."""
    if path.suffix.lower() != ".txt":
        return False
    with path.open("rb") as file:
        head = file.readline(4096)
    return any(title in head for title in (b"call_id", "编号".encode(), "编号".encode("gb18030")))


def _lone(path: Path, options: ReadOptions) -> Record | Reject:
    try:
        call = lone_call(path)
        return _record(call, 1, options)
    except CallFileProblem as problem:
        return Reject(KIND, path.name, 1, problem.column, problem.code, path.name)


def _build(row: Row, folder: Path, options: ReadOptions) -> Record:
    call_id, at = row.key("call_id"), row.moment("started_at")
    row.need("call_id", call_id)
    row.need("started_at", at)
    row.count("duration_s")
    direction = _DIRECTIONS.get(plain(row.raw("direction")))
    if direction is None and row.has("direction"):
        row.wrong("direction", "direction_unknown")
    phone = row.phone("phone")
    party = _party(row, phone)
    if call_id is None or at is None or row.bad:
        return Record(KIND, call_id or "", row.line)
    try:
        audio = row.text("audio")
        transcript = transcript_of(folder, call_id, audio, row.text("transcript"))
        heard = phone if direction == "in" else None
        call = Call(call_id, party, at, heard, transcript, row.notes, has_audio=audio is not None)
        return _record(call, row.line, options)
    except CallFileProblem as problem:
        row.wrong(problem.column, problem.code)
        return Record(KIND, call_id, row.line)


def _party(row: Row, phone: ContactPoint | None) -> PartyRef:
    """Whom the call is with: by id number, else the case's subject, else the number itself."""
    name, id_no, case_no = row.name("name"), row.id_no("id_no"), row.key("case_no")
    if id_no:
        return PartyRef(name=name, id_no=id_no)
    if case_no:
        return PartyRef(name=name, case_no=case_no)
    if phone is None and not row.bad:
        row.wrong("case_no", "no_identity")
    return PartyRef(name=name, phone=phone.value if phone else None)


def _record(call: Call, line: int, options: ReadOptions) -> Record:
    """The claims of a call; without a transcript it waits, yet a caller's number still counts."""
    day = call.at.date()
    sheet = ClaimSheet(KIND, call.call_id, f"call:{call.call_id}", day, options, call.notes)
    if call.heard is not None:
        sheet.contact(call.party, call.heard, Detail(place=f"{_named(call)}, caller's number"))
    warnings: tuple[str, ...] = ()
    if call.transcript is None:
        warnings = (WAITING,) if call.has_audio else ("no_recording",)
    else:
        try:
            utterances = read_transcript(call.transcript)
        except TranscriptProblem:
            raise CallFileProblem("transcript_unreadable", "transcript") from None
        for fact in spoken_facts(utterances):
            _claim(sheet, call, fact)
    return Record(KIND, call.call_id, line, tuple(sheet.claims), warnings=warnings)


def _claim(sheet: ClaimSheet, call: Call, fact: SpokenFact) -> None:
    speaker = "speaker" if fact.speaker is Speaker.UNKNOWN else fact.speaker.value
    place = f"{_named(call)}, {speaker}, {clock(fact.second)}"
    detail = Detail(place=place, quote=fact.quote, certainty=fact.certainty)
    if fact.owner is None:
        sheet.contact(call.party, fact.point, detail)
        return
    other = _other(call, fact.owner, fact.point)
    sheet.relation(call.party, other, fact.owner, detail)
    sheet.contact(other, fact.point, detail)


def _named(call: Call) -> str:
    """The call as its evidence names it; diallers name calls after the number, places are shown."""
    return f"call {mask_numbers(call.call_id)}"


def _other(call: Call, relation: Relation, point: ContactPoint) -> PartyRef:
    phone = point.value if point.kind.value == "phone" else None
    return PartyRef(phone=phone, anchor=f"{KIND}:{call.call_id}:{relation.value}")


ADAPTER = Recordings()
