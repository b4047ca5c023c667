"""The reading process: its limits hold, its death costs the rest of one file and no more."""

import io
import os
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from skiptrace.errors import SourceFailure
from skiptrace.model.record import Record
from sources.tables import confined
from sources.tables.formats import Format
from sources.tables.raw import RawRow
from sources.tables.wire import (
    Finished,
    Refusal,
    RowBatch,
    SheetBegins,
    decoded,
    encoded,
    send,
)
from tests.sources.contract import OPTIONS, read, write_xlsx
from tests.sources.tables.books import PASSWORD, write_sealed, write_xls

ROWS = [["案件编号", "姓名"], ["C1", "测试甲"], ["C2", "测试乙"]]
LIMITED = "from sources.tables.confined_main import limit; limit(); "


def limited(code: str) -> int:
    """Exit status of a process that has put the limits on itself and then runs the code."""
    return subprocess.run(
        [sys.executable, "-c", LIMITED + code],
        cwd=Path(__file__).parents[3],
        stderr=subprocess.DEVNULL,
        check=False,
    ).returncode


def test_memory_is_limited() -> None:
    assert limited("x = bytearray(500 * 1024**2)") == 0
    assert limited("x = bytearray(1100 * 1024**2)") != 0


def test_nothing_can_be_written(tmp_path: Path) -> None:
    path = tmp_path / "out"
    assert limited(f"open({str(path)!r}, 'wb', buffering=0).write(b'x')") != 0
    assert not path.exists() or not path.stat().st_size


def test_processor_time_and_core_dumps_are_limited() -> None:
    code = (
        "import resource as r; "
        "assert r.getrlimit(r.RLIMIT_CPU) == (60, 60); assert r.getrlimit(r.RLIMIT_CORE) == (0, 0)"
    )
    assert limited(code) == 0


@pytest.mark.parametrize(
    "message",
    [
        SheetBegins("案件\ud800", titled=True),
        RowBatch(0.5, [RawRow(7, ["测试甲\ud800", "", "x"], spans=((0, 1),)), RawRow(8, [])]),
        Refusal("too_dense", (1, 2, 3)),
        Finished(),
    ],
)
def test_messages_survive_the_wire(message: object) -> None:
    assert isinstance(message, SheetBegins | RowBatch | Refusal | Finished)
    back = decoded(encoded(message))
    if isinstance(message, Refusal):
        assert isinstance(back, Refusal)
        assert (back.code, back.figures) == (message.code, message.figures)
    else:
        assert back == message


@pytest.mark.parametrize(
    "line",
    [b"", b"\n", b"{}", b"[]", b'["rows", 1]', b'["rows", 0.5, [[1, [2], null]]]', b'["ro',
     b'["rows", 0.5, [["1", ["x"], null]]]', b'["sheet", 1, true]', b'["rows", 0.5, [[1, ["a"]]]]',
     b"\xff\xfe", b"[" * 100_000],
)  # fmt: skip
def test_what_is_no_message_is_none(line: bytes) -> None:
    assert decoded(line) is None


def test_a_cell_and_a_row_are_cut_one_beyond_what_is_allowed() -> None:
    long = RowBatch(0.0, [RawRow(1, ["x" * 5_000]), RawRow(2, ["y"] * 3_000)])
    back = decoded(encoded(long))
    assert isinstance(back, RowBatch)
    assert [len(back.rows[0].cells[0]), len(back.rows[1].cells)] == [4_001, 2_001]


def test_what_was_told_before_a_failure_stands() -> None:
    def rows() -> Iterator[SheetBegins | RowBatch]:
        yield SheetBegins("s", titled=False)
        raise MemoryError

    out = io.BytesIO()
    send(rows(), out)
    told = [decoded(line) for line in out.getvalue().splitlines()]
    assert isinstance(told[0], SheetBegins)
    assert isinstance(told[1], Refusal)
    assert told[1].code == "memory"


DIES = """
import os, sys
sys.path.append(sys.argv[1])
from sources.tables.wire import encoded, RowBatch, SheetBegins
from sources.tables.raw import RawRow
sys.stdin.buffer.read()
out = sys.stdout.buffer
out.write(encoded(SheetBegins("s", titled=False)))
out.write(encoded(RowBatch(0.1, [RawRow(1, ["案件编号", "姓名"]), RawRow(2, ["C1", "测试甲"])])))
out.flush()
{ending}
"""


@pytest.mark.parametrize(
    "ending",
    [
        "os.abort()",
        "os._exit(0)",
        "os.kill(os.getpid(), 9)",
        'out.write(b\'["rows", 0.5, [[3, ["C2"\'); out.flush()',
        "out.write(b'garbage\\n'); out.flush(); import time; time.sleep(60)",
        "import time; time.sleep(60)",
    ],
)
def test_a_child_that_dies_or_hangs_costs_the_rest_of_the_file(
    ending: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(confined, "_START", DIES.format(ending=ending))
    monkeypatch.setattr(confined, "_WAIT_S", 2.0)
    path = write_xlsx(tmp_path / "a.xlsx", ROWS)
    found: list[list[str]] = []
    with pytest.raises(SourceFailure, match=r"a\.xlsx cannot be read on"):
        found.extend(cells_of(path))
    assert found == [["案件编号", "姓名"], ["C1", "测试甲"]]


def cells_of(path: Path) -> Iterator[list[str]]:
    for sheet in confined.confined_sheets(path, Format.WORKBOOK, OPTIONS):
        for row in sheet.rows:
            assert isinstance(row, RawRow)
            yield row.cells


def test_a_reader_left_early_leaves_no_process(tmp_path: Path) -> None:
    rows = [["案件编号", "姓名"], *([f"C{n}", "测试甲"] for n in range(5_000))]
    path = write_xlsx(tmp_path / "a.xlsx", rows)
    sheets = confined.confined_sheets(path, Format.WORKBOOK, OPTIONS)
    sheet = next(sheets)
    assert next(sheet.rows).line == 1
    children = Path(f"/proc/{os.getpid()}/task/{os.getpid()}/children")
    before = children.read_text() if children.exists() else ""
    del sheets
    with pytest.raises(SourceFailure):
        list(sheet.rows)
    after = children.read_text() if children.exists() else ""
    assert len(after.split()) <= max(0, len(before.split()) - 1)


@pytest.mark.parametrize(
    ("given", "match"),
    [
        ([], "protected by a password"),
        (["wrong"], "none that opens it"),
        (["wrong", "x", "y", "z"], "none that opens it"),
        (["", PASSWORD], ""),
        (["wrong", PASSWORD], ""),
    ],
)
def test_passwords(given: list[str], match: str, tmp_path: Path) -> None:
    path = write_sealed(tmp_path / "a.xlsx", ROWS)
    asked: list[tuple[str, int]] = []

    def answer(name: str, refused: int) -> str | None:
        asked.append((name, refused))
        return given[refused] if refused < len(given) else None

    options = replace(OPTIONS, password=answer)
    if match:
        with pytest.raises(SourceFailure, match=match) as caught:
            read("cases", path, options)
        assert "wrong" not in str(caught.value) + caught.value.hint
        assert "SKIPTRACE_FILE_PASSWORD" in caught.value.hint
    else:
        assert len([i for i in read("cases", path, options) if isinstance(i, Record)]) == 2
    assert asked == [("a.xlsx", n) for n in range(len(asked))]
    assert len(asked) <= 6


def test_nothing_in_the_clear_is_left(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TMPDIR", str(tmp_path))
    path = write_sealed(tmp_path / "a.xlsx", ROWS)
    read("cases", path, replace(OPTIONS, password=lambda _n, _r: PASSWORD))
    assert [p.name for p in tmp_path.iterdir()] == ["a.xlsx"]


def test_a_sealed_bomb_is_refused_when_it_is_opened(tmp_path: Path) -> None:
    rows = [["案件编号", "姓名"], *([f"{n}" + "x" * 30_000, "测试甲"] for n in range(200))]
    path = write_sealed(tmp_path / "a.xlsx", rows)
    with pytest.raises(SourceFailure, match="times its size"):
        read("cases", path, replace(OPTIONS, password=lambda _n, _r: PASSWORD))


def test_without_the_extra_a_sealed_book_is_named_and_an_old_one_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    hidden = "sys.modules['msoffcrypto'] = None\nfrom sources.tables.confined_main"
    monkeypatch.setattr(
        confined, "_START", confined._START.replace("from sources.tables.confined_main", hidden)
    )
    with pytest.raises(SourceFailure, match="protected by a password") as caught:
        read("cases", write_sealed(tmp_path / "a.xlsx", ROWS))
    assert "secure" in caught.value.hint
    assert len(read("cases", write_xls(tmp_path / "b.xls", ROWS))) == 2
