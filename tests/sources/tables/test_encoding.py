"""Encodings that a file does not name."""

from pathlib import Path

import pytest

from sources.tables.encoding import CUT, MAX_LINE_BYTES, decide, lines
from tests.sources.contract import records, table_bytes

HEADER = ["案件编号", "姓名"]


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
def test_utf16_without_its_mark(encoding: str, tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(table_bytes([HEADER, ["C1", "测试甲"]], encoding, "\t"))
    assert [r.record for r in records("cases", path)] == ["C1"]


def test_a_nul_here_and_there_does_not_make_utf16(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_bytes(table_bytes([HEADER, ["C1", "测\x00试"], ["C2", "测试甲"]]))
    assert decide(path) == "utf-8"


@pytest.mark.parametrize("content", [b"\x00\x01", b"a\x00", b"\x00" * 400, b"a\x00b\x00\x00c" * 20])
def test_nul_bytes_that_are_no_utf16(content: bytes, tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(content)
    assert not decide(path).startswith("utf-16")


@pytest.mark.parametrize("encoding", ["utf-8", "gb18030", "utf-16-le"])
def test_a_line_beyond_all_measure_is_cut_and_marked(encoding: str, tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes("\n".join(["a", "甲" * MAX_LINE_BYTES, "b"]).encode(encoding))
    first, long, last = lines(path, encoding)
    assert (first, last) == ("a", "b")
    assert long.endswith(CUT)
    assert len(long) <= MAX_LINE_BYTES + 1
