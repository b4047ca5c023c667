"""One pair after the other, at the terminal, with the keys of the screen."""

import sys
from collections import deque
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import click

from skiptrace.cli.pairs import emit_lines, judged_line, pair_lines
from skiptrace.cli.words import word
from skiptrace.errors import SkiptraceError, UsageError
from skiptrace.locale import fitted
from skiptrace.locale import gettext as _
from skiptrace.model.judgement import Verdict

if TYPE_CHECKING:
    from skiptrace.cli.context import Session
    from skiptrace.cli.wanted_pairs import Wanted
    from skiptrace.model.pair import PairView

VERDICT_KEYS = {"x": Verdict.SAME, "n": Verdict.DIFFERENT, "u": Verdict.UNSURE}
PAGE = 20


def ask_one_by_one(session: "Session", wanted: "Wanted") -> int:
    """Shows pairs until none is left, the limit is reached, or the person leaves."""
    if not (sys.stdin.isatty() and sys.stdout.isatty()):
        raise UsageError("--ask needs a terminal", "use: skiptrace review --judge, --verdicts")
    sitting = _Sitting(session, wanted)
    while (pair := sitting.next_pair()) and sitting.ask(pair):
        pass
    if not sitting.seen:
        session.say(_("nothing is doubtful: no pair waits for a person's word"))
    session.say(_("{n} judged").format(n=sitting.judged))
    return 0


@dataclass
class _Sitting:
    """What was seen and judged since the command began; `todo` is asked for next."""

    session: "Session"
    wanted: "Wanted"
    judged: int = 0
    seen: set[tuple[str, str]] = field(default_factory=set)
    todo: "deque[PairView]" = field(default_factory=deque)
    last: "PairView | None" = None

    def next_pair(self) -> "PairView | None":
        """Each pair of the queue once, and those whose verdict was taken back once more."""
        room = self.wanted.limit - len(self.seen)
        if not self.todo and room > 0:
            page = self.wanted.page(self.last, min(room, PAGE))
            self.todo += [pair for pair in page if (pair.left, pair.right) not in self.seen]
            self.seen.update((pair.left, pair.right) for pair in self.todo)
            self.last = page[-1] if page else None
        return self.todo.popleft() if self.todo else None

    def ask(self, pair: "PairView") -> bool:
        """One pair until it has its verdict or is left for now; False when the person leaves."""
        self._show(pair, reveal=False)
        while True:
            key = click.prompt(self._question(), prompt_suffix=" ").strip().lower()[:1]
            if key == "q":
                return False
            if key == "s" or self._done(pair, key):
                return True

    def _done(self, pair: "PairView", key: str) -> bool:
        """Does what the key says; whether that settles the pair for now."""
        if key in VERDICT_KEYS:
            return self._judge(pair, VERDICT_KEYS[key])
        if key == "z":
            return self._undo(pair)
        if key == "h":
            self._history(pair)
        elif key == "r":
            self.wanted.reviewing.reveal(pair.left, pair.right)
            self._show(pair, reveal=True)
        return False

    def _question(self) -> str:
        return _("x same, n different, u unsure, s skip, z undo, h history, r reveal, q quit:")

    def _show(self, pair: "PairView", *, reveal: bool) -> None:
        emit_lines(pair_lines(pair, reveal=reveal))

    def _judge(self, pair: "PairView", verdict: Verdict) -> bool:
        """Keeps it, after a question where it contradicts; False when it was not kept."""
        verdicts = self.wanted.verdicts
        keys = (pair.left, pair.right)
        earlier = verdicts.contradicted([keys], verdict)
        if earlier:
            emit_lines([_("This contradicts what was judged before; the later word stands:")])
            emit_lines([f"  {judged_line(judgement)}" for judgement in earlier])
            if not click.confirm(_("judge it?")):
                return False
        try:
            verdicts.judge([keys], verdict)
        except SkiptraceError as error:
            emit_lines([f"{_('not judged')}: {fitted(error.what)}", fitted(error.hint)])
            return False
        self.judged += 1
        emit_lines([f"-> {word(verdict)}", ""])
        return True

    def _undo(self, pair: "PairView") -> bool:
        """Takes the last judgement back; its pair comes next, then this one again."""
        if not self.judged and not click.confirm(
            _("You have judged nothing in this sitting; take back an earlier judgement?")
        ):
            return False
        done = self.wanted.verdicts.undo()
        if done is None:
            emit_lines([_("nothing to take back")])
            return False
        undone, again = done
        self.judged = max(0, self.judged - 1)
        emit_lines([judged_line(undone), ""])
        self.todo.extendleft([pair, again])
        return True

    def _history(self, pair: "PairView") -> None:
        found = self.wanted.reviewing.history(pair.left, pair.right)
        emit_lines([judged_line(judgement) for judgement in found] or [_("nobody has judged it")])
