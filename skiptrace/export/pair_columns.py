"""Columns of the review form, and what a pair puts into them.

`review --verdicts` (sources/verdicts.py) knows the headers of left, right, verdict and note in
both languages, and the words of VERDICT_WORDS.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from skiptrace.likeness import SENTENCES
from skiptrace.locale import Language, in_language
from skiptrace.model.judgement import Verdict
from skiptrace.model.lead import MILLI
from skiptrace.model.pair import Agreement, PairView, PersonView
from skiptrace.normalize.masking import mask, mask_numbers


@dataclass(frozen=True, slots=True)
class PairColumn:
    """Key, Chinese header, width in characters; `blank`: to fill in."""

    key: str
    zh: str
    width: int
    blank: bool = False

    def title(self, lang: str) -> str:
        """The header in zh or en."""
        return self.zh if lang == "zh" else self.key


PAIR_COLUMNS = (
    PairColumn("left", "甲方", 20),
    PairColumn("right", "乙方", 20),
    PairColumn("verdict", "判定", 9, blank=True),
    PairColumn("note", "备注", 18, blank=True),
    PairColumn("outcome", "系统结论", 9),
    PairColumn("weight", "权重", 7),
    PairColumn("agrees", "相符", 30),
    PairColumn("differs", "不符", 30),
    PairColumn("left_record", "甲方记录", 34),
    PairColumn("right_record", "乙方记录", 34),
)

VERDICT_WORDS: Mapping[Language, Mapping[Verdict, str]] = {
    "en": {verdict: verdict.value for verdict in Verdict},
    "zh": {Verdict.SAME: "同一人", Verdict.DIFFERENT: "不同人", Verdict.UNSURE: "不确定"},
}
"""What the list of the sheet offers, by the words that come back."""

_NAMES: Mapping[str, str] = {
    "name": "姓名", "id_no": "证件号", "phone": "电话", "address": "地址", "employer": "单位",
    "email": "邮箱", "case": "案件", "source": "来源",
}  # fmt: skip


def id_cell(person_id: str) -> str:
    """A person id that no spreadsheet takes for a number."""
    return f"id:{person_id}"


def pair_cells(pair: PairView, lang: str, *, reveal: bool, between: str = "; ") -> list[str]:
    """The cells of one pair; what a blind review hides is left empty.

    between: stands between the parts of a cell; no line break in a CSV, where one that goes on
    over lines reads like a stray quote.
    """
    return [
        id_cell(pair.left),
        id_cell(pair.right),
        "",
        "",
        in_language(_language(lang), pair.outcome.value) if pair.outcome else "",
        "" if pair.weight is None else f"{pair.weight / MILLI:+.2f}",
        between.join(_said(pair, lang, 1)),
        between.join(_said(pair, lang, -1)),
        between.join(_record(pair.left_record, lang, reveal=reveal)),
        between.join(_record(pair.right_record, lang, reveal=reveal)),
    ]


def _language(lang: str) -> Language:
    return "zh" if lang == "zh" else "en"


def _said(pair: PairView, lang: str, sign: int) -> list[str]:
    """The sentences of the fields whose weight has that sign; none of a blind pair."""
    return [
        f"{_named(a.field, lang)}: {_sentence(a, lang)} ({a.weight / MILLI:+.2f})"
        for a in pair.agreements
        if a.weight is not None and a.weight * sign > 0
    ]


def _sentence(agreement: Agreement, lang: str) -> str:
    return in_language(_language(lang), SENTENCES.get(agreement.says, agreement.level))


def _record(side: PersonView, lang: str, *, reveal: bool) -> list[str]:
    """Everything known of one side, field by field."""
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
    lines = [
        f"{_named(field, lang)}: " + ", ".join(v if reveal else mask(field, v) for v in found)
        for field, found in values.items()
        if found
    ]
    if side.cases:
        lines.append(f"{_named('case', lang)}: {', '.join(side.cases)}")
    lines += [
        f"{_named('source', lang)}: {mention.source} "
        f"{mention.record if reveal else mask_numbers(mention.record)} {mention.observed_on or ''}"
        for mention in side.mentions
    ]
    return [line.rstrip() for line in lines]


def _named(field: str, lang: str) -> str:
    return _NAMES[field] if lang == "zh" else field
