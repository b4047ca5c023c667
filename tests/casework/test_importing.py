import csv
from datetime import UTC, datetime
from pathlib import Path

import pytest

from skiptrace.casework.importing import ImportRequest
from skiptrace.config import Settings
from skiptrace.errors import SourceFailure, UsageError
from skiptrace.model.record import ImportCount
from tests.casework.desk import import_file, open_desk

HEADER = "案件编号,姓名,身份证号,手机号\n"
GOOD = "C1,测试甲,330127198503121014,19900001234\n"
BAD_PHONE = "C2,测试乙,330127198709202020,1990000\n"
FORMULA = "C3,测试丙,,=HYPERLINK(1)\n"


def write(folder: Path, text: str, name: str = "cases.csv") -> Path:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


def test_every_line_is_new_known_or_rejected(tmp_path: Path) -> None:
    path = write(tmp_path, HEADER + GOOD + BAD_PHONE + GOOD + "\n" + FORMULA)
    with open_desk(tmp_path) as (casework, _):
        first = import_file(casework, "cases", path)
        again = import_file(casework, "cases", path)
    assert first.count == ImportCount(read=4, new=1, known=1, rejected=2)
    assert again.count == ImportCount(read=4, new=0, known=2, rejected=2)


def test_rejects_are_named_with_line_column_and_reason_in_a_private_file(tmp_path: Path) -> None:
    path = write(tmp_path, HEADER + GOOD + BAD_PHONE + FORMULA)
    with open_desk(tmp_path) as (casework, _):
        (rejects,) = import_file(casework, "cases", path).rejects
    assert rejects.name.startswith("rejects-cases-")
    assert rejects.stat().st_mode & 0o077 == 0
    with rejects.open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    assert [(row["line"], row["column"], row["value"]) for row in rows] == [
        ("3", "手机号", "1990000"),
        ("4", "手机号", "'=HYPERLINK(1)"),
    ]
    assert all(row["reason"] for row in rows)


def test_a_second_import_replaces_the_rejects_file_instead_of_growing_it(tmp_path: Path) -> None:
    path = write(tmp_path, HEADER + BAD_PHONE)
    with open_desk(tmp_path) as (casework, _):
        (first,) = import_file(casework, "cases", path).rejects
        size = first.stat().st_size
        (second,) = import_file(casework, "cases", path).rejects
    assert (second, second.stat().st_size) == (first, size)


def test_a_dry_run_counts_and_keeps_nothing(tmp_path: Path) -> None:
    path = write(tmp_path, HEADER + GOOD + GOOD + BAD_PHONE)
    with open_desk(tmp_path) as (casework, store):
        report = casework.import_files(ImportRequest("cases", [path], dry_run=True))
        assert report.count == ImportCount(read=3, new=1, known=1, rejected=1)
        assert store.case_count() == 0
        assert import_file(casework, "cases", path).count.new == 1


def test_kinds_of_others_data_need_a_lawful_basis(tmp_path: Path) -> None:
    path = write(
        tmp_path, "身份证号,户籍地址\n330127198503121014,浙江省杭州市淳安县威坪镇测试村5组\n"
    )
    with open_desk(tmp_path) as (casework, _), pytest.raises(UsageError, match="lawful basis"):
        import_file(casework, "registered-addresses", path, basis=None)
    standing = Settings(basis={"registered-addresses": "COURT-TEST-1"})
    with open_desk(tmp_path, settings=standing) as (casework, _):
        report = import_file(casework, "registered-addresses", path, basis=None)
    assert report.count.read == 1


@pytest.mark.parametrize(
    ("kind", "name", "content", "error"),
    [
        ("unheard-of", "a.csv", HEADER + GOOD, UsageError),
        ("cases", "a.csv", "色,味\n红,甜\n", SourceFailure),
        ("cases", "a.csv", "", SourceFailure),
    ],
)
def test_what_cannot_be_read_at_all_says_so(
    tmp_path: Path, kind: str, name: str, content: str, error: type[Exception]
) -> None:
    path = write(tmp_path, content, name)
    with open_desk(tmp_path) as (casework, _), pytest.raises(error):
        import_file(casework, kind, path)


def test_a_missing_path_and_an_empty_folder_are_usage_errors(tmp_path: Path) -> None:
    empty = tmp_path / "empty"
    empty.mkdir()
    with open_desk(tmp_path) as (casework, _):
        for path in (tmp_path / "nothing.csv", empty):
            with pytest.raises(UsageError):
                import_file(casework, "cases", path)


def test_the_state_does_not_depend_on_when_or_how_often_it_was_imported(tmp_path: Path) -> None:
    one, two = tmp_path / "one", tmp_path / "two"
    states = []
    for folder, names in ((one, ("a", "b")), (two, ("b", "a", "b"))):
        folder.mkdir()
        files = {
            "a": write(folder, HEADER + GOOD, "a.csv"),
            "b": write(folder, HEADER + "C4,测试丁,330127196001010016,19900009999\n", "b.csv"),
        }
        at = datetime(2026, 7, 1, len(names), tzinfo=UTC)
        with open_desk(folder, at=at) as (casework, store):
            for name in names:
                import_file(casework, "cases", files[name])
            states.append((store.case_numbers(), list(store.person_rows())))
    assert states[0] == states[1]
