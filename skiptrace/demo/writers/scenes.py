"""What is said on the calls: a few telling scenes and many that say nothing useful.

A scene is a list of turns (speaker, text); speakers are the agent and whoever is on the line.
"""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from skiptrace.demo.places import Form
from skiptrace.demo.writers.speech import spoken

if TYPE_CHECKING:
    from skiptrace.demo.dossiers import Dossier

AGENT, CUSTOMER = "客服", "客户"
_FEWEST_CHUNKS = 3
Turns = list[tuple[str, str]]


@dataclass(frozen=True, slots=True)
class Scene:
    """One call. inbound: the borrower called; number: the other side's line (None: unknown)."""

    turns: Turns
    inbound: bool
    number: str | None = None


def _opening(dossier: "Dossier", *, inbound: bool) -> Turns:
    if inbound:
        return [(AGENT, "您好，这里是示例消费金融客服，请问有什么可以帮您？")]
    title = "先生" if dossier.subject.male else "女士"
    name = dossier.subject.name
    return [(AGENT, f"您好，请问是{name}{title}吗？")]


def new_number(dossier: "Dossier", day: int) -> Scene | None:
    """The borrower calls in and says the new number."""
    line = dossier.subject.line(day)
    if line is None or not line.held(day):
        return None
    dossier.ledger.note("mobile", line.number, day, owner=dossier.subject)
    said = spoken(line.number, dossier.dice)
    ask = dossier.dice.one(("我想改一下预留的手机号。", "我换号了，麻烦改一下。", "我手机号换了。"))
    lead_in = dossier.dice.one(("我的新号码是", "现在的号码是", "新手机号是", "以后打这个，"))
    turns: Turns = [
        *_opening(dossier, inbound=True),
        (CUSTOMER, ask),
        (AGENT, "好的，请您报一下新的号码。"),
        *_dictated(f"{lead_in}{said}。", line.number),
        (AGENT, "好的，已经记录。"),
    ]
    return Scene(turns, inbound=True)


def _dictated(said: str, number: str) -> Turns:
    """Some say a number at one go, some in chunks that the agent repeats; its last digit decides.

    No dice: how a number is said must not change what else happens in the world.
    """
    chunks = said.rstrip("。").split("，")
    slipped = any(word in said for word in ("不对", "错"))
    if slipped or len(chunks) < _FEWEST_CHUNKS or int(number[-1]) % 3:
        return [(CUSTOMER, said)]
    turns: Turns = []
    for chunk in chunks:
        turns += [(CUSTOMER, chunk), (AGENT, "嗯。" if chunk is chunks[0] else f"{chunk}。")]
    return turns


def moved(dossier: "Dossier", day: int) -> Scene | None:
    """The borrower says where they live now."""
    stay = dossier.subject.stay(day)
    if stay is None:
        return None
    place = stay.address
    written = place.written(dossier.dice.one((Form.FULL, Form.NO_PROVINCE, Form.BARE)))
    dossier.ledger.note("home", place.full, day, owner=dossier.subject, written=written)
    lead_in = dossier.dice.one(("我搬到", "我现在搬到", "我现在住在"))
    turns: Turns = [
        *_opening(dossier, inbound=True),
        (CUSTOMER, "我没收到账单。"),
        (AGENT, "请问您现在的地址是？"),
        (CUSTOMER, f"{lead_in}{written}了。" if "搬" in lead_in else f"{lead_in}{written}。"),
        (AGENT, "好的，帮您更新。"),
    ]
    return Scene(turns, inbound=True)


def at_work(dossier: "Dossier", day: int) -> Scene | None:
    """The borrower says where they work now."""
    job = dossier.subject.job(day)
    if job is None:
        return None
    work = job.employer
    dossier.ledger.note("employer", work.name, day, owner=dossier.subject)
    turns: Turns = [
        *_opening(dossier, inbound=True),
        (CUSTOMER, "我这个月工资还没发，能不能晚几天？"),
        (AGENT, "请问您现在在哪里上班？"),
        (CUSTOMER, f"我现在在{work.name}上班。"),
        (AGENT, "好的，我登记一下。"),
    ]
    return Scene(turns, inbound=True)


def call_spouse(dossier: "Dossier", day: int) -> Scene | None:
    """The borrower gives the spouse's number."""
    ties = dossier.house.of("spouse", day=day)
    line = ties[0].person.line(day) if ties else None
    if line is None:
        return None
    dossier.ledger.note("mobile", line.number, day, owner=ties[0].person)
    word = "老公" if ties[0].person.male else "老婆"
    turns: Turns = [
        *_opening(dossier, inbound=False),
        (CUSTOMER, "是我，我在上班不方便接。"),
        (CUSTOMER, f"你打我{word}电话吧，{spoken(line.number, dossier.dice)}。"),
        (AGENT, "好的，打扰了。"),
    ]
    return Scene(turns, inbound=False, number=_dialled(dossier))


def relative_tells(dossier: "Dossier", day: int) -> Scene | None:
    """A relative in touch answers and passes the borrower's number on."""
    ties = [tie for tie in dossier.house.of("parent", "spouse", "sibling", day=day) if tie.in_touch]
    line = dossier.subject.line(day)
    if not ties or line is None or not line.held(day):
        return None
    tie = dossier.dice.one(ties)
    his = tie.person.line(day)
    dossier.ledger.note("mobile", line.number, day, owner=dossier.subject)
    who = "他" if dossier.subject.male else "她"
    turns: Turns = [
        (AGENT, f"您好，请问{dossier.subject.name}在吗？"),
        (CUSTOMER, f"{who}不在，我是{who}{tie.word if tie.code != 'spouse' else '爱人'}。"),
        (AGENT, "方便转告一下，或者告诉我现在的联系方式吗？"),
        (CUSTOMER, f"{who}换号码了，{who}现在的号码是{spoken(line.number, dossier.dice)}。"),
        (AGENT, "谢谢您。"),
    ]
    return Scene(turns, inbound=False, number=his.number if his else None)


def relative_silent(dossier: "Dossier", day: int) -> Scene | None:
    """A third party answers and knows or says nothing."""
    ties = [tie for tie in dossier.house.ties if tie.holds(day)]
    if not ties:
        return None
    line = dossier.dice.one(ties).person.line(day)
    who = "他" if dossier.subject.male else "她"
    reply = dossier.dice.one(
        (f"{who}很久没回来了，我也联系不上。", f"{who}不在这里，你别打了。", "不清楚，我们没联系。")
    )
    turns: Turns = [
        (AGENT, f"您好，请问{dossier.subject.name}在吗？"),
        (CUSTOMER, reply),
        (AGENT, "好的，打扰了。"),
    ]
    return Scene(turns, inbound=False, number=line.number if line else None)


def wrong_number(dossier: "Dossier", _day: int) -> Scene | None:
    """A stranger answers."""
    turns: Turns = [
        *_opening(dossier, inbound=False),
        (CUSTOMER, dossier.dice.one(("打错了，我不认识这个人。", "不是，这个号我刚办的。"))),
        (AGENT, "抱歉打扰了。"),
    ]
    return Scene(turns, inbound=False, number=_dialled(dossier))


def small_talk(dossier: "Dossier", _day: int) -> Scene | None:
    """Nothing to be learned."""
    reply = dossier.dice.one(
        ("我在开车，晚点再说。", "知道了，过几天处理。", "嗯，嗯，好。", "最近手头紧，再等等。")
    )
    turns: Turns = [
        *_opening(dossier, inbound=False),
        (CUSTOMER, f"是我。{reply}"),
        (AGENT, "好的，请您尽快联系我们，再见。"),
    ]
    return Scene(turns, inbound=False, number=_dialled(dossier))


def enquiry(dossier: "Dossier", _day: int) -> Scene | None:
    """An inbound question with digits that are no phone number."""
    turns: Turns = [
        *_opening(dossier, inbound=True),
        (CUSTOMER, "我想问一下这个月要还多少，我上次还了两千三百块。"),
        (AGENT, "您本期应还一千二百六十元，还款日是二十号。"),
        (CUSTOMER, "好，知道了。"),
    ]
    return Scene(turns, inbound=True)


def _dialled(dossier: "Dossier") -> str | None:
    """The number on the form: what the agent dialled."""
    return dossier.form.mobile
