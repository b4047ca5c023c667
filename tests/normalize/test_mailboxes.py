import pytest
from hypothesis import given
from hypothesis import strategies as st

from skiptrace.normalize import email, implied, named_after, phone, social

MOBILE = "19900001234"


@pytest.mark.parametrize(
    ("address", "use", "value", "by_carrier"),
    [
        ("100000001@qq.com", "qq", "qq:100000001", False),
        ("100000001@vip.qq.com", "qq", "qq:100000001", False),
        (f"{MOBILE}@139.com", "mobile", MOBILE, True),
        (f"{MOBILE}@189.cn", "mobile", MOBILE, True),
        (f"{MOBILE}@wo.cn", "mobile", MOBILE, True),
        (f"{MOBILE}@163.com", "mobile", MOBILE, False),
        # An alias of a QQ mailbox; eleven digits of a mobile are no QQ number.
        (f"{MOBILE}@qq.com", "mobile", MOBILE, False),
    ],
)
def test_what_a_mailbox_is_named_after(
    address: str, use: str, value: str, by_carrier: bool
) -> None:
    found = implied(address)
    assert found is not None
    assert (found.use, found.value, found.by_carrier) == (use, value, by_carrier)


@pytest.mark.parametrize(
    "address",
    [
        "test_jia@qq.com",
        "1234@qq.com",  # too short for a QQ number
        "0123456@qq.com",
        "111111@qq.com",  # a filler
        "123456789012@qq.com",
        "100000001@foxmail.com",
        "100000001@example.com",
        f"{MOBILE}@example.com",  # anybody may name a mailbox so; a provider that offers it counts
        "12900001234@139.com",  # no such mobile
        "1990000123@139.com",
        f"{MOBILE}1@139.com",
        "",
        "@",
        "no mailbox",
    ],
)
def test_most_mailboxes_say_nothing_else(address: str) -> None:
    assert implied(address) is None


@given(st.text(max_size=30) | st.from_regex(r"[0-9]{1,14}@[a-z0-9.]{1,12}", fullmatch=True))
def test_what_is_read_out_is_canonical_and_leads_back(address: str) -> None:
    found = implied(address)
    if found is None:
        return
    assert email(address).canonical == address
    read = social(found.value, "qq") if found.use == "qq" else phone(found.value)
    assert read.canonical == found.value
    assert address in named_after(found.value)


def test_an_account_leads_back_to_its_number_and_a_mailbox_to_nothing() -> None:
    assert named_after(f"wechat:{MOBILE}") == {MOBILE}
    assert named_after("wechat:test_jia") == frozenset()
    assert named_after("qq:100000001") == {"100000001@qq.com", "100000001@vip.qq.com"}
    assert f"{MOBILE}@139.com" in named_after(MOBILE)
    for value in (f"{MOBILE}@139.com", "100000001@qq.com", "0571-87650001", "", "杭州测试有限公司"):
        assert named_after(value) == frozenset()
