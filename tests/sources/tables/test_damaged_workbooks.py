"""A damaged workbook is read or refused whole; it never brings the program down."""

import random
import zipfile
from contextlib import suppress
from pathlib import Path

import pytest

from skiptrace.errors import SourceFailure
from tests.sources.contract import read, write_xlsx

PARTS = ("xl/worksheets/sheet1.xml", "xl/sharedStrings.xml", "xl/workbook.xml", "xl/styles.xml")
ROWS: list[list[object]] = [
    ["案件编号", "姓名", "身份证号"],
    ["C1", "测试甲", "330127198503121014"],
    ["C2", 1.5, 2],
]


def damaged(content: bytes, dice: random.Random) -> bytes:
    data = bytearray(content)
    for _ in range(dice.randint(1, 5)):
        place = dice.randrange(len(data))
        if dice.random() < 0.5:
            data[place] = dice.randrange(256)
        else:
            del data[place : place + dice.randint(1, 20)]
    return bytes(data)


@pytest.mark.parametrize("part", PARTS)
def test_damaged_parts(tmp_path: Path, part: str) -> None:
    dice = random.Random(part)  # noqa: S311 - a fixed sequence, not a secret
    with zipfile.ZipFile(write_xlsx(tmp_path / "whole.xlsx", ROWS)) as whole:
        parts = {name: whole.read(name) for name in whole.namelist()}
    path = tmp_path / "damaged.xlsx"
    refused = 0
    for _ in range(40):
        with zipfile.ZipFile(path, "w") as packed:
            for name, content in parts.items():
                packed.writestr(name, damaged(content, dice) if name == part else content)
        refused += 1
        with suppress(SourceFailure):
            lines = [item.line for item in read("cases", path)]
            assert lines == sorted(lines)
            refused -= 1
    assert refused > 0


def test_truncated_workbook(tmp_path: Path) -> None:
    path = write_xlsx(tmp_path / "a.xlsx", ROWS)
    content = path.read_bytes()
    for size in (4, 200, len(content) // 2, len(content) - 1):
        path.write_bytes(content[:size])
        with pytest.raises(SourceFailure):
            read("cases", path)
