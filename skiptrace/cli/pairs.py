"""A pair of records as text and as plain fields."""

from typing import TYPE_CHECKING, Any

from skiptrace.cli.output import clean, table
from skiptrace.cli.words import shown_name, word
from skiptrace.likeness import sentence
from skiptrace.locale import gettext as _
from skiptrace.locale import mark, ngettext
from skiptrace.model.case import CHINA
from skiptrace.model.lead import MILLI
from skiptrace.normalize.masking import mask, mask_numbers, mask_text

if TYPE_CHECKING:
    from skiptrace.model.judgement import Judgement
    from skiptrace.model.pair import Agreement, Mention, PairView, PersonView

FIELDS = (
    mark("name"), mark("id_no"), mark("phone"), mark("address"), mark("employer"), mark("email"),
)  # fmt: skip
VERDICTS = (mark("same"), mark("different"), mark("unsure"))
OUTCOMES = (mark("same"), mark("possibly_same"), mark("different"), mark("ambiguous"))
# Rules that forbid two records to be one person, whatever they weigh.
BARS = (mark("two_id_numbers"),)


def pair_lines(pair: "PairView", *, reveal: bool) -> list[str]:
    """What the machine makes of it, both sides, and each compared field with its weight."""
    return [
        headline(pair),
        *(f"  {line}" for line in _standing(pair)),
        *(f"  {line}" for line in _sides(pair, reveal=reveal)),
        *(f"    {line}" for line in _compared(pair, reveal=reveal)),
        *(f"    {line}" for line in _sum(pair)),
        *(f"  {line}" for line in _bridge(pair)),
        "",
    ]


def headline(pair: "PairView") -> str:
    """The pair's name and what is thought of it; nothing of that in a blind review."""
    named = f"{pair.left} {pair.right}"
    if pair.outcome is None or pair.probability is None:
        return named
    stake = ngettext("touches {n} case", "touches {n} cases", pair.stake).format(n=pair.stake)
    bar = f"  {word(pair.rule)}" if pair.rule in BARS else ""
    return f"{named}  {word(pair.outcome)} {pair.probability:.2f}  {stake}{bar}"


def _standing(pair: "PairView") -> list[str]:
    return [judged_line(pair.judgement)] if pair.judgement else []


def judged_line(judgement: "Judgement") -> str:
    """Verdict, who, when (in China), and the note with its numbers hidden."""
    told = _("{who} took {verdict} back, {when}") if judgement.undoes else _(
        "judged {verdict} by {who}, {when}"
    )  # fmt: skip
    said = told.format(
        verdict=word(judgement.verdict),
        who=judgement.by,
        when=f"{judgement.at.astimezone(CHINA):%Y-%m-%d %H:%M}",
    )
    return f"{said}: {mask_text(judgement.note)}" if judgement.note else said


def _sides(pair: "PairView", *, reveal: bool) -> list[str]:
    """Both sides beside each other: every value, the cases, the records with their days."""
    left, right = (side_values(side, reveal=reveal) for side in (pair.left_record,
                                                                pair.right_record))  # fmt: skip
    rows = [("", _("A"), _("B"))]
    for name in left:
        ones, others = left[name], right[name]
        for place in range(max(len(ones), len(others))):
            one = ones[place] if place < len(ones) else ""
            other = others[place] if place < len(others) else ""
            rows.append(("" if place else word(name), one, other))
    return table(rows)


def side_values(side: "PersonView", *, reveal: bool) -> dict[str, list[str]]:
    """Field -> its values as they may be shown; the cases and records it stands in."""
    profile = side.profile
    numbers = ((profile.id_no,) if profile.id_no else ()) + profile.masked_ids
    values = {
        "name": profile.names,
        "id_no": numbers,
        "phone": profile.phones,
        "address": profile.addresses,
        "employer": profile.employers,
        "email": profile.emails,
    }
    # Different values may look the same once they are masked; once is enough then.
    shown = {
        field: list(dict.fromkeys(shown_value(field, value, reveal=reveal) for value in found))
        for field, found in values.items()
    }
    shown["case"] = list(side.cases)
    shown[mark("sources")] = [
        f"{mention.observed_on or _('undated')} {word(mention.source)} "
        f"{record_shown(mention, reveal=reveal)}"
        for mention in side.mentions
    ]
    return shown


def record_shown(mention: "Mention", *, reveal: bool) -> str:
    """The record's name; files and calls are named after numbers now and then."""
    return mention.record if reveal else mask_numbers(mention.record)


def shown_value(field: str, value: str, *, reveal: bool) -> str:
    """A value of that field, masked unless revealed."""
    if not value:
        return "-"
    if field == "name":
        return shown_name(value, reveal=reveal)
    return value if reveal else mask(field, value)


def _compared(pair: "PairView", *, reveal: bool) -> list[str]:
    if pair.weight is None:
        return []
    rows = []
    for agreement in pair.agreements:
        left, right = (
            shown_value(agreement.field, value, reveal=reveal)
            for value in (agreement.left, agreement.right)
        )
        rows.append(
            (_weight(agreement.weight or 0), word(agreement.field), sign(agreement),
             f"{left} / {right}", sentence(agreement.says))
        )  # fmt: skip
    return table(rows)


def sign(agreement: "Agreement") -> str:
    """= the same value, ~ speaks for one person, != against it."""
    if agreement.left == agreement.right:
        return "="
    return "~" if (agreement.weight or 0) > 0 else "!="


def _sum(pair: "PairView") -> list[str]:
    if pair.weight is None:
        return []
    prior = [f"{_weight(pair.prior)}  {_('before anything is compared')}"] if pair.prior else []
    return [*prior, f"{_weight(pair.weight)}  = {_('sum')}"]


def _weight(milli: int) -> str:
    return f"{milli / MILLI:+6.2f}"


def _bridge(pair: "PairView") -> list[str]:
    if not pair.bridge:
        return []
    return [_("in conflict; they hang together over: {ids}").format(ids=", ".join(pair.bridge))]


def pair_fields(pair: "PairView", *, reveal: bool) -> dict[str, Any]:
    """The pair as plain fields; what a blind review hides is null."""
    return {
        "left": pair.left,
        "right": pair.right,
        "outcome": pair.outcome.value if pair.outcome else None,
        "weight": None if pair.weight is None else pair.weight / MILLI,
        "probability": None if pair.probability is None else round(pair.probability, 6),
        "prior": None if pair.prior is None else pair.prior / MILLI,
        "rule": pair.rule,
        "cases_touched": pair.stake,
        "agreements": [_agreement_fields(a, reveal=reveal) for a in pair.agreements],
        "bridge": list(pair.bridge),
        "judgement": judgement_fields(pair.judgement) if pair.judgement else None,
        "left_record": _side_fields(pair.left_record, reveal=reveal),
        "right_record": _side_fields(pair.right_record, reveal=reveal),
    }


def _agreement_fields(agreement: "Agreement", *, reveal: bool) -> dict[str, Any]:
    blind = agreement.weight is None
    return {
        "field": agreement.field,
        "left": shown_value(agreement.field, agreement.left, reveal=reveal),
        "right": shown_value(agreement.field, agreement.right, reveal=reveal),
        "level": None if blind else agreement.level,
        "weight": None if agreement.weight is None else agreement.weight / MILLI,
        "says": None if blind else sentence(agreement.says),
    }


def _side_fields(side: "PersonView", *, reveal: bool) -> dict[str, Any]:
    values = side_values(side, reveal=reveal)
    del values["sources"]
    values["cases"] = values.pop("case")
    mentions = [
        {
            "source": mention.source,
            "record": record_shown(mention, reveal=reveal),
            "observed_on": mention.observed_on.isoformat() if mention.observed_on else None,
        }
        for mention in side.mentions
    ]
    return {"person": side.person_id, "entity": side.entity_id, **values, "records": mentions}


def judgement_fields(judgement: "Judgement") -> dict[str, Any]:
    """A judgement as plain fields; its note with numbers hidden."""
    return {
        "id": judgement.judgement_id,
        "left": judgement.left,
        "right": judgement.right,
        "verdict": judgement.verdict.value,
        "by": judgement.by,
        "at": judgement.at.isoformat(),
        "note": mask_text(judgement.note),
        "undoes": judgement.undoes or None,
    }


def emit_lines(lines: list[str]) -> None:
    """Lines on stdout that steer no terminal."""
    from skiptrace.cli.output import emit

    for line in lines:
        emit(clean(line))
