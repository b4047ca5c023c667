"""A lead's reasons and path as compact JSON, and back without loss.

[evidence, current, reach, path]: evidence is written once a lead and reasons point to it by
position, since most reasons of a lead rest on the same few records.
"""

import json
from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from skiptrace.model.lead import Evidence, Hop, Lead, Reason


def dumps(lead: Lead) -> str:
    """The scores of a lead; the same lead gives the same text."""
    evidence: dict[Evidence, int] = {}
    current = _reasons(lead.current, evidence)
    reach = _reasons(lead.reach, evidence)
    return json.dumps(
        [
            [_evidence_row(item) for item in evidence],
            current,
            reach,
            [[hop.edge, hop.entity_id, hop.name] for hop in lead.path],
        ],
        ensure_ascii=False,
        separators=(",", ":"),
        allow_nan=False,
    )


def loads(scores: str) -> tuple[tuple[Reason, ...], tuple[Reason, ...], tuple[Hop, ...]]:
    """(current, reach, path) of a lead."""
    rows, current, reach, path = json.loads(scores)
    evidence = [_evidence(row) for row in rows]
    return (
        tuple(_reason(row, evidence) for row in current),
        tuple(_reason(row, evidence) for row in reach),
        tuple(Hop(*row) for row in path),
    )


def _reasons(reasons: Sequence[Reason], evidence: dict[Evidence, int]) -> list[list[object]]:
    return [
        [
            reason.code,
            reason.weight,
            _sorted(reason.params),
            [evidence.setdefault(item, len(evidence)) for item in reason.evidence],
        ]
        for reason in reasons
    ]


def _sorted(params: Mapping[str, str | int | float]) -> dict[str, str | int | float]:
    return {key: params[key] for key in sorted(params)}


def _evidence_row(item: Evidence) -> list[str | None]:
    observed = None if item.observed_on is None else item.observed_on.isoformat()
    return [item.source, item.record, observed, item.place, item.quote]


def _evidence(row: Sequence[Any]) -> Evidence:
    source, record, observed, place, quote = row
    day = None if observed is None else date.fromisoformat(observed)
    return Evidence(source, record, day, place, quote)


def _reason(row: Sequence[Any], evidence: Sequence[Evidence]) -> Reason:
    code, weight, params, places = row
    return Reason(code, weight, params, tuple(evidence[place] for place in places))
