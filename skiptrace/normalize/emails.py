"""E-mail addresses and social accounts: one lower-case written form each."""

import re

from skiptrace.normalize.result import Understood, refused
from skiptrace.normalize.text import cleaned, is_placeholder

# The local part as mail systems in use accept it, plain labels in the domain (RFC 5321 limits).
_EMAIL = re.compile(
    r"(?P<local>[a-z0-9!#$%&'*+/=?^_`{|}~-]+(?:\.[a-z0-9!#$%&'*+/=?^_`{|}~-]+)*)"
    r"@(?P<domain>(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z]{2,24})"
)
_ENDINGS = {".con": ".com", ".cmo": ".com", ".ocm": ".com", ".comm": ".com", ".coom": ".com"}
# `.cm` and `.co` are real countries, so only the mass providers' names make them typing errors.
_PROVIDERS = (
    "qq", "163", "126", "139", "189", "sina", "sohu", "yeah", "gmail", "hotmail", "outlook",
    "foxmail", "icloud", "aliyun", "yahoo",
)  # fmt: skip
_HOMES = {"yeah": "yeah.net"}
_WECHAT = re.compile(r"[a-z][a-z0-9_-]{5,19}")
_QQ = re.compile(r"[1-9][0-9]{4,10}")


def _repaired_domain(domain: str) -> str | None:
    for wrong, right in _ENDINGS.items():
        if domain.endswith(wrong):
            return domain.removesuffix(wrong) + right
    name, _, ending = domain.partition(".")
    if name in _PROVIDERS and ending in {"cm", "co", "om", "cn.com", "c", "comcn"}:
        return _HOMES.get(name, f"{name}.com")
    if name in {"gmial", "gmal", "gamil"}:
        return "gmail.com"
    return None


def email(text: str) -> Understood:
    """Read an e-mail address; canonical is lower case, parts are `local` and `domain`.

    A mistyped mass-provider domain (`qq,com`, `qq.con`, `163.cm`) is refused with the repair as
    candidate. No name server is asked: that would tell outsiders about the person.
    """
    value, problem = cleaned(text)
    if problem:
        return refused(problem)
    if is_placeholder(value):
        return refused("placeholder")
    value = value.casefold().removeprefix("mailto:").strip("<>\"';,。 ")
    match = _EMAIL.fullmatch(value)
    if match is None:
        return _refused_with_repair(value)
    local, domain = match["local"], match["domain"]
    if len(local) > 64 or len(value) > 254:
        return refused("email_shape")
    repaired = _repaired_domain(domain)
    if repaired is not None:
        return refused("email_typo", (f"{local}@{repaired}",))
    return Understood(value, {"local": local, "domain": domain})


def _refused_with_repair(value: str) -> Understood:
    """Offer the address that commas, blanks or a doubled @ hide."""
    mended = re.sub(r"[,。、;·]", ".", re.sub(r"\s+", "", value))
    mended = re.sub(r"\.{2,}", ".", re.sub(r"@{2,}", "@", mended)).replace("@.", "@")
    match = _EMAIL.fullmatch(mended)
    if match is None or len(mended) > 254:
        return refused("email_shape")
    domain = _repaired_domain(match["domain"]) or match["domain"]
    return refused("email_typo", (f"{match['local']}@{domain}",))


_LABELS = re.compile(r"^(?:微信号?|wechat|weixin|wx|vx|qq号?码?|扣扣)\s*(?:号码?|id)?\s*[::]\s*")


def social(text: str, network: str) -> Understood:
    """Read an account of `network` ("wechat" or "qq"); canonical is `wechat:name` or `qq:number`.

    Parts: `network`, `account`. A WeChat account may be a mobile number, as people state it.
    """
    if network not in {"wechat", "qq"}:
        return refused("social_network")
    value, problem = cleaned(text)
    if problem:
        return refused(problem)
    if is_placeholder(value):
        return refused("placeholder")
    account = _LABELS.sub("", value.casefold()).removeprefix(f"{network}:").strip()
    if network == "qq":
        account = account.removesuffix("@qq.com").removesuffix(".0")
        good = _QQ.fullmatch(account) is not None
    else:
        good = _WECHAT.fullmatch(account) is not None
        good = good or re.fullmatch(r"1[3-9][0-9]{9}", account) is not None
    if not good or len(set(account)) == 1:
        return refused("social_shape")
    return Understood(f"{network}:{account}", {"network": network, "account": account})
