"""Mailboxes and handles said aloud."""

import pytest

from skiptrace.normalize.spoken import spoken_emails, spoken_handle

MAIL = [
    ("邮箱是ceshijia零零一艾特幺六三点com", ["ceshijia001@163.com"]),
    ("一零零零一零零零三@qq点com你记一下", ["100010003@qq.com"]),
    ("t e s t 三三 艾特 q q 点 com", ["test33@qq.com"]),
    ("ceshibing 加三三二八 艾特 幺六三 点 com", ["ceshibing3328@163.com"]),
    ("my email is test underscore jia dot five at example dot com", ["test_jia.5@example.com"]),
    ("ceshi.jia@example.com", ["ceshi.jia@example.com"]),
    ("ceshi艾特example点com点cn", ["ceshi@example.com.cn"]),
    ("I am at home dot", []),
    ("你上我们网站test点example点com", []),
    ("艾特qq点com", []),
]
HANDLES = [
    ("ceshi下划线零一你加我", "ceshi_01"),
    ("test杠jia，好", "test-jia"),
    ("c s j 0 1 吧", "csj01"),
    ("的", None),
]


@pytest.mark.parametrize(("text", "found"), MAIL)
def test_mailboxes(text: str, found: list[str]) -> None:
    assert [mail.value for mail in spoken_emails(text)] == found


@pytest.mark.parametrize(("text", "handle"), HANDLES)
def test_handles(text: str, handle: str | None) -> None:
    found = spoken_handle(text, 0)
    assert (found.value if found else None) == handle


def test_a_mailbox_says_where_it_stands() -> None:
    text = "邮箱ceshi一艾特qq点com哦"
    (mail,) = spoken_emails(text)
    assert text[mail.start : mail.end] == "ceshi一艾特qq点com"
    assert "ceshi" not in repr(mail)
