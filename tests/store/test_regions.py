"""Regions: of addresses, of people, of offices; and the offices that a case is shown."""

from datetime import date

import pytest
from alembic import command
from sqlalchemy import Connection, make_url, text

from skiptrace.model.claim import Claim, HadContact, NumberStatus
from skiptrace.model.contact import ContactPoint, ContactUse
from skiptrace.model.party import PartyRef
from skiptrace.model.record import Record
from skiptrace.ports import Identity, Resolution
from skiptrace.store import SqlStore, engine, open_store, regions, schema
from tests.store.dump import logical_dump
from tests.store.material import (
    LAST_YEAR,
    NOW,
    TODAY,
    attempt,
    case_record,
    crm_record,
    has,
    mobile,
    receipt,
    status_record,
)

HOME = "浙江省杭州市淳安县威坪镇河村5组"
VILLAGE, TOWNSHIP, COUNTY = "330127104299", "330127104", "330127"
ELSEWHERE = "330127100"
SUBJECT = PartyRef(name="测试甲", id_no="330127198503121014")
LINES = {VILLAGE: "0571-87650001", TOWNSHIP: "0571-87650002", COUNTY: "0571-87650003"}


def registered(address: str = HOME, on: date = LAST_YEAR) -> Record:
    return crm_record("reg", SUBJECT, has(address, ContactUse.REGISTERED), on=on)


def office(region: str, phone: str, *, name: str = "", on: date | None = LAST_YEAR) -> Record:
    party = PartyRef(name=name or f"测试机构{region}", anchor=f"directory:{region}")
    point = ContactPoint.stored(ContactUse.OFFICE_PHONE, phone)
    record = f"directory-{region}-{phone}"
    claim = Claim(
        "directory", record, party, HadContact(point), f"directory:{region}", on, NOW, region=region
    )
    return Record("directory", record, 2, (claim,))


def offices_of(store: SqlStore, as_of: date = TODAY) -> set[tuple[str | None, str]]:
    (file,) = store.case_files(["C1"], as_of)
    return {(fact.region, fact.value) for fact in file.facts if fact.via == "office"}


@pytest.mark.parametrize(
    ("address", "region"),
    [
        (HOME, VILLAGE),
        ("浙江省杭州市淳安县威坪镇测试村5组", TOWNSHIP),
        ("浙江省杭州市淳安县测试路1号", COUNTY),
        ("浙江省杭州市测试路1号", "3301"),
        ("测试路1号", None),
        ("no address at all", None),
    ],
)
def test_regions_of_addresses(address: str, region: str | None) -> None:
    assert regions.of_address(address) == region


@pytest.mark.parametrize(
    ("id_no", "region"),
    [
        ("330127198503121014", "330127"),
        ("330123197003121014", "330111"),
        ("330104199003121014", None),
        ("999999199003121014", None),
        ("810000199408230021", None),
        (None, None),
        ("row-0", None),
        ("", None),
    ],
)
def test_regions_of_numbers(id_no: str | None, region: str | None) -> None:
    assert regions.of_id_number(id_no) == region


def test_the_offices_of_village_township_and_county_come_with_the_case(store: SqlStore) -> None:
    store.add_records(
        receipt(),
        [
            case_record(1, who=SUBJECT),
            registered(),
            *(office(region, line) for region, line in LINES.items()),
            office(ELSEWHERE, "0571-87650009"),
            office("330106", "0571-87650008"),
        ],
    )
    assert offices_of(store) == set(LINES.items())


def test_nothing_dated_later_is_used(store: SqlStore) -> None:
    store.add_records(
        receipt(),
        [
            case_record(1, who=PartyRef(name="测试甲", case_no="C1")),
            crm_record(
                "reg", PartyRef(name="测试甲", case_no="C1"),
                has(HOME, ContactUse.REGISTERED), on=date(2026, 3, 1),
            ),
            office(TOWNSHIP, LINES[TOWNSHIP], on=date(2026, 5, 1)),
            office(VILLAGE, LINES[VILLAGE], on=None),
        ],
    )  # fmt: skip
    assert offices_of(store, date(2026, 2, 1)) == set()
    assert offices_of(store, date(2026, 4, 1)) == {(VILLAGE, LINES[VILLAGE])}
    assert len(offices_of(store, date(2026, 6, 1))) == 2


def test_without_a_registered_address_the_county_of_the_number_counts(store: SqlStore) -> None:
    store.add_records(
        receipt(), [case_record(1, who=SUBJECT), *(office(r, line) for r, line in LINES.items())]
    )
    assert offices_of(store) == {(COUNTY, LINES[COUNTY])}


def test_checks_and_attempts_at_an_offices_line_come_too(store: SqlStore) -> None:
    line = LINES[TOWNSHIP]
    call = attempt(2, line, "2026-10-01T10:00:00")
    store.add_records(
        receipt(),
        [
            case_record(1, who=SUBJECT),
            case_record(2),
            registered(),
            office(TOWNSHIP, line),
            status_record("s", line, NumberStatus.VACANT),
            Record("log", "a", 2, attempts=(call,)),
        ],
    )
    (file,) = store.case_files(["C1"], TODAY)
    assert [(f.use, f.value) for f in file.facts if f.via == "status"] == [("vacant", line)]
    assert [a.point.value for a in file.attempts] == [line]


def test_an_office_is_no_rival_on_its_own_line_but_one_on_the_subjects(store: SqlStore) -> None:
    line = LINES[TOWNSHIP]
    store.add_records(
        receipt(),
        [case_record(1, who=SUBJECT), registered(), office(TOWNSHIP, line)],
    )
    (file,) = store.case_files(["C1"], TODAY)
    assert [f for f in file.facts if f.via == "rival"] == []
    given = has(line, ContactUse.HOME_PHONE)
    store.add_records(receipt("import-2"), [crm_record("own", SUBJECT, given)])
    (file,) = store.case_files(["C1"], TODAY)
    assert {f.via for f in file.facts if f.value == line} == {"party", "office", "rival"}


def test_an_upgraded_database_holds_what_a_fresh_import_writes(url: str) -> None:
    """Rows of the first schema are filled in by the upgrade, whatever their number."""
    records = [
        case_record(1, who=SUBJECT),
        registered(),
        crm_record("h", SUBJECT, has("浙江省杭州市测试路1号", ContactUse.HOME)),
        crm_record("x", SUBJECT, has(mobile(5))),
        *(crm_record(f"r{n}", SUBJECT, has(f"{HOME}{n}号", ContactUse.HOME)) for n in range(1, 8)),
    ]
    fresh = open_store(url, create=True)
    fresh.add_records(receipt(), records)
    wanted = logical_dump(fresh)
    fresh.close()
    engines = engine.connect(make_url(url))
    with engines.write.begin() as connection:
        _back_to_first(connection)
    engines.dispose()
    upgraded = open_store(url)
    assert logical_dump(upgraded) == wanted
    with upgraded._engines.read.begin() as connection:
        assert schema.revision(connection) == schema.HEAD
        found = connection.execute(text("SELECT COUNT(region) FROM claims")).scalar()
    assert found == 9
    assert offices_of(upgraded) == set()
    upgraded.close()


def _back_to_first(connection: Connection) -> None:
    command.downgrade(schema.config(connection), "0001")
    columns = {row[1] for row in connection.execute(text("PRAGMA table_info(claims)"))}
    assert "region" not in columns


def test_an_office_keeps_its_name_whoever_it_is_taken_for(store: SqlStore) -> None:
    line = mobile(77)
    neighbour = PartyRef(name="测试戊", phone=line)
    row = office(VILLAGE, line, name="测试村村民委员会")
    store.add_records(
        receipt(),
        [case_record(1, who=SUBJECT), registered(), row, crm_record("n", neighbour, has(line))],
    )
    party = row.claims[0].party
    assert party is not None
    one = [Identity(p.person_id, neighbour.person_id, 1.0, "t") for p in (party, neighbour)]
    rest = [
        Identity(p.person_id, p.person_id, 1.0, "own")
        for p in store.person_rows()
        if p.person_id not in {party.person_id, neighbour.person_id}
    ]
    store.save_resolution(Resolution([*one, *rest], []))
    (file,) = store.case_files(["C1"], TODAY)
    assert [fact.name for fact in file.facts if fact.via == "office"] == ["测试村村民委员会"]
