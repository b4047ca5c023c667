"""Reviewing: pairs that wait for a person's word, the word itself, and taking it back."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from hashlib import blake2b

from skiptrace import normalize
from skiptrace.casework.contradictions import contradicted, joined_to
from skiptrace.errors import UsageError
from skiptrace.model.judgement import Judged, Judgement, Verdict
from skiptrace.model.pair import Agreement, Outcome, PairView, PersonView
from skiptrace.ports import Clock, FoundPair, Judging, ReviewStore, Weigh

# The sample of blind reviews: the same for every reviewer, so that they can be compared.
_SAMPLE = "blind sample 1"


@dataclass(frozen=True, slots=True)
class ReviewParts:
    """What reviewing is made of.

    resolve: says who is who when something came in since it was last said. record: writes an entry
    (action, case number, what) to the audit log.
    """

    store: ReviewStore
    weigh: Weigh
    resolve: Callable[[], None]
    clock: Clock
    actor: str
    record: Callable[[str, str, str], None]


class Reviewing:
    """The doubtful middle, for a person to decide; nothing here shows a value or masks one."""

    def __init__(self, parts: ReviewParts) -> None:
        self._parts = parts
        self._store = parts.store

    def queue(
        self,
        *,
        case_no: str | None = None,
        limit: int = 50,
        after: PairView | None = None,
        judged: bool = False,
        blind: bool = False,
    ) -> Sequence[PairView]:
        """Pairs that wait: those that touch the most cases first, then those nearest to even odds.

        case_no: only pairs with the case's borrower or somebody tied to them. after: the last pair
        seen; the page begins behind it, judged or not. judged: also pairs that have their word.
        blind: a sample for measuring reviewers, judged pairs among it, the same for everybody and
        in an order that says nothing; outcome, weights and judgements are hidden. Pairs that
        `actor` judged are left out of it.
        """
        self._parts.resolve()
        found = self._store.waiting(
            case_no=case_no, judged=judged or blind, reviewer=self._parts.actor if blind else None
        )
        place = _drawn if blind else _stakes_first
        seen = None if after is None else place(after)
        behind = [pair for pair in found if seen is None or place(pair) > seen]
        return [self._view(pair, blind=blind) for pair in sorted(behind, key=place)[:limit]]

    def waiting(self, case_no: str | None = None) -> int:
        """How many pairs wait for a word."""
        self._parts.resolve()
        return len(self._store.waiting(case_no=case_no, judged=False, reviewer=None))

    def pair(self, left: str, right: str) -> PairView:
        """Two person records beside each other; raises UsageError for an unknown one."""
        self._parts.resolve()
        left, right = ordered(left, right)
        views = self._views(left, right)
        ends = sorted((views[left].entity_id, views[right].entity_id))
        kept = self._store.between(*ends)
        return self._view(replace(kept or _unkept(), left=left, right=right), blind=False)

    def named(self, text: str) -> Sequence[PersonView]:
        """The people that a person id, an identity number, a case number or a phone names.

        Each entity once; a case names its borrower. Empty when nobody is known by it.
        """
        self._parts.resolve()
        number, phone = normalize.id_number(text).canonical, normalize.phone(text).canonical
        found = self._store.named(text.strip(), number, phone)
        return list(self._store.views(found).values())

    def judge(self, left: str, right: str, verdict: Verdict, by: str, note: str = "") -> Judged:
        """Keeps the word of `by`; later words on the pair supersede it.

        Raises UsageError for an unknown record, a record beside itself, and "same" where both have
        an identity number of their own.
        """
        return self._judge([(left, right)], verdict, by, note)[0]

    def judge_many(
        self, pairs: Sequence[tuple[str, str]], verdict: Verdict, by: str, note: str = ""
    ) -> Sequence[Judged]:
        """The same word on all the pairs, or on none of them where one is refused."""
        return self._judge(pairs, verdict, by, note)

    def undo(self, by: str) -> Judgement | None:
        """Takes back the last judgement of `by` that stands; None when there is none.

        Who is who is afterwards what it was before that judgement.
        """
        with self._store.judging() as judging:
            last = judging.last_of(by)
            if last is None:
                return None
            case_no = self._case_of(self._store.views([last.left, last.right]))
            undone = replace(
                last, at=self._parts.clock(), by=by, note="", undoes=last.judgement_id,
                judgement_id="",
            )  # fmt: skip
            return judging.add(undone, case_no)

    def history(
        self, left: str | None = None, right: str | None = None, limit: int = 50
    ) -> Sequence[Judgement]:
        """Every judgement and undo, newest first; of one record, or of a pair, where given."""
        return self._store.history(left, right, limit)

    def count(self) -> int:
        """How many pairs have a standing judgement."""
        return self._store.count()

    def reveal(self, left: str, right: str) -> None:
        """Records that the values of a pair are about to be shown; call it before showing them."""
        left, right = ordered(left, right)
        case_no = self._case_of(self._views(left, right))
        self._parts.record("reveal", case_no, f"pair {left} {right}")

    # --- judging -----------------------------------------------------------------------------

    def _judge(
        self, pairs: Sequence[tuple[str, str]], verdict: Verdict, by: str, note: str
    ) -> list[Judged]:
        wanted = [ordered(left, right) for left, right in pairs]
        views = self._views(*(end for pair in wanted for end in pair))
        with self._store.judging() as judging:
            return [
                self._one(judging, views, Judgement(*pair, verdict, by, self._parts.clock(), note))
                for pair in wanted
            ]

    def _one(self, judging: Judging, views: dict[str, PersonView], new: Judgement) -> Judged:
        standing = judging.standing()
        if new.verdict is Verdict.SAME:
            self._refuse_two_numbers(new, standing)
        case_no = self._case_of({end: views[end] for end in (new.left, new.right)})
        return Judged(judging.add(new, case_no), contradicted(new, standing))

    def _refuse_two_numbers(self, new: Judgement, standing: Sequence[Judgement]) -> None:
        others = [j for j in standing if (j.left, j.right) != (new.left, new.right)]
        joined = sorted(joined_to(new.left, others) | joined_to(new.right, others))
        views = self._store.views(joined)
        numbers = {v.profile.id_no for v in views.values() if v.profile.id_no}
        if len(numbers) > 1:
            raise UsageError(
                "two identity numbers are never one person",
                "if one is mistyped, correct it in the source and import again; judge the records "
                "without a number one by one",
            )

    def _case_of(self, views: dict[str, PersonView]) -> str:
        """The case that an entry in the audit log names: the borrower's before the others'."""
        own = [case for view in views.values() for case in view.subject_of]
        tied = [case for view in views.values() for case in view.tied_to]
        return min(own, default=min(tied, default=""))

    # --- showing -----------------------------------------------------------------------------

    def _views(self, *person_ids: str) -> dict[str, PersonView]:
        views = self._store.views(person_ids)
        for person_id in person_ids:
            if person_id not in views:
                raise UsageError(f"no such person: {person_id}", "see: skiptrace review")
        return views

    def _view(self, pair: FoundPair, *, blind: bool) -> PairView:
        views = self._views(pair.left, pair.right)
        same = views[pair.left].entity_id == views[pair.right].entity_id
        if same:
            views = self._store.views([pair.left, pair.right], alone=True)
        left, right = views[pair.left], views[pair.right]
        weighing = self._parts.weigh(left.profile, right.profile, self._hubs(left, right))
        shown = PairView(
            left=pair.left,
            right=pair.right,
            left_record=left,
            right_record=right,
            outcome=Outcome.SAME if same else pair.outcome,
            weight=weighing.weight,
            probability=weighing.probability,
            agreements=weighing.agreements,
            rule=pair.rule or weighing.bar,
            bridge=pair.bridge,
            judgement=self._store.judgement_between(left.members, right.members),
            prior=weighing.prior,
            stake=pair.stake,
            lacks=weighing.lacks,
        )
        return _blinded(shown) if blind else shown

    def _hubs(self, left: PersonView, right: PersonView) -> frozenset[str]:
        shared = {*left.profile.phones, *left.profile.addresses}
        shared &= {*right.profile.phones, *right.profile.addresses}
        return self._store.hubs_among(sorted(shared))


def ordered(left: str, right: str) -> tuple[str, str]:
    """The pair as it is kept, the lesser id first; raises UsageError for a record and itself."""
    if left == right:
        raise UsageError("a record cannot be judged against itself", "name two records")
    return (left, right) if left < right else (right, left)


def _unkept() -> FoundPair:
    return FoundPair("", "", Outcome.DIFFERENT)


def _stakes_first(pair: FoundPair | PairView) -> tuple[int, int, str, str]:
    """The most cases first, then nearest to even odds."""
    return -pair.stake, abs(pair.weight or 0), pair.left, pair.right


def _drawn(pair: FoundPair | PairView) -> tuple[str, str, str]:
    """A place that says nothing of the pair and is the same for everybody."""
    text = f"{_SAMPLE}\x1f{pair.left}\x1f{pair.right}"
    return blake2b(text.encode(), digest_size=8).hexdigest(), pair.left, pair.right


def _blinded(view: PairView) -> PairView:
    hidden: Iterable[Agreement] = (replace(a, weight=None) for a in view.agreements)
    return replace(
        view, outcome=None, weight=None, probability=None, prior=None, rule="", bridge=(),
        judgement=None, agreements=tuple(hidden), stake=0, lacks=(),
    )  # fmt: skip
