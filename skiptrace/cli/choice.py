"""What to do with a case now, in words: the step, the fact worth getting first, waiting, stop."""

from typing import TYPE_CHECKING, Any

from skiptrace.locale import gettext as _
from skiptrace.locale import mark
from skiptrace.normalize.masking import mask

if TYPE_CHECKING:
    from skiptrace.casework.choosing import Choice
    from skiptrace.model.fact import WorthwhileFact

ACTIONS = {
    "step": mark("take the step below"),
    "fact": mark("get a fact first: its answer is expected to be worth more than it costs"),
    "wait": mark("wait: a step opens by itself"),
    "closed": mark("closed by the rules, and waiting opens nothing: do what they say instead"),
    "stop": mark("stop: nothing left is worth its cost; --dossier FILE writes what was done"),
}
HOW = {
    "number-status": mark("a number check of {value} (pull, or import number-status)"),
    "credit-reports": mark("a newer credit report (import credit-reports, with its authorisation)"),
    "directory": mark("the line of the office in charge of the family (import directory)"),
    "employment": mark("social-security or register rows of the job (import employment)"),
    "call-records": mark("an itemised bill, by consent or order only (import call-records)"),
}


def choice_lines(choice: "Choice") -> list[str]:
    """What to do, and the facts that are worth their cost, the best first."""
    return [_(ACTIONS[choice.action.value]), *fact_lines(choice)]


def fact_lines(choice: "Choice") -> list[str]:
    """One line a fact."""
    return [f"- {_fact(fact)}" for fact in choice.facts]


def _fact(fact: "WorthwhileFact") -> str:
    value = mask(fact.point.kind.value, fact.point.value) if fact.point else "-"
    how = _(HOW[fact.source]).format(value=value)
    said = _("gains {gain} and costs {cost} thousandths of reaching the borrower")
    return f"{how}: {said.format(gain=fact.gain, cost=fact.cost)}"


def choice_fields(choice: "Choice") -> dict[str, Any]:
    """The same as plain fields."""
    return {
        "action": choice.action.value,
        "facts": [
            {
                "source": fact.source,
                "value": mask(fact.point.kind.value, fact.point.value) if fact.point else None,
                "gain": fact.gain,
                "cost": fact.cost,
            }
            for fact in choice.facts
        ],
    }
