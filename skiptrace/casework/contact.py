"""Logging an attempt: the gate, the attempt and the audit entry in one transaction."""

from dataclasses import dataclass, replace
from datetime import datetime
from hashlib import blake2b

from skiptrace.casework.listing import CaseLeads, ClearedLead, clear, values_of
from skiptrace.errors import PolicyRefusal, UsageError
from skiptrace.model.attempt import Attempt, Channel, Disposition
from skiptrace.model.case import Case
from skiptrace.model.clearance import Held
from skiptrace.model.lead import Lead
from skiptrace.policy.pack import Pack
from skiptrace.policy.texts import say
from skiptrace.ports import Store


@dataclass(frozen=True, slots=True)
class LogEntry:
    """What the investigator says happened. at: local wall time at the called person."""

    channel: Channel
    disposition: Disposition
    at: datetime
    from_number: str | None = None
    note: str | None = None


@dataclass(frozen=True, slots=True)
class LogResult:
    """What was kept, and how the lead's chances moved (as probabilities, before and after)."""

    attempt: Attempt
    audit_hash: str
    before: Lead
    after: Lead | None


# Which channels may be logged against a lead's own channel: a phone is called or texted, an
# address is visited or written to.
CHANNELS_OF: dict[Channel, frozenset[Channel]] = {
    Channel.CALL: frozenset({Channel.CALL, Channel.SMS}),
    Channel.SMS: frozenset({Channel.SMS, Channel.CALL}),
    Channel.EMAIL: frozenset({Channel.EMAIL}),
    Channel.LETTER: frozenset({Channel.LETTER}),
    Channel.VISIT: frozenset({Channel.VISIT, Channel.LETTER}),
    Channel.INQUIRY: frozenset({Channel.INQUIRY}),
}


def make_attempt(case: Case, lead: Lead, entry: LogEntry, actor: str) -> Attempt:
    """The attempt as it is kept; raises UsageError when the channel does not fit the lead."""
    if entry.channel not in CHANNELS_OF[lead.channel]:
        fits = ", ".join(sorted(channel.value for channel in CHANNELS_OF[lead.channel]))
        raise UsageError(
            f"channel '{entry.channel}' does not fit this lead", f"channels that fit: {fits}"
        )
    text = "\x1f".join(
        (case.case_no, lead.lead_id, entry.channel, entry.at.isoformat(), entry.disposition, actor)
    )
    return Attempt(
        case_no=case.case_no,
        channel=entry.channel,
        point=lead.point,
        at=entry.at,
        disposition=entry.disposition,
        source="log",
        record=f"log-{blake2b(text.encode(), digest_size=6).hexdigest()}",
        from_number=entry.from_number,
        by=actor,
        note=entry.note,
        party_id=lead.party.entity_id,
    )


class ContactLog:
    """Keeps attempts: the gate's word, the attempt and the audit entry stand or fall together."""

    def __init__(self, store: Store, pack: Pack, actor: str, lang: str) -> None:
        self._store = store
        self._pack = pack
        self._actor = actor
        self._lang = lang

    def keep(self, listed: CaseLeads, lead: Lead, attempt: Attempt, now: datetime) -> str:
        """Keeps the attempt, returns the hash of its audit entry.

        Raises PolicyRefusal when the rules forbid the step at `attempt.at`; the refusal is on
        record too. Counting and writing share one IMMEDIATE transaction, so that two processes
        can never both take the last slot of a cap.
        """
        case = listed.case
        leads = [replace(lead, channel=attempt.channel), *(item.lead for item in listed.leads)]
        with self._store.writing() as writer:
            facts = writer.policy_facts(case.case_no, values_of(leads))
            judged = clear(case, leads, facts, self._pack, attempt.at).leads[0]
            if not isinstance(judged.clearance, Held):
                writer.add_attempt(attempt)
                detail = f"{attempt.channel} {attempt.disposition} {lead.lead_id}"
                return writer.audit(self._actor, "attempt", case.case_no, detail, now)
            detail = f"{attempt.channel} {lead.lead_id} {judged.clearance.rule}"
            writer.audit(self._actor, "refused", case.case_no, detail, now)
        raise refusal(judged, self._pack, self._lang)


def refusal(judged: ClearedLead, pack: Pack, lang: str) -> PolicyRefusal:
    """The error for a held step, in the user's language."""
    held = judged.clearance
    if not isinstance(held, Held):
        raise TypeError("only a held step is refused")
    text = say(pack, held.rule, lang)
    until = held.until.isoformat(timespec="minutes") if held.until else None
    return PolicyRefusal(f"{held.rule}: {text.says}", text.hint, rule=held.rule, until=until)
