"""What results and checks say of a line's state: the table the diagnosis adds up.

Weights are thousandths of log-odds of the state against "live", half-lives days, as in
graph/reactions.py. No failed try has a negative weight: whatever fails speaks, if at all, for
another state than live, so that trying in vain never makes a line look more alive.
Judgement in the order of magnitude that the announcements allow; none is fitted.
"""

from collections.abc import Mapping
from typing import Final

from graph.reactions import Reaction
from skiptrace.model.attempt import Disposition
from skiptrace.model.claim import NumberStatus, Ownership
from skiptrace.model.diagnosis import LineState

_S = LineState
Says = Mapping[LineState, Reaction]

# How a line of a lost borrower stands before anything was tried, as parts of a thousand: where the
# number is theirs, most are in use and simply not answered; where it is not, numbers given out
# again outweigh those that lie fallow (a carrier waits 90 days), and slips of the pen.
THEIRS: Final = {_S.LIVE: 700, _S.OFF: 90, _S.FILTERED: 80, _S.SUSPENDED: 80, _S.REFUSED: 50}
ANOTHERS: Final = {_S.REASSIGNED: 400, _S.WRONG_PARTY: 300, _S.VACANT: 300}
# Once theirs - reached there, or two kinds of source gave it on their own - a slip is unlikely.
ANOTHERS_ONCE_THEIRS: Final = {_S.REASSIGNED: 620, _S.WRONG_PARTY: 80, _S.VACANT: 300}

_NOT_THEM = {_S.REASSIGNED: Reaction(5500, 1440), _S.WRONG_PARTY: Reaction(5500, 1440)}
_PERHAPS_NOT_THEM = {_S.REASSIGNED: Reaction(400, 360), _S.WRONG_PARTY: Reaction(400, 360)}
_NOT_HERE = {_S.REASSIGNED: Reaction(2500, 1080), _S.WRONG_PARTY: Reaction(2500, 1080)}

# People do not pick up unknown numbers: unanswered calls say little, one by one.
UNANSWERED: Final[Says] = {
    _S.FILTERED: Reaction(200, 90),
    _S.REFUSED: Reaction(150, 90),
    _S.REASSIGNED: Reaction(150, 90),
    _S.WRONG_PARTY: Reaction(150, 90),
}
# Unanswered calls together, for each state: 3:3:3 at most makes another state as likely as live.
UNANSWERED_CAP: Final = 1800
# One window (a part of a day) counts once for each result.
RESULT: Final[Mapping[Disposition, Says]] = {
    # A phone that blocks a caller says "busy" every time; a person speaks once in a while.
    Disposition.BUSY: {_S.FILTERED: Reaction(1000, 60)},
    Disposition.REJECTED: {_S.FILTERED: Reaction(1000, 60), _S.REFUSED: Reaction(800, 90)},
    Disposition.OFF: {_S.OFF: Reaction(2000, 60), _S.SUSPENDED: Reaction(200, 60)},
    Disposition.VOICEMAIL: {_S.OFF: Reaction(600, 60), _S.FILTERED: Reaction(400, 60)},
    # The network itself says so.
    Disposition.SUSPENDED: {_S.SUSPENDED: Reaction(5000, 180)},
    Disposition.VACANT: {_S.VACANT: Reaction(7000, 1800)},
    Disposition.BOUNCED: {_S.VACANT: Reaction(2000, 180), _S.SUSPENDED: Reaction(1500, 180)},
    Disposition.WRONG_PARTY: _NOT_THEM,
    Disposition.NOT_FOUND: _NOT_HERE,
    Disposition.MOVED: _NOT_HERE,
    # Family answers at a subject's phone too.
    Disposition.THIRD_PARTY: _PERHAPS_NOT_THEM,
    Disposition.THIRD_PARTY_REFUSED: _PERHAPS_NOT_THEM,
}
_REACHED = {
    state: Reaction(-6000, 540)
    for state in LineState
    if state not in (_S.LIVE, _S.REFUSED, _S.NOT_TRIED_ENOUGH, _S.UNANSWERED)
}
# Good news, the only kind that speaks for live.
REACHED: Final[Mapping[Disposition, Says]] = {
    Disposition.RIGHT_PARTY: _REACHED | {_S.REFUSED: Reaction(-4000, 540)},
    Disposition.MET_SUBJECT: _REACHED | {_S.REFUSED: Reaction(-4000, 540)},
    Disposition.RIGHT_PARTY_REFUSED: _REACHED | {_S.REFUSED: Reaction(6500, 720)},
    # A receipt shows a phone that is on, whoever holds it.
    Disposition.DELIVERED: {
        _S.OFF: Reaction(-1500, 60),
        _S.SUSPENDED: Reaction(-2500, 60),
        _S.VACANT: Reaction(-4000, 90),
    },
}
# A check outweighs what a caller types, where both say the same of the line.
CHECK: Final[Mapping[NumberStatus, Says]] = {
    NumberStatus.LIVE: {
        _S.OFF: Reaction(-1500, 60),
        _S.SUSPENDED: Reaction(-3000, 90),
        _S.VACANT: Reaction(-4000, 90),
    },
    NumberStatus.OFF: {_S.OFF: Reaction(2200, 60)},
    NumberStatus.SUSPENDED: {_S.SUSPENDED: Reaction(5000, 180)},
    NumberStatus.VACANT: {_S.VACANT: Reaction(7000, 1800)},
    NumberStatus.SILENT: {_S.OFF: Reaction(1500, 180), _S.VACANT: Reaction(300, 180)},
    NumberStatus.RISKY: {},
    NumberStatus.UNKNOWN: {},
}
_THEIR_LINE = dict.fromkeys(ANOTHERS, -4000)
OWNER: Final[Mapping[Ownership, Says]] = {
    Ownership.CONFIRMED: {s: Reaction(w, 540) for s, w in _THEIR_LINE.items()},
    Ownership.SAME: {s: Reaction(w // 2, 360) for s, w in _THEIR_LINE.items()},
    Ownership.OTHER: _NOT_THEM,
    Ownership.UNSAID: {},
}
# It rings for others - a check found it in use, or another case reached somebody there - while it
# is busy or rejects for us.
RINGS_FOR_OTHERS: Final = 1200
RINGS_WITHIN_DAYS: Final = 60
# Somebody else was reached there in their own case, or gave it as theirs later.
HELD_BY_ANOTHER: Final = 1500

SETTLED: Final = 0.7  # a state is named from here on
CERTAIN: Final = 0.95
# ... and only where results and checks of at least this weight say so, never silence alone.
SPOKEN: Final = 1000
# Reached within half a year: a number is given out again about that long after it falls free.
PROOF_DAYS: Final = 180
