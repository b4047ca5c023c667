"""The demo's files and its truth, read the plain way: nothing of the product reads here."""

import csv
import json
import unicodedata
from pathlib import Path

from python_calamine import CalamineWorkbook

from skiptrace.demo.portfolio import PortfolioFiles


def rows(path: Path, encoding: str = "utf-8-sig", mark: str = ",") -> list[dict[str, str]]:
    with path.open(encoding=encoding, newline="") as file:
        return list(csv.DictReader(file, delimiter=mark))


def crm_rows(path: Path) -> list[dict[str, str]]:
    header, *body = CalamineWorkbook.from_path(path).get_sheet_by_index(0).to_python()
    return [dict(zip(map(str, header), map(str, row), strict=True)) for row in body]


def plain_phone(text: str) -> str:
    """Digits of a mobile without dress; a landline as it stands (an own reading, for the test)."""
    text = unicodedata.normalize("NFKC", text)
    if text.startswith("0"):
        return text
    digits = "".join(char for char in text if char.isdigit())
    return digits.removeprefix("86") if len(digits) == 13 else digits


def points(files: PortfolioFiles) -> dict[str, list[dict[str, object]]]:
    with files.truth.open(encoding="utf-8") as file:
        lines = [json.loads(line) for line in file]
    return {line["case_no"]: line["points"] for line in lines}


def known(case: list[dict[str, object]], kind: str) -> set[str]:
    """All spellings the truth of a case has of a kind."""
    found: set[str] = set()
    for point in case:
        if point["kind"] == kind:
            forms = point["forms"]
            assert isinstance(forms, list)
            found |= {unicodedata.normalize("NFKC", str(text)) for text in [point["value"], *forms]}
    return found
