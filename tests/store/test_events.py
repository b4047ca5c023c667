"""Events follow from the reports on file: any order, any batches, any repeats give the same."""

import itertools
import random
from collections.abc import Sequence
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from sqlalchemy import make_url, text

from skiptrace.model.claim import Attribute, Claim, Fact, HadAttribute, HadRelation
from skiptrace.model.contact import ContactUse
from skiptrace.model.event import Event
from skiptrace.model.party import PartyRef, Relation
from skiptrace.model.record import Receipt, Record
from skiptrace.store import SqlStore, engine, open_store, schema
from tests.store.dump import logical_dump
from tests.store.material import NOW, case_record, has, mobile, receipt, subject

FIRST, SECOND, THIRD = date(2026, 1, 10), date(2026, 3, 15), date(2026, 5, 20)
SPOUSE = PartyRef(name="测试乙", id_no="330127198709202020")


def report(day: date, *facts: tuple[PartyRef, Fact], number: int = 1) -> Record:
    """A whole report of the subject of case C<number>."""
    person, name = subject(number), f"R{number}-{day}"
    made = [(person, HadAttribute(Attribute.CREDIT_REPORT, name)), *facts]
    claims = tuple(
        Claim("credit-reports", name, party, fact, f"bureau:{day}:{place}",
              day - timedelta(days=30), NOW, basis="B", stated_on=day)
        for place, (party, fact) in enumerate(made)
    )  # fmt: skip
    return Record("credit-reports", name, 1, claims)


ME = subject(1)
REPORTS = (
    report(FIRST, (ME, has(mobile(1)))),
    report(
        SECOND,
        (ME, has(mobile(1))),
        (ME, has(mobile(2))),
        (ME, HadRelation(SPOUSE, Relation.SPOUSE)),
        (SPOUSE, has(mobile(8))),
    ),
    report(
        THIRD,
        (ME, has(mobile(2))),
        (ME, has(mobile(3))),
        (ME, HadRelation(SPOUSE, Relation.SPOUSE)),
        (SPOUSE, has(mobile(8))),
        (ME, has("浙江省杭州市测试路1号", ContactUse.HOME)),
    ),
)
NEWS = [
    (SECOND, FIRST, "mobile", mobile(2), ""),
    (SECOND, FIRST, "mobile", mobile(8), "spouse"),
    (SECOND, FIRST, "spouse", "测试乙", ""),
    (THIRD, SECOND, "home", "浙江省杭州市测试路1号", ""),
    (THIRD, SECOND, "mobile", mobile(3), ""),
]


def at(hour: int) -> Receipt:
    moment = datetime(2026, 11, 2, hour, tzinfo=UTC)
    return Receipt(f"import-{hour}", "credit-reports", "r.xml", f"{hour:064d}", "B", moment)


def told(store: SqlStore, as_of: date = THIRD, since: datetime | None = None) -> list[Event]:
    return list(store.events(since, as_of))


def news(events: Sequence[Event]) -> list[tuple[date, date, str, str, str]]:
    return sorted(
        (e.day, date.fromisoformat(e.details["before"]), e.use, e.value, e.relation)
        for e in events
    )  # fmt: skip


@pytest.mark.parametrize("order", list(itertools.permutations(range(3))))
def test_any_order_of_import_tells_the_same(store: SqlStore, order: tuple[int, ...]) -> None:
    store.add_records(receipt(), [case_record(1)])
    for hour, place in enumerate(order, start=9):
        store.add_records(at(hour), [REPORTS[place]])
    assert news(told(store)) == NEWS
    assert {event.case_no for event in told(store)} == {"C1"}


def test_one_batch_and_many_leave_the_same_database(url: str, tmp_path: Path) -> None:
    dumps = []
    ways: list[list[Sequence[Record]]] = [
        [REPORTS],
        [[report] for report in REPORTS],
        [REPORTS[::-1], REPORTS],
    ]
    for number, batches in enumerate(ways):
        store = open_store(f"sqlite:///{tmp_path / f'{number}.db'}", create=True)
        for hour, batch in enumerate(batches, start=9):
            store.add_records(at(hour), batch)
        dumps.append(logical_dump(store))
        store.close()
    assert dumps[0] == dumps[1] == dumps[2]
    assert len(dumps[0]["events"]) == len(NEWS)


def test_an_import_repeated_adds_no_event_and_keeps_the_moment(store: SqlStore) -> None:
    store.add_records(receipt(), [case_record(1)])
    store.add_records(at(9), REPORTS)
    before = told(store)
    store.add_records(at(15), REPORTS)
    store.add_records(at(16), [report(THIRD + timedelta(days=40), (ME, has(mobile(3))))])
    assert told(store) == before
    assert {event.learnt_at.hour for event in before} == {9}


def test_an_older_report_that_had_it_takes_the_news_back(store: SqlStore) -> None:
    store.add_records(receipt(), [case_record(1)])
    store.add_records(at(9), REPORTS[1:])
    assert (THIRD, SECOND, "mobile", mobile(3), "") in news(told(store))
    older = report(FIRST - timedelta(days=9), (ME, has(mobile(3))))
    store.add_records(at(10), [older])
    found = news(told(store))
    assert not [entry for entry in found if entry[3] == mobile(3)]
    # And what only the older report lacked is news now, learnt when it came in.
    (second,) = [event for event in told(store) if event.value == mobile(1)]
    assert (second.day, second.learnt_at.hour) == (SECOND, 10)


def test_nothing_dated_after_the_day(store: SqlStore) -> None:
    store.add_records(receipt(), [case_record(1)])
    store.add_records(at(9), REPORTS)
    assert told(store, as_of=FIRST) == []
    assert news(told(store, as_of=SECOND)) == NEWS[:3]
    assert news(told(store, as_of=THIRD - timedelta(days=1))) == NEWS[:3]


def test_since_a_moment(store: SqlStore) -> None:
    store.add_records(receipt(), [case_record(1)])
    store.add_records(at(9), REPORTS[:2])
    store.add_records(at(11), REPORTS[2:])
    noon = datetime(2026, 11, 2, 12, tzinfo=UTC)
    assert news(told(store, since=noon - timedelta(hours=1))) == NEWS[3:]
    assert news(told(store, since=noon - timedelta(hours=3))) == NEWS
    assert told(store, since=noon) == []


def test_a_case_that_comes_later_is_told_of_too_and_every_case_of_the_person(
    store: SqlStore,
) -> None:
    store.add_records(at(9), REPORTS)
    assert told(store) == []
    store.add_records(receipt(), [case_record(1), case_record(2, who=subject(1))])
    assert {event.case_no for event in told(store)} == {"C1", "C2"}
    assert len(told(store)) == 2 * len(NEWS)


def test_the_report_of_a_spouse_is_a_series_of_its_own(store: SqlStore) -> None:
    """What the husband's report says of her does not make her own first report news."""
    hers = report(THIRD, (subject(2), has(mobile(8))), (subject(2), has(mobile(5))), number=2)
    his = report(
        SECOND,
        (ME, HadRelation(subject(2), Relation.SPOUSE)),
        (subject(2), has(mobile(8))),
    )
    for batch in ([hers], [his], [hers, his]):
        store.add_records(at(9), batch)
    store.add_records(receipt(), [case_record(2)])
    assert told(store) == []


def test_many_people_at_once(store: SqlStore) -> None:
    dice = random.Random(5)  # noqa: S311 - a fixed order, not a secret
    records = [
        report(day, *facts, number=number)
        for number in range(1, 701)
        for day, facts in (
            (FIRST, []), (SECOND, [(subject(number), has(mobile(number)))]),
        )
    ]  # fmt: skip
    dice.shuffle(records)
    store.add_records(receipt(), [case_record(number) for number in range(1, 701)])
    store.add_records(at(9), records)
    assert len({event.case_no for event in told(store)}) == len(told(store)) == 700


def test_a_database_of_before_is_upgraded_with_what_is_in_it(url: str) -> None:
    """Rows of the first schema stay; the reports of then bring no news until they come again."""
    path = Path(make_url(url).database or "")
    path.parent.mkdir()
    path.touch()
    engines = engine.connect(make_url(url))
    with engines.write.begin() as connection:
        schema.migrate(connection, "0001")
        connection.execute(
            text("INSERT INTO imports VALUES ('i', 'k', 'f', 's', 'B', 't', 0, 0, 0, 0, 0, 1)")
        )
        connection.execute(
            text("INSERT INTO persons VALUES ('p', 'id', NULL, 9, NULL, NULL, NULL, NULL, '')")
        )
        connection.execute(
            text(
                "INSERT INTO claims VALUES ('c', 'credit-reports', 'R0', 'p', 'contact', 'mobile',"
                " '13800000001', NULL, 'o', '2025-01-01', 't', 'B', NULL, 1.0, NULL, NULL, NULL,"
                " 'i', NULL)"
            )
        )
    engines.dispose()
    store = open_store(url)
    with store._engines.read.begin() as connection:
        kept = connection.execute(text("SELECT claim_id, basis, stated_on FROM claims")).all()
    assert [tuple(row) for row in kept] == [("c", "B", None)]
    store.add_records(receipt(), [case_record(1)])
    store.add_records(at(9), REPORTS)
    assert news(told(store)) == NEWS
    store.close()


def test_personal_values_are_not_in_the_repr(store: SqlStore) -> None:
    store.add_records(receipt(), [case_record(1)])
    store.add_records(at(9), REPORTS)
    shown = repr(told(store))
    assert mobile(2) not in shown
    assert "测试" not in shown
