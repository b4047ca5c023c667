"""A parent, a friend, an employer: the rows and questions that tests of calls and work share."""

from graph.rank import rank_case
from skiptrace.model.casefile import FactRow
from skiptrace.model.lead import Lead, Reason
from tests.graph.builders import AS_OF, FRIEND, PARENT, case_file, fact, relation

KIN, PAL, OTHER, DESK = "13700000003", "13700000004", "13700000005", "0571-87650002"
FIRM = "测试物流有限公司"
TIES = (relation("parent", PARENT), relation("friend", FRIEND))
PHONES = (fact("mobile", KIN, holder=PARENT), fact("mobile", PAL, holder=FRIEND))


def reason(lead: Lead, code: str) -> Reason | None:
    return next((r for r in (*lead.current, *lead.reach) if r.code == code), None)


def ranked(*rows: FactRow) -> list[Lead]:
    return rank_case(case_file(*rows), AS_OF)


def values(leads: list[Lead]) -> list[str]:
    return [lead.point.value for lead in leads]


def register(use: str, days: int = 30) -> FactRow:
    return fact(
        use, FIRM, days=days, holder="firm", statement="standing", source="companies",
        via="employer",
    )  # fmt: skip


def desk(days: int = 30) -> FactRow:
    return fact("work_phone", DESK, days=days, holder="firm", source="companies", via="employer")


def job(days: int = 200) -> FactRow:
    return fact("employer", FIRM, days=days, source="employment")
