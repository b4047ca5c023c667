"""The same in English, and in Chinese mixed with English digits."""

from tests.truth.spoken.digits_said import ENGLISH, Manner, cut, say
from tests.truth.spoken.talk import Talk, account, mobile

ASK = {
    "open": ("May I have your current phone number please", "What is your number"),
    "held": ("could you tell me a number where I can reach you", "your mobile please"),
}
OWN = {
    "open": ("my number is {x}", "my new number is {x}", "you can call me at {x}", "it's {x}"),
    "held": ("I'm on {x} now", "reach me on {x}", "the best number is {x}", "please use {x}"),
}
OLD_NEW = {
    "open": ("my old number was {old} but now it's {x}", "{old} is dead, call {x}"),
    "held": ("I no longer have {old}, use {x} instead", "it used to be {old}, I changed to {x}"),
}
KIN = {
    "open": (("spouse", "wife"), ("parent", "mother"), ("sibling", "brother")),
    "held": (("spouse", "husband"), ("parent", "dad"), ("child", "daughter"), ("friend", "friend")),
}
KIN_GIVES = {
    "open": ("my {k}'s number is {x}", "call my {k} on {x}"),
    "held": ("you could try my {k}, {x}", "{x}, that's my {k}'s phone"),
}
NOT_MINE = {
    "open": ("{x} is not my number", "don't call {x} any more"),
    "held": ("I don't know who has {x}", "{x} was disconnected"),
}
SLIP = {
    "open": ("{wrong}, no sorry, {x}", "{wrong}, I mean {x}"),
    "held": ("{wrong}, wait that's wrong, it's {x}", "{wrong}, scratch that, {x}"),
}
LIVES = {
    "open": ("I live at {x}", "I moved to {x}"),
    "held": ("I'm staying at {x} now", "my address is {x}"),
}
LIVED = {
    "open": ("I used to live at {x}", "I lived at {x} before"),
    "held": ("my previous address was {x}", "we left {x} last year"),
}
STREETS = {
    "open": ("12 Test Street flat {n}", "{n} Sample Road"),
    "held": ("{n} Demo Avenue", "flat {n} 8 Specimen Lane"),
}
WORKS = {
    "open": ("I work for {x}", "I work at {x}"),
    "held": ("I'm employed by {x}", "I got a job at {x}"),
}
EMPLOYERS = {
    "open": ("Test Trading Company", "Sample Logistics Ltd"),
    "held": ("Specimen Foods Ltd", "Demo Hotel"),
}
OK = {"open": ("ok thank you", "thanks"), "held": ("got it", "very well")}


def own(talk: Talk) -> None:
    """A number of one's own."""
    number = mobile(talk.draw)
    talk.agent(talk.one(ASK))
    at = talk.other(talk.one(OWN).format(x=talk.number(number)))
    talk.agent(talk.one(OK))
    talk.fact("phone", number, at)


def in_chunks(talk: Talk) -> None:
    """A chunk a turn."""
    number = mobile(talk.draw)
    talk.agent(talk.one(ASK))
    first = talk.clock
    for chunk in cut(number, talk.draw, odd=0.0):
        talk.other(say(chunk, talk.how, talk.draw))
        talk.agent(talk.draw.choice(("ok", "uh huh", say(chunk, talk.how, talk.draw))))
    talk.fact("phone", number, first)


def old_and_new(talk: Talk) -> None:
    """One number is over, the other stands."""
    old, number = mobile(talk.draw), mobile(talk.draw)
    talk.agent(talk.one(ASK))
    said = talk.one(OLD_NEW).format(old=talk.number(old), x=talk.number(number))
    talk.fact("phone", number, talk.other(said))
    talk.trap("former", old)


def kin(talk: Talk) -> None:
    """A relative's number."""
    relation, word = talk.draw.choice(KIN[talk.part])
    number = mobile(talk.draw)
    talk.agent("is there another number")
    at = talk.other(talk.one(KIN_GIVES).format(k=word, x=talk.number(number)))
    talk.fact("phone", number, at, relation)


def not_mine(talk: Talk) -> None:
    """Denied or dead."""
    number = mobile(talk.draw)
    talk.agent(talk.one(ASK))
    talk.other(talk.one(NOT_MINE).format(x=talk.number(number)))
    talk.trap("denied", number)


def slip(talk: Talk) -> None:
    """Taken back at once."""
    wrong, number = mobile(talk.draw), mobile(talk.draw)
    talk.agent(talk.one(ASK))
    said = talk.one(SLIP).format(wrong=talk.number(wrong), x=talk.number(number))
    talk.fact("phone", number, talk.other(said))
    talk.trap("corrected", wrong)


def confirmed(talk: Talk) -> None:
    """The agent reads it out."""
    number = mobile(talk.draw)
    at = talk.agent(f"is {talk.number(number)} still your number?")
    if talk.draw.random() < 0.5:
        talk.other(talk.draw.choice(("yes", "yes that's right", "yeah")))
        talk.fact("phone", number, at, voice="agent")
    else:
        talk.other(talk.draw.choice(("no", "no I changed it", "not any more")))
        talk.trap("denied", number)


def lives(talk: Talk) -> None:
    """A present or a past address."""
    street = talk.one(STREETS).format(n=talk.draw.randrange(2, 90))
    talk.agent("where do you live")
    if talk.draw.random() < 0.6:
        talk.fact("home", street, talk.other(talk.one(LIVES).format(x=street)))
    else:
        talk.other(talk.one(LIVED).format(x=street))
        talk.trap("former", street)


def works(talk: Talk) -> None:
    """An employer."""
    name = talk.one(EMPLOYERS)
    talk.agent("are you working at the moment")
    talk.fact("employer", name, talk.other(talk.one(WORKS).format(x=name)))


def mailbox(talk: Talk) -> None:
    """An e-mail address said aloud."""
    number = f"{talk.draw.randrange(1000):03d}"
    host = talk.draw.choice(("example", "gmail"))
    said = f"test {' '.join(ENGLISH[d] for d in number)} at {host} dot com"
    talk.agent("what is your email")
    at = talk.other(f"{talk.draw.choice(('my email is ', ''))}{said}")
    talk.fact("email", f"test{number}@{host}.com", at)


def mixed_own(talk: Talk) -> None:
    """Chinese talk, the number in English digits or the other way round."""
    number = mobile(talk.draw)
    cue = talk.draw.choice(("我的号码是 {x}", "现在用 {x} 这个", "my number is {x}"))
    if "my" in cue:
        talk.how = Manner(talk.how.table, talk.how.repeats)
        words = say(
            number, Manner(dict(zip("0123456789", "零幺二三四五六七八九", strict=True))), talk.draw
        )
    else:
        words = talk.number(number)
    talk.fact("phone", number, talk.other(cue.format(x=words)))


def mixed_qq(talk: Talk) -> None:
    """A QQ number in English digits."""
    number = account(talk.draw)
    at = talk.other(f"我的QQ是 {' '.join(ENGLISH[d] for d in number)}")
    talk.fact("qq", number, at)


ENGLISH_SCENES = (
    own, own, in_chunks, old_and_new, kin, not_mine, slip, confirmed, lives, works, mailbox,
)  # fmt: skip
MIXED_SCENES = (mixed_own, mixed_own, mixed_qq)
