"""A desk with a few people whom it is not clear about: who is who, and what was judged."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from skiptrace.casework import Casework
from skiptrace.model.claim import Claim, Fact
from skiptrace.model.contact import ContactUse
from skiptrace.model.judgement import Judged, Verdict
from skiptrace.model.pair import PairView
from skiptrace.model.party import PartyRef
from skiptrace.model.record import Record
from skiptrace.store import SqlStore
from tests.casework.desk import open_desk
from tests.store.dump import logical_dump
from tests.store.material import LAST_YEAR, NOW, case_record, has, receipt

ID_A, ID_B = "330127198503121014", "330127198709202020"
PHONE, OTHER_PHONE = "19900000001", "19900000002"
HOME = "浙江省杭州市淳安县威坪镇测试村5组12号"
# The borrower; a like name on the same mobile; the same name with nothing but address and mobile.
KNOWN = PartyRef(name="王伟", id_no=ID_A, case_no="C1")
ALIKE = PartyRef(name="王军", phone=PHONE)
BARE = PartyRef(name="王伟", anchor="crm:1")
SECOND = PartyRef(name="王伟", id_no=ID_B, case_no="C2")


def said(name: str, party: PartyRef, *facts: Fact, source: str = "crm") -> Record:
    claims = [
        Claim(source, name, party, fact, f"{source}:{name}", LAST_YEAR, NOW) for fact in facts
    ]
    return Record(source, name, 2, tuple(claims))


WORLD = (
    case_record(1, [(KNOWN, has(PHONE)), (KNOWN, has(HOME, ContactUse.HOME))], who=KNOWN),
    said("a", ALIKE, has(PHONE)),
    said("b", BARE, has(PHONE), has(HOME, ContactUse.HOME)),
)


class PeopleDesk:
    """Casework and store; people are named by their references."""

    def __init__(self, casework: Casework, store: SqlStore) -> None:
        self.casework, self.store = casework, store
        self.reviewing = casework.reviewing

    def add(self, *records: Record) -> None:
        self.store.add_records(receipt(), list(records))

    def state(self) -> dict[str, list[tuple[object, ...]]]:
        """Who is who, as it is stored once everything is resolved."""
        self.reviewing.waiting()
        dump = logical_dump(self.store)
        return {name: dump[name] for name in ("identities", "pairs", "hubs")}

    def one(self, *people: PartyRef) -> bool:
        """Whether all of them are one entity."""
        entities = {row[0]: row[1] for row in self.state()["identities"]}
        return len({entities[ref.person_id] for ref in people}) == 1

    def judge(
        self, left: PartyRef, right: PartyRef, verdict: Verdict, by: str = "z.wang"
    ) -> Judged:
        return self.reviewing.judge(left.person_id, right.person_id, verdict, by)

    def pair(self, left: PartyRef, right: PartyRef) -> PairView:
        return self.reviewing.pair(left.person_id, right.person_id)

    def queued(self, *, judged: bool = False) -> set[frozenset[str]]:
        return {frozenset({v.left, v.right}) for v in self.reviewing.queue(judged=judged)}

    def audited(self) -> list[tuple[str, str, str]]:
        return [(e.action, e.case_no, e.detail) for e in self.store.audit_entries()]


def ends(left: PartyRef, right: PartyRef) -> frozenset[str]:
    return frozenset({left.person_id, right.person_id})


@contextmanager
def people_desk(folder: Path, records: Sequence[Record] = WORLD) -> Iterator[PeopleDesk]:
    with open_desk(folder) as (casework, store):
        desk = PeopleDesk(casework, store)
        desk.add(*records)
        yield desk
