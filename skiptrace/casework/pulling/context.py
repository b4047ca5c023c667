"""What the choice of look-ups stands on: the source, the ledger, the gate."""

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from skiptrace.casework.listing import CaseLeads, ClearedLead, checked_points, planning_moment
from skiptrace.live import Ledger, LiveSource
from skiptrace.model.attempt import Channel
from skiptrace.model.clearance import Cleared
from skiptrace.model.contact import ContactKind, ContactPoint, ContactUse
from skiptrace.model.lookup import Lookup
from skiptrace.model.party import Party, Role
from skiptrace.policy.gate import Step, decide
from skiptrace.policy.pack import Pack
from skiptrace.ports import PolicyFacts


@dataclass(frozen=True, slots=True)
class Context:
    """The source, and what was asked and said before (ledger)."""

    source: LiveSource
    ledger: Ledger
    pack: Pack
    as_of: date

    def due(self, statement: str, values: Sequence[str]) -> dict[str, str]:
        """value -> why it is asked about: never said, or said too long ago."""
        said = self.ledger.last_said(statement, values)
        oldest = self.as_of - timedelta(days=self.source.terms.older_than_days)
        return {
            value: "check_old" if value in said else "never_checked"
            for value in values
            if value not in said or said[value] <= oldest
        }

    def may_call(self, case: CaseLeads, facts: PolicyFacts) -> bool:
        """Whether a call to the subject would be lawful today: the step that the answer prepares.

        The gate is asked about the very number that is not known yet.
        """
        own = [item.lead for item in case.leads if item.lead.party.role is Role.SUBJECT]
        checked = checked_points(own, facts.attempts)
        step = Step(
            case=case.case,
            channel=Channel.CALL,
            point=ContactPoint.stored(ContactUse.RELAY, ""),
            party=own[0].party if own else Party("", Role.SUBJECT),
            subject_points=tuple(lead.point for lead in own),
            dead_points=checked.dead,
            live_points=checked.live,
        )
        moment = planning_moment(self.as_of, facts.attempts)
        return isinstance(decide(step, facts, moment, self.pack), Cleared)


Facts = Mapping[str, PolicyFacts]
Plan = Callable[[Context, Sequence[CaseLeads], Facts, Counter[str]], Iterator[Lookup]]


def open_leads(
    batch: Sequence[CaseLeads], channel: Channel, kind: ContactKind
) -> Iterator[tuple[CaseLeads, ClearedLead]]:
    """Leads of that sort that the rules leave open."""
    for case in batch:
        for item in case.leads:
            if item.allowed and item.lead.channel is channel and item.lead.kind is kind:
                yield case, item
