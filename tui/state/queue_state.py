"""The queue: which stretch of it is held, what is typed, where the cursor stands."""

from enum import Enum, auto
from typing import TYPE_CHECKING

from tui.desk import QueueRequest

if TYPE_CHECKING:
    from collections.abc import Sequence

    from skiptrace.ports import CaseRow

WINDOW = 200
"""Lines held at once, however many cases there are."""
PAGE = 100
"""How far the window moves when the cursor runs against its end."""


class QueueMessage(Enum):
    """What stands in place of the lines when there are none."""

    NONE = auto()
    LOADING = auto()
    NO_CASES = auto()
    NO_MATCH = auto()


class QueueState:
    """A window of the queue; `seen` are the cases opened in this sitting."""

    def __init__(self) -> None:
        self.text = ""
        self.offset = 0
        self.rows: tuple[CaseRow, ...] = ()
        self.more = False
        self.cursor = 0
        self.loaded = False
        self.seen: set[str] = set()

    def filter(self, text: str) -> bool:
        """Takes what is typed; True when other lines are wanted now."""
        text = text.strip()
        if text == self.text:
            return False
        self.text = text
        self.offset = self.cursor = 0
        return True

    def request(self) -> QueueRequest:
        """The stretch to fetch; one line more than is held tells whether there are more."""
        return QueueRequest(self.text, self.offset, WINDOW + 1)

    def receive(self, request: QueueRequest, rows: "Sequence[CaseRow]") -> bool:
        """Takes an answer; False, and nothing changes, when it answers an older request."""
        if request != self.request():
            return False
        self.more = len(rows) > WINDOW
        self.rows = tuple(rows[:WINDOW])
        self.loaded = True
        self.cursor = max(0, min(self.cursor, len(self.rows) - 1))
        return True

    def move_to(self, index: int) -> None:
        """The cursor went to this line of the window."""
        if 0 <= index < len(self.rows):
            self.cursor = index

    def at_edge(self, *, down: bool) -> bool:
        """Whether a step beyond the window's end has more lines; then the window is moved."""
        if down and self.more and self.cursor == len(self.rows) - 1:
            self.offset += PAGE
            self.cursor = self.cursor - PAGE + 1
            return True
        if not down and self.offset and self.cursor == 0:
            self.offset -= PAGE
            self.cursor = PAGE - 1
            return True
        return False

    @property
    def selected(self) -> "CaseRow | None":
        """The line under the cursor."""
        return self.rows[self.cursor] if self.rows else None

    @property
    def message(self) -> QueueMessage:
        """Why there are no lines."""
        if not self.loaded:
            return QueueMessage.LOADING
        if self.rows:
            return QueueMessage.NONE
        return QueueMessage.NO_MATCH if self.text else QueueMessage.NO_CASES

    @property
    def span(self) -> tuple[int, int]:
        """First and last line held, counted from 1; (0, 0) when there is none."""
        return (self.offset + 1, self.offset + len(self.rows)) if self.rows else (0, 0)
