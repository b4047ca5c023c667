"""What an adapter makes of one input line: a record with its claims, or a reject."""

from dataclasses import dataclass, field
from datetime import datetime
from functools import cached_property
from hashlib import blake2b

from skiptrace.model.attempt import Attempt
from skiptrace.model.case import Case
from skiptrace.model.claim import Claim
from skiptrace.model.flag import Flag


@dataclass(frozen=True)
class Record:
    """One input line (or one report, one call) understood.

    source and record name it; line is where it stands in the file, from 1. A record may carry a
    case, claims, attempts and flags together; all of it is kept or none. lines: how many input
    lines it stands for, where several are folded into one (calls of a month); line is the first.
    """

    source: str
    record: str
    line: int
    claims: tuple[Claim, ...] = ()
    case: Case | None = None
    attempts: tuple[Attempt, ...] = ()
    flags: tuple[Flag, ...] = ()
    warnings: tuple[str, ...] = ()
    lines: int = 1

    @cached_property
    def content_hash(self) -> str:
        """32 hex digits of BLAKE2b over the canonical content, whatever the file's spelling."""
        digest = blake2b(digest_size=16)
        for claim_id in sorted(claim.claim_id for claim in self.claims):
            digest.update(claim_id.encode())
        digest.update(repr(_case_content(self.case)).encode())
        for attempt in self.attempts:
            digest.update(repr(_attempt_content(attempt)).encode())
        for flag in self.flags:
            digest.update(repr(_flag_content(flag)).encode())
        return digest.hexdigest()


def _case_content(case: Case | None) -> tuple[object, ...]:
    if case is None:
        return ()
    return (
        case.case_no,
        case.subject.key,
        case.contract_no,
        case.lender,
        case.product,
        str(case.loan_date),
        str(case.overdue_since),
        case.dpd,
        str(case.balance),
        case.currency,
    )


def _attempt_content(attempt: Attempt) -> tuple[object, ...]:
    return (
        attempt.case_no,
        attempt.channel.value,
        attempt.point.value,
        attempt.at.isoformat(),
        attempt.disposition.value,
        attempt.from_number,
        attempt.by,
        attempt.note,
    )


def _flag_content(flag: Flag) -> tuple[object, ...]:
    return (
        flag.kind.value,
        flag.case_no,
        flag.id_no,
        flag.value,
        str(flag.since),
        str(flag.until),
        flag.reason,
    )


@dataclass(frozen=True, slots=True)
class Reject:
    """One line that cannot be used: where, what stood there, why, and what to do.

    value goes to the rejects file only. code: key of the problem texts.
    """

    source: str
    path: str
    line: int
    column: str
    code: str
    value: str = field(default="", repr=False)
    detail: str = ""


@dataclass(frozen=True, slots=True)
class ImportCount:
    """What became of the lines of an import: read = new + known + rejected, always."""

    read: int = 0
    new: int = 0
    known: int = 0
    rejected: int = 0
    waiting: int = 0

    def __add__(self, other: "ImportCount") -> "ImportCount":
        return ImportCount(
            self.read + other.read,
            self.new + other.new,
            self.known + other.known,
            self.rejected + other.rejected,
            self.waiting + other.waiting,
        )


@dataclass(frozen=True, slots=True)
class Receipt:
    """How a batch of records came in: kind, file, its SHA-256, lawful basis, moment (UTC).

    reader: distribution and version of the plug-in that read it, "" for the product's own adapters.
    """

    import_id: str
    kind: str
    file_name: str
    sha256: str
    basis: str | None
    received_at: datetime
    reader: str = ""
