"""The named reasons, one function each; the docstring is what the investigator reads.

ACT features look at one act of a point (the best act carries the point), POINT features at the
point as a whole: both add to p_current in log-odds. REACH features add to p_reach in ln.
To add a reason: write the function, name its number in parameters, priors or reactions, put it
into one of these tuples, and give its sentence in skiptrace/explain_sentences.toml.
"""

from typing import TYPE_CHECKING, Final

from graph.features import company, origin, point, reach, spoken, tested

if TYPE_CHECKING:
    from collections.abc import Callable

    from graph.draft import Draft
    from graph.view import CaseView, PointView
    from skiptrace.model.lead import Reason

    ActFeature = Callable[[origin.Act, CaseView], Reason | None]
    PointFeature = Callable[[PointView, CaseView], Reason | None]
    ReachFeature = Callable[[Draft, CaseView], Reason | None]

ACT: "Final[tuple[ActFeature, ...]]" = (
    origin.source,
    origin.age,
    origin.undated,
    origin.heard,
    origin.identity,
    origin.after_default,
    origin.left_behind,
    origin.replaced,
)
POINT: "Final[tuple[PointFeature, ...]]" = (
    point.support,
    point.rival,
    point.shared_line,
    point.new_in_report,
    tested.status,
    tested.ownership,
    tested.attempts,
    company.standing,
    company.left_job,
)
REACH: "Final[tuple[ReachFeature, ...]]" = (
    reach.answers,
    reach.tried,
    reach.line_quiet,
    reach.in_touch,
    reach.tie_fades,
    reach.tie_unsure,
    spoken.speaks,
    reach.chain,
    reach.passes_on,
    reach.right_office,
    reach.office_helps,
    reach.court_helps,
)
