"""Calls about numbers of one's own, of kin, of work: said in one go, in chunks, with slips."""

from tests.truth.spoken import phrases as p
from tests.truth.spoken.digits_said import cut, say
from tests.truth.spoken.talk import AREAS, Talk, local_number, mobile


def own(talk: Talk) -> None:
    """A new number, said in one turn with a cue."""
    number = mobile(talk.draw)
    talk.agent(talk.one(p.GREETING))
    at = talk.other(talk.one(p.OWN).format(x=talk.number(number)))
    talk.agent(talk.one(p.SMALL))
    talk.fact("phone", number, at)


def asked(talk: Talk) -> None:
    """The bare number, because it was asked for."""
    number = mobile(talk.draw)
    talk.agent(talk.one(p.ASK_OWN))
    at = talk.other(talk.number(number))
    talk.fact("phone", number, at)


def chunk_by_chunk(talk: Talk) -> None:
    """A chunk a turn; the agent hums, or repeats each chunk."""
    number = mobile(talk.draw)
    talk.agent(talk.one(p.ASK_OWN))
    echo = talk.draw.random() < 0.5
    first = talk.clock
    for chunk in cut(number, talk.draw, odd=0.0):
        talk.other(say(chunk, talk.how, talk.draw))
        talk.agent(say(chunk, talk.how, talk.draw) if echo else talk.one(p.BACKCHANNEL))
    if talk.draw.random() < 0.4:
        talk.agent(talk.one(p.READ_BACK).format(x=talk.number(number)))
        talk.other(talk.one(p.YES))
    talk.fact("phone", number, first)


def misheard(talk: Talk) -> None:
    """The agent repeats the last chunk wrongly and is put right."""
    number = mobile(talk.draw)
    head, tail = number[:7], number[7:]
    wrong = tail[:3] + str((int(tail[3]) + 1 + talk.draw.randrange(8)) % 10)
    talk.agent(talk.one(p.ASK_OWN))
    at = talk.other(say(head, talk.how, talk.draw))
    talk.agent(talk.one(p.BACKCHANNEL))
    talk.other(say(tail, talk.how, talk.draw))
    talk.agent(say(wrong, talk.how, talk.draw))
    said = {"x": say(tail, talk.how, talk.draw), "wrong": say(wrong, talk.how, talk.draw)}
    talk.other(talk.one(p.NOT_BUT).format(**said))
    talk.agent(talk.one(p.SMALL))
    talk.fact("phone", number, at)
    talk.trap("corrected", head + wrong)


def said_again(talk: Talk) -> None:
    """The agent did not hear; the number is said twice."""
    number = mobile(talk.draw)
    talk.agent(talk.one(p.ASK_OWN))
    at = talk.other(talk.number(number))
    talk.agent(talk.one(p.AGAIN))
    talk.other(talk.number(number))
    talk.fact("phone", number, at)


def read_back(talk: Talk) -> None:
    """The agent repeats the whole number and is told yes."""
    number = mobile(talk.draw)
    talk.agent(talk.one(p.GREETING))
    at = talk.other(talk.one(p.OWN).format(x=talk.number(number)))
    talk.agent(talk.one(p.READ_BACK).format(x=talk.number(number)))
    talk.other(talk.one(p.YES))
    talk.fact("phone", number, at)


def wrong_whole(talk: Talk) -> None:
    """A wrong number, taken back at once."""
    number, wrong = mobile(talk.draw), mobile(talk.draw)
    talk.agent(talk.one(p.ASK_OWN))
    said = talk.one(p.WRONG_WHOLE).format(x=talk.number(number), wrong=talk.number(wrong))
    at = talk.other(said)
    talk.fact("phone", number, at)
    talk.trap("corrected", wrong)


def wrong_tail(talk: Talk) -> None:
    """The last four are put right at once, or a turn later."""
    number = mobile(talk.draw)
    wrong = number[:7] + f"{(int(number[7:]) + 1 + talk.draw.randrange(9998)) % 10_000:04d}"
    fix = talk.one(p.WRONG_TAIL).format(x=say(number[7:], talk.how, talk.draw))
    talk.agent(talk.one(p.ASK_OWN))
    if talk.draw.random() < 0.6:
        at = talk.other(talk.number(wrong) + fix)
    else:
        at = talk.other(talk.number(wrong))
        talk.agent(talk.one(p.READ_BACK).format(x=talk.number(wrong)))
        talk.other(fix.lstrip("，"))
    talk.fact("phone", number, at)
    talk.trap("corrected", wrong)


def kin(talk: Talk) -> None:
    """A relative's number: said with whose it is, or asked for."""
    number = mobile(talk.draw)
    relation, word = talk.draw.choice(p.KIN[talk.part])
    if talk.draw.random() < 0.35:
        talk.agent(talk.one(p.ASK_KIN).format(k=word))
        at = talk.other(talk.number(number))
    else:
        talk.agent(talk.one(p.GREETING))
        at = talk.other(talk.one(p.KIN_GIVES).format(k=word, x=talk.number(number)))
    talk.fact("phone", number, at, relation)


def two_numbers(talk: Talk) -> None:
    """One's own and a relative's in one breath."""
    mine, theirs = mobile(talk.draw), mobile(talk.draw)
    relation, word = talk.draw.choice(p.KIN[talk.part])
    at = talk.other(f"我的是{talk.number(mine)}，我{word}的是{talk.number(theirs)}")
    talk.agent(talk.one(p.SMALL))
    talk.fact("phone", mine, at)
    talk.fact("phone", theirs, at, relation)


def old_and_new(talk: Talk) -> None:
    """The old number is dead, the new one stands."""
    old, number = mobile(talk.draw), mobile(talk.draw)
    talk.agent(talk.one(p.GREETING))
    said = talk.one(p.OLD_NEW).format(old=talk.number(old), x=talk.number(number))
    at = talk.other(said)
    talk.fact("phone", number, at)
    talk.trap("former", old)


def landline(talk: Talk) -> None:
    """A fixed line: area code, extension, a place said nearby, the code asked for, or neither."""
    area, city = talk.draw.choice(AREAS[talk.part])
    local, at_work = local_number(talk.draw), talk.draw.random() < 0.6
    cue = talk.one(p.WORK_LINE if at_work else p.HOME_LINE)
    number, owner = f"{area}-{local}", "work" if at_work else "self"
    way = talk.draw.choice(("area", "area", "extension", "place", "asked", "none"))
    talk.agent(talk.one(p.GREETING))
    if way in {"area", "extension"}:
        words = f"{say(area, talk.how, talk.draw)}，{say(local, talk.how, talk.draw)}"
        if way == "extension":
            extension = str(talk.draw.randrange(101, 990))
            words += f"转{say(extension, talk.how, talk.draw)}"
            number = f"{number}-{extension}"
        at = talk.other(cue.format(x=words))
    elif way == "place":
        at = talk.other(f"{city}的{cue.format(x=say(local, talk.how, talk.draw))}")
    else:
        at = talk.other(cue.format(x=say(local, talk.how, talk.draw)))
        if way == "none":
            talk.agent(talk.one(p.SMALL))
            talk.trap("no_area", local)
            return
        talk.agent("区号是多少")
        talk.other(say(area, talk.how, talk.draw))
    talk.fact("phone", number, at, owner)


SCENES = (
    own, asked, chunk_by_chunk, chunk_by_chunk, misheard, said_again, read_back, wrong_whole,
    wrong_tail, kin, kin, two_numbers, old_and_new, landline, landline,
)  # fmt: skip
