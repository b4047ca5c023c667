"""Calls about homes, workplaces, mailboxes and accounts."""

from tests.truth.spoken import phrases as p
from tests.truth.spoken import phrases_places as q
from tests.truth.spoken.talk import EMPLOYERS, HOSTS, Talk, account, home, mobile


def lives(talk: Talk) -> None:
    """The present home: with a cue, or as the answer."""
    place = home(talk.draw, talk.part)
    if talk.draw.random() < 0.4:
        talk.agent(talk.one(q.ASK_HOME))
        at = talk.other(place.said)
    else:
        talk.agent(talk.one(p.GREETING))
        at = talk.other(talk.one(q.LIVES).format(x=place.said))
    talk.agent(talk.one(p.SMALL))
    talk.fact("home", place.written, at)


def door_asked(talk: Talk) -> None:
    """Street first; block and room when the agent asks."""
    place = home(talk.draw, talk.part)
    talk.agent(talk.one(q.ASK_HOME))
    at = talk.other(place.street_said)
    talk.agent(talk.one(q.WHERE_MORE))
    talk.other(place.door_said)
    talk.fact("home", place.written, at)


def not_now(talk: Talk) -> None:
    """Past, future and hearsay homes."""
    why, inventory = talk.draw.choice(
        (("former", q.LIVED), ("future", q.WILL_LIVE), ("hearsay", q.HEARD_LIVES))
    )
    place = home(talk.draw, talk.part)
    talk.agent(talk.one(p.GREETING))
    talk.other(talk.one(inventory).format(x=place.said))
    talk.agent(talk.one(p.SMALL))
    talk.trap(why, place.written)


def kin_lives(talk: Talk) -> None:
    """Where a relative lives."""
    relation, word = talk.draw.choice(p.KIN[talk.part])
    place = home(talk.draw, talk.part)
    talk.agent(talk.one(p.GREETING))
    at = talk.other(talk.one(q.KIN_LIVES).format(k=word, x=place.said))
    talk.fact("home", place.written, at, relation)


def home_confirmed(talk: Talk) -> None:
    """The agent reads the address on file."""
    place = home(talk.draw, talk.part)
    at = talk.agent(talk.one(q.CONFIRM_HOME).format(x=place.said))
    if talk.draw.random() < 0.5:
        talk.other(talk.one(p.YES))
        talk.fact("home", place.written, at, voice="agent")
    else:
        talk.other(talk.draw.choice(("没有，搬走了", "不住那了", "不是，早搬了")))
        talk.trap("denied", place.written)


def works(talk: Talk) -> None:
    """The present employer: with a cue, or as the answer."""
    name = talk.one(EMPLOYERS)
    if talk.draw.random() < 0.4:
        talk.agent(talk.one(q.ASK_WORK))
        at = talk.other(name)
    else:
        talk.agent(talk.one(p.GREETING))
        at = talk.other(talk.one(q.WORKS).format(x=name))
    talk.fact("employer", name, at)


def worked(talk: Talk) -> None:
    """A job that is over."""
    name = talk.one(EMPLOYERS)
    talk.agent(talk.one(p.GREETING))
    talk.other(talk.one(q.WORKED).format(x=name))
    talk.trap("former", name)


def kin_works(talk: Talk) -> None:
    """Where a relative works."""
    relation, word = talk.draw.choice(p.KIN[talk.part])
    name = talk.one(EMPLOYERS)
    at = talk.other(talk.one(q.KIN_WORKS).format(k=word, x=name))
    talk.agent(talk.one(p.SMALL))
    talk.fact("employer", name, at, relation)


def mailbox(talk: Talk) -> None:
    """An e-mail address said aloud: letters, spoken digits, 点 and 艾特."""
    host, host_said = talk.draw.choice(HOSTS[talk.part])
    digits = f"{talk.draw.randrange(1000):03d}"
    if host == "qq.com":
        local = account(talk.draw)
        local_said = "".join(talk.how.table[digit] for digit in local)
    else:
        name = talk.draw.choice(("ceshi", "shili", "test"))
        local = f"{name}{digits}"
        local_said = name + "".join(talk.how.table[digit] for digit in digits)
    said = f"{local_said}{talk.draw.choice(('艾特', '艾特', '@', ' at '))}{host_said}"
    if talk.draw.random() < 0.4:
        talk.agent(talk.one(q.ASK_MAIL))
        at = talk.other(said)
    else:
        talk.agent(talk.one(p.GREETING))
        at = talk.other(talk.one(q.MAIL).format(x=said))
    talk.fact("email", f"{local}@{host}", at)


def qq(talk: Talk) -> None:
    """A QQ number."""
    number = account(talk.draw)
    talk.agent("还有别的联系方式吗")
    at = talk.other(talk.one(q.QQ).format(x=talk.number(number)))
    talk.fact("qq", number, at)


def wechat(talk: Talk) -> None:
    """A WeChat id in letters, or the same as the phone."""
    if talk.draw.random() < 0.5:
        name = f"{talk.draw.choice(('ceshi', 'shili'))}_{talk.draw.randrange(100):02d}"
        words = name.replace("_", "下划线")
        at = talk.other(talk.one(q.WECHAT).format(x=words))
        talk.agent(talk.one(p.SMALL))
        talk.fact("wechat", name, at)
        return
    number = mobile(talk.draw)
    talk.agent(talk.one(p.ASK_OWN))
    at = talk.other(talk.number(number))
    talk.fact("phone", number, at)
    talk.agent("微信呢")
    talk.fact("wechat", number, talk.other(talk.one(q.SAME_WECHAT)))


SCENES = (
    lives, lives, door_asked, not_now, not_now, kin_lives, home_confirmed, works, works, worked,
    kin_works, mailbox, mailbox, qq, wechat,
)  # fmt: skip
