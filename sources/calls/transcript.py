"""What was said in a call, in the one shape that every transcript format is brought to."""

import re
from dataclasses import dataclass, field, replace
from enum import StrEnum


class Speaker(StrEnum):
    """Who speaks: the customer, the lender's agent, another person, or one that nothing tells.

    OTHER: somebody on the customer's side who is not the customer (家属, 同事, 前台).
    """

    CUSTOMER = "customer"
    AGENT = "agent"
    OTHER = "other person"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Utterance:
    """One stretch of speech. start: seconds from the beginning, None when not given.

    label: the speaker as the transcript names them ("客户", "1", "spk0"). channel: the audio
    channel it was heard on, None when the transcript does not tell.
    """

    label: str
    start: float | None
    text: str = field(repr=False)
    speaker: Speaker = Speaker.UNKNOWN
    channel: int | None = None


class TranscriptProblem(Exception):
    """A file that gives no transcript; `code` is a key of problem_texts."""

    def __init__(self, code: str = "transcript_unreadable") -> None:
        super().__init__(code)
        self.code = code


_OTHER = re.compile(
    r"家属|家人|亲属|亲戚|亲友|父亲|母亲|爸爸|妈妈|配偶|妻子|丈夫|老婆|老公|爱人|儿子|女儿|哥哥|弟弟"
    r"|姐姐|妹妹|同事|朋友|同学|邻居|村委|村干部|前台|联系人|担保人|共借人|第三[人方]|他人"
    r"|relative|family|wife|husband|spouse|mother|father|colleague|third.?party",
    re.I,
)
_CUSTOMER = re.compile(
    r"客户|用户|借款人|债务人|本人|客人|持卡人|机主|customer|user|client|debtor|borrower|caller",
    re.I,
)
_AGENT = re.compile(
    r"客服|坐席|座席|话务|催收|专员|员工|接线|机器人|agent|seat|operator|staff|bot|service", re.I
)
# What only the lender's side says.
_AGENT_TALK = re.compile(
    r"这(?:里|边)是.{0,12}(?:公司|银行|金融|中心|客服|贷)|工号|为您服务|请问(?:您)?是.{0,8}(?:先生|女士|本人)"
    r"|客服(?:中心|热线)|本次通话|通话(?:将|会|可能会)被?录音|您在我(?:司|行|们)"
)


def with_roles(utterances: list[Utterance]) -> list[Utterance]:
    """Tells customer from agent: by label, else by what only an agent says.

    With two speakers, one of them known, the other is the other. What stays open is UNKNOWN.
    """
    talk: dict[str, list[str]] = {}
    for utterance in utterances:
        talk.setdefault(utterance.label, []).append(utterance.text)
    roles = {label: _by_label(label) for label in talk}
    if Speaker.AGENT not in roles.values() and len(talk) > 1:
        agents = [label for label, texts in talk.items() if _AGENT_TALK.search(" ".join(texts))]
        if len(agents) == 1 and roles[agents[0]] is Speaker.UNKNOWN:
            roles[agents[0]] = Speaker.AGENT
    unknown = [label for label, role in roles.items() if role is Speaker.UNKNOWN]
    if len(talk) == len(unknown) + 1 and len(unknown) == 1:
        known = next(role for role in roles.values() if role is not Speaker.UNKNOWN)
        other = Speaker.CUSTOMER if known is Speaker.AGENT else Speaker.AGENT
        roles[unknown[0]] = other
    return [replace(u, speaker=roles[u.label]) for u in utterances]


def _by_label(label: str) -> Speaker:
    # An agent's label may name the customer's side ("客户经理"), never the other way round; and a
    # relative's may name whose relative it is ("客户家属").
    if _AGENT.search(label) or label.strip().endswith(("经理", "专家")):
        return Speaker.AGENT
    if _OTHER.search(label):
        return Speaker.OTHER
    return Speaker.CUSTOMER if _CUSTOMER.search(label) else Speaker.UNKNOWN


def clock(seconds: float | None) -> str:
    """mm:ss, or h:mm:ss for a long call; "--:--" when the transcript has no times."""
    if seconds is None:
        return "--:--"
    minutes, second = divmod(int(seconds), 60)
    hours, minute = divmod(minutes, 60)
    return f"{hours}:{minute:02}:{second:02}" if hours else f"{minute:02}:{second:02}"
