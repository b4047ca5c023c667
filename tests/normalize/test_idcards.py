"""Identity numbers: checksum, dates, both lengths, hidden forms, spreadsheet damage."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from skiptrace.normalize.idcards import check_character, id_number, masked_id

GOOD = "330127198503121014"


@pytest.mark.parametrize(
    ("written", "canonical"),
    [
        (GOOD, GOOD),
        ("３３０１２７１９８５０３１２１０１４", GOOD),
        ("330127 19850312 1014", GOOD),
        ("330127-19850312-1014", GOOD),
        (f"身份证号：{GOOD}", GOOD),
        (f'="{GOOD}"', GOOD),
        (f"'{GOOD}", GOOD),
        ("330127850312101", GOOD),
        ("11010519491231002x", "11010519491231002X"),
        ("810000199408230021", "810000199408230021"),
    ],
)
def test_written_forms_meet(written: str, canonical: str) -> None:
    assert id_number(written).canonical == canonical
    assert id_number(canonical).canonical == canonical


@pytest.mark.parametrize(
    ("written", "problem"),
    [
        ("", "empty"),
        ("不详", "placeholder"),
        ("33012719850312101", "id_length"),
        ("3301271985031210144", "id_length"),
        ("33012719850312", "id_length"),
        ("13800138000", "id_length"),
        ("330127198503121015", "id_checksum"),
        ("330127198503211014", "id_checksum"),
        ("330127198513121014", "id_birth_date"),
        ("330127198502301019", "id_birth_date"),
        ("330127185503121016", "id_birth_date"),
        ("330127198503121000", "id_truncated"),
        ("3.30127E+17", "id_as_number"),
        ("3.30127198503121e17", "id_as_number"),
        ("330127198503121014.0", "id_as_number"),
        ("3301**********1014", "id_masked"),
        ("E00000000", "id_not_resident"),
        ("H12345678(01)", "id_not_resident"),
        ("军字第1234567号", "id_not_resident"),
        ("33012719850312l014", "id_characters"),
        ("330127\x00198503121014", "control_character"),
    ],
)
def test_refusals_name_their_reason(written: str, problem: str) -> None:
    assert id_number(written).problem == problem
    assert id_number(written).canonical is None


def test_parts_and_certainty() -> None:
    understood = id_number(GOOD)
    assert understood.parts == {
        "region_code": "330127",
        "birth_date": "1985-03-12",
        "sex": "male",
        "region": "淳安县",
        "region_now": "330127",
    }
    assert understood.certainty == 1.0
    assert id_number("330127850312101").parts["from15"] == "yes"


def test_unknown_region_is_a_doubt_not_a_refusal() -> None:
    first17 = "99999919850312101"
    understood = id_number(first17 + check_character(first17))
    assert understood.canonical is not None
    assert understood.certainty == 0.9
    assert not understood.parts.keys() & {"region", "region_now"}


@pytest.mark.parametrize("code", ["330103", "130402", "330113", "410308"])
def test_former_and_newest_regions_are_known(code: str) -> None:
    first17 = f"{code}19490312101"
    assert id_number(first17 + check_character(first17)).certainty == 1.0


def test_a_former_code_says_where_it_lies_today() -> None:
    first17 = "33012319700312101"
    parts = id_number(first17 + check_character(first17)).parts
    assert (parts["region"], parts["region_now"]) == ("富阳县", "330111")
    assert id_number("330123700312101").parts["region_now"] == "330111"


def test_birth_after_the_as_of_day_is_refused() -> None:
    assert id_number(GOOD, date(1985, 3, 12)).canonical == GOOD
    assert id_number(GOOD, date(1985, 3, 11)).problem == "id_birth_date"


def test_a_passing_number_on_000_is_doubted_and_refused_from_a_numeric_cell() -> None:
    passing = next(
        number
        for serial in range(1, 10)
        for day in range(1, 29)
        if check_character(number17 := f"330127198503{day:02d}{serial}00") == "0"
        and (number := f"{number17}0")
    )
    assert id_number(passing).certainty <= 0.6
    assert id_number(passing, from_number=True).problem == "id_truncated"


@pytest.mark.parametrize(
    ("written", "canonical"),
    [
        ("3301**********1014", "3301**********1014"),
        ("330***********1014", "330***********1014"),
        ("3301****1014", "3301**********1014"),
        ("33012719850312****", "33012719850312****"),
        ("330127XXXXXXXX1014", "330127********1014"),
        ("**************101X", "**************101X"),
    ],
)
def test_masked_numbers_keep_their_places(written: str, canonical: str) -> None:
    assert masked_id(written).canonical == canonical
    assert masked_id(canonical).canonical == canonical


@pytest.mark.parametrize("written", ["", GOOD, "王*伟", "****", "330127198513****", "138****8000"])
def test_what_is_no_masked_number(written: str) -> None:
    assert masked_id(written).canonical is None


births = st.dates(min_value=date(1900, 1, 1), max_value=date(2020, 12, 31))


@st.composite
def numbers(draw: st.DrawFn) -> str:
    birth = draw(births)
    sequence = draw(st.integers(1, 999))
    first17 = f"330127{birth:%Y%m%d}{sequence:03d}"
    return first17 + check_character(first17)


@settings(max_examples=150)
@given(numbers(), st.integers(0, 17), st.integers(1, 9))
def test_every_single_wrong_digit_is_caught(number: str, place: int, shift: int) -> None:
    assert id_number(number).canonical == number
    digit = "0123456789X".index(number[place])
    wrong = "0123456789"[(digit + shift) % 10]
    damaged = number[:place] + wrong + number[place + 1 :]
    if damaged != number:
        assert id_number(damaged).canonical is None


@settings(max_examples=300)
@given(st.one_of(st.text(max_size=30), st.text(alphabet="0123456789Xx*. -E+", max_size=22)))
def test_total_and_idempotent(text: str) -> None:
    for read in (id_number, masked_id):
        understood = read(text)
        assert (understood.canonical is None) is (understood.problem is not None)
        if understood.canonical is not None:
            assert read(understood.canonical).canonical == understood.canonical
