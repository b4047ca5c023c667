"""A synthetic report with every code of the format once, in any form that reports arrive in."""

import base64
import json
from xml.etree.ElementTree import Element, SubElement, tostring

from skiptrace.model.record import Record, Reject
from sources.reports.fields import ROOT, FieldType, fields

SUBJECT_ID = "330127198503121014"
SPOUSE_ID = "330127198709202020"
LEADS = {
    "PA01AI01": "2026031500000000000001",
    "PA01AR01": "2026-03-15T10:21:35",
    "PA01BQ01": "测试甲",
    "PA01BI01": SUBJECT_ID,
    "PA01BD02": "01",
    "PA01CD01": "2",
    "PA01CI01": "E00000000",
    "PA01DQ02": "19100009999",
    "PB01AQ01": "test@example.com",
    "PB01AQ02": "浙江省杭州市拱墅区环城北路8号3幢501室",
    "PB01AQ03": "浙江省杭州市淳安县威坪镇测试村5组",
    "PB01BQ01": "19900001234",
    "PB020D01": "20",
    "PB020Q01": "测试乙",
    "PB020I01": SPOUSE_ID,
    "PB020Q02": "杭州测试服饰有限公司",
    "PB020Q03": "19100015678",
    "PB030D01": "5",
    "PB030Q01": "浙江省杭州市临平区乔司街道测试路66号7幢302室",
    "PB030Q02": "0571-87650001",
    "PB040D01": "91",
    "PB040Q01": "杭州测试物流有限公司",
    "PB040Q02": "浙江省杭州市萧山区测试大道1号",
    "PB040Q03": "0571-87650002",
    "PE01AD01": "TE",
    "PE01AQ01": "测试通信有限公司杭州分公司",
    "PE01AD03": "0",
    "PE01AQ02": "N" * 24,
    "PD03AQ01": "C30000000000001",
    "PD03AQ02": "TESTGUAR0001",
    "PF02AQ01": "测试市中级人民法院",
    "PF03AQ01": "测试县人民法院",
    "PF05AQ01": "测试市",
    "PF05AQ04": "测试建设集团有限公司",
    "PD01AI02": "B20000000000001",
    "PH010Q02": "B20000000000001",
    "PH010Q03": "02",
}
# What stands in a field that no test looks at.
PLAIN = {
    FieldType.TEXT: "测试内容",
    FieldType.IDENTIFIER: "TEST0001",
    FieldType.COUNT: "1",
    FieldType.AMOUNT: "1000",
}
DAYS = {"moment": "2026-03-15T10:21:35", "month": "2026-02", "year": "2021", "day": "2025-12-01"}
CODES = {
    "id_type": "10", "query_reason": "02", "gender": "1", "education": "30", "degree": "5",
    "employment_status": "91", "marital_status": "20", "residence_status": "5",
    "employer_nature": "40", "industry": "G", "occupation": "6", "position": "3", "title": "9",
    "institution_type": "24", "account_type": "D1", "credit_product": "91",
    "repayment_frequency": "03", "transferred_status": "1", "loan_class": "1",
    "repayment_status": "N", "special_transaction": "4", "credit_line_use": "10",
    "credit_line_status": "1", "liability": "2", "deferred_account": "TE", "payment_state": "0",
    "fund_state": "1",
}  # fmt: skip


def full_report(**values: str) -> Element:
    """The report as elements; keyword arguments replace the texts of fields."""
    texts = LEADS | values
    root = Element("Document")
    made = {ROOT: root}
    for code, field in fields().items():
        element = made[code] = SubElement(made[field.parent], code)
        if not field.is_value:
            continue
        match field.type:
            case FieldType.DATE:
                plain = DAYS[field.unit]
            case FieldType.CODED:
                plain = CODES[field.unit] if field.unit else "1"
            case _:
                plain = PLAIN[field.type]
        element.text = texts.get(code, plain)
    return root


def xml(root: Element) -> bytes:
    body: bytes = tostring(root, encoding="utf-8")
    return b'<?xml version="1.0" encoding="UTF-8"?>' + body


def envelope(*bodies: bytes) -> bytes:
    """One message a body under one document, as channels answer in batches."""
    messages = "".join(
        "<Msg><ResultCode>AAA000</ResultCode><ReportMessage>"
        f"{base64.b64encode(body).decode()}</ReportMessage></Msg>"
        for body in bodies
    )
    return f"<Document>{messages}</Document>".encode()


def tree(root: Element) -> dict[str, object]:
    """The report as JSON has it: lower-case keys, a list where a key repeats."""
    found: dict[str, object] = {}
    for part in root:
        value: object = tree(part) if len(part) else (part.text or "")
        key = part.tag.lower()
        held = found.get(key)
        if held is None:
            found[key] = value
        elif isinstance(held, list):
            held.append(value)
        else:
            found[key] = [held, value]
    return found


def as_json(root: Element) -> bytes:
    """In ASCII, where also lone surrogates and control characters have a form."""
    return json.dumps(tree(root)).encode()


def the_record(items: list[Record | Reject]) -> Record:
    (item,) = items
    assert isinstance(item, Record), item
    return item
