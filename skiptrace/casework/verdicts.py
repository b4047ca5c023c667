"""Verdicts of the person who works here: what they are on, what they contradict, taking them back.

The rules of judging stand in casework.reviewing; here is what the command line and the screen need
besides: names of records as people write them, and a look ahead before anything is kept.
"""

from collections.abc import Sequence

from skiptrace.casework.contradictions import contradicted
from skiptrace.casework.reviewing import Reviewing, ordered
from skiptrace.errors import UsageError
from skiptrace.model.judgement import Judged, Judgement, Verdict
from skiptrace.model.pair import PairView, PersonView
from skiptrace.normalize.masking import mask
from skiptrace.ports import Clock, ReviewStore

PairIds = tuple[str, str]

# As forms carry ids: a spreadsheet takes some bare ones for numbers.
ID_MARK = "id:"

_MANY = 8


class Verdicts:
    """Judging in the name of `actor`."""

    def __init__(
        self,
        reviewing: Reviewing,
        review_store: ReviewStore,
        clock: Clock,
        actor: str,
    ) -> None:
        self.reviewing = reviewing
        self.actor = actor
        self._reviews = review_store
        self._clock = clock

    def find(self, text: str) -> str:
        """The person id that this names: an id, an identity number, a case, a phone of one holder.

        Raises UsageError, without repeating what may be an identity number, when nobody is known
        by it or several are.
        """
        wanted = text.strip().removeprefix(ID_MARK)
        found = self.reviewing.named(wanted)
        if not found:
            raise UsageError(
                "nobody is known by that",
                "name a person id, an id number, a case number or a phone",
            )
        if len(found) > 1:
            choices = ", ".join(_choice(view) for view in found[:_MANY])
            raise UsageError(
                f"several people are known by that: {choices}", "name one by its person id"
            )
        # A record that was named itself is that record; anything else its entity.
        return wanted if wanted in found[0].members else found[0].person_id

    def contradicted(self, pairs: Sequence[PairIds], verdict: Verdict) -> Sequence[Judgement]:
        """Earlier judgements that this verdict on all the pairs would contradict; keeps nothing."""
        standing = list(self._reviews.standing())
        found: dict[str, Judgement] = {}
        for pair in pairs:
            new = Judgement(*ordered(*pair), verdict, self.actor, self._clock())
            against = contradicted(new, standing)
            found.update((judgement.judgement_id, judgement) for judgement in against)
            standing = [new, *(j for j in standing if (j.left, j.right) != (new.left, new.right))]
        # A pair of this very batch is no earlier judgement.
        return [judgement for name, judgement in found.items() if name]

    def judge(self, pairs: Sequence[PairIds], verdict: Verdict, note: str = "") -> Sequence[Judged]:
        """Keeps the verdict on all of them or, where one is refused (UsageError), on none."""
        return self.reviewing.judge_many(pairs, verdict, self.actor, note)

    def undo(self) -> tuple[Judgement, PairView] | None:
        """Takes back the last judgement of who works here; None when there is none."""
        undone = self.reviewing.undo(self.actor)
        if undone is None:
            return None
        return undone, self.reviewing.pair(undone.left, undone.right)


def _choice(view: PersonView) -> str:
    names = [mask("name", name) for name in sorted(view.profile.names)[:1]]
    return " ".join((view.person_id, *names))
