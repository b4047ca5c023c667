"""The same input gives the same bytes, whatever the hash seed."""

import subprocess
import sys
from dataclasses import replace

import pytest

from skiptrace.model.attempt import Attempt, Disposition
from skiptrace.model.casefile import CaseFile, FactRow
from tests.graph.builders import FRIEND, PARENT, SUBJECT, attempt, case_file, fact, relation

PHONES = tuple(f"1380000000{n}" for n in range(3))
HOMES = tuple(f"安徽省合肥市肥西县清泉镇塔山村{n}组12号" for n in (1, 5, 15))
SOURCES = ("cases", "crm", "customers", "credit-reports", "recordings")

_PROGRAM = """
from datetime import date
from graph.rank import rank
from tests.graph.test_rank_bytes import fixed_file
for lead in rank([fixed_file()], date(2026, 11, 1))[0]:
    print(lead.rank, lead.lead_id, lead.p_current, lead.p_reach, lead.worth, lead.path)
    for reason in (*lead.current, *lead.reach):
        print(reason.code, reason.weight, dict(reason.params), reason.evidence)
"""


def fixed_file() -> CaseFile:
    facts: list[FactRow] = [relation("parent", PARENT), relation("friend", FRIEND)]
    for serial in range(30):
        holder = (SUBJECT, SUBJECT, PARENT, FRIEND)[serial % 4]
        facts.append(
            fact(
                ("mobile", "home", "home_phone")[serial % 3],
                (PHONES, HOMES, PHONES)[serial % 3][serial % 3],
                days=100 * serial,
                holder=holder,
                source=SOURCES[serial % 5],
                claim_id=f"c{serial}",
                origin=f"o{serial}",
                record=f"r{serial}",
            )
        )
    tried: tuple[Attempt, ...] = (
        replace(attempt(PHONES[0], Disposition.NO_ANSWER), record="t1"),
        replace(attempt(PHONES[0], Disposition.NO_ANSWER), record="t2"),
    )
    numbered = [
        replace(row, claim_id=f"n{place}", origin=row.origin if place > 1 else f"t{place}",
                record=f"n{place}")
        for place, row in enumerate(facts)
    ]  # fmt: skip
    return case_file(*numbered, attempts=tried)


@pytest.mark.slow
def test_the_hash_seed_does_not_matter() -> None:
    said = [
        subprocess.run(
            [sys.executable, "-c", _PROGRAM],
            env={"PYTHONHASHSEED": seed, "PYTHONPATH": "."},
            capture_output=True,
            check=True,
        ).stdout
        for seed in ("0", "1", "4242")
    ]
    assert said[0] == said[1] == said[2]
    assert said[0].count(b"\n") > 20
