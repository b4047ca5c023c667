"""A call with its files made into a record: claims with the words they rest on, and attempts."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import Path

from skiptrace.model.attempt import Attempt, Channel
from skiptrace.model.case import CHINA
from skiptrace.model.contact import ContactPoint
from skiptrace.model.party import PartyRef, Relation
from skiptrace.model.record import Record
from skiptrace.normalize.masking import mask_numbers
from skiptrace.ports import ReadOptions
from sources.calls.call_files import CallFileProblem
from sources.calls.call_folder import CallFiles
from sources.calls.call_metadata import Direction, Metadata
from sources.calls.end_status import ended_without_talk
from sources.calls.spoken_facts import SpokenFact, spoken_facts
from sources.calls.transcript import Speaker, TranscriptProblem, Utterance, clock
from sources.calls.transcript_file import Part, read_parts, side_of
from sources.stamp import ClaimSheet, Detail
from sources.tables.row import Row

WAITING = "waiting_for_transcriber"
# Clocks differ by minutes and zones by hours; see sources/attempts.py.
_AHEAD = timedelta(hours=24)


@dataclass(frozen=True, slots=True)
class Call:
    """One call: with whom, when (local wall time), its files.

    heard: the number calling in, which is the customer's. attempt: what it tells as a try without
    talk. named_audio: the row names audio, whether it is there or not. internal: between two
    desks, so nobody's.
    """

    call_id: str
    party: PartyRef
    at: datetime
    files: CallFiles
    heard: ContactPoint | None = None
    attempt: Attempt | None = None
    notes: Mapping[str, str] = field(default_factory=dict, repr=False)
    remarks: tuple[str, ...] = ()
    named_audio: bool = False
    internal: bool = False
    line: int = 1

    def untranscribed(self, options: ReadOptions) -> tuple[Path, ...]:
        """Audio that no transcript stands for, neither beside it nor kept."""
        if self.files.transcripts or self.internal:
            return ()
        return tuple(p for p in self.files.audio if options.kept_transcript(p) is None)


def call_of(
    kind: str, read: Metadata, files: CallFiles, remarks: tuple[str, ...], row: Row
) -> Call | None:
    """The call of a row of metadata; None when the row is wrong after all."""
    heard = read.number if read.direction is Direction.IN else None
    attempt, about = _attempt(kind, read)
    return Call(
        read.call_id,
        read.party,
        read.at,
        files,
        heard,
        attempt,
        row.notes,
        (*read.warnings, *about, *remarks),
        named_audio=row.has("audio"),
        internal=read.direction is Direction.INTERNAL,
        line=row.line,
    )


def _attempt(kind: str, read: Metadata) -> tuple[Attempt | None, tuple[str, ...]]:
    """A call of ours that ended without talk, and a remark when it belongs to no case."""
    result = ended_without_talk(read.status) if read.status else None
    if result is None or read.direction is not Direction.OUT or read.number is None:
        return None, ()
    if read.case_no is None:
        return None, ("attempt_without_case",)
    attempt = Attempt(
        case_no=read.case_no,
        channel=Channel.CALL,
        point=read.number,
        at=read.at,
        disposition=result,
        source=kind,
        record=read.call_id,
        from_number=read.ours,
        by=read.by,
    )
    return attempt, ()


def call_record(kind: str, call: Call, options: ReadOptions) -> Record:
    """The claims of a call; without a transcript it waits, yet a caller's number still counts.

    Raises CallFileProblem when its transcripts cannot be read, or it is dated ahead of the import.
    """
    if call.internal:
        return Record(kind, call.call_id, call.line, warnings=("internal_call",))
    today = options.received_at.astimezone(CHINA).replace(tzinfo=None)
    if call.attempt is not None and call.at > today + _AHEAD:
        raise CallFileProblem("attempt_ahead", "started_at")
    sheet = ClaimSheet(
        kind, call.call_id, f"call:{call.call_id}", call.at.date(), options, call.notes
    )
    if call.heard is not None:
        sheet.contact(call.party, call.heard, Detail(place=f"{_named(call)}, caller's number"))
    utterances = _heard(call, options)
    if utterances is not None:
        channels = _channels(utterances)
        for fact in spoken_facts(utterances):
            _claim(kind, sheet, call, fact, channels.get(fact.speaker))
    attempts = (call.attempt,) if call.attempt else ()
    return Record(
        kind,
        call.call_id,
        call.line,
        tuple(sheet.claims),
        attempts=attempts,
        warnings=(*call.remarks, *_state(call, utterances)),
    )


def _state(call: Call, utterances: list[Utterance] | None) -> tuple[str, ...]:
    if utterances is not None:
        return () if utterances else ("nothing_said",)
    if call.files.audio or call.named_audio:
        return (WAITING,)
    # Nobody talked, so there is nothing to record.
    return () if call.attempt else ("no_recording",)


def _heard(call: Call, options: ReadOptions) -> list[Utterance] | None:
    """What was said: of the best transcript that can be read; None when there is none yet."""
    alternatives = [[Part(p, side_of(p)) for p in group] for group in call.files.transcripts]
    if not alternatives:
        kept = [Part(t, side_of(p)) for p in call.files.audio if (t := options.kept_transcript(p))]
        if not kept or len(kept) < len(call.files.audio):
            return None
        alternatives = [kept]
    problems: list[TranscriptProblem] = []
    for parts in alternatives:
        try:
            return read_parts(parts)
        except TranscriptProblem as problem:
            problems.append(problem)
    raise CallFileProblem(problems[0].code, "transcript") from None


def _channels(utterances: list[Utterance]) -> dict[Speaker, int | None]:
    """The channel of each speaker who is on one alone."""
    heard: dict[Speaker, set[int | None]] = {}
    for utterance in utterances:
        heard.setdefault(utterance.speaker, set()).add(utterance.channel)
    return {speaker: next(iter(found)) for speaker, found in heard.items() if len(found) == 1}


def _claim(kind: str, sheet: ClaimSheet, call: Call, fact: SpokenFact, channel: int | None) -> None:
    place = _place(call, fact, channel)
    detail = Detail(place=place, quote=fact.quote, certainty=fact.certainty)
    if fact.owner is None:
        sheet.contact(call.party, fact.point, detail)
        return
    other = _other(kind, call, fact.owner, fact.point)
    sheet.relation(call.party, other, fact.owner, detail)
    sheet.contact(other, fact.point, detail)


def _place(call: Call, fact: SpokenFact, channel: int | None) -> str:
    """Call, channel where told, speaker and second."""
    on = "" if channel is None else f", channel {channel}"
    speaker = "speaker" if fact.speaker is Speaker.UNKNOWN else fact.speaker.value
    return f"{_named(call)}{on}, {speaker}, {clock(fact.second)}"


def _named(call: Call) -> str:
    """The call as its evidence names it; diallers name calls after the number, places are shown."""
    return f"call {mask_numbers(call.call_id)}"


def _other(kind: str, call: Call, relation: Relation, point: ContactPoint) -> PartyRef:
    phone = point.value if point.kind.value == "phone" else None
    return PartyRef(phone=phone, anchor=f"{kind}:{call.call_id}:{relation.value}")
