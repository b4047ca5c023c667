"""Asking again: at the service's pace, after the wait it asks for, and only where it costs nothing.

stamina brings backoff and jitter; its hooks are switched off, because they log arguments.
"""

import threading
import time
from collections.abc import Callable
from typing import Final, TypeVar

import stamina
import stamina.instrumentation

from skiptrace.errors import ServiceBusy

stamina.instrumentation.set_on_retry_hooks([])

Value = TypeVar("Value")

TRIES: Final = 4
# First wait, doubled each time, plus a random part of up to as much again.
FIRST_WAIT_S: Final = 0.5
LONGEST_WAIT_S: Final = 30.0
# No further try once so much time has gone: a question that took its whole time is not repeated.
ALL_TRIES_S: Final = 10.0


class Pace:
    """So many questions a second, over all threads."""

    def __init__(self, per_second: float) -> None:
        self._gap = 1.0 / per_second
        self._lock = threading.Lock()
        self._next = 0.0

    def wait(self) -> None:
        """Returns when it is this caller's turn."""
        with self._lock:
            now = time.monotonic()
            turn = max(now, self._next)
            self._next = turn + self._gap
        if turn > now:
            time.sleep(turn - now)


def patiently(ask: Callable[[], Value], pace: Pace, *, free: bool) -> Value:
    """The value of `ask`, tried again on ServiceBusy with backoff, jitter and Retry-After.

    A question that may have arrived is asked again only if that is `free`. The last error is
    raised as it is.
    """

    def worth_a_wait(error: Exception) -> bool | float:
        if not isinstance(error, ServiceBusy) or (error.in_doubt and not free):
            return False
        if error.retry_after is None:
            return True
        return error.retry_after if error.retry_after <= LONGEST_WAIT_S else False

    for attempt in stamina.retry_context(
        on=worth_a_wait,
        attempts=TRIES,
        timeout=ALL_TRIES_S,
        wait_initial=FIRST_WAIT_S,
        wait_max=LONGEST_WAIT_S,
        wait_jitter=FIRST_WAIT_S,
    ):
        with attempt:
            pace.wait()
            return ask()
    raise AssertionError  # stamina raises the last error itself
