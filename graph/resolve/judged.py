"""What people said of pairs: it outranks every score, and a later word an earlier one."""

from collections.abc import Mapping, Sequence

from graph.resolve.clusters import Clusters, Link
from skiptrace.model.judgement import Judgement, Verdict

RULE = "judged"


def apply_judgements(
    clusters: Clusters, place: Mapping[str, int], judgements: Sequence[Judgement]
) -> None:
    """Joins and keeps apart by the judgements, given newest first, before any link is made.

    An older word that contradicts the newer ones is passed over. Records that are gone are too.
    place: person_id -> record.
    """
    for judgement in judgements:
        left, right = place.get(judgement.left), place.get(judgement.right)
        if left is None or right is None:
            continue
        if judgement.verdict is Verdict.DIFFERENT:
            clusters.keep_apart(left, right)
        elif judgement.verdict is Verdict.SAME and not clusters.must_not_meet(left, right):
            clusters.apply([Link(left, right, RULE, 1.0)])
