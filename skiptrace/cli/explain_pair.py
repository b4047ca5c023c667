"""explain --pair: two people beside each other, what agrees, the sum, and what would change it."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from skiptrace.cli.output import clean, emit, emit_json, percent
from skiptrace.cli.words import shown_name
from skiptrace.likeness import sentence
from skiptrace.locale import gettext as _
from skiptrace.locale import mark
from skiptrace.model.lead import MILLI
from skiptrace.model.pair import Outcome
from skiptrace.normalize.masking import mask, mask_text

if TYPE_CHECKING:
    from skiptrace.cli.context import Session
    from skiptrace.model.judgement import Judgement
    from skiptrace.model.pair import PairView, PersonView

_OUTCOMES = {
    Outcome.SAME: mark("one person"),
    Outcome.POSSIBLY_SAME: mark("possibly one person: waits for a person's word"),
    Outcome.DIFFERENT: mark("not one person"),
    Outcome.AMBIGUOUS: mark("might be this one or another: waits for a person's word"),
}
_LACKS = {
    "weight": mark("more that agrees: the sum is below what joins two records"),
    "name": mark("names that fit"),
    "contact": mark("a mobile, a door or a mailbox in common"),
}
_VERDICTS = {
    "same": mark("one person"),
    "different": mark("not one person"),
    "unsure": mark("cannot be told"),
}


def explain_pair(session: "Session", names: Sequence[str], *, reveal: bool) -> int:
    """The reveal is on record before anything is shown."""
    casework = session.casework()
    reviewing = casework.reviewing
    left, right = (casework.verdicts.find(name) for name in names)
    if reveal:
        reviewing.reveal(left, right)
    pair = reviewing.pair(left, right)
    history = reviewing.history(pair.left, pair.right)
    if session.json:
        emit_json(_fields(pair, history, reveal=reveal))
        return 0
    for line in _lines(pair, history, reveal=reveal):
        emit(clean(line))
    return 0


def _lines(pair: "PairView", history: "Sequence[Judgement]", *, reveal: bool) -> list[str]:
    lines = [f"{pair.left}  {pair.right}  {_outcome(pair)}"]
    for mark_, side in (("A", pair.left_record), ("B", pair.right_record)):
        lines.append(f"  {mark_}  {_side(side, reveal=reveal)}")
    lines += ["", *_sum(pair, reveal=reveal), ""]
    lines += [f"  {_('what would change it')}: {said}" for said in _changes(pair)]
    if pair.bridge:
        lines.append(f"  {_('they hang together over')}: {', '.join(pair.bridge)}")
    lines += [f"  {_judgement(judgement)}" for judgement in history]
    return lines


def _outcome(pair: "PairView") -> str:
    return _(_OUTCOMES[pair.outcome]) if pair.outcome else ""


def _side(side: "PersonView", *, reveal: bool) -> str:
    values = [
        *(shown_name(name, reveal=reveal) for name in side.profile.names),
        *(_shown("id_no", number, reveal=reveal) for number in _numbers(side)),
        *(_shown("phone", phone, reveal=reveal) for phone in side.profile.phones),
    ]
    cases = f"  {_('cases')}: {', '.join(side.cases)}" if side.cases else ""
    sources = ", ".join(f"{m.source} {m.observed_on or _('undated')}" for m in side.mentions)
    return f"{' '.join(values)}{cases}  ({sources})"


def _numbers(side: "PersonView") -> tuple[str, ...]:
    return ((side.profile.id_no,) if side.profile.id_no else ()) + side.profile.masked_ids


def _shown(field: str, value: str, *, reveal: bool) -> str:
    if not value:
        return "-"
    return value if reveal else mask(field, value)


def _sum(pair: "PairView", *, reveal: bool) -> list[str]:
    """Each part of the sum with its weight in log-odds, then the sum and its probability."""
    prior, weight, chance = pair.prior or 0, pair.weight or 0, pair.probability or 0.0
    lines = [f"    {prior / MILLI:+7.3f}  {_('two records that a key brings together, before')}"]
    for said in pair.agreements:
        left, right = (_shown(said.field, v, reveal=reveal) for v in (said.left, said.right))
        part = (said.weight or 0) / MILLI
        lines.append(f"    {part:+7.3f}  {sentence(said.says)} {left} | {right}")
    total = _("sum")
    lines.append(f"    {weight / MILLI:+7.3f}  = {total}; 1 / (1 + e^-{total}) = {percent(chance)}")
    return lines


def _changes(pair: "PairView") -> list[str]:
    if pair.rule == "two_id_numbers":
        return [_("nothing: two different identity numbers are never one person")]
    if pair.judgement is not None:
        return [_("another judgement, or taking this one back")]
    if pair.outcome is Outcome.SAME:
        return [_("a judgement that they are different")]
    return [_("a judgement"), *(_(_LACKS[code]) for code in pair.lacks)]


def _judgement(judgement: "Judgement") -> str:
    said = _(_VERDICTS[judgement.verdict])
    undone = f" ({_('taken back')})" if judgement.undoes else ""
    note = f": {mask_text(judgement.note)}" if judgement.note else ""
    return f"{judgement.at:%Y-%m-%d %H:%M}  {judgement.by}  {said}{undone}{note}"


def _fields(pair: "PairView", history: "Sequence[Judgement]", *, reveal: bool) -> dict[str, Any]:
    return {
        "left": _side_fields(pair.left, pair.left_record, reveal=reveal),
        "right": _side_fields(pair.right, pair.right_record, reveal=reveal),
        "outcome": pair.outcome,
        "rule": pair.rule,
        "prior": (pair.prior or 0) / MILLI,
        "weight": (pair.weight or 0) / MILLI,
        "probability": pair.probability,
        "agreements": [
            {
                "field": said.field,
                "left": _shown(said.field, said.left, reveal=reveal),
                "right": _shown(said.field, said.right, reveal=reveal),
                "level": said.level,
                "weight": (said.weight or 0) / MILLI,
                "says": sentence(said.says),
            }
            for said in pair.agreements
        ],
        "lacks": list(pair.lacks),
        "bridge": list(pair.bridge),
        "judgements": [
            {
                "id": judgement.judgement_id,
                "verdict": judgement.verdict,
                "by": judgement.by,
                "at": judgement.at.isoformat(),
                "note": mask_text(judgement.note),
                "undoes": judgement.undoes or None,
            }
            for judgement in history
        ],
    }


def _side_fields(person_id: str, side: "PersonView", *, reveal: bool) -> dict[str, Any]:
    profile = side.profile
    return {
        "person": person_id,
        "entity": side.entity_id,
        "names": [shown_name(name, reveal=reveal) for name in profile.names],
        "id_no": [_shown("id_no", number, reveal=reveal) for number in _numbers(side)],
        "phones": [_shown("phone", value, reveal=reveal) for value in profile.phones],
        "addresses": [_shown("address", value, reveal=reveal) for value in profile.addresses],
        "employers": [_shown("employer", value, reveal=reveal) for value in profile.employers],
        "emails": [_shown("email", value, reveal=reveal) for value in profile.emails],
        "cases": list(side.cases),
    }
