"""A real casework over a real database with a few hand-written cases; all of it is made up."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path

from skiptrace.casework import Casework
from skiptrace.cli.wiring import open_casework
from skiptrace.config import Settings, Workspace
from skiptrace.model.attempt import Attempt, Channel, Disposition
from skiptrace.model.case import Case
from skiptrace.model.claim import Claim, Fact, HadContact, HadRelation, HadStatus, NumberStatus
from skiptrace.model.contact import ContactPoint, ContactUse
from skiptrace.model.flag import Flag, FlagKind
from skiptrace.model.party import PartyRef, Relation
from skiptrace.model.record import Receipt, Record
from skiptrace.policy.pack import load_pack
from skiptrace.store import SqlStore, open_store

# Ten in the morning in China, so that call hours are open.
NOW = datetime(2026, 11, 1, 2, 0, tzinfo=UTC)
RECEIPT = Receipt("import-1", "cases", "cases.csv", "0" * 64, None, NOW)

WANG = PartyRef(name="王建国", id_no="110105198001010013", case_no="SYN-1001")
FATHER = PartyRef(name="王大山", phone="13900000077", anchor="cases:SYN-1001:contact1")
LI = PartyRef(name="李小红", id_no="110105198501010029", case_no="SYN-1002")
ZHAO = PartyRef(name="赵𠮷", id_no="110105197501010031", case_no="SYN-1003")


@dataclass(frozen=True, slots=True)
class Desk:
    """The casework, its store, and the folder they live in."""

    casework: Casework
    store: SqlStore
    folder: Path


@contextmanager
def desk(folder: Path, records: Sequence[Record], lang: str = "en") -> Iterator[Desk]:
    """Casework over these records, traced, at NOW."""
    workspace = Workspace(folder)
    workspace.create()
    store = open_store(workspace.database_url, create=True)
    if records:
        store.add_records(RECEIPT, list(records))
    casework = open_casework(
        store,
        pack=load_pack(),
        settings=Settings(),
        actor="z.wang",
        clock=lambda: NOW,
        rejects_folder=folder,
        lang=lang,
        as_of=None,
    )
    if records:
        casework.trace()
    try:
        yield Desk(casework, store, folder)
    finally:
        store.close()


def point(use: ContactUse, value: str) -> ContactPoint:
    return ContactPoint.stored(use, value)


def claim(
    source: str,
    record: str,
    party: PartyRef | None,
    fact: Fact,
    on: date,
    *,
    place: str | None = None,
    quote: str | None = None,
) -> Claim:
    return Claim(
        source, record, party, fact, f"{source}:{record}", on, NOW, place=place, quote=quote
    )


def has(use: ContactUse, value: str) -> HadContact:
    return HadContact(point(use, value))


def case(party: PartyRef, dpd: int) -> Case:
    return Case(
        party.case_no or "",
        party,
        lender="示例银行",
        product="消费贷",
        overdue_since=date(2026, 3, 1),
        dpd=dpd,
    )


def wang_records() -> list[Record]:
    """A dead application number, a number said on a call, a home, a father, one attempt."""
    old, new = "13800000011", "13800000022"
    applied = date(2024, 3, 1)
    claims = (
        claim("cases", "SYN-1001", WANG, has(ContactUse.MOBILE, old), applied),
        claim("cases", "SYN-1001", WANG, has(ContactUse.HOME, "北京市朝阳区示例路1号"), applied),
        claim("cases", "SYN-1001", FATHER, has(ContactUse.MOBILE, "13900000077"), applied),
        claim("cases", "SYN-1001", WANG, HadRelation(FATHER, Relation.PARENT), applied),
    )
    attempt = Attempt(
        "SYN-1001",
        Channel.CALL,
        point(ContactUse.MOBILE, old),
        datetime.fromisoformat("2026-10-20T10:30"),
        Disposition.VACANT,
        "attempts",
        "A1",
        by="l.chen",
        note="提示空号，另有号码13800000022",
    )
    said = claim(
        "recordings",
        "R7",
        WANG,
        has(ContactUse.MOBILE, new),
        date(2026, 8, 3),
        place="call R7, customer, 00:35",
        quote="我的新号码是幺三八零零零零零零二二",
    )
    dead = HadStatus(point(ContactUse.MOBILE, old), NumberStatus.VACANT)
    return [
        Record("cases", "SYN-1001", 2, claims, case(WANG, 245)),
        Record("recordings", "R7", 1, (said,)),
        Record("number-status", "N1", 2, (claim("number-status", "N1", None, dead, applied),)),
        Record("attempts", "A1", 2, attempts=(attempt,)),
    ]


def lender_records() -> list[Record]:
    """Three cases: one full, one held by a flag, one with nothing to go by."""
    li = (
        claim("cases", "SYN-1002", LI, has(ContactUse.MOBILE, "13700000033"), date(2025, 5, 1)),
        claim("cases", "SYN-1002", LI, has(ContactUse.EMAIL, "lxh@example.com"), date(2025, 5, 1)),
    )
    stop = Flag(FlagKind.DO_NOT_CONTACT, case_no="SYN-1002", record="F1")
    return [
        *wang_records(),
        Record("cases", "SYN-1002", 3, li, case(LI, 61)),
        Record("flags", "F1", 2, flags=(stop,)),
        Record("cases", "SYN-1003", 4, (), case(ZHAO, 30)),
    ]
