"""What a group of digits can mean to a number in the making: the moves of the dictation machine.

The costs are this project's own, in the order in which a careful listener would believe a move;
only their order and rough distances matter.
"""

from collections.abc import Iterator
from dataclasses import replace

from skiptrace.normalize.spoken.gaps import Link
from skiptrace.normalize.spoken.marks import Mark
from skiptrace.normalize.spoken.numbers import can_grow, is_local, reading
from skiptrace.normalize.spoken.repairs import instead, middle, one_digit, tails
from skiptrace.normalize.spoken.said import State, Step

_MOBILE = 11
_EXTENSION = 6
_FEWEST_REPEATED = 2
_MOST_NOISE = 6

_REPEATED = 0.3
_REPEATED_WHOLE = 0.05
_RESTARTED = 0.2
_TAKEN_BACK = 0.35
_SAID_ANEW = 0.1
_AREA_ASKED = 0.05
_AREA_UNASKED = 0.3
_GROWN = 1.0
_SPLIT = 1.0
_NOISE = 1.0
_NOISE_DIGIT = 0.2
_MISHEARD = 0.3
_READ_OUT = 0.3
_FINISHED_BY_OTHER = 0.5
_TAIL_UNASKED = 0.8
_DENIAL_LEFT = 0.2
# A listener's number answered with other last digits is put right by them.
_ANSWERED = 0.5
_ANSWERED_SIZES = {3, 4}
_AREA_SIZES = {3, 4}
_ASKED_AGAIN = {Mark.AGAIN, Mark.SHORT}


def moves(state: State, step: Step, at: int) -> Iterator[State]:
    """Every state that a step can lead to; `at` is the step's number."""
    for digits, doubt in step.group.readings:
        for moved in _moves(state, step, digits, at):
            yield moved.charged(doubt)


def _moves(state: State, step: Step, digits: str, at: int) -> Iterator[State]:
    if step.heard:
        yield from _heard(state, digits, at)
        return
    if step.link.has(Mark.PLUS):
        yield from _spoken(state, f"+{digits}", step.link, at)
    yield from _spoken(state, digits, step.link, at)


def _heard(state: State, digits: str, at: int) -> Iterator[State]:
    """The listener says digits: repeats them, mishears them, or reads a number out."""
    if state.digits and not state.heard:
        if digits in state.digits:
            yield replace(state, echoed=True)
        else:
            yield state.charged(_MISHEARD)
        yield replace(_begun(state.closed(), digits, at), heard=True).charged(_READ_OUT)
        return
    if state.digits:
        yield from _grown(state, digits, at)
        yield from _repeated(state, digits, at)
    yield replace(_begun(state.closed(), digits, at), heard=True)


def _spoken(state: State, digits: str, link: Link, at: int) -> Iterator[State]:
    """The one who dictates says digits."""
    if link.has(Mark.NOT):
        yield replace(state, denied=digits, place=link.place)
        return
    if state.denied:
        yield from _put_right(state, digits, at)
        state = replace(state, denied="", place=0).charged(_DENIAL_LEFT)
    if state.digits:
        yield from _next(state, digits, link, at)
    else:
        yield _begun(state, digits, at)


def _next(state: State, digits: str, link: Link, at: int) -> Iterator[State]:
    """Digits behind a number in the making: what they add to it, put right in it, or begin."""
    yield from _added(state, digits, link, at)
    if link.has(Mark.WRONG, Mark.TAIL, Mark.NTH, Mark.MIDDLE):
        yield from _corrected(state, digits, link, at)
    elif state.heard and state.complete and len(digits) in _ANSWERED_SIZES:
        for fixed, cost in tails(state.digits, digits, 0, len(digits)):
            yield _changed(state, fixed, at, cost + _ANSWERED)
    if not link.prompts.isdisjoint(_ASKED_AGAIN) or link.has(Mark.AGAIN):
        yield from _anew(state, digits, at)
    if not link.has(Mark.WRONG, Mark.EXTENSION, Mark.AREA):
        yield from _grown(_answered(state, link), digits, at)
        yield from _repeated(state, digits, at)
    if len(digits) <= _MOST_NOISE:
        yield state.charged(_NOISE + _NOISE_DIGIT * len(digits))
    if not link.has(Mark.WRONG):
        yield _begun(state.closed(), digits, at)


def _begun(state: State, digits: str, at: int) -> State:
    return replace(state, digits=digits, first=at, last=at, size=len(digits), doubt=0.0)


def _changed(state: State, digits: str, at: int, cost: float, *, fixed: bool = True) -> State:
    """The number in the making with other digits; who changes it has said it."""
    heard = state.heard and not fixed
    changed = replace(state, digits=digits, last=at, denied="", place=0, heard=heard)
    return replace(changed, fixed=state.fixed or fixed).charged(cost)


def _answered(state: State, link: Link) -> State:
    """A number that the listener began and the speaker goes on with: from here on the speaker's.

    That is odd, unless it is said to be the rest.
    """
    if not state.heard:
        return state
    own = replace(state, heard=False)
    return own if link.has(Mark.TAIL) else own.charged(_FINISHED_BY_OTHER)


def _grown(state: State, digits: str, at: int) -> Iterator[State]:
    """The number grows; digits beyond a mobile's eleven begin the next."""
    grown = state.digits + digits
    if can_grow(grown):
        cost = _GROWN if state.complete and reading(grown) is None else 0.0
        yield replace(_changed(state, grown, at, cost, fixed=False), size=len(digits))
    if len(grown) > _MOBILE and reading(grown[:_MOBILE]) is not None:
        first = replace(state, digits=grown[:_MOBILE], last=at).charged(_SPLIT).closed()
        yield _begun(first, grown[_MOBILE:], at)


def _repeated(state: State, digits: str, at: int) -> Iterator[State]:
    """A part of the number is said again, or all of it so far and then more."""
    if len(digits) < _FEWEST_REPEATED:
        return
    if state.digits.endswith(digits) or (state.complete and digits in state.digits):
        whole = state.complete or digits == state.digits
        again = replace(state, echoed=True) if state.heard else replace(state, last=at)
        yield again.charged(_REPEATED_WHOLE if whole else _REPEATED)
    elif digits.startswith(state.digits):
        yield replace(_changed(state, digits, at, _RESTARTED, fixed=False), size=len(digits))


def _added(state: State, digits: str, link: Link, at: int) -> Iterator[State]:
    """An extension behind the number; an area code or a beginning before it."""
    asked = link.marks | link.prompts
    if Mark.EXTENSION in asked and state.complete and len(digits) <= _EXTENSION:
        yield replace(state, extension=digits, last=at)
    joined = digits + state.digits
    if reading(joined) is None:
        return
    if is_local(state.digits) and digits.startswith("0") and len(digits) in _AREA_SIZES:
        cost = _AREA_ASKED if Mark.AREA in asked else _AREA_UNASKED
        yield _changed(state, joined, at, cost, fixed=False)
    elif Mark.HEAD in asked:
        yield _changed(state, joined, at, _SAID_ANEW, fixed=False)


def _anew(state: State, digits: str, at: int) -> Iterator[State]:
    """The listener asked for it again, or missed a digit: the whole is said anew, or its end."""
    yield replace(_changed(state, digits, at, _SAID_ANEW), size=len(digits), first=state.first)
    for fixed, cost in tails(state.digits, digits, 0, state.size):
        yield _changed(state, fixed, at, cost + _SAID_ANEW)


def _put_right(state: State, digits: str, at: int) -> Iterator[State]:
    """What it is instead of what was denied: "不是幺四是幺三"."""
    wrong = state.denied
    if not state.digits or reading(digits) is not None:
        kept = state.dropped() if wrong == state.digits else state.closed()
        yield replace(_begun(kept, digits, at), fixed=True)
        return
    for fixed, cost in instead(state.digits, wrong, digits, state.place):
        yield _changed(state, fixed, at, cost)


def _corrected(state: State, digits: str, link: Link, at: int) -> Iterator[State]:
    """The speaker takes digits back: the last ones, the middle ones, one of them, or all."""
    unasked = 0.0 if link.has(Mark.WRONG) or state.heard else _TAIL_UNASKED
    if link.place and len(digits) == 1:
        yield _changed(state, one_digit(state.digits, link.place, digits), at, 0.0)
        return
    if link.has(Mark.MIDDLE):
        yield _changed(state, middle(state.digits, digits), at, unasked)
        return
    if state.complete or link.has(Mark.WRONG):
        for fixed, cost in tails(state.digits, digits, link.count, state.size):
            yield _changed(state, fixed, at, cost + unasked)
    if link.has(Mark.WRONG) and not link.has(Mark.TAIL):
        cost = 0.0 if reading(digits) is not None else _TAKEN_BACK
        yield replace(_begun(state.dropped(), digits, at), fixed=True).charged(cost)
