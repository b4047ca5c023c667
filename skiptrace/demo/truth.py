"""The hidden truth as lines of truth.jsonl, and figures that tell how hard a portfolio is.

A line: `{"case_no", "points": [{"kind", "value", "party", "current", "in_touch", ...}]}`. Beside
what interface.md section 3 names, a point carries `use`, `seen` (newest day a file gives for it,
null when undated), `order` (in which the files bring it) and `forms` (other spellings written).
"""

import json
from collections import Counter
from typing import TYPE_CHECKING, Any

from skiptrace.demo.ledger import SUBJECT
from skiptrace.demo.noise import iso

if TYPE_CHECKING:
    from pathlib import Path

    from skiptrace.demo.dossiers import Dossier
    from skiptrace.demo.ledger import Mention


def line(dossier: "Dossier") -> str:
    """The truth line of one case."""
    points = [_point(dossier, mention) for mention in dossier.ledger.mentions()]
    whole = {"case_no": dossier.loan.case_no, "points": points}
    return json.dumps(whole, ensure_ascii=False, separators=(",", ":")) + "\n"


def _point(dossier: "Dossier", mention: "Mention") -> dict[str, object]:
    return {
        "kind": mention.kind,
        "value": mention.value,
        "party": mention.party,
        "current": mention.current,
        "in_touch": dossier.ledger.in_touch(mention),
        "use": mention.use,
        "seen": iso(mention.seen) if mention.seen is not None else None,
        "order": mention.order,
        "forms": sorted(mention.forms),
    }


def summary(path: "Path") -> dict[str, float]:
    """Figures of a truth file: phones a case, shares current, what the two simple orders hit.

    phones = the subject's (mobile, home, work); mobiles alone beside them. newest_first and
    file_order: share of cases with a current phone whose first phone in that order is current.
    """
    count: Counter[str] = Counter()
    with path.open(encoding="utf-8") as file:
        for text in file:
            _count(json.loads(text), count)
    cases = count["cases"] or 1
    figures: dict[str, float] = {"cases": count["cases"]}
    for name in ("phone", "mobile", "address", "third_phone"):
        total = count[name] or 1
        figures[f"{name}s_a_case"] = count[name] / cases
        figures[f"{name}s_current"] = count[f"{name}_current"] / total
    for name in ("phone", "mobile", "address"):
        have = count[f"cases_{name}"] or 1
        figures[f"cases_without_current_{name}"] = 1 - count[f"cases_{name}"] / cases
        figures[f"newest_first_{name}"] = count[f"newest_{name}"] / have
        figures[f"file_order_{name}"] = count[f"first_{name}"] / have
    figures["cases_without_any_way"] = 1 - count["reachable"] / cases
    return {name: round(value, 3) for name, value in figures.items()}


def _count(case: dict[str, Any], count: "Counter[str]") -> None:
    points = case["points"]
    count["cases"] += 1
    count["reachable"] += any(point["in_touch"] for point in points)
    third = [p for p in points if p["party"] != SUBJECT and p["kind"] == "phone"]
    count["third_phone"] += len(third)
    count["third_phone_current"] += sum(point["current"] for point in third)
    mine = [p for p in points if p["party"] == SUBJECT]
    phones = [p for p in mine if p["kind"] == "phone"]
    _orders("phone", phones, count)
    _orders("mobile", [p for p in phones if "-" not in p["value"]], count)
    _orders("address", [p for p in mine if p["kind"] == "address"], count)


def _orders(name: str, points: list[dict[str, Any]], count: "Counter[str]") -> None:
    count[name] += len(points)
    count[f"{name}_current"] += sum(point["current"] for point in points)
    if not any(point["current"] for point in points):
        return
    count[f"cases_{name}"] += 1
    newest = max(points, key=lambda p: (p["seen"] or "", -p["order"]))
    first = min(points, key=lambda p: p["order"])
    count[f"newest_{name}"] += newest["current"]
    count[f"first_{name}"] += first["current"]
