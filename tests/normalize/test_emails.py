"""E-mail addresses and social accounts."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from skiptrace.normalize.emails import email, social


@pytest.mark.parametrize(
    ("written", "canonical"),
    [
        ("a.b@qq.com", "a.b@qq.com"),
        (" A.B@QQ.COM ", "a.b@qq.com"),
        ("ａｂｃ＠ｑｑ．ｃｏｍ", "abc@qq.com"),
        ("mailto:x_1@example.cn", "x_1@example.cn"),
        ("<x+tag@mail.example.com.cn>", "x+tag@mail.example.com.cn"),
    ],
)
def test_accepted(written: str, canonical: str) -> None:
    assert email(written).canonical == canonical


@pytest.mark.parametrize(
    ("written", "problem", "candidates"),
    [
        ("a@qq,com", "email_typo", ("a@qq.com",)),
        ("a@qq.con", "email_typo", ("a@qq.com",)),
        ("a@163.cm", "email_typo", ("a@163.com",)),
        ("a@@qq.com", "email_typo", ("a@qq.com",)),
        ("a b@qq.com", "email_typo", ("ab@qq.com",)),
        ("a..b@qq.com", "email_typo", ("a.b@qq.com",)),
        ("bad", "email_shape", ()),
        ("a@b", "email_shape", ()),
        ("@qq.com", "email_shape", ()),
        ("无", "placeholder", ()),
        ("", "empty", ()),
    ],
)
def test_refused(written: str, problem: str, candidates: tuple[str, ...]) -> None:
    understood = email(written)
    assert (understood.canonical, understood.problem) == (None, problem)
    assert understood.candidates == candidates


@pytest.mark.parametrize(
    ("written", "network", "canonical"),
    [
        ("QQ：10001000", "qq", "qq:10001000"),
        ("10001000@qq.com", "qq", "qq:10001000"),
        ("１０００１０００", "qq", "qq:10001000"),
        ("WangWei_01", "wechat", "wechat:wangwei_01"),
        ("微信号: wxid_abc123", "wechat", "wechat:wxid_abc123"),
        ("19900000001", "wechat", "wechat:19900000001"),
    ],
)
def test_social_accounts(written: str, network: str, canonical: str) -> None:
    assert social(written, network).canonical == canonical
    assert social(canonical, network).canonical == canonical


@pytest.mark.parametrize(
    ("written", "network", "problem"),
    [
        ("1234", "qq", "social_shape"),
        ("123456789012", "qq", "social_shape"),
        ("012345", "qq", "social_shape"),
        ("ab", "wechat", "social_shape"),
        ("王伟", "wechat", "social_shape"),
        ("abcdef", "weibo", "social_network"),
        ("无", "qq", "placeholder"),
    ],
)
def test_refused_accounts(written: str, network: str, problem: str) -> None:
    assert social(written, network).problem == problem


@settings(max_examples=200)
@given(st.one_of(st.text(max_size=40), st.emails()))
def test_total_and_idempotent(text: str) -> None:
    understood = email(text)
    assert (understood.canonical is None) is (understood.problem is not None)
    if understood.canonical is not None:
        assert understood.canonical.isascii()
        assert email(understood.canonical).canonical == understood.canonical
    for network in ("qq", "wechat"):
        account = social(text, network).canonical
        assert account is None or social(account, network).canonical == account
