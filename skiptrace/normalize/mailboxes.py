"""What the name of a mailbox says besides the mailbox: a QQ number, a mobile number.

Sources: the mailbox of a QQ number is NUMBER@qq.com; the carriers (139 China Mobile, 189 China
Telecom, wo China Unicom) name their mailboxes after the mobile number; the other providers here
offer a mailbox under one's mobile number. None of it is proof: whoever uses it treats it as a
hypothesis with a reason of its own.
"""

import re
from functools import lru_cache
from typing import NamedTuple

from skiptrace.normalize.emails import social
from skiptrace.normalize.phones import phone

CARRIERS = frozenset({"139.com", "189.cn", "wo.cn", "wo.com.cn"})
MOBILE_MAILBOXES = CARRIERS | {"qq.com", "163.com", "126.com", "yeah.net", "sina.cn", "sina.com"}
QQ_MAILBOXES = frozenset({"qq.com", "vip.qq.com"})
_MOBILE = re.compile(r"1[3-9][0-9]{9}")


class Implied(NamedTuple):
    """The contact point that a mailbox is named after.

    use: "qq" or "mobile". value: canonical. by_carrier: the provider gives that name itself.
    """

    use: str
    value: str
    by_carrier: bool = False


@lru_cache(maxsize=8_192)
def implied(email: str) -> Implied | None:
    """What a canonical e-mail address is named after, None for most.

    Eleven digits of a mobile before @qq.com are a mobile: QQ numbers of that form are not given
    out, and people take the mailbox under their mobile number.
    """
    local, _, domain = email.partition("@")
    if _MOBILE.fullmatch(local):
        number = phone(local).canonical if domain in MOBILE_MAILBOXES else None
        return Implied("mobile", number, domain in CARRIERS) if number else None
    if domain in QQ_MAILBOXES:
        account = social(local, "qq").canonical
        return Implied("qq", account) if account else None
    return None


@lru_cache(maxsize=65_536)
def named_after(value: str) -> frozenset[str]:
    """Canonical values that this one leads back to: what is said of them is said of it too.

    A WeChat account that is a mobile number leads to the mobile; a QQ number and a mobile to the
    mailboxes named after them. Empty for everything else, and never the other way round: a mailbox
    stays its owner's when the number it is named after goes to somebody else.
    """
    network, _, account = value.partition(":")
    if network == "wechat" and _MOBILE.fullmatch(account):
        return frozenset({account})
    if network == "qq":
        return frozenset(f"{account}@{domain}" for domain in QQ_MAILBOXES)
    if _MOBILE.fullmatch(value):
        return frozenset(f"{value}@{domain}" for domain in MOBILE_MAILBOXES)
    return frozenset()
