"""Processes that are killed, and processes side by side: no question is paid for twice."""

import multiprocessing
import os
import time
from collections import Counter
from multiprocessing.synchronize import Event
from pathlib import Path

import pytest

from skiptrace.model.lookup import LookupState
from sources.live import patience
from tests.casework.pulling.pull_desk import checks, number, pull_desk
from tests.sources.live.ask import ENVIRONMENT
from tests.sources.live.providers import Dytns, sha256
from tests.sources.loopback import Asked, Reply

STATUS = "DescribePhoneNumberStatusForReal"
CASES = 24
BUDGET = 10


class SlowDytns(Dytns):
    """Answers each question after a while, so that a kill finds some under way."""

    def __init__(self, wait_s: float) -> None:
        super().__init__({(STATUS, number(n)): {"Status": "NORMAL"} for n in range(CASES)})
        self._wait_s = wait_s
        honest = self.answer

        def slowly(asked: Asked) -> Reply:
            time.sleep(self._wait_s)
            return honest(asked)

        self.answer = slowly

    def times_asked(self) -> Counter[str]:
        return Counter(asked.fields["InputNumber"] for asked in self.asked)


class At:
    """Where a server stands, for a process that does not hold it."""

    def __init__(self, url: str) -> None:
        self.url = url


def pull(folder: Path, url: str, began: Event | None, **settings: object) -> None:
    """One run in a process of its own."""
    os.environ.update(ENVIRONMENT)
    patience.FIRST_WAIT_S = 0.01  # type: ignore[misc]
    tables = checks(At(url), **settings)  # type: ignore[arg-type]
    with pull_desk(folder, tables, cases=0) as desk:
        if began is not None:
            began.set()
        desk.one()


def run(folder: Path, url: str, began: Event | None, settings: dict[str, object]) -> None:
    pull(folder, url, began, **settings)


@pytest.mark.slow
def test_killed_and_run_again_asks_no_paid_question_twice(tmp_path: Path) -> None:
    spawn = multiprocessing.get_context("spawn")
    settings: dict[str, object] = {"at_once": 4, "budget_per_run": 999}
    with SlowDytns(0.05) as server:
        with pull_desk(tmp_path, checks(server), cases=CASES):
            pass
        killed = 0
        for moment in (0.15, 0.3, 0.1):
            began = spawn.Event()
            process = spawn.Process(target=run, args=(tmp_path, server.url, began, settings))
            process.start()
            assert began.wait(60)
            # The first questions are under way once the server has seen one more.
            seen, ends = len(server.asked), time.monotonic() + 30
            while len(server.asked) == seen and process.is_alive() and time.monotonic() < ends:
                time.sleep(0.005)
            process.join(moment)
            process.kill()
            process.join()
            killed += process.exitcode != 0
        assert killed, "every run was over before its kill"
        with pull_desk(tmp_path, checks(server, **settings), cases=0) as desk:
            last = desk.one()
            rows = desk.ledger()
        assert max(server.times_asked().values()) == 1
        assert not [check for check in _checks(tmp_path) if not check[1]]
        doubtful = [row for row in rows if row["state"] == LookupState.ASKED]
        answered = [row for row in rows if row["state"] == LookupState.ANSWERED]
        # Every number is answered, or in doubt and named; none is lost and none asked twice.
        assert len(answered) + len(doubtful) == CASES == len({row["question"] for row in rows})
        assert last.doubtful == len(doubtful)

        with pull_desk(tmp_path, checks(server, **settings), cases=0) as desk:
            released = desk.one(retry_doubtful=True)
        assert released.released == len(doubtful)
        assert len(server.times_asked()) == CASES


def _checks(folder: Path) -> list[tuple[str, bool, str]]:
    with pull_desk(folder, {}, cases=0) as desk:
        return desk.store.checks()


@pytest.mark.slow
def test_two_processes_spend_one_budget_exactly(tmp_path: Path) -> None:
    spawn = multiprocessing.get_context("spawn")
    settings: dict[str, object] = {"at_once": 3, "budget_per_day": BUDGET, "budget_per_run": 999}
    with SlowDytns(0.01) as server:
        with pull_desk(tmp_path, checks(server), cases=CASES):
            pass
        processes = [
            spawn.Process(target=run, args=(tmp_path, server.url, None, settings)) for _ in range(3)
        ]
        for process in processes:
            process.start()
        for process in processes:
            process.join(120)
        assert [process.exitcode for process in processes] == [0, 0, 0]
    asked = server.times_asked()
    assert sum(asked.values()) == BUDGET
    assert max(asked.values()) == 1
    assert set(asked) <= {sha256(number(n)) for n in range(CASES)}
