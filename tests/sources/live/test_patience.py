"""Asking again, and not asking again."""

import logging
import time

import pytest

from skiptrace.errors import BadAnswer, ServiceBusy, ServiceRefusal
from sources.live.patience import TRIES, Pace, patiently

FAST = Pace(10_000)
PHONE = "19900001234"


def busy(*, in_doubt: bool, retry_after: float | None = None) -> ServiceBusy:
    return ServiceBusy("busy", in_doubt=in_doubt, retry_after=retry_after)


@pytest.mark.parametrize(
    ("error", "free", "tries"),
    [
        (busy(in_doubt=False), False, TRIES),
        (busy(in_doubt=False), True, TRIES),
        (busy(in_doubt=True), False, 1),
        (busy(in_doubt=True), True, TRIES),
        (busy(in_doubt=False, retry_after=0.0), False, TRIES),
        (busy(in_doubt=False, retry_after=3600.0), False, 1),
        (ServiceRefusal("no"), True, 1),
        (BadAnswer("no"), True, 1),
        (ValueError(PHONE), True, 1),
    ],
)
def test_how_often(error: Exception, free: bool, tries: int) -> None:
    asked = 0

    def ask() -> None:
        nonlocal asked
        asked += 1
        raise error

    with pytest.raises(type(error)):
        patiently(ask, FAST, free=free)
    assert asked == tries


def test_the_answer_after_trouble() -> None:
    troubles = [busy(in_doubt=False), busy(in_doubt=False)]

    def ask() -> str:
        if troubles:
            raise troubles.pop()
        return "answer"

    assert patiently(ask, FAST, free=False) == "answer"


def test_no_argument_reaches_a_log(caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG)
    asked = []

    def ask(number: str = PHONE) -> str:
        asked.append(number)
        if len(asked) < 3:
            raise busy(in_doubt=False)
        return number

    patiently(ask, FAST, free=False)
    assert not caplog.records


def test_the_pace_holds_over_all_callers() -> None:
    pace = Pace(200)
    began = time.monotonic()
    for _ in range(11):
        pace.wait()
    # Eleven turns are ten gaps of 5 ms; never faster, whatever the machine.
    assert time.monotonic() - began >= 0.05
