import pytest

from graph.compare import PhoneLevel, compare_phones

OWN = "19900001234"


@pytest.mark.parametrize(
    ("left", "right", "level"),
    [
        pytest.param(OWN, "+86 199-0000-1234", PhoneLevel.EXACT, id="written in two ways"),
        pytest.param(OWN, "１９９００００１２３４", PhoneLevel.EXACT, id="full width"),
        pytest.param(OWN, "199****1234", PhoneLevel.MASKED, id="hidden"),
        pytest.param(OWN, "199xxxx1234", PhoneLevel.MASKED, id="hidden by letters"),
        pytest.param(OWN, "*******1234", PhoneLevel.MASKED, id="only the end open"),
        pytest.param(OWN, "199****1235", PhoneLevel.DIFFERENT, id="hidden, another end"),
        pytest.param(OWN, "19900001235", PhoneLevel.SLIP, id="one digit"),
        pytest.param(OWN, "19900002134", PhoneLevel.SLIP, id="two swapped"),
        pytest.param(OWN, "1990001234", PhoneLevel.SLIP, id="one left out"),
        pytest.param(OWN, "199000001234", PhoneLevel.SLIP, id="one too many"),
        pytest.param(OWN, "19900003412", PhoneLevel.DIFFERENT, id="two pairs swapped"),
        pytest.param(OWN, "19100011234", PhoneLevel.DIFFERENT, id="two digits"),
        pytest.param("0571-88880000", "057188880000", PhoneLevel.EXACT, id="the dash"),
        pytest.param("0571-88880000", "0571-88880000-801", PhoneLevel.SAME_LINE, id="extension"),
        pytest.param("0571-88880000", "88880000", PhoneLevel.SAME_LINE, id="no area code"),
        pytest.param("0571-88880000", "010-88880000", PhoneLevel.DIFFERENT, id="another city"),
        pytest.param("0571-88880000", "88880001", PhoneLevel.DIFFERENT, id="another local number"),
        pytest.param(OWN, "", PhoneLevel.UNKNOWN, id="missing"),
        pytest.param(OWN, "无", PhoneLevel.UNKNOWN, id="none"),
        pytest.param(OWN, "00000000000", PhoneLevel.UNKNOWN, id="filler"),
    ],
)
def test_by_level(left: str, right: str, level: PhoneLevel) -> None:
    assert compare_phones(left, right).level is level
    assert compare_phones(right, left) == compare_phones(left, right)
