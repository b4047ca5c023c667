"""Bills through the whole import: the basis, the counts, the notes, what a second one changes."""

from pathlib import Path

import pytest

from skiptrace.casework import Casework
from skiptrace.casework.importing import ImportRequest
from skiptrace.config import Settings
from skiptrace.errors import UsageError
from skiptrace.model.record import ImportCount
from tests.casework.desk import import_file, open_desk
from tests.store.dump import logical_dump

CONSENT = "机主授权书 TEST-1"
HEADER = "本机号码,起始时间,通信方式,对方号码,通信时长\n"
OWNER, FRIEND, AUNT = "19900001234", "19100015678", "19100019999"


def call(peer: str, at: str, seconds: int = 60) -> str:
    return f"{OWNER},{at},主叫,{peer},{seconds}\n"


def bill(folder: Path, *lines: str, name: str = "bill.csv") -> Path:
    path = folder / name
    path.write_text(HEADER + "".join(lines), encoding="utf-8")
    return path


FIRST_HALF = [call(FRIEND, f"2026-02-{day:02d} 20:00:00") for day in (3, 4, 5)]
SECOND_HALF = [call(FRIEND, "2026-02-20 20:00:00"), call(AUNT, "2026-02-21 20:00:00")]
SERVICE = call("10086", "2026-02-03 09:00:00")
BROKEN = call(FRIEND, "2026-02-31 20:00:00")


def test_every_line_is_counted_and_the_same_bill_again_is_all_known(tmp_path: Path) -> None:
    path = bill(tmp_path, *FIRST_HALF, SERVICE, BROKEN, *SECOND_HALF)
    with open_desk(tmp_path) as (casework, _):
        dry = casework.import_files(ImportRequest("call-records", [path], CONSENT, dry_run=True))
        first = import_file(casework, "call-records", path, basis=CONSENT)
        again = import_file(casework, "call-records", path, basis=CONSENT)
    assert dry.count == first.count == ImportCount(read=7, new=6, known=0, rejected=1)
    assert again.count == ImportCount(read=7, new=0, known=6, rejected=1)
    assert dict(first.warnings) == {"calls_folded": 1, "calls_no_person": 1}


def test_a_fuller_bill_of_the_month_adds_what_is_new_in_it(tmp_path: Path) -> None:
    part = bill(tmp_path, *FIRST_HALF, call(AUNT, "2026-02-21 20:00:00"), name="part.csv")
    whole = bill(tmp_path, *FIRST_HALF, *SECOND_HALF, name="whole.csv")
    dumps = []
    for folder, order in ((tmp_path / "one", (part, whole)), (tmp_path / "two", (whole, part))):
        folder.mkdir()
        with open_desk(folder) as (casework, store):
            for path in order:
                import_file(casework, "call-records", path, basis=CONSENT)
            dumps.append(logical_dump(store))
            count = import_file(casework, "call-records", whole, basis=CONSENT).count
            assert count == ImportCount(read=5, known=5)
    assert dumps[0] == dumps[1]
    measures = [row for row in dumps[0]["claims"] if "calls" in row]
    assert len(measures) == 3


@pytest.mark.parametrize(
    ("basis", "accepted"),
    [
        (CONSENT, True),
        ("本人提供并同意 2026-01-03", True),
        ("(2026)浙0127民初1号 调查令", True),
        ("Court order 12/2026", True),
        ("Subscriber's consent 7", True),
        (None, False),
        ("", False),
        ("借款合同第九条第二款", False),
        ("bought list", False),
    ],
)
def test_a_bill_needs_the_subscribers_consent_or_an_order(
    tmp_path: Path, basis: str | None, accepted: bool
) -> None:
    path = bill(tmp_path, *FIRST_HALF)

    def take(casework: Casework) -> ImportCount:
        return import_file(casework, "call-records", path, basis=basis).count

    with open_desk(tmp_path) as (casework, store):
        if accepted:
            assert take(casework).new == 3
            return
        with pytest.raises(UsageError, match="Telecom secrecy"):
            take(casework)
        assert store.import_count() == {}


def test_a_standing_basis_is_held_to_the_same(tmp_path: Path) -> None:
    path = bill(tmp_path, *FIRST_HALF)
    standing = Settings(basis={"call-records": "合同条款"})
    with open_desk(tmp_path, settings=standing) as (casework, _), pytest.raises(UsageError):
        import_file(casework, "call-records", path, basis=None)


@pytest.mark.parametrize("keep", [False, True])
def test_single_calls_reach_the_database_only_when_kept(tmp_path: Path, keep: bool) -> None:
    path = bill(tmp_path, *FIRST_HALF)
    settings = Settings(keep_raw=frozenset({"call-records"} if keep else ()))
    with open_desk(tmp_path, settings=settings) as (casework, store):
        import_file(casework, "call-records", path, basis=CONSENT)
        claims = repr(logical_dump(store)["claims"])
    assert ("2026-02-03 20:00:00" in claims) is keep
    assert '"days":3' in claims


def test_progress_tells_of_lines_read_and_then_of_lines_kept(tmp_path: Path) -> None:
    lines = [call(f"191{n:08d}", "2026-02-03 20:00:00") for n in range(10_000)]
    told: list[tuple[str, int, int | None]] = []
    with open_desk(tmp_path) as (casework, _):
        request = ImportRequest("call-records", [bill(tmp_path, *lines)], CONSENT)
        casework.import_files(request, lambda *said: told.append(said))
    assert told[:2] == [("fold", 5_000, None), ("fold", 10_000, None)]
    assert told[2] == ("bill.csv", 500, 10_000)
    assert told[-1] == ("bill.csv", 10_000, 10_000)
