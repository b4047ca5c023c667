"""The truth file: canonical values, and every bad line named without its value."""

import json
from pathlib import Path

import pytest

from skiptrace.cli.truth import read_truth
from skiptrace.errors import SourceFailure
from skiptrace.ports import TruePoint


def written(tmp_path: Path, *lines: object) -> Path:
    path = tmp_path / "truth.jsonl"
    texts = (line if isinstance(line, str) else json.dumps(line) for line in lines)
    path.write_text("\n".join(texts) + "\n", encoding="utf-8")
    return path


def case(case_no: str, **point: object) -> dict[str, object]:
    whole = {"kind": "phone", "value": "19900001234", "party": "subject", "current": True, **point}
    return {"case_no": case_no, "points": [whole]}


@pytest.mark.parametrize(
    ("kind", "value", "canonical"),
    [
        ("phone", "+86 199-0000-1234", "19900001234"),
        ("email", "Test_Jia@Example.COM", "test_jia@example.com"),
        ("address", "浙江杭州拱墅区环城北路8号", "浙江省杭州市拱墅区环城北路8号"),
        ("social", "qq:123456", "qq:123456"),
    ],
)
def test_values_are_made_canonical(tmp_path: Path, kind: str, value: str, canonical: str) -> None:
    truth = read_truth(written(tmp_path, case("C1", kind=kind, value=value, in_touch=False)))
    assert truth.bad == ()
    assert truth.points["C1"] == (TruePoint(kind, canonical, "subject", True, False),)


def test_unknown_keys_and_blank_lines_are_passed_over(tmp_path: Path) -> None:
    truth = read_truth(written(tmp_path, case("C1", use="mobile", order=3), "", case("C2")))
    assert list(truth.points) == ["C1", "C2"]
    assert truth.points["C1"][0].in_touch is None


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("{not json", "not JSON"),
        ("[1]", "case_no is missing"),
        ({"points": []}, "case_no is missing"),
        ({"case_no": "C9", "points": {}}, "points is not a list"),
        ({"case_no": "C9", "points": [3]}, "a point is not an object"),
        (case("C9", kind="fax"), "a point's kind is unknown"),
        (case("C9", party="uncle"), "a point's party is unknown"),
        (case("C9", current="yes"), "current and in_touch are true or false"),
        (case("C9", value="19900"), "a point's value cannot be understood"),
        (case("C9", value=19900001234), "a point's value cannot be understood"),
        (case("C1"), "the case was named before"),
    ],
    ids=str,
)
def test_bad_lines_are_named_and_the_rest_is_used(
    tmp_path: Path, line: object, reason: str
) -> None:
    truth = read_truth(written(tmp_path, case("C1"), line, case("C2")))
    assert list(truth.points) == ["C1", "C2"]
    assert truth.bad == ((2, reason),)


def test_a_file_that_is_no_text_is_a_failure(tmp_path: Path) -> None:
    path = tmp_path / "truth.jsonl"
    path.write_bytes("案件".encode("gb18030"))
    with pytest.raises(SourceFailure):
        read_truth(path)
