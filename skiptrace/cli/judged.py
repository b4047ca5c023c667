"""A judged lead as text and as plain fields, for every verb that shows one."""

from dataclasses import asdict
from typing import TYPE_CHECKING, Any

from skiptrace.cli.output import clean, percent
from skiptrace.cli.words import party_name, party_word, shown_value, word
from skiptrace.locale import gettext as _
from skiptrace.model.clearance import Cleared

if TYPE_CHECKING:
    from skiptrace.casework import ClearedLead
    from skiptrace.model.clearance import Clearance
    from skiptrace.model.lead import Lead
    from skiptrace.policy.pack import Pack


def headline(item: "ClearedLead") -> str:
    """A lead in one line, masked."""
    lead = item.lead
    return clean(
        f"#{lead.rank} {lead.lead_id} {word(lead.channel)} {shown_value(lead, reveal=False)} "
        f"({party_word(lead.party)}) p_reach {percent(lead.p_reach)}"
    )


def clearance_lines(clearance: "Clearance", pack: "Pack", lang: str) -> list[str]:
    """What the rules say: open with its conditions, or the rule, until when, what to do."""
    from skiptrace.policy.texts import say

    if isinstance(clearance, Cleared):
        lines = [f"  {_('open under')} {clearance.pack}"]
        texts = ((rule, say(pack, rule, lang)) for rule in clearance.conditions)
        return lines + [f"    {rule}: {text.says}" for rule, text in texts]
    text = say(pack, clearance.rule, lang)
    lines = [f"  {_('held by')} {clearance.rule}: {text.says}"]
    if clearance.until:
        lines.append(f"    {_('opens')}: {clearance.until:%Y-%m-%d %H:%M}")
    if text.hint:
        lines.append(f"    {_('instead')}: {text.hint}")
    return lines


def script_lines(lead: "Lead", lang: str, *, reveal: bool) -> list[str]:
    """What may be said there: for a lead to an office, nothing for every other lead."""
    from skiptrace.policy.scripts import script_for, script_names

    script = script_for(lead, lang, **script_names(lead, reveal=reveal))
    if script is None:
        return []
    return [f"  {_('say')}: {script.say}", f"    {script.asked}", f"    {script.refused}"]


def script_fields(lead: "Lead", lang: str, *, reveal: bool) -> dict[str, str] | None:
    """The same as plain fields; None for every other lead."""
    from skiptrace.policy.scripts import script_for, script_names

    script = script_for(lead, lang, **script_names(lead, reveal=reveal))
    return asdict(script) if script else None


def lead_fields(item: "ClearedLead", *, reveal: bool) -> dict[str, Any]:
    """A lead's own fields, named as in the files."""
    lead = item.lead
    return {
        "lead_id": lead.lead_id,
        "rank": lead.rank,
        "channel": lead.channel.value,
        "kind": lead.kind.value,
        "value": shown_value(lead, reveal=reveal),
        "party": lead.party.role.value,
        "party_name": party_name(lead.party, reveal=reveal),
        "relation": lead.party.relation.value if lead.party.relation else None,
        "p_current": round(lead.p_current, 6),
        "p_reach": round(lead.p_reach, 6),
    }


def clearance_fields(clearance: "Clearance", pack: "Pack", lang: str) -> dict[str, Any]:
    """A clearance as plain fields, with its sentences."""
    from skiptrace.policy.texts import say

    if isinstance(clearance, Cleared):
        conditions = [{"rule": rule, "says": say(pack, rule, lang).says}
                      for rule in clearance.conditions]  # fmt: skip
        return {"allowed": True, "pack": clearance.pack, "conditions": conditions}
    text = say(pack, clearance.rule, lang)
    until = clearance.until.isoformat(timespec="minutes") if clearance.until else None
    return {"allowed": False, "pack": clearance.pack, "rule": clearance.rule, "says": text.says,
            "not_before": until, "instead": text.hint}  # fmt: skip
