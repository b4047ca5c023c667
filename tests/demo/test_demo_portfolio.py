"""The written portfolio: same bytes again, all kinds present, lawful, and true to its truth."""

import base64
import hashlib
import os
import subprocess
import sys
import unicodedata
from collections import Counter
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from defusedxml import ElementTree

from skiptrace.demo.portfolio import PortfolioFiles, write_portfolio
from skiptrace.demo.truth import summary
from sources.registry import adapters
from tests.demo.reading import crm_rows, known, plain_phone, points, rows

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

AS_OF = date(2026, 9, 1)
CASES = 500
SECTIONS = (
    "PRH PIM PMM PRM POM PSM PCO PNO PPO PQO PDA PCA "
    "PCR PND POT PCJ PCE PAP PHF PBS PPQ PAH POS POQ"
).split()


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory) -> PortfolioFiles:
    """The default portfolio of seed 1."""
    return write_portfolio(tmp_path_factory.mktemp("demo"), cases=CASES, seed=1, as_of=AS_OF)


def reports(files: PortfolioFiles) -> "list[Element]":
    found = []
    for path in sorted(files.paths["credit-reports"].glob("*.xml")):
        root: Element = ElementTree.fromstring(path.read_bytes())
        body = root.findtext("Msg/ReportMessage")
        if body is not None:
            assert root.findtext("Msg/ResultCode") == "AAA000"
            root = ElementTree.fromstring(base64.b64decode(body))
        found.append(root)
    return found


def digest(folder: Path) -> dict[str, str]:
    return {
        str(path.relative_to(folder)): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def test_same_arguments_give_the_same_bytes_whatever_the_hash_seed(tmp_path: Path) -> None:
    program = (
        "import sys; from datetime import date; from pathlib import Path;"
        "from skiptrace.demo.portfolio import write_portfolio;"
        "write_portfolio(Path(sys.argv[1]), cases=30, seed=5, as_of=date(2026, 9, 1))"
    )
    for name in ("1", "2"):
        subprocess.run(
            [sys.executable, "-c", program, str(tmp_path / name)],
            check=True,
            env={**os.environ, "PYTHONHASHSEED": name},
        )
    assert digest(tmp_path / "1") == digest(tmp_path / "2")


def test_another_seed_gives_other_people(tmp_path: Path) -> None:
    for seed in (5, 6):
        write_portfolio(tmp_path / str(seed), cases=5, seed=seed, as_of=AS_OF)
    assert digest(tmp_path / "5")["cases.csv"] != digest(tmp_path / "6")["cases.csv"]


def test_a_folder_used_before_holds_the_new_portfolio_only(tmp_path: Path) -> None:
    write_portfolio(tmp_path / "used", cases=20, seed=5, as_of=AS_OF)
    for name in ("used", "fresh"):
        write_portfolio(tmp_path / name, cases=10, seed=6, as_of=AS_OF)
    assert digest(tmp_path / "used") == digest(tmp_path / "fresh")


def test_every_case_has_one_row_and_one_line_of_truth(files: PortfolioFiles) -> None:
    numbers = [row["案件编号"] for row in rows(files.paths["cases"], "gb18030")]
    assert len(numbers) == len(set(numbers)) == CASES
    assert list(points(files)) == numbers


def test_every_kind_is_written_and_not_empty(files: PortfolioFiles) -> None:
    """Every kind of the product's own but the worksheet, which a person fills in."""
    assert set(files.paths) == {one.card.kind for one in adapters()} - {"lookups"}
    assert len(crm_rows(files.paths["crm"])) > CASES
    assert len(rows(files.paths["customers"])) > CASES
    assert len(rows(files.paths["registered-addresses"], mark="\t")) > CASES / 2
    assert len(rows(files.paths["number-status"])) > CASES
    assert len(rows(files.paths["attempts"])) > CASES
    assert len(rows(files.paths["employment"])) > CASES / 5
    assert len(rows(files.paths["companies"], "gb18030")) > CASES / 2
    assert len(rows(files.paths["court"])) > CASES / 10
    assert len(rows(files.paths["directory"])) > 20
    assert 0 < len(rows(files.paths["flags"])) < CASES / 10
    bills = sorted(files.paths["call-records"].glob("*.csv"))
    assert len(bills) > CASES / 50
    assert all(len(rows(path)) > 20 for path in bills)
    needing = {one.card.kind for one in adapters() if one.card.basis_needed}
    assert set(files.bases) == needing


def test_every_id_number_is_valid(files: PortfolioFiles) -> None:
    def good(number: str) -> bool:
        # GB 11643 the other way round: powers of two, X as ten, remainder one.
        values = [10 if char == "X" else int(char) for char in number]
        return sum(v << (17 - place) for place, v in enumerate(values)) % 11 == 1

    seen = [row["身份证号"] for row in rows(files.paths["cases"], "gb18030")]
    seen += [row["id_no"] for row in rows(files.paths["customers"]) if row["id_no"]]
    for row in rows(files.paths["registered-addresses"], mark="\t"):
        seen += [row["身份证号"], *filter(None, [row["成员身份证号"]])]
    assert [number for number in seen if len(number) != 18 or not good(number)] == []


def test_every_report_parses_with_its_sections_in_order(files: PortfolioFiles) -> None:
    found = reports(files)
    assert 200 < len({root.findtext("PRH/PA01/PA01B/PA01BI01") for root in found}) <= 300
    for root in found:
        assert [child.tag for child in root] == SECTIONS
        assert root.findtext("PRH/PA01/PA01B/PA01BD02") == "01"
        assert int(root.findtext("PIM/PB01/PB01B/PB01BS01") or "-1") == len(
            root.findall("PIM/PB01/PB01B/PB01BH")
        )
        assert len(root.findall("PRM/PB03")) <= 5


def test_some_borrowers_have_an_earlier_report_that_lacks_what_came_later(
    files: PortfolioFiles,
) -> None:
    by_person: dict[str, list[Element]] = {}
    for root in reports(files):
        by_person.setdefault(root.findtext("PRH/PA01/PA01B/PA01BI01") or "", []).append(root)
    pairs = [found for found in by_person.values() if len(found) == 2]
    assert 60 < len(pairs) < 200
    grown = 0
    for pair in pairs:
        old, new = sorted(pair, key=lambda root: root.findtext("PRH/PA01/PA01A/PA01AR01") or "")
        made = old.findtext("PRH/PA01/PA01A/PA01AR01") or ""
        assert all((cell.text or "") <= made for cell in old.iter("PB01BR01"))
        before = {cell.text for cell in old.iter("PB01BQ01")}
        grown += bool({cell.text for cell in new.iter("PB01BQ01")} - before)
    assert grown > len(pairs) / 4


def test_some_reports_come_in_the_envelope_and_some_in_the_table(files: PortfolioFiles) -> None:
    texts = [path.read_text() for path in files.paths["credit-reports"].glob("*.xml")]
    wrapped = sum("<ReportMessage>" in text for text in texts)
    assert 0 < wrapped < len(texts)
    assert len(rows(files.paths["credit-reports"] / "table.csv")) > 100


def test_truth_knows_every_phone_of_the_case_file(files: PortfolioFiles) -> None:
    truth = points(files)
    for row in rows(files.paths["cases"], "gb18030"):
        phones = {plain_phone(row[name]) for name in row if name.endswith("电话") and row[name]}
        phones.add(plain_phone(row["手机号"]))
        assert phones <= known(truth[row["案件编号"]], "phone")


def test_truth_knows_addresses_and_employers_of_the_case_file(files: PortfolioFiles) -> None:
    truth = points(files)
    for row in rows(files.paths["cases"], "gb18030"):
        places = {row[name] for name in ("居住地址", "户籍地址", "单位地址") if row[name]}
        case = truth[row["案件编号"]]
        assert {unicodedata.normalize("NFKC", text) for text in places} <= known(case, "address")
        if row["工作单位"]:
            assert row["工作单位"] in known(case, "employer")


def test_truth_knows_the_phones_of_crm_master_and_reports(files: PortfolioFiles) -> None:
    truth = points(files)
    case_of = {r["身份证号"]: r["案件编号"] for r in rows(files.paths["cases"], "gb18030")}
    told: list[tuple[str, str]] = []
    for row in crm_rows(files.paths["crm"]):
        case_no = row["案件编号"] or case_of.get(row["身份证号"], "")
        if case_no and row["类型"] in ("mobile", "contact"):
            told.append((case_no, row["内容"]))
    master = [row for row in rows(files.paths["customers"]) if row["id_no"] in case_of]
    told += [(case_of[row["id_no"]], row["mobile"]) for row in master]
    for row in rows(files.paths["credit-reports"] / "table.csv"):
        told += [(case_of[row["id_no"]], row["value"])] * row["kind"].endswith(("mobile", "phone"))
    for root in reports(files):
        case_no = case_of[root.findtext("PRH/PA01/PA01B/PA01BI01") or ""]
        told += [(case_no, cell.text or "") for cell in root.iter("PB01BQ01")]
        told += [(case_no, cell.text) for cell in root.iter("PB040Q03") if cell.text]
    assert len(told) > CASES
    unknown = [
        text for case_no, text in told if plain_phone(text) not in known(truth[case_no], "phone")
    ]
    assert unknown == []


def test_the_newer_kinds_speak_of_borrowers_of_the_case_file(files: PortfolioFiles) -> None:
    cases = {row["身份证号"]: row for row in rows(files.paths["cases"], "gb18030")}
    phones = {value for case in points(files).values() for value in known(case, "phone")}
    truth = points(files)
    for row in rows(files.paths["employment"]):
        assert row["单位名称"] in known(truth[cases[row["身份证号"]]["案件编号"]], "employer")
    assert {path.stem for path in files.paths["call-records"].glob("*.csv")} <= phones
    assert {row["案件编号"] for row in rows(files.paths["flags"])} <= set(truth)
    shown = [row["身份证号码/组织机构代码"] for row in rows(files.paths["court"])]
    masked = [number for number in shown if "*" in number]
    assert 0 < len(masked) < len(shown)
    assert {number for number in shown if "*" not in number} <= set(cases)


def test_every_transcript_of_the_manifest_is_there(files: PortfolioFiles) -> None:
    folder = files.paths["recordings"]
    manifest = rows(folder / "manifest.csv")
    assert {row["transcript"] for row in manifest} == {
        str(path.relative_to(folder)) for path in (folder / "transcripts").iterdir()
    }
    assert {Path(row["transcript"]).suffix for row in manifest} == {".json", ".vtt", ".srt", ".txt"}


def test_no_attempt_breaks_hours_or_caps(files: PortfolioFiles) -> None:
    dials: Counter[tuple[str, str, date]] = Counter()
    talks: Counter[tuple[str, date]] = Counter()
    for row in rows(files.paths["attempts"]):
        at = datetime.fromisoformat(row["时间"])
        assert 8 <= at.hour < 22
        assert at.date() < AS_OF
        dials[row["案件编号"], plain_phone(row["号码"]), at.date()] += 1
        talks[row["案件编号"], at.date()] += row["结果"] in ("本人接听", "right_party")
    assert max(dials.values()) <= 6
    assert max(talks.values()) <= 3


def test_nobody_who_refused_for_the_borrower_is_called_again(files: PortfolioFiles) -> None:
    refused: set[tuple[str, str]] = set()
    for row in rows(files.paths["attempts"]):
        key = (row["案件编号"], plain_phone(row["号码"]))
        assert key not in refused
        if row["结果"] in ("第三方拒绝", "third_party_refused"):
            refused.add(key)
    assert refused


def test_nothing_is_dated_after_the_as_of_day(files: PortfolioFiles) -> None:
    seen = [
        str(point["seen"]) for case in points(files).values() for point in case if point["seen"]
    ]
    assert max(seen) <= AS_OF.isoformat()


def test_the_mix_is_neither_trivial_nor_hopeless(files: PortfolioFiles) -> None:
    figures = summary(files.truth)
    assert 2 <= figures["phones_a_case"] <= 5
    assert 0.15 <= figures["cases_without_current_phone"] <= 0.4
    assert 0.4 <= figures["newest_first_phone"] <= 0.7
    assert figures["phones_current"] < 0.5
    assert figures["cases_without_any_way"] < 0.1
