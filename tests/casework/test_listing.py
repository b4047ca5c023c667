from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from skiptrace.casework.contact import LogEntry
from skiptrace.model.attempt import Channel, Disposition
from skiptrace.model.clearance import Held
from tests.casework.desk import MORNING, import_file, open_desk
from tests.e2e.lender_files import CASE, REPORTED_NUMBER, write_files


def test_a_list_does_not_depend_on_the_hour_it_is_printed(tmp_path: Path) -> None:
    with open_desk(tmp_path) as (casework, _):
        for kind, path in write_files(tmp_path).items():
            import_file(casework, kind, path)
        casework.trace()
        day = casework.case_leads(CASE)
    midnight = datetime(2026, 6, 29, 16, 30, tzinfo=UTC)  # 00:30 in China
    with open_desk(tmp_path, at=midnight) as (casework, _):
        assert casework.case_leads(CASE) == day
        closed = casework.next_step(CASE).closed
    assert {item.clearance.rule for item in closed if isinstance(item.clearance, Held)} >= {
        "CN-HOURS"
    }


def test_leads_of_a_day_gone_do_not_see_what_came_later(tmp_path: Path) -> None:
    with open_desk(tmp_path) as (casework, _):
        for kind, path in write_files(tmp_path).items():
            import_file(casework, kind, path)
    early = date(2026, 2, 1)
    with open_desk(tmp_path, as_of=early) as (casework, _):
        listed = casework.case_leads(CASE)
        values = {item.lead.point.value for item in listed.leads}
        days = [
            evidence.observed_on
            for item in listed.leads
            for reason in (*item.lead.current, *item.lead.reach)
            for evidence in reason.evidence
            if evidence.observed_on
        ]
    assert REPORTED_NUMBER not in values  # reported on 2026-02-20
    assert max(days) <= early


def test_kept_leads_are_those_a_fresh_ranking_gives(tmp_path: Path) -> None:
    with open_desk(tmp_path) as (casework, store):
        for kind, path in write_files(tmp_path).items():
            import_file(casework, kind, path)
        fresh = list(casework.leads())
        report = casework.trace()
        assert (report.cases, report.leads) == (1, len(fresh[0].leads))
        assert CASE in store.stored_leads([CASE], casework.as_of)
        assert list(casework.leads()) == fresh
        assert casework.trace(changed=True).cases == 0


def test_an_attempt_outdates_the_kept_leads_of_its_case(tmp_path: Path) -> None:
    with open_desk(tmp_path) as (casework, _):
        for kind, path in write_files(tmp_path).items():
            import_file(casework, kind, path)
        casework.trace()
        first = casework.case_leads(CASE)
        lead = next(i.lead for i in first.leads if i.lead.point.value == REPORTED_NUMBER)
        at = datetime.fromisoformat("2026-06-30T10:00")
        entry = LogEntry(Channel.CALL, Disposition.VACANT, at)
        casework.log(CASE, lead.lead_id, entry)
        after = casework.case_leads(CASE).find(lead.lead_id)
    assert after is not None
    assert after.lead.p_current < lead.p_current


def test_visits_go_to_the_subject_only_and_say_what_is_held(tmp_path: Path) -> None:
    with open_desk(tmp_path) as (casework, _):
        for kind, path in write_files(tmp_path).items():
            import_file(casework, kind, path)
        day = casework.as_of + timedelta(days=1)
        visits = casework.visits(day, agent="b.test")
    assert visits.day == day
    assert visits.stops
    assert {stop.party for stop in visits.stops} == {"subject"}
    assert all("CN-VISIT-2" in stop.conditions for stop in visits.stops)


def test_today_is_the_day_in_china(tmp_path: Path) -> None:
    late = datetime(2026, 6, 30, 17, 0, tzinfo=UTC)  # already 1 July in China
    with open_desk(tmp_path, at=late) as (casework, _):
        assert casework.as_of == date(2026, 7, 1)
    with open_desk(tmp_path, at=MORNING) as (casework, _):
        assert casework.as_of == date(2026, 6, 30)
