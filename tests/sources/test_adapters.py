from pathlib import Path

import pytest

from skiptrace.errors import SourceFailure, UsageError
from skiptrace.model.record import Record
from sources.registry import adapter, adapters
from tests.sources.contract import OPTIONS, AdapterContract, read, table_bytes


class TestCases(AdapterContract):
    kind = "cases"


class TestCrm(AdapterContract):
    kind = "crm"


class TestCustomers(AdapterContract):
    kind = "customers"


class TestCreditReports(AdapterContract):
    kind = "credit-reports"


class TestRegisteredAddresses(AdapterContract):
    kind = "registered-addresses"


class TestEmployment(AdapterContract):
    kind = "employment"


class TestCompanies(AdapterContract):
    kind = "companies"


class TestCourt(AdapterContract):
    kind = "court"


class TestRecordings(AdapterContract):
    kind = "recordings"


class TestCallRecords(AdapterContract):
    kind = "call-records"

    def test_every_line_is_accounted_for(self, tmp_path: Path) -> None:
        """As for all kinds, but the two calls with one counterpart are one record."""
        header, example = self.rows()
        body = [example, [""] * len(example), [*example, "too", "many"], example[:1], example]
        path = tmp_path / "lines.csv"
        path.write_bytes(table_bytes([header, *body]))
        items = read(self.kind, path)
        assert [item.line for item in items] == [4, 5, 2]
        assert [item.lines for item in items if isinstance(item, Record)] == [2]


class TestNumberStatus(AdapterContract):
    kind = "number-status"


class TestAttempts(AdapterContract):
    kind = "attempts"


class TestFlags(AdapterContract):
    kind = "flags"


class TestLookups(AdapterContract):
    kind = "lookups"


def test_registry_names_the_known_kinds() -> None:
    assert [a.card.kind for a in adapters()] == [
        "cases",
        "crm",
        "customers",
        "credit-reports",
        "registered-addresses",
        "employment",
        "companies",
        "court",
        "call-records",
        "recordings",
        "number-status",
        "attempts",
        "flags",
        "lookups",
    ]
    with pytest.raises(UsageError) as caught:
        adapter("case")
    assert "registered-addresses" in caught.value.hint


def test_folder_gives_its_files_by_name(tmp_path: Path) -> None:
    for name in ("b.csv", "a.XLSX", "~$a.xlsx", ".hidden.csv", "notes.pdf"):
        (tmp_path / name).touch()
    assert [p.name for p in adapter("cases").files(tmp_path)] == ["a.XLSX", "b.csv"]


@pytest.mark.parametrize("kind", [a.card.kind for a in adapters()])
def test_file_of_another_kind_is_refused_whole(kind: str, tmp_path: Path) -> None:
    path = tmp_path / "x.csv"
    path.write_bytes(table_bytes([["水果", "价格"], ["苹果", "3"]]))
    with pytest.raises(SourceFailure) as caught:
        list(adapter(kind).read(path, OPTIONS))
    assert "苹果" not in caught.value.what


def test_data_in_place_of_a_header_is_not_quoted(tmp_path: Path) -> None:
    path = tmp_path / "x.csv"
    path.write_bytes(table_bytes([["C1", "测试甲", "330127198503121014"]]))
    with pytest.raises(SourceFailure) as caught:
        list(adapter("cases").read(path, OPTIONS))
    assert "3301" not in caught.value.what
    assert "case_no" in caught.value.what


def test_missing_column_names_what_was_found(tmp_path: Path) -> None:
    path = tmp_path / "x.csv"
    path.write_bytes(table_bytes([["姓名", "批次"], ["测试甲", "1"]]))
    with pytest.raises(SourceFailure, match=r"case_no.*found name; not understood: 批次"):
        list(adapter("cases").read(path, OPTIONS))


def test_a_data_line_that_holds_a_title_by_chance_is_not_quoted(tmp_path: Path) -> None:
    path = tmp_path / "x.csv"
    row = ["C-1", "电话", "19900001234", "2026-01-01 10:00", "测试甲下周还", "本人接听"]
    path.write_bytes(table_bytes([row]))
    with pytest.raises(SourceFailure) as caught:
        list(adapter("attempts").read(path, OPTIONS))
    assert "测试甲" not in caught.value.what
    assert "本人" not in caught.value.what


def test_examples_give_records_with_one_identity_each(tmp_path: Path) -> None:
    """The same person in five files is one key, whatever the file."""
    keys = set()
    for kind in ("cases", "crm", "customers", "credit-reports", "registered-addresses"):
        card = adapter(kind).card
        example = [(c.name.replace("N", "1"), c.example) for c in card.columns if c.example]
        path = tmp_path / f"{kind}.csv"
        path.write_bytes(table_bytes([[c for c, _ in example], [e for _, e in example]]))
        (record,) = adapter(kind).read(path, OPTIONS)
        assert isinstance(record, Record)
        assert record.claims[0].party is not None
        keys.add(record.claims[0].party.key)
    assert keys == {"id:330127198503121014"}
