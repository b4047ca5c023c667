"""Mailboxes, QQ and WeChat said in a call, also by reference: "微信就是这个手机号"."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from skiptrace import normalize
from skiptrace.model.contact import ContactUse
from skiptrace.normalize.spoken import Stream, Use, spoken_emails, spoken_handle
from sources.calls.mentions import Mention
from sources.calls.transcript import Speaker
from sources.calls.turns import Turn

_SURE = 0.93
_BY_REFERENCE = 0.88
_THE_PHONE = (
    r"(?:这个|这|我的?|本机|刚才(?:那个|说的)?|上面)*(?:手机|电话|号码|号)(?:手机)?(?:号码?)?"
)
# "微信就是这个手机号", "微信同号", "微信跟手机一样", "手机号就是微信".
_SAME_WECHAT = re.compile(
    rf"微信号?(?:码)?(?:(?:也|就|都)?(?:是|用的是?|绑的是?)|也|就){_THE_PHONE}|微信同号|手机微信同号"
    rf"|微信号?(?:也|就)?[跟和同与]{_THE_PHONE}(?:是)?(?:一样|同一个|一个|同号)"
    rf"|{_THE_PHONE}(?:也|就)(?:是|有)(?:我的?)?微信"
    r"|wechat (?:is|uses) the same|same (?:as|on|for) wechat",
    re.I,
)
_SAME_PHONE = re.compile(
    r"电话(?:也|就)(?:是|打)?(?:这个|一样|它)|(?:也|就)是我?的?(?:手机|电话)|手机同号|同一个号"
    r"|same as my phone",
    re.I,
)
_DIGIT_NEXT = r"(?![^,，。]{0,3}[\d零一二三四五六七八九幺])"
_QQ_MAIL = re.compile(
    r"邮箱(?:也|就)?(?:是|用)?(?:我的?)?"
    rf"(?:qq邮箱|qq号?(?:码)?(?:加|后面)?(?:艾特|@|的邮箱)){_DIGIT_NEXT}"
    rf"|(?:^|[\s,，])(?:就|用|是)*qq邮箱{_DIGIT_NEXT}",
    re.I,
)
_MAIL_OF_PHONE = re.compile(
    r"(?:手机号码?|电话号码?|这个号码?)(?:艾特|爱特|@|\s+at\s+)(?P<host>[^\s,，。]{2,12}?(?:com|cn))",
    re.I,
)
_WECHAT = re.compile(
    r"(?:微信[^,，。]{0,8}?号码?|加我?的?微信号?|微信(?:号码|号)?(?:[你您]?(?:搜|加|查|记)(?:一下)?)?"
    r"|wechat(?: id| number)?)(?:就|也)?(?:是|叫|is|:|：)?[\s,，]*(?=[a-z])",
    re.I,
)


def account_mentions(
    talk: Sequence[Turn], stream: Stream, phones: Sequence[Mention], line: str | None
) -> list[Mention]:
    """Everything but phones and places that the talk names as a way to write to somebody.

    phones: the numbers found, for what is said by reference to them; line: the number the other
    side calls from, which "this number" means when none was said.
    """
    found = [*_mailboxes(talk), *_by_digits(talk, stream), *_by_letters(talk)]
    known = [*phones, *found]
    if line is not None and not phones:
        known.append(_mention(ContactUse.MOBILE, line, (0, 0, 0), _BY_REFERENCE))
    return found + list(_by_reference(talk, known))


def _mention(
    use: ContactUse, value: str, place: tuple[int, int, int], certainty: float, *, out: bool = False
) -> Mention:
    turn, start, end = place
    return Mention(use, value, turn, start, end, (turn, start), certainty, read_out=out)


def _mailboxes(talk: Sequence[Turn]) -> Iterator[Mention]:
    for number, turn in enumerate(talk):
        out = turn.speaker is Speaker.AGENT
        for mail in spoken_emails(turn.text):
            place = (number, mail.start, mail.end)
            yield _mention(ContactUse.EMAIL, mail.value, place, mail.certainty, out=out)


def _by_digits(talk: Sequence[Turn], stream: Stream) -> Iterator[Mention]:
    """QQ numbers and WeChat accounts that are numbers, in as many breaths as it takes."""
    uses = {Use.QQ: (ContactUse.QQ, "qq"), Use.WECHAT: (ContactUse.WECHAT, "wechat")}
    for run in stream.runs:
        if run.use not in uses:
            continue
        use, network = uses[run.use]
        spoken = [(s, p) for s, p in zip(run.steps, run.places, strict=True) if not s.heard]
        out = not spoken
        spoken = spoken or list(zip(run.steps, run.places, strict=True))
        answer = normalize.social("".join(step.group.digits for step, _ in spoken), network)
        if answer.canonical is None:
            continue
        first, last = spoken[0][1], spoken[-1][1]
        begun, turn = (first.piece, first.start), last.piece
        found = Mention(
            use, answer.canonical, turn, last.start, last.end, begun, _SURE, read_out=out
        )
        yield found
        phone = normalize.phone(answer.parts["account"]).canonical
        if phone and _SAME_PHONE.search(talk[turn].text, last.end):
            yield replace(found, use=ContactUse.MOBILE, value=phone)


def _by_letters(talk: Sequence[Turn]) -> Iterator[Mention]:
    for number, turn in enumerate(talk):
        for cue in _WECHAT.finditer(turn.text):
            handle = spoken_handle(turn.text, cue.end())
            answer = normalize.social(handle.value, "wechat") if handle else None
            if handle is None or answer is None or answer.canonical is None:
                continue
            place = (number, handle.start, handle.end)
            out = turn.speaker is Speaker.AGENT
            yield _mention(ContactUse.WECHAT, answer.canonical, place, _SURE, out=out)


def _by_reference(talk: Sequence[Turn], known: Sequence[Mention]) -> Iterator[Mention]:
    for number, turn in enumerate(talk):
        if turn.speaker is Speaker.AGENT:
            continue
        for said in _SAME_WECHAT.finditer(turn.text):
            yield from _same(known, ContactUse.WECHAT, number, said, "wechat:{}")
        for said in _QQ_MAIL.finditer(turn.text):
            yield from _same(known, ContactUse.EMAIL, number, said, "{}@qq.com", ContactUse.QQ)
        for said in _MAIL_OF_PHONE.finditer(turn.text):
            host = next((m.value for m in spoken_emails(f"x1@{said['host']}")), "x1@")
            yield from _same(known, ContactUse.EMAIL, number, said, f"{{}}{host[2:]}")


def _same(
    known: Sequence[Mention],
    use: ContactUse,
    turn: int,
    said: re.Match[str],
    form: str,
    of: ContactUse = ContactUse.MOBILE,
) -> Iterator[Mention]:
    """The last value of a kind said before (else the next), as an account of another kind."""
    fitting = [m for m in known if m.use is of]
    earlier = [m for m in fitting if (m.turn, m.start) < (turn, said.end())]
    later = [m for m in fitting if (m.turn, m.start) >= (turn, said.end())]
    if not (earlier or later):
        return
    latest = earlier[-1] if earlier else later[0]
    value = form.format(latest.value.rpartition(":")[2])
    place = (turn, said.start(), said.end())
    yield _mention(use, value, place, _BY_REFERENCE * latest.certainty)
