import re
import string

import pytest

from skiptrace.model.worksheet import Ground, WorksheetPlace
from skiptrace.worksheet.texts import (
    notes,
    place_how,
    place_name,
    place_yields,
    rounded,
    say_grounds,
    shown_others,
    texts,
)

HAN = re.compile(r"[\u4e00-\u9fff]")


@pytest.mark.parametrize("place", WorksheetPlace)
def test_every_place_is_told_in_both_languages(place: WorksheetPlace) -> None:
    for tell in (place_name, place_how, place_yields):
        assert HAN.search(tell(place, "zh"))
        assert not HAN.search(tell(place, "en"))
    assert set(texts()["places"]) == {known.value for known in WorksheetPlace}


@pytest.mark.parametrize("code", sorted(texts()["grounds"]))
def test_every_ground_has_the_same_numbers_in_both_languages(code: str) -> None:
    said = texts()["grounds"][code]
    holes = [{name for _, name, _, _ in string.Formatter().parse(said[lang]) if name}
             for lang in ("en", "zh")]  # fmt: skip
    assert holes[0] == holes[1]
    assert HAN.search(said["zh"])


def test_the_notes_forbid_pretexts_and_say_how_the_sheet_comes_back() -> None:
    for lang in ("en", "zh"):
        assert len(notes(lang)) == len(notes("en"))
        assert any("skiptrace import lookups" in note for note in notes(lang))
    assert "no pretext" in notes("en")[0]
    assert "不虚构理由" in notes("zh")[0]


def test_grounds_are_one_line() -> None:
    grounds = [Ground("bearers", {"bearers": 1400}), Ground("in_village", {"people": 2300})]
    assert say_grounds(grounds, "zh") == "全国约有 1400 人同名；一个村约 2300 人"
    assert say_grounds(grounds, "en").startswith("about 1400 people in China bear the name; ")


@pytest.mark.parametrize(
    ("number", "shown"), [(0, "<0.1"), (0.09, "<0.1"), (0.44, "0.4"), (7.2, "7"), (1234, "1200")]
)
def test_expected_hits_are_told_no_more_exactly_than_they_are_known(
    number: float, shown: str
) -> None:
    assert shown_others(number) == shown
    assert rounded(0.2) == 1
    assert rounded(470_123) == 470_000
