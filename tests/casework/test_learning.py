"""Learning from a real log: replay without leakage, the challenger, adopting and dropping."""

from datetime import date, timedelta
from pathlib import Path

import pytest

from skiptrace.casework import Casework
from skiptrace.casework.listing import ClearedLead
from skiptrace.errors import UsageError
from skiptrace.model.health import lines_of
from skiptrace.model.weights import DEFAULTS
from tests.casework.desk import import_file, open_desk

FIRST = date(2026, 3, 2)
CASES = 60


def write_cases(folder: Path) -> Path:
    """Cases with two numbers each."""
    lines = ["案件编号,姓名,手机,放款日期,逾期日期,欠款金额"]
    lines += [f"L-{n:03d},测试{chr(0x4E00 + n)},1990000{n:04d},2024-06-18,2025-09-20,41500.00"
              for n in range(CASES)]  # fmt: skip
    path = folder / "案件.csv"
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return path


def write_log(folder: Path, *more: str) -> Path:
    """One try a case, two a day; two of three lines are dead, the third is answered at once."""
    lines = ["案件编号,渠道,号码,时间,结果,催收员"]
    for n in range(CASES):
        day = FIRST + timedelta(days=n // 2)
        result = "本人接听" if n % 3 == 0 else "空号"
        lines.append(f"L-{n:03d},电话,1990000{n:04d},{day} 10:30,{result},a.test")
    path = folder / "催记.csv"
    path.write_text("\n".join([*lines, *more]) + "\n", encoding="utf-8")
    return path


def mean_reach(cases: list[tuple[ClearedLead, ...]]) -> float:
    reach = [item.lead.p_reach for found in cases for item in found]
    return sum(reach) / len(reach)


def import_all(casework: Casework, folder: Path) -> None:
    import_file(casework, "cases", write_cases(folder))
    import_file(casework, "attempts", write_log(folder))


def test_learning_changes_no_ranking_until_it_is_adopted(tmp_path: Path) -> None:
    with open_desk(tmp_path) as (casework, store):
        import_all(casework, tmp_path)
        casework.trace()
        before = [item.leads for item in casework.leads()]
        numbers = store.case_numbers()
        lesson = casework.learning.run()
        assert (lesson.attempts, lesson.replayed) == (CASES, CASES)
        assert lesson.learnt.used == {"current": CASES, "reached": CASES}
        learnt = lesson.learnt.weights
        assert (store.adopted_weights(), store.challenger()) == (DEFAULTS, learnt)
        assert store.stale_cases(casework.as_of) == set()
        assert [item.leads for item in casework.leads()] == before

        with pytest.raises(UsageError):
            casework.learning.adopt("00000000")
        assert casework.learning.adopt(learnt.set_id) == learnt
        assert (store.adopted_weights(), store.challenger()) == (learnt, None)
        assert store.stale_cases(casework.as_of) == set(numbers)
        after = [item.leads for item in casework.leads()]
        assert after != before
        # One try in three reached somebody, which is more than the defaults expect.
        assert mean_reach(after) > mean_reach(before)

        assert casework.learning.drop() == DEFAULTS
        assert [item.leads for item in casework.leads()] == before
        told = [(entry.action, entry.detail) for entry in store.audit_entries()]
        assert [action for action, _ in told[-3:]] == ["learn", "adopt", "drop"]
        assert all(learnt.set_id in detail for _, detail in told[-3:])
        assert store.verify_audit()[1] is None


def test_the_same_log_gives_the_same_set(tmp_path: Path) -> None:
    with open_desk(tmp_path) as (casework, _):
        import_all(casework, tmp_path)
        first = casework.learning.run().learnt
        assert casework.learning.run().learnt == first


def test_a_dropped_challenger_leaves_what_is_in_force(tmp_path: Path) -> None:
    with open_desk(tmp_path) as (casework, store):
        import_all(casework, tmp_path)
        learnt = casework.learning.run().learnt.weights
        casework.learning.adopt()
        casework.learning.run()
        assert casework.learning.drop() == learnt
        assert (store.adopted_weights(), store.challenger()) == (learnt, None)


def test_nothing_of_the_day_itself_or_later_is_seen(tmp_path: Path) -> None:
    """Canary: results, checks and new numbers of the day of a try and after move no outcome."""
    as_of = FIRST + timedelta(days=CASES)
    replayed = []
    for name, told in (("without", False), ("with", True)):
        folder = tmp_path / name
        folder.mkdir()
        with open_desk(folder, as_of=as_of) as (casework, _):
            import_all(casework, folder)
            if told:
                checks = [f"1990000{n:04d},{'正常' if n % 3 == 0 else '空号'},"
                          f"{FIRST + timedelta(days=n // 2)}" for n in range(CASES)]  # fmt: skip
                path = folder / "空号检测.csv"
                path.write_text("手机号,状态,检测时间\n" + "\n".join(checks), encoding="utf-8")
                assert import_file(casework, "number-status", path).count.new == CASES
                later = as_of + timedelta(days=1)
                late = write_log(folder, f"L-001,电话,19900000001,{later} 9:00,本人接听,a.test")
                import_file(casework, "attempts", late)
            replayed.append(casework.learning.run().learnt)
    assert replayed[0] == replayed[1]


def test_a_number_nobody_knew_is_no_outcome(tmp_path: Path) -> None:
    with open_desk(tmp_path) as (casework, _):
        import_file(casework, "cases", write_cases(tmp_path))
        log = write_log(tmp_path, "L-001,电话,19900009999,2026-03-05 9:00,本人接听,a.test")
        import_file(casework, "attempts", log)
        lesson = casework.learning.run()
        assert (lesson.attempts, lesson.replayed) == (CASES + 1, CASES)


def test_without_a_log_there_is_nothing_to_adopt(tmp_path: Path) -> None:
    with open_desk(tmp_path) as (casework, store):
        import_file(casework, "cases", write_cases(tmp_path))
        assert casework.learning.run().learnt.weights == DEFAULTS
        assert store.challenger() is None
        with pytest.raises(UsageError):
            casework.learning.adopt()
        with pytest.raises(UsageError):
            casework.learning.drop()


def test_diagnosis_and_facts_follow_the_weights_in_force(tmp_path: Path) -> None:
    with open_desk(tmp_path) as (casework, store):
        import_all(casework, tmp_path)
        casework.trace()
        learnt = casework.learning.run().learnt.weights
        casework.learning.adopt(learnt.set_id)
        for number in store.case_numbers()[:3]:
            assert casework.case_file(number).weights == learnt
            tree = casework.diagnosing.standing(number).diagnosis.tree
            listed = [item.lead for item in casework.case_leads(number).leads]
            assert tree == lines_of(listed)
