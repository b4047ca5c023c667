"""`lookups`: the worksheet filled in; what a person found in public, with page and day.

A row without an answer yet is passed over; "nothing found" is kept, so that the query is not
proposed again. What is found may be a namesake's: how well it matches becomes its certainty.
"""

from dataclasses import dataclass, replace
from datetime import date

from skiptrace.model.case import CHINA
from skiptrace.model.claim import Attribute
from skiptrace.model.contact import ContactKind, ContactPoint, ContactUse
from skiptrace.model.party import PartyRef
from skiptrace.model.record import Record
from skiptrace.model.worksheet import Answer, Match, Term, WorksheetPlace, belongs, query_id
from skiptrace.ports import ReadOptions, SourceCard
from sources.pages import Page, page_of
from sources.relations import relation_and_note
from sources.stamp import ClaimSheet, Detail, record_name
from sources.tables.columns import column
from sources.tables.row import Row
from sources.tables.tabular import TabularAdapter
from sources.words import plain, word_table

KIND = "lookups"

BASIS = "PIPL art. 13(6), 27: lawfully public information, in reasonable scope"
"""What is lawfully public needs no consent; an import's own --basis goes before it."""

_EXAMPLE = query_id("C2026-0001", WorksheetPlace.SEARCH, (Term("name", "测试甲"),))

CARD = SourceCard(
    kind=KIND,
    title_en="Worksheet of public queries, filled in",
    title_zh="公开信息查询清单（已填）",
    columns=(
        column("case_no", "案件编号 案件号 委案编号", "C2026-0001", required=True),
        column("query_id", "查询编号", _EXAMPLE, required=True),
        column("place", "查询渠道 渠道", "search"),
        column("answer", "答复类型 答复 查询结果", "mobile", required=True),
        column("value", "内容 值 号码", "19900007777"),
        column("person", "相关人 相关人姓名"),
        column("relation", "关系 与债务人关系"),
        column("url", "网址 链接 页面", "https://www.example.org/notices/7.html"),
        column("seen_on", "查看日期 查询日期", "2026-03-10", required=True),
        column("stated_on", "页面日期 发布日期", "2026-02-20"),
        column("match", "相符程度 相符", "name_and_place"),
        column("note", "备注 说明"),
        # Printed on the worksheet for the reader; they say nothing that is taken over.
        column("query", "查询内容"),
        column("others", "预计无关结果"),
        column("why", "依据"),
        column("yields", "可能得到"),
        column("rules", "适用规则"),
    ),
    basis_needed=False,
    lawful_note="Lawfully public information, for this case and in reasonable scope only "
    "(PIPL art. 6, 13, 27); it stops when the person objects.",
    cost="a person's time",
    # What was public once is stale after two years, and may be looked up again.
    retention_days=2 * 365,
    yields=("phone", "address", "employer", "email", "social account", "contacts"),
)

_ANSWERS = word_table(
    {
        Answer.NOTHING: "nothing none 未找到 没有找到 无结果 查无 未查到",
        Answer.ELSEWHERE: "elsewhere 另表录入 已另行录入 见其他表",
        Answer.MOBILE: "mobile 手机 手机号 手机号码",
        Answer.PHONE: "phone 电话 固话 座机 联系电话",
        Answer.EMPLOYER_PHONE: "employer_phone work_phone 单位电话 公司电话",
        Answer.EMAIL: "email 邮箱 电子邮箱",
        Answer.QQ: "qq QQ号",
        Answer.WECHAT: "wechat 微信 微信号",
        Answer.HOME_ADDRESS: "home_address address 居住地址 家庭地址 住址 地址",
        Answer.MAILING_ADDRESS: "mailing_address 通讯地址 联系地址",
        Answer.EMPLOYER: "employer 工作单位 单位名称 单位",
        Answer.EMPLOYER_ADDRESS: "employer_address work_address 单位地址 公司地址",
    }
)
_USE_OF = {
    Answer.EMPLOYER_PHONE: ContactUse.WORK_PHONE,
    Answer.EMAIL: ContactUse.EMAIL,
    Answer.QQ: ContactUse.QQ,
    Answer.WECHAT: ContactUse.WECHAT,
    Answer.HOME_ADDRESS: ContactUse.HOME,
    Answer.MAILING_ADDRESS: ContactUse.MAILING,
    Answer.EMPLOYER: ContactUse.EMPLOYER,
    Answer.EMPLOYER_ADDRESS: ContactUse.WORK_ADDRESS,
}
_PLACES = word_table(
    {WorksheetPlace.DIRECTORY: "directory 114 查号台 114查号台 directory_assistance_114"}
)
_THEMSELVES = frozenset(map(plain, "本人 self subject 债务人 债务人本人 借款人".split()))
_MATCHES = word_table(
    {
        Match.EXACT: "exact 一致 完全一致 号码一致",
        Match.NAME_AND_PLACE: "name_and_place 姓名和地区一致 姓名与地区一致",
        Match.NAME_ONLY: "name_only 仅姓名一致 同名",
    }
)
# How likely the page speaks of the subject: a number, mailbox or company name is rarely somebody
# else's, a name in the right county mostly the right one, a bare name seldom; unsaid, even odds.
_CERTAINTY = {Match.EXACT: 0.95, Match.NAME_AND_PLACE: 0.75, Match.NAME_ONLY: 0.35, None: 0.5}
_UNDATED_PAGE = 0.8  # a page that gives no day of its own may have stood there for years


def build(row: Row, options: ReadOptions) -> Record:
    """One answer, or a row that has none yet."""
    case_no, name = row.key("case_no"), row.key("query_id")
    row.need("case_no", case_no)
    row.need("query_id", name)
    if case_no and name and not belongs(name, case_no):
        row.wrong("query_id", "query_foreign")
    answer = _ANSWERS.get(plain(row.raw("answer")))
    if not row.raw("answer") and not row.raw("value"):
        record = record_name(KIND, (case_no, name, "open"))
        return Record(KIND, record, row.line, warnings=("not_answered",))
    if answer is None:
        row.wrong("answer", "answer_unknown" if row.raw("answer") else "value_without_answer")
    seen = row.day("seen_on")
    row.need("seen_on", seen)
    stated = row.day("stated_on")
    _check_days(row, seen, stated, options)
    point = _point(row, answer)
    match = _match(row)
    page = page_of(row)
    asked = _PLACES.get(plain(row.raw("place")))
    if point is not None and page is None and asked is not WorksheetPlace.DIRECTORY and not row.bad:
        row.wrong("url", "page_missing")
    if answer is None or seen is None or row.bad:
        return Record(KIND, record_name(KIND, (case_no, name)), row.line)
    found = _Found(case_no or "", name or "", answer, point, page, seen, stated, match)
    return _record(row, found, options)


@dataclass(frozen=True, slots=True)
class _Found:
    """A row whose cells are all good. page: None for directory assistance or where nothing was."""

    case_no: str
    query: str
    answer: Answer
    point: ContactPoint | None
    page: Page | None
    seen: date
    stated: date | None
    match: Match | None

    @property
    def certainty(self) -> float:
        """That the page speaks of the subject, and still holds."""
        sure = _CERTAINTY[self.match]
        return round(sure if self.stated or self.page is None else sure * _UNDATED_PAGE, 3)


def _check_days(row: Row, seen: date | None, stated: date | None, options: ReadOptions) -> None:
    """Nothing was seen after today, and no page of tomorrow was seen today."""
    today = options.received_at.astimezone(CHINA).date()
    if seen is not None and seen > today:
        row.wrong("seen_on", "answer_ahead")
    if seen is not None and stated is not None and stated > seen:
        row.wrong("stated_on", "answer_ahead")


def _point(row: Row, answer: Answer | None) -> ContactPoint | None:
    """The contact point that the answer is; nothing and elsewhere have none."""
    if answer in (None, Answer.NOTHING, Answer.ELSEWHERE):
        if answer is not None and row.has("value"):
            row.wrong("value", "value_without_answer")
        return None
    use = _USE_OF.get(answer)
    point = row.phone("value") if use is None else row.point("value", use)
    if point is None and not row.bad:
        row.wrong("value", "answer_without_value")
    return point


def _match(row: Row) -> Match | None:
    match = _MATCHES.get(plain(row.raw("match")))
    if match is None and row.has("match"):
        row.wrong("match", "match_unknown")
    return match


def _record(row: Row, found: _Found, options: ReadOptions) -> Record:
    """That the query has its answer, and what was found."""
    person, text, note = row.name("person"), row.text("relation"), row.text("note")
    url = found.page.url if found.page else None
    point = found.point and found.point.value
    parts = (found.case_no, found.query, found.answer, point, url, found.seen, found.stated)
    record = record_name(KIND, (*parts, found.match, person, text, note))
    options = replace(options, basis=options.basis or BASIS)
    party = PartyRef(case_no=found.case_no)
    origin = f"{KIND}:{found.query}"
    sheet = ClaimSheet(KIND, record, origin, found.seen, options, notes=row.notes)
    sheet.attribute(
        party, Attribute.LOOKED_UP, found.query, Detail(quote=note, note=found.answer.value)
    )
    if found.point is not None:
        themselves = person is None or plain(text or "") in _THEMSELVES
        other = None if themselves else _other(sheet, party, found, person, text)
        sheet.contact(other or party, found.point, _detail(found, note))
    return Record(KIND, record, row.line, tuple(sheet.claims), warnings=sheet.warnings)


def _detail(found: _Found, note: str | None) -> Detail:
    """Where and when it stood; the whole address is shown on a reveal only."""
    page = found.page
    return Detail(
        place=page.shown if page else "114",
        quote="; ".join(filter(None, (page.url if page else None, note))) or None,
        observed_on=found.stated or found.seen,
        origin=page.origin if page else "",
        certainty=found.certainty,
    )


def _other(
    sheet: ClaimSheet, party: PartyRef, found: _Found, person: str | None, text: str | None
) -> PartyRef:
    """The person named beside the value, tied to the subject as the page says."""
    point = found.point
    phone = point.value if point and point.kind is ContactKind.PHONE else None
    other = PartyRef(name=person, phone=phone, anchor=f"{KIND}:{sheet.record}:person")
    relation, unread = relation_and_note(text)
    sheet.relation(party, other, relation, replace(_detail(found, None), note=unread))
    return other


ADAPTER = TabularAdapter(CARD, build)
