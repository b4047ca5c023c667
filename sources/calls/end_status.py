"""How a call ended, as a dialler says it: which results are attempts, and which are not.

An attempt is a call of ours that was put through to the number and ended without talk: it tells of
the number, and rules count it against the day's cap. No attempt is made of calls that

- were talked on (Tencent 1, Aliyun Success): who answered is not in the metadata, and a result
  must not be guessed; it comes with the contact log;
- never reached the number: held by our own side's rules or faults (108-111, 208, 209, 211), by a
  carrier's filter (212, 217, 218), ended before it rang (221);
- failed for what may be our own dialling (215 invalid number): a number is not called vacant for
  that.
"""

from collections.abc import Mapping

from skiptrace.model.attempt import Disposition
from sources.results import result_of
from sources.words import plain, word_table

# TelCdrInfo.EndStatus and EndStatusString of tencentcloud-sdk-python-ccc; ContactDisposition of
# Aliyun's GetCallDetailRecord. 219: it was forwarded and nobody took it; 220: it rang and our side
# hung up.
_ENDED: Mapping[str, Disposition] = word_table(
    {
        Disposition.NO_ANSWER: """202 notAnswer 213 callReminder 219 promptCallForwarding
            220 callerCancelWhileRing NoAnswer""",
        Disposition.REJECTED: "203 userReject Reject",
        Disposition.OFF: "204 powerOff 210 notInService",
        Disposition.VACANT: "205 numberNotExist",
        Disposition.BUSY: "206 busy",
        Disposition.SUSPENDED: "207 outOfCredit 216 callRestricted",
        Disposition.VOICEMAIL: "222 voiceMailReached",
    }
)
_WITHOUT_TALK = frozenset(_ENDED.values())


def ended_without_talk(status: str) -> Disposition | None:
    """The result of a call of ours, None when it is no attempt or the status is not known.

    Also the words of a contact log (空号, 关机...), as far as they mean a call without talk.
    """
    found = _ENDED.get(plain(status))
    if found is None and not status.strip().isdecimal():
        found = result_of(status)
    return found if found in _WITHOUT_TALK else None
