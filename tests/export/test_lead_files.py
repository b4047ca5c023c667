"""Lists of leads in every format: the same columns, the same values, nothing that runs."""

import csv
import io
import json
from pathlib import Path

import pyarrow.parquet
import pytest
from python_calamine import CalamineWorkbook

from skiptrace.errors import UsageError
from skiptrace.export import parquet
from skiptrace.export.csv_file import unguarded
from skiptrace.export.lead_files import FORMATS, leads_writer
from skiptrace.export.leads import COLUMNS, LeadRow, lead_row
from skiptrace.model.clearance import Cleared, Held
from skiptrace.model.contact import ContactPoint, ContactUse
from skiptrace.model.lead import Reason
from tests.export.samples import FORMULAS, MOTHER, REPORT, lead


def rows() -> list[LeadRow]:
    plain = lead_row(lead(current=(Reason("x", 5, {}, (REPORT,)),)), Cleared("p"), "zh", True)
    held = lead_row(lead(party=MOTHER), Held("p", "CN-LOST"), "zh", True)
    hostile = [
        lead_row(lead(ContactPoint.stored(ContactUse.HOME, text)), Cleared("p"), "zh", reveal=True)
        for text in FORMULAS
        if "\r" not in text
    ]
    return [plain, held, *hostile]


def flat(row: LeadRow) -> list[str]:
    texts = []
    for value in row.values():
        if isinstance(value, bool):
            texts.append(str(value).lower())
        elif isinstance(value, list):
            texts.append(json.dumps(value, ensure_ascii=False))
        else:
            texts.append("" if value is None else str(value))
    return texts


def written(tmp_path: Path, format_: str) -> Path:
    path = tmp_path / f"leads.{format_}"
    with leads_writer(format_, path) as write:
        for row in rows():
            write(row)
    return path


def test_json_lines(tmp_path: Path) -> None:
    lines = written(tmp_path, "jsonl").read_text(encoding="utf-8").splitlines()
    assert [json.loads(line) for line in lines] == rows()
    assert list(json.loads(lines[0])) == list(COLUMNS)
    assert "王小明" in lines[0]


def test_csv(tmp_path: Path) -> None:
    text = written(tmp_path, "csv").read_bytes().decode("utf-8")
    header, *found = csv.reader(io.StringIO(text, newline=""))
    assert header == list(COLUMNS)
    assert [[unguarded(cell) for cell in row] for row in found] == [flat(row) for row in rows()]


def test_xlsx(tmp_path: Path) -> None:
    book = CalamineWorkbook.from_path(str(written(tmp_path, "xlsx")))
    header, *found = book.get_sheet_by_index(0).to_python()
    assert header == list(COLUMNS)
    assert found == [flat(row) for row in rows()]


def test_parquet(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(parquet, "GROUP", 4)
    table = pyarrow.parquet.read_table(written(tmp_path, "parquet"))
    assert table.column_names == list(COLUMNS)
    assert [str(kind) for kind in table.schema.types] == [
        "string", "int64", "string", "string", "string", "string", "string", "string", "string",
        "double", "double", "bool", "string", "string", "string",
    ]  # fmt: skip
    found = table.to_pylist()
    for row in found:
        row["evidence"] = json.loads(row["evidence"])
    assert found == rows()


@pytest.mark.parametrize("format_", FORMATS)
def test_the_same_rows_give_the_same_bytes(tmp_path: Path, format_: str) -> None:
    first = written(tmp_path, format_).read_bytes()
    assert written(tmp_path, format_).read_bytes() == first


@pytest.mark.parametrize("format_", FORMATS)
def test_no_leads_give_a_file_all_the_same(tmp_path: Path, format_: str) -> None:
    with leads_writer(format_, tmp_path / "none"):
        pass
    assert (tmp_path / "none").exists()


@pytest.mark.parametrize("format_", ["csv", "jsonl"])
def test_a_pipe_gets_the_same_bytes_as_a_file(tmp_path: Path, format_: str) -> None:
    pipe = io.BytesIO()
    with leads_writer(format_, pipe) as write:
        for row in rows():
            write(row)
    assert pipe.getvalue() == written(tmp_path, format_).read_bytes()


@pytest.mark.parametrize(("format_", "what"), [("xlsx", "needs a file"), ("dbf", "no such format")])
def test_what_cannot_be_written_is_said(format_: str, what: str) -> None:
    with pytest.raises(UsageError, match=what), leads_writer(format_, io.BytesIO()):
        pytest.fail("nothing may be written")
