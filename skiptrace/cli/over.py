"""Why not that one: two leads side by side, and what would turn their order, in two sentences."""

from typing import TYPE_CHECKING, Any

from skiptrace.cli.context import Session
from skiptrace.cli.on_file import shown_record
from skiptrace.cli.output import clean, emit, emit_json
from skiptrace.cli.words import party_word, shown_value, word
from skiptrace.locale import gettext as _

if TYPE_CHECKING:
    from skiptrace.casework import CaseLeads
    from skiptrace.casework.turning import Turn, Turns
    from skiptrace.casework.versus import Part, Versus
    from skiptrace.model.lead import Lead, Reason


def explain_over(session: Session, case: str, lead: str, over: str, *, reveal: bool) -> int:
    """The reveal is on record before anything is shown."""
    casework = session.casework()
    found, turn = casework.versus(case, lead, over)
    if reveal:
        casework.reveal(case, f"explain {found.ahead.lead_id} over {found.behind.lead_id}")
    if session.json:
        emit_json(_fields(session, found, turn, reveal=reveal))
        return 0
    for line in _lines(session, found, turn, reveal=reveal):
        emit(clean(line))
    return 0


def beside_neighbour(
    session: Session, listed: "CaseLeads", lead: "Lead", *, reveal: bool
) -> tuple[str, ...]:
    """The two sentences about a lead and the one above it (below it, for the first)."""
    others = [item.lead for item in listed.leads if abs(item.lead.rank - lead.rank) == 1]
    if not others:
        return ()
    found, turn = session.casework().versus(lead.case_no, lead.lead_id, others[0].lead_id)
    return two_sentences(found, turn, session.lang, reveal=reveal)


def two_sentences(
    found: "Versus", turn: "Turns", lang: str, *, reveal: bool = False
) -> tuple[str, str]:
    """Why the one stands before the other, and what would turn it."""
    return _why(found, lang), _what_if(found, turn, reveal=reveal)


def _why(found: "Versus", lang: str) -> str:
    said = [_phrase(part, found, lang) for part in found.deciding()]
    return _(
        "{first} stands before {second} by {gap} points, most of all because: {reasons}."
    ).format(
        first=place(found.ahead),
        second=place(found.behind),
        gap=found.gap,
        reasons=_("; ").join(said) or "-",
    )


def _phrase(part: "Part", found: "Versus", lang: str) -> str:
    """The weightier of the two reasons, with whose it is."""
    from skiptrace.casework.versus import COST
    from skiptrace.explain import sentence

    if part.code == COST:
        return _("its attempt costs {cost} points and not {other}").format(
            cost=part.ahead_weight, other=part.behind_weight
        )
    own = abs(part.ahead_weight) >= abs(part.behind_weight)
    reason = part.ahead if own else part.behind
    lead = found.ahead if own else found.behind
    said = sentence(reason, lang) if reason else part.code
    return _("{lead}: {says}").format(lead=place(lead), says=said)


def _what_if(found: "Versus", turn: "Turns", *, reveal: bool) -> str:
    names = {lead.lead_id: place(lead) for lead in (found.ahead, found.behind)}
    second = names[found.behind.lead_id]
    record = turn.without and _record(turn.without, found.ahead.case_no, reveal=reveal)
    news = turn.news and _news(turn.news, names)
    if record and news:
        text = _("Without {record}, {second} would come first; so it would if {news}.")
    elif record:
        text = _(
            "Without {record}, {second} would come first; no one check or attempt would do it."
        )
    elif news:
        text = _("No one of the {n} records decides it, but {second} would come first if {news}.")
    else:
        text = _("No one of the {n} records decides it, and no one check or attempt would turn it.")
    return text.format(record=record, second=second, news=news, n=turn.tried)


def _record(turn: "Turn", case_no: str, *, reveal: bool) -> str:
    evidence = turn.without
    if evidence is None:
        return ""
    record = shown_record(evidence.source, evidence.record, case_no, reveal=reveal)
    text = f"{word(evidence.source)} {record}"
    if evidence.place:
        text += f" ({evidence.place})"
    return _("{record} of {day}").format(record=text, day=evidence.observed_on or _("undated"))


def _news(turn: "Turn", names: dict[str, str]) -> str:
    from skiptrace.model.claim import NumberStatus

    if turn.news is None:
        return ""
    text = (
        _("a number check today found {lead} {result}")
        if isinstance(turn.news, NumberStatus)
        else _("an attempt today at {lead} ended as {result}")
    )
    return text.format(lead=names[turn.of], result=word(turn.news.value))


def place(lead: "Lead") -> str:
    """The lead by its place in the list."""
    return f"#{lead.rank}"


def _lines(session: Session, found: "Versus", turn: "Turns", *, reveal: bool) -> list[str]:
    lines = [f"{found.ahead.case_no}  {_title(found.ahead, reveal=reveal)}"]
    lines.append(f"  {_('before')}  {_title(found.behind, reveal=reveal)}")
    first, second = place(found.ahead), place(found.behind)
    lines.append(f"  {_('worth'):>8}  {first:>8}  {second:>8}")
    for part in found.parts:
        lines += _part_lines(part, found, session.lang)
    lines.append(f"  {found.gap:>+8}  = {_('gap in worth, in thousandths of a reach')}")
    why, what_if = two_sentences(found, turn, session.lang, reveal=reveal)
    return [*lines, "", f"  {why}", f"  {what_if}"]


def _title(lead: "Lead", *, reveal: bool) -> str:
    return (
        f"{place(lead)}  {lead.lead_id}  {word(lead.channel)}  "
        f"{shown_value(lead, reveal=reveal)}  {party_word(lead.party)}"
    )


def _part_lines(part: "Part", found: "Versus", lang: str) -> list[str]:
    """The figures, with what either lead's reason says where it has one."""
    from skiptrace.casework.versus import COST
    from skiptrace.explain import sentence

    points = f"  {part.points:>+8.1f}"
    if part.code == COST:
        cost = _("cost of the attempt, third persons' burden included")
        return [f"{points}  {part.ahead_weight:>8}  {part.behind_weight:>8}  {cost}"]
    sides = ((found.ahead, part.ahead), (found.behind, part.behind))
    said = [f"{place(lead)} {sentence(reason, lang)}" for lead, reason in sides if reason]
    weights = f"{part.ahead_weight / 1000:>+8.3f}  {part.behind_weight / 1000:>+8.3f}"
    lines = [f"{points}  {weights}  {said[0]}"]
    return lines + [f"{'':>32}{text}" for text in said[1:]]


def _fields(session: Session, found: "Versus", turn: "Turns", *, reveal: bool) -> dict[str, Any]:
    why, what_if = two_sentences(found, turn, session.lang, reveal=reveal)
    return {
        "case_no": found.ahead.case_no,
        "ahead": _lead_fields(found.ahead, reveal=reveal),
        "behind": _lead_fields(found.behind, reveal=reveal),
        "gap": found.gap,
        "parts": [_part_fields(part, session.lang) for part in found.parts],
        "deciding": [part.code for part in found.deciding()],
        "without": _turn_fields(turn.without, found.ahead.case_no, reveal=reveal),
        "news": _turn_fields(turn.news, found.ahead.case_no, reveal=reveal),
        "says": [why, what_if],
    }


def _lead_fields(lead: "Lead", *, reveal: bool) -> dict[str, Any]:
    return {
        "lead_id": lead.lead_id,
        "rank": lead.rank,
        "channel": lead.channel.value,
        "value": shown_value(lead, reveal=reveal),
        "party": party_word(lead.party),
        "p_current": round(lead.p_current, 6),
        "p_reach": round(lead.p_reach, 6),
        "worth": lead.worth,
    }


def _part_fields(part: "Part", lang: str) -> dict[str, Any]:
    from skiptrace.explain import sentence

    def said(reason: "Reason | None") -> str | None:
        return sentence(reason, lang) if reason else None

    return {
        "code": part.code,
        "points": round(part.points, 3),
        "ahead": {"weight": part.ahead_weight, "says": said(part.ahead)},
        "behind": {"weight": part.behind_weight, "says": said(part.behind)},
    }


def _turn_fields(turn: "Turn | None", case_no: str, *, reveal: bool) -> dict[str, Any] | None:
    if turn is None:
        return None
    fields: dict[str, Any] = {"lead_id": turn.of, "gap": turn.gap}
    if turn.news is not None:
        return {**fields, "result": turn.news.value}
    evidence = turn.without
    if evidence is None:
        return None
    day = evidence.observed_on
    return {
        **fields,
        "source": evidence.source,
        "record": shown_record(evidence.source, evidence.record, case_no, reveal=reveal),
        "observed_at": day.isoformat() if day else None,
        "place": evidence.place,
    }
