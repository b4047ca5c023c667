"""`recordings`: calls by manifest (one row a call) or by folder, with their transcripts."""

from collections.abc import Iterator, Sequence
from pathlib import Path

from skiptrace.model.record import Record, Reject
from skiptrace.ports import ReadOptions, SourceCard
from sources.calls.call_files import CallFileProblem, files_of, lone_call
from sources.calls.call_folder import AUDIO, CallFolder, call_stem
from sources.calls.call_metadata import metadata
from sources.calls.call_record import Call, call_of, call_record
from sources.calls.call_rows import JSON, is_call_metadata, read_call_rows
from sources.calls.transcript_file import SUFFIXES, is_whisper_table
from sources.tables.columns import column
from sources.tables.row import Row
from sources.tables.tabular import files_at

KIND = "recordings"

CARD = SourceCard(
    kind=KIND,
    title_en="Call recordings with their transcripts",
    title_zh="通话录音与转写",
    columns=(
        # With the fields of Aliyun's GetCallDetailRecord, Tencent's TelCdrInfo and Huawei's
        # call history: domain.md section 5.
        column(
            "call_id",
            """通话编号 录音编号 呼叫编号 流水号 会话编号 通话ID ContactId SessionId CallSerialNo
            RecordId 录音ID""",
            "R0001",
            required=True,
        ),
        column("case_no", "案件编号 案件号 委案编号", "C2026-0001"),
        column("id_no", "身份证号 证件号码 身份证"),
        column("phone", "号码 电话 客户号码 对方号码 手机号", "19900001234"),
        column("name", "姓名 客户姓名"),
        column(
            "started_at",
            "开始时间 通话时间 呼叫时间 通话开始时间 StartTimestamp StartTime 时间 Time",
            "2026-02-10 14:05",
            required=True,
        ),
        column("duration_s", "时长 通话时长 时长秒 CallDuration Duration TalkDuration", "95"),
        column("direction", "方向 呼叫方向 通话方向 isCallin", "in"),
        column("call_type", "通话类型 呼叫类型 ContactType"),
        column("caller", "主叫号码 主叫 CallingNumber callerNo"),
        column("callee", "被叫号码 被叫 CalledNumber called calleeNo"),
        column("agent", "坐席 坐席姓名 客服 工号 AgentNames AgentName SeatUser.Name"),
        column("end_status", "结束状态 呼叫结果 挂断原因 EndStatusString ContactDisposition"),
        column("audio", "录音 录音文件 音频 录音地址 RecordURL RecordingUrl CustomRecordURL"),
        column("transcript", "转写 转写文件 文本 文稿"),
    ),
    basis_needed=True,
    lawful_note="Calls recorded with notice; used to keep the contract, heard only for a case.",
    cost="own records",
    # Records of collection: at least two years (信用卡业务监督管理办法 art. 68).
    retention_days=2 * 365,
    yields=("phone", "address", "employer", "relatives' phones", "calls without talk"),
    suffixes=(".csv", ".xlsx", *SUFFIXES, *AUDIO),
)

_MANIFEST = (".csv", ".tsv", ".xlsx", ".xls", ".txt", *JSON)


class Recordings:
    """A manifest is a table or JSON; a transcript or audio file by itself is one call."""

    card = CARD

    def files(self, path: Path) -> Sequence[Path]:
        """The file itself; of a folder its manifests, or when it has none, one file a call.

        Manifests right in the folder count before those further down.
        """
        if not path.is_dir():
            return (path,)
        folders = [path, *sorted(p for p in path.rglob("*") if p.is_dir())]
        for below in (folders[:1], folders[1:]):
            listed = [p for folder in below for p in files_at(folder, _MANIFEST)]
            manifests = tuple(p for p in listed if _is_manifest(p))
            if manifests:
                return manifests
        return tuple(CallFolder(path).calls())

    def read(self, path: Path, options: ReadOptions) -> Iterator[Record | Reject]:
        """One item per call."""
        for found in _calls(path, options):
            if not isinstance(found, tuple):
                yield found
                continue
            call, row = found
            try:
                record: Record | Reject = call_record(KIND, call, options)
            except CallFileProblem as problem:
                record = _refused(problem, path, row)
            yield record

    def audio_waiting(self, path: Path, options: ReadOptions) -> Iterator[Path]:
        """Audio of calls that have no transcript yet, each file once."""
        seen: set[Path] = set()
        for found in _calls(path, options):
            if isinstance(found, tuple):
                for audio in found[0].untranscribed(options):
                    if audio not in seen:
                        seen.add(audio)
                        yield audio


def _calls(path: Path, options: ReadOptions) -> Iterator[tuple[Call, Row | None] | Reject]:
    """The calls of a file with their rows, or why a row is none."""
    if not _is_manifest(path):
        try:
            yield _lone(path), None
        except CallFileProblem as problem:
            yield _refused(problem, path, None)
        return
    folder = CallFolder(path.parent)
    for row in read_call_rows(path, CARD, options):
        if isinstance(row, Reject):
            yield row
            continue
        call = _of_row(row, folder)
        yield row.reject() if call is None else (call, row)


def _is_manifest(path: Path) -> bool:
    """Transcripts come with the suffixes of tables too; their content tells."""
    match path.suffix.lower():
        case ".tsv":
            return not is_whisper_table(path)
        case ".json" | ".jsonl":
            return is_call_metadata(path, CARD)
        case ".txt":
            with path.open("rb") as file:
                head = file.readline(4096)
            names = (b"call_id", "编号".encode(), "编号".encode("gb18030"))
            return any(title in head for title in names)
        case suffix:
            return suffix not in (*SUFFIXES, *AUDIO)


def _lone(path: Path) -> Call:
    named = lone_call(path)
    files = CallFolder(path.parent).beside(path.parent, call_stem(path))
    return Call(named.call_id, named.party, named.at, files)


def _of_row(row: Row, folder: CallFolder) -> Call | None:
    """The call of a row; what is wrong is noted on the row, then None."""
    read = metadata(row)
    if read is None:
        return None
    try:
        files, remarks = files_of(folder, read.call_id, row.text("audio"), row.text("transcript"))
    except CallFileProblem as problem:
        row.wrong(problem.column, problem.code)
        return None
    return call_of(KIND, read, files, remarks, row)


def _refused(problem: CallFileProblem, path: Path, row: Row | None) -> Reject:
    if row is None:
        return Reject(KIND, path.name, 1, problem.column, problem.code, path.name)
    row.wrong(problem.column, problem.code)
    return row.reject()


ADAPTER = Recordings()
