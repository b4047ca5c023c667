"""A lead in the making: the point, by which channel, of whom, and the hops that lead there."""

from dataclasses import dataclass

from graph.view import PointView
from skiptrace.model.attempt import Channel
from skiptrace.model.casefile import FactRow
from skiptrace.model.contact import ContactPoint, ContactUse
from skiptrace.model.lead import Hop, Reason
from skiptrace.model.party import Party


@dataclass(frozen=True, slots=True)
class Draft:
    """What the reach features look at.

    seen: the claims behind the point. use: capacity of its best act. current: the reasons of
    p_current, and log_odds their sum. ties: relation rows of a third party, best relation first;
    household: lives with the subject. chain: confidence of a way of several steps, else 1.0.
    rung: "village", "township" or "court" for an office, "" otherwise.
    """

    channel: Channel
    point: ContactPoint
    party: Party
    seen: PointView
    use: ContactUse
    current: tuple[Reason, ...]
    log_odds: int
    path: tuple[Hop, ...]
    ties: tuple[FactRow, ...] = ()
    rung: str = ""
    household: bool = False
    chain: float = 1.0
