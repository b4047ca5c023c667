"""Where a number was given: codes in force, former ones, reused ones, and what is not known."""

import csv
from pathlib import Path

import pytest

from skiptrace.normalize import numbering
from skiptrace.normalize.gazetteer import gazetteer
from skiptrace.normalize.numbering import numbered_in

PATH = Path(numbering.__file__).parent / "data" / "numbering.csv"


@pytest.mark.parametrize(
    ("code", "born", "name", "now"),
    [
        ("330127", 1985, "淳安县", "330127"),
        # renamed in place, merged into a neighbour, split among several
        ("330123", 1970, "富阳县", "330111"),
        ("330103", 1990, "下城区", "330105"),
        ("330104", 1990, "江干区", "330102 330114"),
        ("450127", 2005, "横县", "450181"),
        # another city's, another province's by now
        ("341402", 2005, "居巢区", "340181"),
        ("510211", 1990, "江北区", "500105"),
        ("460001", 1990, "通什市", "469001"),
        # a suburb that was shared out: the city is all that is certain
        ("430111", 1990, "郊区", "430100"),
        # the newest districts
        ("330113", 2022, "临平区", "330113"),
        # residence permits
        ("810000", 1990, "香港特别行政区", "810000"),
        ("820000", 1990, "澳门特别行政区", "820000"),
        ("830000", 1990, "台湾省", "710000"),
    ],
)
def test_a_code_and_its_place(code: str, born: int, name: str, now: str) -> None:
    place = numbered_in(code, born)
    assert place is not None
    assert (place.name, " ".join(place.now)) == (name, now)


def test_a_reused_code_is_told_by_the_year() -> None:
    """650107 was 南山矿区 until 1998 and is 达坂城区 since 2002."""
    before, after = numbered_in("650107", 1990), numbered_in("650107", 2010)
    assert before is not None
    assert after is not None
    assert (before.name, before.area) == ("南山矿区", "")
    assert (after.name, after.area) == ("达坂城区", "650107")


def test_people_older_than_the_numbers_were_numbered_from_1984() -> None:
    assert numbered_in("330123", 1930) == numbered_in("330123", 1984)


@pytest.mark.parametrize("code", ["999999", "000000", "110199", ""])
def test_an_unknown_code_is_no_place(code: str) -> None:
    assert numbered_in(code, 1985) is None


def test_the_area_is_one_county_or_none() -> None:
    areas = [
        place.area for code in ("330123", "330104", "430111") if (place := numbered_in(code, 1990))
    ]
    assert areas == ["330111", "", ""]


def test_every_row_points_at_divisions_of_today() -> None:
    rows = list(csv.DictReader(PATH.read_text("utf-8").splitlines()))
    assert len(rows) > 4000
    for row in rows:
        assert all(code in gazetteer().by_code for code in row["now"].split()), row
        assert row["now"] != row["code"]


def test_most_former_counties_are_a_county_today() -> None:
    """Of the codes of former counties and county-level cities (districts were often shared out)."""
    rows = [
        row
        for row in csv.DictReader(PATH.read_text("utf-8").splitlines())
        if not row["code"].endswith("00") and not row["name"].endswith("区")
    ]
    counties = [row for row in rows if not row["now"].endswith("00")]
    assert len(counties) / len(rows) > 0.92
