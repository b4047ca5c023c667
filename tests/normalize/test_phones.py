"""Phone numbers: written forms of one line meet, two lines never merge, refusals say why."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from skiptrace.normalize.areacodes import THREE_DIGIT, TWO_DIGIT
from skiptrace.normalize.phones import phone

FULL_WIDTH = str.maketrans("0123456789+-()", "０１２３４５６７８９＋－（）")

ACCEPTED = [
    # written, canonical, type
    ("13800138000", "13800138000", "mobile"),
    ("+86 138-0013-8000", "13800138000", "mobile"),
    ("+8613800138000", "13800138000", "mobile"),
    ("0086 13800138000", "13800138000", "mobile"),
    ("86-13800138000", "13800138000", "mobile"),
    ("８６１３８００１３８０００", "13800138000", "mobile"),
    ("(+86)138 0013 8000", "13800138000", "mobile"),
    ("\u202d138 0013 8000\u202c", "13800138000", "mobile"),
    ("138\u00a00013\u00a08000", "13800138000", "mobile"),
    ("138.0013.8000", "13800138000", "mobile"),
    ("138–0013–8000", "13800138000", "mobile"),
    ("013800138000", "13800138000", "mobile"),
    ('="13800138000"', "13800138000", "mobile"),
    ("'13800138000", "13800138000", "mobile"),
    ("13800138000.0", "13800138000", "mobile"),
    ("1795113800138000", "13800138000", "mobile"),
    ("手机：13800138000（本人）", "13800138000", "mobile"),
    ("Tel: 13800138000", "13800138000", "mobile"),
    ("13800138000转1234", "13800138000-1234", "mobile"),
    ("19900000001", "19900000001", "mobile"),
    ("19100010001", "19100010001", "mobile"),
    ("0571-87654321", "0571-87654321", "landline"),
    ("(0571)8765 4321", "0571-87654321", "landline"),
    ("057187654321", "0571-87654321", "landline"),
    ("+86 571 8765 4321", "0571-87654321", "landline"),
    ("+86 (0)571 87654321", "0571-87654321", "landline"),
    ("86-0571-87654321", "0571-87654321", "landline"),
    ("0571-87654321转801", "0571-87654321-801", "landline"),
    ("0571-87654321 ext. 801", "0571-87654321-801", "landline"),
    ("0571-87654321-801", "0571-87654321-801", "landline"),
    ("0571-87654321分机801", "0571-87654321-801", "landline"),
    ("0571-8765432-1", "0571-8765432-1", "landline"),
    ("0571-00000001", "0571-00000001", "landline"),
    ("010-62345678", "010-62345678", "landline"),
    ("021 62345678", "021-62345678", "landline"),
    ("0891-6234567", "0891-6234567", "landline"),
    ("400-812-3123", "4008123123", "service"),
    ("800 820 8820", "8008208820", "service"),
    ("95588", "95588", "service"),
    ("10086", "10086", "service"),
    ("0571-12345", "0571-12345", "service"),
    ("+852 9123 4567", "+85291234567", "foreign"),
    ("00852-91234567", "+85291234567", "foreign"),
    ("+1 650 253 0000", "+16502530000", "foreign"),
]

REFUSED = [
    ("", "empty"),
    ("   ", "empty"),
    ("无", "placeholder"),
    ("-", "placeholder"),
    ("000000", "placeholder"),
    ("1380013800", "phone_length"),
    ("138001380001", "phone_length"),
    ("12800138000", "phone_prefix"),
    ("10800138000", "phone_prefix"),
    ("11111111111", "phone_placeholder"),
    ("12345678901", "phone_placeholder"),
    ("0571-88888888", "phone_placeholder"),
    ("330127198503121014", "phone_looks_like_id"),
    ("33012719850312101X", "phone_looks_like_id"),
    ("330127850312101", "phone_looks_like_id"),
    ("1.38E+10", "phone_as_number"),
    ("1.38001E10", "phone_as_number"),
    ("87654321", "phone_no_area"),
    ("6234567", "phone_no_area"),
    ("571-87654321", "phone_no_trunk"),
    ("0111-87654321", "phone_area_unknown"),
    ("13800138OOO", "phone_letters"),
    ("13800138000/13900139000", "phone_several"),
    ("王伟", "phone_not_a_number"),
    ("abc", "phone_not_a_number"),
    ("+999 123456789", "phone_foreign_invalid"),
    ("138001\x0038000", "control_character"),
    ("138\ud80000138000", "control_character"),
    ("1" * 4001, "too_long"),
    ("١٣٨٠٠١٣٨٠٠٠", "phone_not_a_number"),
]


@pytest.mark.parametrize(("written", "canonical", "kind"), ACCEPTED)
def test_written_forms_meet(written: str, canonical: str, kind: str) -> None:
    understood = phone(written)
    assert (understood.canonical, understood.parts.get("type")) == (canonical, kind)
    assert phone(canonical).canonical == canonical


@pytest.mark.parametrize(("written", "problem"), REFUSED)
def test_refusals_name_their_reason(written: str, problem: str) -> None:
    understood = phone(written)
    assert understood.canonical is None
    assert understood.problem == problem


@pytest.mark.parametrize(
    ("written", "candidates"),
    [
        ("13800138OOO", ("13800138000",)),
        ("l38OO138000", ("13800138000",)),
        ("13800138000、13900139000", ("13800138000", "13900139000")),
        ("13800138000 13900139000", ("13800138000", "13900139000")),
        ("1.3800138001E+10", ("13800138001",)),
        ("1.38E+10", ()),
        ("57187654321", ("0571-87654321",)),
    ],
)
def test_repairs_are_offered_not_taken(written: str, candidates: tuple[str, ...]) -> None:
    understood = phone(written)
    assert understood.canonical is None
    assert understood.candidates == candidates


def test_parts_hold_area_and_extension() -> None:
    parts = phone("0571-87654321转801").parts
    assert parts == {"type": "landline", "area": "0571", "extension": "801"}


mobiles = st.from_regex(r"1[3-9][0-9]{9}", fullmatch=True)
areas = st.sampled_from(sorted(TWO_DIGIT | THREE_DIGIT))
locals_ = st.from_regex(r"[2-8][0-9]{7}", fullmatch=True).filter(lambda d: len(set(d)) > 1)
landlines = st.builds(lambda area, local: f"0{area}-{local}", areas, locals_)
prefixes = st.sampled_from(
    ["", "+86", "+86 ", "86", "86-", "0086", "0086 ", "(+86)", "0", " ", "\u202a"]
)
separators = st.sampled_from(["", " ", "-", ".", "\u00a0", "–", "　"])


@settings(max_examples=200)
@given(mobiles, prefixes, separators, st.booleans())
def test_all_written_forms_of_a_mobile_meet(
    number: str, prefix: str, separator: str, wide: bool
) -> None:
    written = prefix + separator.join((number[:3], number[3:7], number[7:]))
    understood = phone(written.translate(FULL_WIDTH) if wide else written)
    assert understood.canonical == number


@settings(max_examples=200)
@given(landlines, st.sampled_from(["{}", "86-{}", "+86 {}", "({})", "{} ", "{}转8", "{}-8"]))
def test_all_written_forms_of_a_landline_meet(number: str, frame: str) -> None:
    understood = phone(frame.format(number))
    extension = "-8" if "8" in frame.partition("}")[2] else ""
    assert understood.canonical == number + extension


@settings(max_examples=300)
@given(st.one_of(mobiles, landlines), st.one_of(mobiles, landlines))
def test_two_numbers_never_merge(left: str, right: str) -> None:
    assert (phone(left).canonical == phone(right).canonical) is (left == right)


digit_noise = st.text(alphabet="0123456789+-() .转xEO#/,８—", max_size=24)


@settings(max_examples=400)
@given(st.one_of(digit_noise, st.text(max_size=40)))
def test_total_idempotent_and_ascii(text: str) -> None:
    understood = phone(text)
    assert (understood.canonical is None) is (understood.problem is not None)
    if understood.canonical is not None:
        assert understood.canonical.isascii()
        again = phone(understood.canonical)
        assert (again.canonical, again.parts) == (understood.canonical, understood.parts)
