"""docs/architecture.md names files that exist, and the row it follows really makes that journey."""

import csv
import io
import re
from datetime import UTC, datetime
from pathlib import Path

from skiptrace.model.record import Record
from skiptrace.ports import ReadOptions
from sources.registry import adapter

ROOT = Path(__file__).parents[2]
PAGE = (ROOT / "docs" / "architecture.md").read_text(encoding="utf-8")
FOLDERS = ("skiptrace", "sources", "graph", "tui", "tests", "docs")


def test_every_file_on_the_page_exists() -> None:
    present = {
        path.relative_to(ROOT).as_posix()
        for folder in FOLDERS
        for path in (ROOT / folder).rglob("*")
        if "__pycache__" not in path.parts
    }
    named = set(re.findall(r"`([a-z_/]+(?:\.py|\.sql|\.toml|/))`", PAGE)) - {"pyproject.toml"}
    assert len(named) > 30
    missing = [
        name
        for name in sorted(named)
        if not any(f"/{path}".endswith(f"/{name.rstrip('/')}") for path in present)
        and name.rstrip("/") not in FOLDERS
    ]
    assert missing == []


def test_the_row_of_the_page_imports(tmp_path: Path) -> None:
    block = next(b for b in re.findall(r"```\n(.*?)```", PAGE, re.DOTALL) if "案件编号" in b)
    file = tmp_path / "case.csv"
    file.write_bytes(block.encode("gb18030"))
    (record,) = adapter("cases").read(file, ReadOptions(datetime(2026, 4, 1, tzinfo=UTC)))
    assert isinstance(record, Record)
    assert record.case is not None
    (row,) = csv.DictReader(io.StringIO(block))
    assert record.case.case_no == row["案件编号"]
    values = {claim.content().split("\x1f")[3] for claim in record.claims}
    assert "19900001234" in values
