import pytest

from skiptrace.errors import InvalidValue
from skiptrace.model.contact import ContactKind, ContactPoint, ContactUse


@pytest.mark.parametrize(
    ("use", "text", "value"),
    [
        (ContactUse.MOBILE, "+86 199-0000-1234", "19900001234"),
        (ContactUse.MOBILE, "１９９００００１２３４", "19900001234"),
        (ContactUse.EMAIL, "Test_Jia@Example.COM", "test_jia@example.com"),
        (ContactUse.WECHAT, "test_jia", "wechat:test_jia"),
        (ContactUse.QQ, "10000001", "qq:10000001"),
    ],
)
def test_a_point_is_canonical_on_construction(use: ContactUse, text: str, value: str) -> None:
    point = ContactPoint(use, text)
    assert point.value == value
    assert ContactPoint(use, value) == point == ContactPoint.stored(use, value)


@pytest.mark.parametrize(
    ("use", "text"),
    [
        (ContactUse.MOBILE, "1990000123"),
        (ContactUse.MOBILE, "330127198503121014"),
        (ContactUse.EMAIL, "test@qq,com"),
        (ContactUse.HOME, "不详"),
        (ContactUse.EMPLOYER, ""),
    ],
)
def test_an_unusable_value_is_refused_with_a_code_and_without_the_value(
    use: ContactUse, text: str
) -> None:
    with pytest.raises(InvalidValue) as caught:
        ContactPoint(use, text)
    assert caught.value.code
    assert not text or text not in str(caught.value)


@pytest.mark.parametrize("use", ContactUse)
def test_every_use_has_a_kind(use: ContactUse) -> None:
    assert use.kind in ContactKind


def test_repr_is_masked() -> None:
    shown = repr(ContactPoint(ContactUse.MOBILE, "19900001234"))
    assert "19900001234" not in shown
    assert "199****1234" in shown
