"""Calls in which somebody else speaks, or digits are said that must not become a fact."""

from tests.truth.spoken import phrases as p
from tests.truth.spoken.talk import Talk, local_number, mobile

_HEAR_SAY = ("他有没有新电话", "您知道他现在的号码吗")


def former(talk: Talk) -> None:
    """Only the old number is named."""
    number = mobile(talk.draw)
    talk.agent(talk.one(p.GREETING))
    talk.other(talk.one(p.OLD_ONLY).format(x=talk.number(number)))
    talk.trap("former", number)


def denied(talk: Talk) -> None:
    """Not theirs, or not to be called."""
    number = mobile(talk.draw)
    talk.agent(talk.one(p.GREETING))
    talk.other(talk.one(p.DENIED).format(x=talk.number(number)))
    talk.agent(talk.one(p.SMALL))
    talk.trap("denied", number)


def confirmed(talk: Talk) -> None:
    """The agent reads the number on file: yes, no, or no and a new one."""
    number = mobile(talk.draw)
    at = talk.agent(talk.one(p.CONFIRM).format(x=talk.number(number)))
    answer = talk.draw.choice(("yes", "no", "new"))
    if answer == "yes":
        talk.other(talk.one(p.CONFIRMED))
        talk.fact("phone", number, at, voice="agent")
        return
    talk.other(talk.one(p.UNCONFIRMED))
    talk.trap("denied", number)
    if answer == "new":
        fresh = mobile(talk.draw)
        talk.agent(talk.one(p.ASK_OWN))
        at = talk.other(talk.number(fresh))
        talk.fact("phone", fresh, at)


def relative_speaks(talk: Talk) -> None:
    """A relative answers: gives the borrower's number, or their own."""
    relation, word = talk.draw.choice(p.KIN[talk.part])
    number = mobile(talk.draw)
    talk.voice = "third_party"
    talk.agent("您好，请问测试甲在吗？")
    talk.other(talk.one(p.RELATIVE_HELLO).format(k=word))
    talk.agent("方便告诉我他的联系方式吗")
    if talk.draw.random() < 0.6:
        at = talk.other(talk.one(p.RELATIVE_TELLS).format(x=talk.number(number)))
        talk.fact("phone", number, at)
    else:
        at = talk.other(talk.one(p.RELATIVE_OWN).format(x=talk.number(number)))
        talk.fact("phone", number, at, relation)


def heard(talk: Talk) -> None:
    """A relative only heard it."""
    _, word = talk.draw.choice(p.KIN[talk.part])
    number = mobile(talk.draw)
    talk.agent("您好，请问测试甲在吗？")
    talk.other(talk.one(p.RELATIVE_HELLO).format(k=word))
    talk.agent(talk.draw.choice(_HEAR_SAY))
    talk.other(talk.one(p.HEARD).format(x=talk.number(number)))
    talk.trap("hearsay", number)


def lender(talk: Talk) -> None:
    """The lender's own line, noted down by the customer."""
    number = f"0571-{local_number(talk.draw)}"
    talk.other("我怎么联系你们")
    said = talk.number(number.replace("-", ""))
    talk.agent(talk.one(p.LENDER).format(x=said))
    talk.other(f"{said}，好")
    talk.trap("lender", number)


def asked_back(talk: Talk) -> None:
    """The customer asks about a number, or supposes one."""
    number = mobile(talk.draw)
    if talk.draw.random() < 0.5:
        talk.other(talk.one(p.ASKED_BACK).format(x=talk.number(number)))
        talk.agent("我看一下")
        talk.trap("question", number)
    else:
        talk.other(talk.one(p.IF).format(x=talk.number(number)))
        talk.agent(talk.one(p.SMALL))
        talk.trap("hypothetical", number)


def paper(talk: Talk) -> None:
    """Identity, card, contract numbers; some have the length of a mobile."""
    cue = talk.one(p.PAPER)
    if "证" in cue:
        value = f"33012719{talk.draw.randrange(60, 99)}03121014"
    elif "卡" in cue:
        value = f"6222{talk.draw.randrange(10**15):015d}"
    else:
        value = mobile(talk.draw)
    talk.agent(talk.one(p.GREETING))
    talk.other(cue.format(x=talk.number(value)))
    talk.agent(talk.one(p.SMALL))
    talk.trap("paper", value)


def money(talk: Talk) -> None:
    """Sums of money, said and written."""
    talk.agent(talk.one(p.GREETING))
    written = f"{talk.draw.randrange(1000, 99999)}"
    spoken = talk.draw.choice(("一千九百九十", "两万三千四百五十六", "五千六百七十八点九"))
    talk.other(talk.one(p.MONEY).format(x=talk.draw.choice((written, spoken))))
    talk.agent(talk.one(p.SMALL))


def nothing(talk: Talk) -> None:
    """Small talk."""
    talk.agent(talk.one(p.GREETING))
    talk.other(talk.draw.choice(("我在开车晚点再说", "知道了过两天还", "你们三天两头打电话烦不烦")))
    talk.agent(talk.one(p.SMALL))


def cut_short(talk: Talk) -> None:
    """A number that never comes to its end."""
    number = mobile(talk.draw)[: talk.draw.randrange(7, 11)]
    talk.agent(talk.one(p.ASK_OWN))
    talk.other(
        talk.number(number) if len(number) % 4 else "".join(talk.how.table[d] for d in number)
    )
    talk.agent("喂？喂？")
    talk.trap("incomplete", number)


SCENES = (
    former, denied, confirmed, confirmed, relative_speaks, relative_speaks, heard, lender,
    asked_back, paper, money, nothing, cut_short,
)  # fmt: skip
