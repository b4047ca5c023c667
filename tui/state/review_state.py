"""The review of doubtful pairs: what waits, what is marked or skipped, where one stands."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from enum import Enum, auto
from typing import TYPE_CHECKING

from tui.state.revealing import Revealing

if TYPE_CHECKING:
    from skiptrace.model.pair import PairView

PAGE = 50
"""Pairs fetched at once, however many wait."""

REFILL = 10
"""With fewer pairs left than this, the next page is fetched while one judges on."""

PairKey = tuple[str, str]
"""The two person ids of a pair, the smaller first."""


class ReviewMessage(Enum):
    """What stands in place of the pairs when there are none."""

    NONE = auto()
    LOADING = auto()
    NOTHING_DOUBTFUL = auto()
    ALL_SKIPPED = auto()


@dataclass(frozen=True, slots=True)
class ReviewRequest:
    """A page of pairs: of one case (None: of all), blind or not, behind `after` (None: first)."""

    case_no: str | None
    blind: bool
    after: "PairView | None" = None


def key_of(pair: "PairView") -> PairKey:
    """The pair's name."""
    return (pair.left, pair.right)


class ReviewState(Revealing):
    """A stretch of the queue of pairs; the queue itself is in the database.

    waiting: how many pairs wait in all. judged: pairs judged in this sitting, undone ones left
    out. note goes with the next judgement. What was skipped comes back with the next sitting, or
    on wish.
    """

    def __init__(self, clock: Callable[[], float]) -> None:
        super().__init__(clock)
        self.case_no: str | None = None
        self.blind = False
        self.waiting = 0
        self.more = False
        self.loaded = False
        self.cursor = 0
        self.marked: set[PairKey] = set()
        self.judged = 0
        self.note = ""
        # In the order of the queue, the skipped ones among them: the next page begins behind it.
        self._fetched: list[PairView] = []
        self._skipped: set[PairKey] = set()
        self._anchor = 0

    # --- the queue ---------------------------------------------------------------------------

    def turn_to(self, case_no: str | None) -> bool:
        """The pairs of that case, or of all, are wanted; True when they must be fetched."""
        if case_no != self.case_no:
            self.case_no = case_no
            self.begin()
        return not self.loaded

    def turn_blind(self) -> None:
        """From the machine's opinion and others' words to a blind sample, and back."""
        self.blind = not self.blind
        self.begin()

    def begin(self) -> None:
        """The queue is wanted from its beginning, with what was skipped."""
        self._fetched.clear()
        self._skipped.clear()
        self.marked.clear()
        self.cursor = self._anchor = self.waiting = 0
        self.loaded = self.more = False
        self.hide()

    def request(self) -> ReviewRequest:
        """The page to fetch next."""
        after = self._fetched[-1] if self._fetched else None
        return ReviewRequest(self.case_no, self.blind, after)

    def receive(self, request: ReviewRequest, page: "Sequence[PairView]", waiting: int) -> bool:
        """Takes an answer; False, and nothing changes, when something else is wanted by now."""
        if (request.case_no, request.blind) != (self.case_no, self.blind):
            return False
        held = {key_of(pair) for pair in self._fetched}
        self._fetched += [pair for pair in page if key_of(pair) not in held]
        self.more, self.loaded, self.waiting = len(page) >= PAGE, True, waiting
        return True

    @property
    def pairs(self) -> "tuple[PairView, ...]":
        """The pairs to choose from."""
        return tuple(pair for pair in self._fetched if key_of(pair) not in self._skipped)

    @property
    def wants_more(self) -> bool:
        """Whether few are left here while more may wait."""
        return self.more and len(self.pairs) < REFILL

    def at_end(self) -> bool:
        """Whether a step beyond the last pair has more of them."""
        return self.more and self.cursor == len(self.pairs) - 1

    @property
    def selected(self) -> "PairView | None":
        """The pair under the cursor."""
        pairs = self.pairs
        return pairs[self.cursor] if self.cursor < len(pairs) else None

    @property
    def message(self) -> ReviewMessage:
        """Why there are no pairs."""
        if not self.loaded:
            return ReviewMessage.LOADING
        if self.pairs:
            return ReviewMessage.NONE
        return ReviewMessage.ALL_SKIPPED if self._skipped else ReviewMessage.NOTHING_DOUBTFUL

    def move_to(self, index: int) -> bool:
        """The cursor went to this pair; another pair begins masked. True when it is another."""
        if not 0 <= index < len(self.pairs) or index == self.cursor:
            return False
        self.cursor = index
        self.hide()
        return True

    def skip(self) -> bool:
        """Puts the chosen pair aside for this sitting; False when there is none."""
        if (pair := self.selected) is None:
            return False
        self._skipped.add(key_of(pair))
        self.marked.discard(key_of(pair))
        self.hide()
        self._stay()
        return True

    @property
    def skipped(self) -> int:
        """How many were put aside in this sitting."""
        return len(self._skipped)

    # --- marks -------------------------------------------------------------------------------

    def mark(self) -> None:
        """Marks the chosen pair, or takes its mark away, and goes one down."""
        if pair := self.selected:
            self.marked.symmetric_difference_update({key_of(pair)})
            self._anchor = self.cursor
            self.move_to(self.cursor + 1)

    def mark_range(self) -> None:
        """Marks all from the pair that was marked last to the chosen one."""
        first, last = sorted((self._anchor, self.cursor))
        self.marked.update(key_of(pair) for pair in self.pairs[first : last + 1])

    def clear_marks(self) -> bool:
        """Takes all marks away; False when there were none."""
        had = bool(self.marked)
        self.marked.clear()
        self._anchor = self.cursor
        return had

    @property
    def targets(self) -> "tuple[PairView, ...]":
        """What a verdict is for: the marked pairs in their order, else the chosen one."""
        if self.marked:
            return tuple(pair for pair in self.pairs if key_of(pair) in self.marked)
        return (self.selected,) if self.selected else ()

    # --- verdicts ----------------------------------------------------------------------------

    def take_judged(self, judged: Iterable[PairKey]) -> None:
        """These pairs have a verdict: they leave the queue, and the next one is chosen."""
        keys = set(judged)
        before = sum(key_of(pair) in keys for pair in self.pairs[: self.cursor])
        self._fetched = [pair for pair in self._fetched if key_of(pair) not in keys]
        self.judged += len(keys)
        self.waiting = max(0, self.waiting - len(keys))
        self.marked -= keys
        self.note = ""
        self.cursor -= before
        self.hide()
        self._stay()

    def take_undone(self, pair: "PairView") -> None:
        """The word on this pair was taken back: it stands under the cursor again."""
        self.judged = max(0, self.judged - 1)
        key = key_of(pair)
        self._skipped.discard(key)
        if key not in map(key_of, self._fetched):
            chosen = self.selected
            place = self._fetched.index(chosen) if chosen else len(self._fetched)
            self._fetched.insert(place, pair)
            self.waiting += 1
        self.cursor = list(map(key_of, self.pairs)).index(key)
        self.hide()

    def _stay(self) -> None:
        """Keeps cursor and anchor within what is left."""
        last = max(0, len(self.pairs) - 1)
        self.cursor, self._anchor = min(self.cursor, last), min(self._anchor, last)
