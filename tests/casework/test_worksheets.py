"""Worksheets over a real store: what closes them, what is done, and that the answers come back."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from skiptrace.casework import Casework
from skiptrace.casework.worksheets import MOST_QUERIES
from skiptrace.model.worksheet import CaseWorksheet, WorksheetPlace
from sources.testing import table_bytes
from tests.casework.desk import import_file, open_desk
from tests.e2e.lender_files import CASE, NEEDS_BASIS, REPORTED_NUMBER, SUBJECT_ID, write_files

DAY = date(2026, 6, 30)


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Casework]:
    with open_desk(tmp_path, as_of=DAY) as (casework, _store):
        for kind, path in write_files(tmp_path).items():
            import_file(casework, kind, path, basis="b" if kind in NEEDS_BASIS else None)
        yield casework


def sheet(casework: Casework, region: str | None = None) -> CaseWorksheet:
    (found,) = casework.worksheets([CASE], region)
    return found


def add(casework: Casework, folder: Path, kind: str, *rows: list[str]) -> None:
    path = folder / f"{kind}-more.csv"
    path.write_bytes(table_bytes(rows))
    assert not import_file(casework, kind, path).count.rejected


def flag(
    casework: Casework, folder: Path, name: str, target: str = "case_no", on: str = CASE
) -> None:
    add(casework, folder, "flags", [target, "flag", "since"], [on, name, "2026-01-01"])


def test_every_look_up_names_its_rule_and_its_grounds(desk: Casework) -> None:
    found = sheet(desk)
    assert 4 < len(found.queries) <= MOST_QUERIES
    for query in found.queries:
        assert "CN-PUBLIC" in query.rules
        assert query.grounds
    places = {query.place for query in found.queries}
    assert {WorksheetPlace.SEARCH, WorksheetPlace.ENFORCEMENT} <= places
    assert found == sheet(desk)


@pytest.mark.parametrize(
    "name",
    ["do_not_contact", "represented", "deceased", "protected", "dispute", "minor", "wrong_party"],
)
@pytest.mark.parametrize("target", ["case_no", "id_no"])
def test_a_case_closed_by_a_flag_has_no_worksheet(
    desk: Casework, tmp_path: Path, name: str, target: str
) -> None:
    flag(desk, tmp_path, name, target, CASE if target == "case_no" else SUBJECT_ID)
    found = sheet(desk)
    assert found.queries == ()
    assert found.held_by.startswith("FLAG-")
    assert found.answered == 0


def test_a_flag_on_a_value_takes_its_queries_away_and_no_other(
    desk: Casework, tmp_path: Path
) -> None:
    before = {query.text(reveal=True) for query in sheet(desk).queries}
    assert f'"{REPORTED_NUMBER}"' in before
    flag(desk, tmp_path, "wrong_party", "value", REPORTED_NUMBER)
    after = {query.text(reveal=True) for query in sheet(desk).queries}
    assert f'"{REPORTED_NUMBER}"' not in after
    assert '"test_jia@example.com"' in after


def test_third_parties_who_want_peace_close_offices_and_workplace_only(
    desk: Casework, tmp_path: Path
) -> None:
    flag(desk, tmp_path, "third_party_ceased")
    found = sheet(desk)
    assert found.queries
    kinds = {term.kind for query in found.queries for term in query.terms}
    assert not kinds & {"office", "employer"}


def test_an_office_is_asked_for_only_once_the_borrower_is_lost(
    desk: Casework, tmp_path: Path
) -> None:
    def offices() -> list[str]:
        kinds = [query.terms[0].kind for query in sheet(desk).queries
                 if query.place is WorksheetPlace.DIRECTORY]  # fmt: skip
        return [kind for kind in kinds if kind == "office"]

    assert offices() == []
    tries = [[CASE, "call", REPORTED_NUMBER, f"2026-06-{day} 10:00", "no_answer"]
             for day in (10, 11, 12)]  # fmt: skip
    add(desk, tmp_path, "attempts", ["case_no", "channel", "value", "at", "result"], *tries)
    assert len(offices()) == 2


@pytest.mark.parametrize(
    ("day", "result", "reached"),
    [
        ("2026-06-20", "right_party", True),
        ("2026-06-20", "no_answer", False),
        ("2026-05-20", "right_party", False),
    ],
)
def test_whoever_was_spoken_to_lately_is_asked_not_looked_up(
    desk: Casework, tmp_path: Path, day: str, result: str, reached: bool
) -> None:
    header = ["case_no", "channel", "value", "at", "result"]
    add(desk, tmp_path, "attempts", header, [CASE, "call", REPORTED_NUMBER, f"{day} 10:00", result])
    found = sheet(desk)
    assert (found.reached, bool(found.queries)) == (reached, not reached)


def test_region_is_that_of_the_subject_s_addresses(desk: Casework) -> None:
    assert sheet(desk, "3301").queries
    assert sheet(desk, "330127").queries
    assert list(desk.worksheets([CASE], "44")) == []


@pytest.mark.parametrize("answer", ["nothing", "elsewhere"])
def test_an_answered_look_up_is_not_proposed_again(
    desk: Casework, tmp_path: Path, answer: str
) -> None:
    before = sheet(desk)
    first, *rest = before.queries
    header = ["case_no", "query_id", "answer", "seen_on"]
    add(desk, tmp_path, "lookups", header, [CASE, first.query_id, answer, "2026-06-20"])
    after = sheet(desk)
    assert first.query_id not in [query.query_id for query in after.queries]
    assert after.answered == before.answered + 1
    left = {query.query_id for query in after.queries}
    assert left >= {query.query_id for query in rest}


def test_an_answer_becomes_a_lead_with_its_page_and_day(desk: Casework, tmp_path: Path) -> None:
    (mail,) = [query for query in sheet(desk).queries if "@" in query.text(reveal=True)]
    row = {"case_no": CASE, "query_id": mail.query_id, "answer": "手机", "value": "19900007777",
           "url": "https://www.example.org/shop?tel=19900007777", "seen_on": "2026-06-20",
           "match": "一致"}  # fmt: skip
    add(desk, tmp_path, "lookups", list(row), list(row.values()))
    (lead,) = [item.lead for item in desk.case_leads(CASE).leads
               if item.lead.point.value == "19900007777"]  # fmt: skip
    evidence = lead.current[0].evidence[0]
    assert (evidence.source, evidence.place) == ("lookups", "www.example.org/shop?***")
    assert evidence.observed_on == date(2026, 6, 20)
    assert "heard" in [reason.code for reason in lead.current]
    assert mail.query_id not in [query.query_id for query in sheet(desk).queries]


def test_an_answer_of_tomorrow_is_unknown_today(desk: Casework, tmp_path: Path) -> None:
    first = sheet(desk).queries[0]
    header = ["case_no", "query_id", "answer", "seen_on"]
    add(desk, tmp_path, "lookups", header, [CASE, first.query_id, "nothing", "2026-06-30"])
    assert first.query_id not in [query.query_id for query in sheet(desk).queries]
    desk.as_of = date(2026, 6, 29)
    assert first.query_id in [query.query_id for query in sheet(desk).queries]
