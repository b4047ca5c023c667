"""Patterns of results, and what each one says of the line."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from graph.diagnose import diagnose
from skiptrace.model.attempt import Attempt, Disposition
from skiptrace.model.casefile import FactRow
from skiptrace.model.diagnosis import LineDiagnosis, LineState, PartOfDay, Protect, Tell
from skiptrace.model.health import Health
from tests.graph.builders import (
    AS_OF,
    STRANGER,
    attempt,
    case_file,
    check,
    fact,
    owner,
)

LINE = "13800000001"
D, S = Disposition, LineState


def tries(result: Disposition, count: int, *, first: int = 3) -> tuple[Attempt, ...]:
    """One a day, the newest `first` days ago, the parts of the day in turn."""
    return tuple(
        _at(attempt(LINE, result, days=first + n), hour=(10, 15, 19)[n % 3]) for n in range(count)
    )


def _at(made: Attempt, hour: int) -> Attempt:
    return replace(made, at=made.at.replace(hour=hour))


def line(*heard: Attempt | FactRow, age: int | None = 300, day: date = AS_OF) -> LineDiagnosis:
    facts = [row for row in heard if isinstance(row, FactRow)]
    made = tuple(a for a in heard if isinstance(a, Attempt))
    (found,) = diagnose(case_file(fact("mobile", LINE, days=age), *facts, attempts=made), day).lines
    return found


RIVAL = fact("mobile", LINE, days=10, holder=STRANGER, via="rival")

PATTERNS: list[tuple[str, tuple[Attempt | FactRow, ...], LineState]] = [
    ("nothing tried", (), S.NOT_TRIED_ENOUGH),
    ("one unanswered call", tries(D.NO_ANSWER, 1), S.NOT_TRIED_ENOUGH),
    ("nine unanswered calls, three in each part", tries(D.NO_ANSWER, 9), S.UNANSWERED),
    ("busy twice", tries(D.BUSY, 2), S.NOT_TRIED_ENOUGH),
    ("busy every time", tries(D.BUSY, 5), S.FILTERED),
    ("busy every time while a check finds it in use",
     (*tries(D.BUSY, 3), check(LINE, "live", days=5)), S.FILTERED),
    ("rejected every time", tries(D.REJECTED, 5), S.FILTERED),
    ("off once", tries(D.OFF, 1), S.NOT_TRIED_ENOUGH),
    ("off on three days", tries(D.OFF, 3), S.OFF),
    ("off a year ago", tries(D.OFF, 3, first=365), S.NOT_TRIED_ENOUGH),
    ("the network says suspended", tries(D.SUSPENDED, 1), S.SUSPENDED),
    ("a check finds it suspended", (check(LINE, "suspended", days=5),), S.SUSPENDED),
    ("suspended, and in use again", (check(LINE, "suspended", days=90),
                                     check(LINE, "live", days=5)), S.NOT_TRIED_ENOUGH),
    ("the network says vacant", tries(D.VACANT, 1), S.VACANT),
    ("a check finds it vacant", (check(LINE, "vacant", days=5),), S.VACANT),
    ("vacant, then in use: somebody else's",
     (check(LINE, "vacant", days=200), check(LINE, "live", days=5)), S.REASSIGNED),
    ("a stranger answers, nobody ever reached them there", tries(D.WRONG_PARTY, 1), S.REASSIGNED),
    ("reached, and a stranger answers later",
     (attempt(LINE, D.RIGHT_PARTY, days=200), *tries(D.WRONG_PARTY, 1)), S.REASSIGNED),
    ("the carrier says it is another's", (owner(LINE, "other", days=5),), S.REASSIGNED),
    ("somebody else gave it as theirs since", (RIVAL,), S.REASSIGNED),
    ("reached lately", (attempt(LINE, D.RIGHT_PARTY, days=20),), S.LIVE),
    ("reached a year ago, nothing since",
     (attempt(LINE, D.RIGHT_PARTY, days=360),), S.NOT_TRIED_ENOUGH),
    ("failures before they were reached are forgotten",
     (*tries(D.OFF, 3, first=40), attempt(LINE, D.RIGHT_PARTY, days=20)), S.LIVE),
    ("reached, and refused", (attempt(LINE, D.RIGHT_PARTY_REFUSED, days=20),), S.REFUSED),
]  # fmt: skip


@pytest.mark.parametrize(("says", "heard", "finding"), PATTERNS, ids=[p[0] for p in PATTERNS])
def test_a_pattern_and_its_finding(
    says: str, heard: tuple[Attempt | FactRow, ...], finding: LineState
) -> None:
    assert line(*heard).finding is finding, says


def test_never_theirs_where_a_single_old_form_gave_it() -> None:
    """Given once ten years ago: a slip or a loss, but no source ever put the borrower there."""
    found = line(*tries(D.WRONG_PARTY, 1), age=3650)
    ever = line(*tries(D.WRONG_PARTY, 1), fact("mobile", LINE, source="credit-reports", days=3000))
    assert ever.chance(S.WRONG_PARTY) < found.chance(S.WRONG_PARTY)
    assert found.certain


def test_probabilities_add_up_and_the_evidence_is_what_was_heard() -> None:
    found = line(*tries(D.BUSY, 2), check(LINE, "live", days=30))
    assert sum(h.probability for h in found.hypotheses) == pytest.approx(1)
    assert [(o.day, o.part, o.result) for o in found.evidence] == [
        (AS_OF - timedelta(days=30), None, "live"),
        (AS_OF - timedelta(days=4), PartOfDay.AFTERNOON, "busy"),
        (AS_OF - timedelta(days=3), PartOfDay.MORNING, "busy"),
    ]
    assert found.open_tries == {
        PartOfDay.MORNING: 2, PartOfDay.AFTERNOON: 2, PartOfDay.EVENING: 3
    }  # fmt: skip


@pytest.mark.parametrize(
    ("heard", "tell"),
    [
        ((), Tell.OTHER_PARTS),
        (tries(D.BUSY, 5), Tell.NEUTRAL_SMS),
        (tries(D.OFF, 3), Tell.NUMBER_CHECK),
        (tries(D.NO_ANSWER, 9), Tell.OWNER_CHECK),
        ((attempt(LINE, D.RIGHT_PARTY_REFUSED, days=400),), Tell.WRITE),
        (tries(D.VACANT, 1), None),
    ],
)
def test_what_would_tell(heard: tuple[Attempt, ...], tell: Tell | None) -> None:
    assert line(*heard, age=60).tell is tell


def test_an_old_line_that_nobody_tried_is_called_before_anybody_is_paid() -> None:
    assert line(age=900).tell is Tell.OTHER_PARTS


def test_two_tries_in_one_part_of_a_day_are_one_window() -> None:
    once = line(_at(attempt(LINE, D.BUSY, days=3), 9))
    twice = line(_at(attempt(LINE, D.BUSY, days=3), 9), _at(attempt(LINE, D.BUSY, days=3), 11))
    assert twice.hypotheses == once.hypotheses
    assert twice.tried == once.tried


def test_a_workplace_and_a_relay_number_are_no_lines_of_the_borrower() -> None:
    file = case_file(fact("work_phone", "0571-87650002"), fact("relay", "13900000009", days=3))
    assert diagnose(file, AS_OF).lines == ()


def test_lost_has_nothing_left_to_warn_of() -> None:
    found = diagnose(case_file(fact("mobile", LINE), check(LINE, "vacant")), AS_OF)
    assert found.tree.health is Health.LOST
    assert found.warning is None


def test_the_last_live_line_is_named_with_the_day_it_goes() -> None:
    file = case_file(
        fact("mobile", LINE, days=500),
        fact("mobile", "13800000002", days=900),
        fact("email", "ceshi@example.com", days=30),
    )
    found = diagnose(file, AS_OF)
    assert found.tree.health is Health.HALF_LOST
    assert found.warning
    assert found.warning.point.value == LINE
    assert found.warning.goes_on
    assert found.warning.first is Protect.CONFIRM
    # The mailbox outlives the year, so the case is not lost within it.
    assert found.warning.lost_on is None


def test_a_line_that_was_reached_is_renewed_and_a_silent_one_checked_first() -> None:
    reached = case_file(fact("mobile", LINE), attempts=(attempt(LINE, D.RIGHT_PARTY, days=10),))
    found = diagnose(reached, AS_OF).warning
    assert found
    assert found.first is Protect.RENEW
    silent = case_file(
        fact("mobile", LINE, days=5, source="recordings"), attempts=tries(D.OFF, 2, first=2)
    )
    found = diagnose(silent, AS_OF).warning
    assert found
    assert found.first is Protect.CHECK
