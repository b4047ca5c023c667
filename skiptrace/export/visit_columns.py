"""Columns of a visit sheet, and what a stop puts into them.

The sheet comes back as a contact log: case number, channel, address, time, result, people and
remarks carry headers that `import attempts` knows, in both languages. Nothing on it speaks of a
debt: no amount, product, lender or day past due is even looked at here.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from skiptrace.model.attempt import Disposition
from skiptrace.model.visit import VisitStop
from skiptrace.policy.pack import Pack
from skiptrace.policy.texts import say
from skiptrace.visits.why import say_why


@dataclass(frozen=True, slots=True)
class VisitColumn:
    """Key, header in each language, and the width on paper in characters; `blank`: to fill in."""

    key: str
    en: str
    zh: str
    width: int
    blank: bool = False

    def title(self, lang: str) -> str:
        """The header in zh or en."""
        return self.zh if lang == "zh" else self.en


VISIT_COLUMNS = (
    VisitColumn("order", "no", "序号", 5),
    VisitColumn("region", "region", "区域", 16),
    VisitColumn("case_no", "case_no", "案件编号", 14),
    VisitColumn("channel", "channel", "渠道", 6),
    VisitColumn("name", "name", "姓名", 9),
    VisitColumn("relation", "relation", "身份", 9),
    VisitColumn("value", "value", "地址", 34),
    VisitColumn("chance", "chance", "把握", 6),
    VisitColumn("why", "why", "依据", 20),
    VisitColumn("conditions", "conditions", "注意事项", 14),
    VisitColumn("at", "at", "时间", 15, blank=True),
    VisitColumn("result", "result", "结果", 12, blank=True),
    VisitColumn("by", "by", "外访人", 14, blank=True),
    VisitColumn("note", "note", "备注", 18, blank=True),
)

RESULTS: Mapping[Disposition, str] = {
    Disposition.MET_SUBJECT: "见到本人",
    Disposition.MET_FAMILY: "见到家属",
    Disposition.MET_NEIGHBOUR: "见到邻居",
    Disposition.THIRD_PARTY_LOCATION_GIVEN: "第三方提供线索",
    Disposition.THIRD_PARTY_REFUSED: "第三方拒绝",
    Disposition.WRONG_PARTY: "非本人",
    Disposition.DOOR_CLOSED: "无人应门",
    Disposition.MOVED: "已搬走",
    Disposition.NOT_FOUND: "地址不存在",
}
"""Results that a visit can have, by the names that `import attempts` reads back."""

# A passer-by who reads the sheet must not learn what the case is about, hence "signatory".
_RELATIONS = {
    "subject": ("the person", "本人"),
    "spouse": ("spouse", "配偶"),
    "parent": ("parent", "父母"),
    "child": ("child", "子女"),
    "sibling": ("sibling", "兄弟姐妹"),
    "relative": ("relative", "亲属"),
    "friend": ("friend", "朋友"),
    "colleague": ("colleague", "同事"),
    "guarantor": ("signatory", "签约方"),
    "co_borrower": ("signatory", "签约方"),
    "neighbour": ("neighbour", "邻居"),
    "employer": ("employer", "单位"),
}
_UNLOCATED = {"zh": "区域不明", "en": "region unknown"}


def result_names(lang: str) -> list[str]:
    """What the result column offers: Chinese names, or the plain codes in English."""
    return [name if lang == "zh" else result.value for result, name in RESULTS.items()]


def visit_cells(stop: VisitStop, lang: str, pack: Pack) -> dict[str, str]:
    """A stop's cells by column key; cells to fill in are empty."""
    zh = lang == "zh"
    english, chinese = _RELATIONS.get(stop.relation or stop.party, ("other", "其他"))
    region = stop.region if stop.region_code else _UNLOCATED["zh" if zh else "en"]
    filled = {
        "order": str(stop.order),
        "region": region,
        "case_no": stop.case_no,
        "channel": "外访" if zh else "visit",
        "name": stop.name,
        "relation": chinese if zh else english,
        "value": stop.address,
        "chance": f"{stop.p_current:.0%}",
        "why": say_why(stop.why, lang),
        "conditions": ("；" if zh else "; ").join(
            say(pack, rule, lang).title for rule in stop.conditions
        ),
    }
    return {column.key: filled.get(column.key, "") for column in VISIT_COLUMNS}
