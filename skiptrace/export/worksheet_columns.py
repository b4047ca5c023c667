"""Columns of a worksheet, and what a query puts into them.

The sheet comes back through `import lookups`, which knows these headers in both languages.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from skiptrace.model.party import Relation
from skiptrace.model.worksheet import Answer, Match, WorksheetQuery
from skiptrace.policy.pack import Pack
from skiptrace.policy.texts import say
from skiptrace.worksheet.texts import place_name, place_yields, say_grounds, shown_others


@dataclass(frozen=True, slots=True)
class WorksheetColumn:
    """Key (the column of the kind), Chinese header, width in characters; `blank`: to fill in."""

    key: str
    zh: str
    width: int
    blank: bool = False

    def title(self, lang: str) -> str:
        """The header in zh or en."""
        return self.zh if lang == "zh" else self.key


WORKSHEET_COLUMNS = (
    WorksheetColumn("case_no", "案件编号", 14),
    WorksheetColumn("query_id", "查询编号", 14),
    WorksheetColumn("place", "查询渠道", 18),
    WorksheetColumn("query", "查询内容", 30),
    WorksheetColumn("others", "预计无关结果", 7),
    WorksheetColumn("why", "依据", 26),
    WorksheetColumn("yields", "可能得到", 22),
    WorksheetColumn("rules", "适用规则", 12),
    WorksheetColumn("answer", "答复类型", 10, blank=True),
    WorksheetColumn("value", "内容", 18, blank=True),
    WorksheetColumn("person", "相关人", 9, blank=True),
    WorksheetColumn("relation", "关系", 8, blank=True),
    WorksheetColumn("url", "网址", 24, blank=True),
    WorksheetColumn("seen_on", "查看日期", 11, blank=True),
    WorksheetColumn("stated_on", "页面日期", 11, blank=True),
    WorksheetColumn("match", "相符程度", 12, blank=True),
    WorksheetColumn("note", "备注", 16, blank=True),
)

ANSWERS: Mapping[Answer, str] = {
    Answer.NOTHING: "未找到",
    Answer.ELSEWHERE: "另表录入",
    Answer.MOBILE: "手机",
    Answer.PHONE: "电话",
    Answer.EMPLOYER_PHONE: "单位电话",
    Answer.EMAIL: "邮箱",
    Answer.QQ: "QQ",
    Answer.WECHAT: "微信",
    Answer.HOME_ADDRESS: "居住地址",
    Answer.MAILING_ADDRESS: "通讯地址",
    Answer.EMPLOYER: "工作单位",
    Answer.EMPLOYER_ADDRESS: "单位地址",
}
MATCHES: Mapping[Match, str] = {
    Match.EXACT: "一致",
    Match.NAME_AND_PLACE: "姓名和地区一致",
    Match.NAME_ONLY: "仅姓名一致",
}
RELATIONS: Mapping[Relation, str] = {
    Relation.SPOUSE: "配偶",
    Relation.PARENT: "父母",
    Relation.CHILD: "子女",
    Relation.SIBLING: "兄弟姐妹",
    Relation.RELATIVE: "亲属",
    Relation.FRIEND: "朋友",
    Relation.COLLEAGUE: "同事",
    Relation.GUARANTOR: "担保人",
    Relation.CO_BORROWER: "共同借款人",
    Relation.NEIGHBOUR: "邻居",
    Relation.UNKNOWN: "其他",
}
"""What the lists of the sheet offer, by the names that `import lookups` reads back."""


def offered(lang: str) -> dict[str, list[str]]:
    """Column -> what its list offers: Chinese names, or the plain codes in English."""
    tables: dict[str, Mapping[Answer, str] | Mapping[Match, str] | Mapping[Relation, str]] = {
        "answer": ANSWERS,
        "relation": RELATIONS,
        "match": MATCHES,
    }
    return {
        column: [name if lang == "zh" else code.value for code, name in table.items()]
        for column, table in tables.items()
    }


def worksheet_cells(
    query: WorksheetQuery, lang: str, pack: Pack, *, reveal: bool
) -> dict[str, str]:
    """A query's cells by column key; cells to fill in are empty."""
    between = "；" if lang == "zh" else "; "
    filled = {
        "case_no": query.case_no,
        "query_id": query.query_id,
        "place": place_name(query.place, lang),
        "query": query.text(reveal=reveal),
        "others": shown_others(query.others),
        "why": say_grounds(query.grounds, lang),
        "yields": place_yields(query.place, lang),
        "rules": between.join(say(pack, rule, lang).title for rule in query.rules),
    }
    return {column.key: filled.get(column.key, "") for column in WORKSHEET_COLUMNS}
