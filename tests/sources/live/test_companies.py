"""The companies register: a row of kind `companies`, as its adapter reads it."""

import pytest

from skiptrace.errors import BadAnswer, ServiceRefusal
from skiptrace.model.claim import HadContact
from skiptrace.model.contact import ContactUse
from skiptrace.model.lookup import Asks, LookupAnswer, LookupOutcome
from tests.sources.live.ask import OPTIONS, lookup, source
from tests.sources.live.providers import Provider, Qichacha
from tests.sources.loopback import Loopback, reply_json

NAME = "杭州测试物流有限公司"
RESULT = {
    "Name": NAME, "CreditCode": "91330100TEST00001X", "OperName": "测试丙", "Status": "存续",
    "Address": "浙江省杭州市萧山区测试大道1号", "ContactInfo": {"PhoneNumber": "0571-87650002"},
}  # fmt: skip


def ask(server: Loopback) -> LookupAnswer:
    asked = lookup(Asks.COMPANY, NAME, ContactUse.EMPLOYER)
    return source("qichacha", server).ask(asked, "l0001", OPTIONS)


def test_a_found_company_is_a_record_of_its_kind() -> None:
    with Qichacha({NAME: RESULT}) as server:
        answer = ask(server)
    (record,) = answer.records
    points = [claim.fact.point for claim in record.claims if isinstance(claim.fact, HadContact)]
    assert record.source == "companies"
    assert {(point.use, point.value) for point in points} == {
        (ContactUse.WORK_ADDRESS, "浙江省杭州市萧山区测试大道1号"),
        (ContactUse.WORK_PHONE, "0571-87650002"),
    }


def test_the_secret_key_signs_and_stays() -> None:
    with Qichacha({NAME: RESULT}) as server:
        ask(server)
    (asked,) = server.asked
    assert "secret-key" not in asked.target + str(asked.headers)


def test_a_company_that_is_not_registered() -> None:
    with Qichacha({}) as server:
        assert ask(server).outcome is LookupOutcome.NOTHING


def test_a_result_that_cannot_be_read_is_a_reject_not_a_failure() -> None:
    with Qichacha({NAME: {**RESULT, "ContactInfo": {"PhoneNumber": "12"}}}) as server:
        answer = ask(server)
    assert not answer.records
    assert [(reject.column, reject.path) for reject in answer.rejects] == [("phone", "probe")]


@pytest.mark.parametrize(
    ("status", "error"), [("101", ServiceRefusal), ("402", ServiceRefusal), ("601", BadAnswer)]
)
def test_other_statuses(status: str, error: type[Exception]) -> None:
    with Provider(lambda _: reply_json({"Status": status})) as server, pytest.raises(error):
        ask(server)
