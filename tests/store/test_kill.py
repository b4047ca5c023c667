"""An import that is killed at any moment and run again ends as if it had never been killed."""

import multiprocessing
import time
from collections.abc import Iterator
from multiprocessing.synchronize import Event
from pathlib import Path

import pytest

from skiptrace.model.claim import HadRelation, NumberStatus
from skiptrace.model.party import PartyRef, Relation
from skiptrace.model.record import ImportCount, Record
from skiptrace.store import open_store
from tests.store.dump import logical_dump
from tests.store.material import (
    case_record,
    crm_record,
    has,
    mobile,
    receipt,
    status_record,
    subject,
)

ROWS = 5000
BATCH = 500
# Seconds into the import at which it is killed; undisturbed it takes over a second.
MOMENTS = (0.0, 0.33, 0.12, 0.57, 0.21)


def rows() -> Iterator[Record]:
    """ROWS records of all sorts; every tenth case comes again with other content."""
    for number in range(ROWS):
        who = number % 900
        friend = PartyRef(name=f"友{who}", phone=mobile(50_000 + who))
        if number % 3 == 0:
            tie = (subject(who), HadRelation(friend, Relation.FRIEND))
            yield case_record(who, [tie], line=number, lender=f"银行{number % 10}")
        elif number % 3 == 1:
            yield crm_record(f"r{number}", subject(who), has(mobile(number)), line=number)
        else:
            yield status_record(f"s{number}", mobile(who), NumberStatus.OFF)


def import_rows(
    url: str, import_id: str, pause: float = 0, began: Event | None = None
) -> ImportCount:
    """The whole file in batches; `pause` seconds after each, so that a kill finds it at work."""
    records = list(rows())
    store = open_store(url, create=True)
    if began is not None:
        began.set()
    total = ImportCount()
    for start in range(0, len(records), BATCH):
        total += store.add_records(receipt(import_id), records[start : start + BATCH])
        time.sleep(pause)
    store.finish_import(receipt(import_id), total)
    store.close()
    return total


@pytest.mark.slow
def test_kills_do_not_show(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path / 'killed.db'}"
    spawn = multiprocessing.get_context("spawn")
    killed = 0
    for attempt, moment in enumerate(MOMENTS):
        began = spawn.Event()
        process = spawn.Process(target=import_rows, args=(url, f"import-{attempt}", 0.1, began))
        process.start()
        # Start-up is waited for: a kill before the first write proves nothing.
        assert began.wait(60)
        process.join(moment)
        process.kill()
        process.join()
        killed += process.exitcode != 0
    assert killed, "every run was over before its kill"

    total = import_rows(url, "import-last")
    assert total.read == ROWS == total.new + total.known
    undisturbed = f"sqlite:///{tmp_path / 'undisturbed.db'}"
    assert import_rows(undisturbed, "import-1").new > ROWS / 2
    dumps = []
    for address in (url, undisturbed):
        store = open_store(address)
        assert [check for check in store.checks() if not check[1]] == []
        dumps.append(logical_dump(store))
        store.close()
    assert dumps[0] == dumps[1]
