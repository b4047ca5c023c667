"""Increments of any size end in the state of one whole run; judgements and undo among them."""

import random
import tempfile
from collections.abc import Callable, Sequence
from contextlib import ExitStack
from datetime import UTC, datetime
from functools import cache
from itertools import pairwise
from pathlib import Path

from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from graph.resolve.resolver import Resolver
from skiptrace.casework.identifying import Identifying
from skiptrace.casework.importing import no_progress
from skiptrace.model.claim import Attribute, Fact, HadAttribute, HadRelation
from skiptrace.model.contact import ContactUse
from skiptrace.model.judgement import Judgement, Verdict
from skiptrace.model.party import PartyRef, Relation
from skiptrace.model.record import Record
from skiptrace.store import SqlStore, open_store
from tests.casework.people_desk import ID_A, ID_B, PeopleDesk, people_desk, said
from tests.store.dump import logical_dump
from tests.store.material import case_record, has, receipt

NAMES = ("王伟", "王玮", "王军", "李梅", "测试甲")
PHONES = ("19900000001", "19900000002", "19900000003", "0571-65550001")
ADDRESSES = ("浙江省杭州市淳安县威坪镇测试村5组12号", "浙江省杭州市淳安县威坪镇测试村15组12号")
# Each example opens databases: a failing one is shown as it is found.
_PHASES = [Phase.explicit, Phase.reuse, Phase.generate]
_SLOW = [HealthCheck.too_slow]
MASKED = ("3301**********1014", "3301**********2020")
NOW = datetime(2026, 6, 30, 2, 0, tzinfo=UTC)

_PEOPLE = st.builds(
    PartyRef,
    name=st.sampled_from([*NAMES, None]),
    id_no=st.sampled_from([ID_A, ID_B, None, None, None]),
    phone=st.sampled_from([*PHONES, None]),
    case_no=st.sampled_from(["C1", "C2", None, None, None]),
    customer_no=st.sampled_from(["K1", None, None, None]),
    anchor=st.sampled_from(["a", "b"]),
)
_FACTS: st.SearchStrategy[Fact] = st.one_of(
    st.sampled_from(PHONES).map(has),
    st.sampled_from(ADDRESSES).map(lambda value: has(value, ContactUse.HOME)),
    st.just(has("杭州测试物流有限公司", ContactUse.EMPLOYER)),
    st.just(has("w@example.com", ContactUse.EMAIL)),
    st.sampled_from(MASKED).map(lambda value: HadAttribute(Attribute.MASKED_ID, value)),
    _PEOPLE.map(lambda other: HadRelation(other, Relation.SIBLING)),
)


def _record(number: int, person: PartyRef, facts: list[Fact], case: int | None) -> Record:
    if case is not None and person.id_no:
        return case_record(case, [(person, fact) for fact in facts], who=person, line=number)
    return said(f"r{number}", person, *facts)


_RECORDS = st.lists(
    st.tuples(_PEOPLE, st.lists(_FACTS, min_size=1, max_size=3), st.sampled_from([1, 2, None])),
    min_size=2,
    max_size=10,
).map(lambda rows: [_record(n, *row) for n, row in enumerate(rows, 2)])


@cache
def _empty() -> bytes:
    """A database without rows, so that its schema is made once."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "empty.db"
        open_store(f"sqlite:///{path}", create=True).close()
        return path.read_bytes()


class Workspace:
    """A store that resolves by increments, or at once."""

    def __init__(self, folder: Path, name: str, stack: ExitStack) -> None:
        (folder / f"{name}.db").write_bytes(_empty())
        self.store: SqlStore = open_store(f"sqlite:///{folder / name}.db")
        stack.callback(self.store.close)

    def add(self, records: Sequence[Record]) -> None:
        self.store.add_records(receipt(), list(records))

    def resolve(self, share: float = 1.0) -> None:
        Identifying(self.store.identities, Resolver, share).run(no_progress)

    def judge(self, left: str, right: str, verdict: Verdict) -> None:
        with self.store.reviews.judging() as judging:
            judging.add(Judgement(left, right, verdict, "z.wang", NOW), "")

    def undo(self) -> None:
        with self.store.reviews.judging() as judging:
            last = judging.last_of("z.wang")
            if last is not None:
                judging.add(
                    Judgement(last.left, last.right, last.verdict, "z.wang", NOW,
                              undoes=last.judgement_id), "",
                )  # fmt: skip

    def people(self) -> list[str]:
        return sorted(str(row[0]) for row in logical_dump(self.store)["identities"])

    def state(self) -> dict[str, object]:
        """Who is who, the pairs, the hubs, and the digest of it all."""
        dump = logical_dump(self.store)
        with self.store._engines.read.begin() as connection:
            rows = connection.exec_driver_sql("SELECT value FROM meta WHERE key = 'resolution'")
            digest = rows.scalar()
            left = connection.exec_driver_sql("SELECT COUNT(*) FROM touched").scalar()
        assert left == 0
        kept = ("identities", "pairs", "hubs")
        return {"digest": digest, **{name: dump[name] for name in kept}}


def _in(check: Callable[[Path, ExitStack], None]) -> None:
    with tempfile.TemporaryDirectory() as folder, ExitStack() as stack:
        check(Path(folder), stack)


@given(
    records=_RECORDS,
    cuts=st.sets(st.integers(1, 9), max_size=4),
    verdicts=st.lists(st.tuples(st.integers(0), st.integers(0), st.sampled_from(Verdict))),
    undos=st.integers(0, 2),
)
@settings(max_examples=40, phases=_PHASES, suppress_health_check=_SLOW, deadline=None)
def test_increments_judgements_and_undo_end_in_the_state_of_one_whole_run(
    records: list[Record],
    cuts: set[int],
    verdicts: list[tuple[int, int, Verdict]],
    undos: int,
) -> None:
    def check(folder: Path, stack: ExitStack) -> None:
        parts, whole = Workspace(folder, "parts", stack), Workspace(folder, "whole", stack)
        whole.add(records)
        edges = [0, *sorted(cut for cut in cuts if cut < len(records)), len(records)]
        for start, end in pairwise(edges):
            parts.add(records[start:end])
            parts.resolve()
        people = whole.people()
        for one, other, verdict in verdicts:
            left, right = sorted((people[one % len(people)], people[other % len(people)]))
            if left != right:
                for workspace in (parts, whole):
                    workspace.judge(left, right, verdict)
                parts.resolve()
        for _ in range(undos):
            parts.undo()
            whole.undo()
            parts.resolve()
        whole.resolve()
        assert parts.state() == whole.state()

    _in(check)


@given(records=_RECORDS, dice=st.randoms(use_true_random=False), size=st.integers(1, 5))
@settings(max_examples=20, phases=_PHASES, suppress_health_check=_SLOW, deadline=None)
def test_neither_order_nor_size_of_batches_shows(
    records: list[Record], dice: random.Random, size: int
) -> None:
    # Which of two records of one case wins is decided by their order in the file, not here.
    records = [r for r in records if r.case is None]
    if not records:
        return

    def check(folder: Path, stack: ExitStack) -> None:
        one, other = Workspace(folder, "one", stack), Workspace(folder, "other", stack)
        one.add(records)
        one.resolve()
        shuffled = dice.sample(records, len(records))
        for start in range(0, len(shuffled), size):
            other.add(shuffled[start : start + size])
            other.resolve()
        assert one.state() == other.state()

    _in(check)


@given(records=_RECORDS, pick=st.tuples(st.integers(0), st.integers(0)))
@settings(max_examples=20, phases=_PHASES, suppress_health_check=_SLOW, deadline=None)
def test_a_pair_judged_different_is_never_merged_by_later_data(
    records: list[Record], pick: tuple[int, int]
) -> None:
    def check(folder: Path, stack: ExitStack) -> None:
        workspace = Workspace(folder, "one", stack)
        workspace.add(records[:1])
        people = workspace.people()
        left, right = sorted(people[number % len(people)] for number in pick)
        if left == right:
            return
        workspace.judge(left, right, Verdict.DIFFERENT)
        for record in records[1:]:
            workspace.add([record])
            workspace.resolve()
            entities = {row[0]: row[1] for row in logical_dump(workspace.store)["identities"]}
            assert entities[left] != entities[right]

    _in(check)


def test_a_value_that_becomes_a_hub_parts_those_it_had_joined(tmp_path: Path) -> None:
    with ExitStack() as stack:
        workspace = Workspace(tmp_path, "hubs", stack)
        phone = PHONES[0]
        known = PartyRef(name="王伟", id_no=ID_A)
        workspace.add([said("a", known, has(phone)), said("b", PartyRef(phone=phone), has(phone))])
        workspace.resolve()
        assert len({row[1] for row in logical_dump(workspace.store)["identities"]}) == 1
        crowd = [PartyRef(name=f"测试{name}", phone=phone) for name in "甲乙丙丁戊己庚辛壬"]
        for number, person in enumerate(crowd):
            workspace.add([said(f"c{number}", person, has(phone))])
            workspace.resolve()
        dump = logical_dump(workspace.store)
        assert [row[0] for row in dump["hubs"]] == [phone]
        assert len({row[1] for row in dump["identities"]}) == len(dump["identities"])


def test_a_small_change_looks_at_a_small_part(tmp_path: Path) -> None:
    records = [
        case_record(n, [(PartyRef(id_no=f"{n:018d}", case_no=f"C{n}"), has(f"1990000{n:04d}"))],
                    who=PartyRef(name="王伟", id_no=f"{n:018d}", case_no=f"C{n}"))
        for n in range(1, 60)
    ]  # fmt: skip
    seen: list[int] = []
    with people_desk(tmp_path, records) as desk:
        _resolve_counting(desk, seen)
        desk.add(said("x", PartyRef(name="王玮", phone="19900000007"), has("19900000007")))
        _resolve_counting(desk, seen)
    assert seen == [59, 2]


def _resolve_counting(desk: PeopleDesk, seen: list[int]) -> None:
    def progress(_step: str, done: int, total: int | None) -> None:
        if total is not None:
            seen.append(done)

    Identifying(desk.store.identities, Resolver).run(progress)
