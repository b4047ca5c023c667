"""The other people of a case row: contacts 1 to 10, co-borrower, guarantor, spouse.

Each may have several phones, an address and an employer of their own. Column titles: the import
templates of collection systems (domain.md 4.2).
"""

from skiptrace.model.claim import Attribute
from skiptrace.model.contact import ContactPoint, ContactUse
from skiptrace.model.party import PartyRef, Relation
from skiptrace.ports import Column
from sources.relations import relation_and_note
from sources.stamp import ClaimSheet, Detail
from sources.tables.headers import NUMBERED
from sources.tables.row import Row

# Part of a column's name -> how templates end the title of that part.
_PARTS = {
    "name": "姓名",
    "relation": "关系 与申请人关系 与案人关系 与客户关系 与借款人关系 与本人关系",
    "phone": "电话 联系电话 电话号码",
    "mobile": "手机 手机号 手机号码 移动电话",
    "home_phone": "家庭电话 住宅电话 家庭号码 宅电",
    "work_phone": "单位电话 公司电话 单位号码",
    "id_no": "证件号 身份证号 身份证 证件号码 身份证号码 证件",
    "address": "地址 家庭地址 居住地址 现住址 住址 联系地址",
    "employer": "单位 单位名称 工作单位 公司 公司名称",
    "work_address": "单位地址 公司地址",
}
_CONTACT_TITLES = ("联系人N", "联络人N", "第N联系人", "紧急联系人N")
# Some systems number the part instead ("联系人电话2"); with no number at all the first is meant.
_NUMBERED_AFTER = ("联系人", "紧急联系人")

_SIGNERS = (
    ("co_borrower", ("共同借款人", "共借人"), Relation.CO_BORROWER),
    ("guarantor", ("担保人", "保证人"), Relation.GUARANTOR),
    ("spouse", ("配偶",), Relation.SPOUSE),
)
"""People named on the contract: column prefix, Chinese prefixes, what they are to the subject."""

_EXAMPLES = {"name": "测试乙", "relation": "父亲", "phone": "19100015678"}


def people_columns() -> tuple[Column, ...]:
    """Their columns of the card."""
    contacts = tuple(_contact_column(part) for part in _PARTS)
    signers = tuple(
        _signer_column(prefix, titles, part)
        for prefix, titles, _ in _SIGNERS
        for part in (*_PARTS, "contract_no")
    )
    return contacts + signers


def _contact_column(part: str) -> Column:
    ends = _PARTS[part].split()
    aliases = [f"{title}{end}" for title in _CONTACT_TITLES for end in ends]
    aliases += [f"{title}{end}N" for title in _NUMBERED_AFTER for end in ends]
    aliases += [f"{title}{end}" for title in _NUMBERED_AFTER[::-1] for end in ends]
    if part == "name":
        aliases += ["联系人N", "联络人N", "紧急联系人N", "紧急联系人"]
    # The elements of a list of contacts.
    aliases.append(f"contactsN_{part}")
    return Column(f"contactN_{part}", tuple(aliases), example=_EXAMPLES.get(part, ""))


def _signer_column(prefix: str, titles: tuple[str, ...], part: str) -> Column:
    ends = _PARTS[part].split() if part in _PARTS else ["合同编号", "合同号"]
    aliases = [f"{title}{end}" for title in titles for end in ends]
    if part == "name":
        aliases += titles
    if part == "relation" and prefix == "guarantor":
        # In the car-loan template it stands beside the guarantor without naming them.
        aliases += ["与申请人关系"]
    return Column(f"{prefix}_{part}", tuple(aliases))


def add_people(row: Row, sheet: ClaimSheet, subject: PartyRef) -> None:
    """Claims of everybody the row names besides the subject."""
    for number in NUMBERED:
        prefix = f"contact{number}"
        relation, note = relation_and_note(row.text(f"{prefix}_relation"))
        _person(row, sheet, subject, prefix, relation, note)
    for prefix, _, relation in _SIGNERS:
        _signer(row, sheet, subject, prefix, relation)


def _signer(
    row: Row, sheet: ClaimSheet, subject: PartyRef, prefix: str, relation: Relation
) -> None:
    """A signer is what the contract says; what they are besides stays as a note."""
    other = _person(row, sheet, subject, prefix, relation, row.text(f"{prefix}_relation") or "")
    paper = row.key(f"{prefix}_contract_no")
    if other is not None:
        sheet.attribute(other, Attribute.LIABLE_DOCUMENT, paper)


def _person(
    row: Row, sheet: ClaimSheet, subject: PartyRef, prefix: str, relation: Relation, note: str
) -> PartyRef | None:
    """Another person of the row: who they are to the subject, and what is theirs.

    A workplace's line identifies nobody; an address or employer alone makes no person.
    """
    name = row.name(f"{prefix}_name")
    id_no = row.id_no(f"{prefix}_id_no")
    own = [row.phone(f"{prefix}_{part}") for part in ("mobile", "phone", "home_phone")]
    phones = list(dict.fromkeys(phone for phone in own if phone is not None))
    others = _other_points(row, prefix)
    if name is None and id_no is None and not phones:
        return None
    other = PartyRef(
        name=name,
        id_no=id_no,
        phone=phones[0].value if phones and not id_no else None,
        anchor=f"{sheet.source}:{sheet.record}:{prefix}",
    )
    sheet.relation(subject, other, relation, Detail(note=note, place=prefix))
    for point in (*phones, *others):
        sheet.contact(other, point, Detail(place=prefix))
    return other


def _other_points(row: Row, prefix: str) -> list[ContactPoint]:
    points = (
        row.point(f"{prefix}_work_phone", ContactUse.WORK_PHONE),
        row.point(f"{prefix}_address", ContactUse.HOME),
        row.point(f"{prefix}_employer", ContactUse.EMPLOYER),
        row.point(f"{prefix}_work_address", ContactUse.WORK_ADDRESS),
    )
    return [point for point in points if point is not None]
