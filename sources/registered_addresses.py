"""`registered-addresses`: register pages (户籍), one row a person, or a person and a member."""

from dataclasses import replace

from skiptrace.model.contact import ContactPoint, ContactUse
from skiptrace.model.party import PartyRef, Relation
from skiptrace.model.record import Record
from skiptrace.ports import ReadOptions, SourceCard
from sources.household import member_of_household
from sources.stamp import ClaimSheet, Detail, record_name
from sources.tables.columns import column
from sources.tables.row import Row
from sources.tables.tabular import TabularAdapter

KIND = "registered-addresses"

CARD = SourceCard(
    kind=KIND,
    title_en="Registered addresses and household members",
    title_zh="户籍地址与同户成员",
    columns=(
        column("id_no", "身份证号 证件号码 身份证 证件号", "330127198503121014", required=True),
        column("name", "姓名 户籍姓名", "测试甲"),
        column(
            "registered_address",
            "户籍地址 户口地址 身份证地址 户籍所在地",
            "浙江省杭州市淳安县威坪镇测试村5组",
            required=True,
        ),
        column("member_name", "成员姓名 家庭成员姓名 同户人姓名", "测试丁"),
        column("member_relation", "成员关系 关系 与本人关系 家庭成员关系", "父亲"),
        column("head_relation", "本人与户主关系 与户主关系", "长子"),
        column("member_head_relation", "成员与户主关系 成员与户主的关系"),
        column("member_id_no", "成员身份证号 成员证件号 家庭成员身份证号", "330127196001010016"),
        column("as_of", "查询日期 截止日期 日期", "2026-01-10"),
    ),
    basis_needed=True,
    lawful_note="Register data: only from the debtor's papers, or by a lawyer's or court order.",
    cost="order or document",
    # Third parties who signed nothing: the shortest span that one enforcement round needs.
    retention_days=2 * 365,
    yields=("registered address", "household members"),
)


def build(row: Row, options: ReadOptions) -> Record:
    """The person's registered address, and the member of the household at the same place."""
    id_no = row.id_no("id_no")
    row.need("id_no", id_no)
    address = row.point("registered_address", ContactUse.REGISTERED)
    row.need("registered_address", address)
    day = row.day("as_of")
    party = PartyRef(name=row.name("name"), id_no=id_no)
    name, text = row.name("member_name"), row.text("member_relation")
    member_id = row.id_no("member_id_no")
    to_head = (row.text("head_relation"), row.text("member_head_relation"))
    # A row without these columns keeps the name it had before they were known.
    said = (name, text, member_id, *(to_head if any(to_head) else ()))
    record = record_name(KIND, (id_no, address and address.value, day, *said))
    origin = f"{KIND}:{party.person_id}:{day or ''}"
    sheet = ClaimSheet(KIND, record, origin, day, options, notes=row.notes)
    sheet.contact(party, address)
    kinship = member_of_household(text, *to_head)
    _member(sheet, party, address, PartyRef(name=name, id_no=member_id), kinship)
    return Record(KIND, record, row.line, tuple(sheet.claims))


def _member(
    sheet: ClaimSheet,
    party: PartyRef,
    address: ContactPoint | None,
    member: PartyRef,
    kinship: tuple[Relation, str],
) -> None:
    """A member is registered at the same address; what they are, the register page says."""
    if member.name is None and member.id_no is None:
        return
    relation, note = kinship
    anchor = f"{KIND}:{party.person_id}:{address.value if address else ''}"
    member = replace(member, anchor=anchor)
    sheet.relation(party, member, relation, Detail(note=note))
    sheet.contact(member, address)


ADAPTER = TabularAdapter(CARD, build)
