"""Why a stop is on the list: from evidence, without a word of personal data."""

from datetime import date

import pytest

from skiptrace.model.attempt import Channel
from skiptrace.model.lead import Evidence, Reason
from skiptrace.visits.why import say_why, why_code
from tests.export.samples import HOME, SUBJECT, lead

OLD = Evidence("cases", "C-1", date(2024, 5, 1))
NEW = Evidence("credit-reports", "R-1", date(2026, 8, 1), quote="文三路120号")
UNDATED = Evidence("crm", "K-1", None)


@pytest.mark.parametrize(
    ("evidence", "code"),
    [
        ((), "home||0"),
        ((UNDATED,), "home||1"),
        ((OLD, NEW, UNDATED), "home|2026-08-01|3"),
        ((NEW, NEW), "home|2026-08-01|1"),
    ],
)
def test_the_code_counts_records_and_names_the_newest_day(
    evidence: tuple[Evidence, ...], code: str
) -> None:
    reasons = (Reason("prior", 3), *(Reason("seen", 5, {}, (piece,)) for piece in evidence))
    assert why_code(lead(HOME, SUBJECT, Channel.VISIT, current=reasons)) == code


@pytest.mark.parametrize(
    ("code", "lang", "says"),
    [
        ("home|2026-08-01|3", "en", "home address, newest 2026-08-01, 3 records"),
        ("home|2026-08-01|3", "zh", "居住地址；最近记录 2026-08-01；3 条记录"),
        ("registered||1", "en", "registered address, 1 record"),
        ("registered||1", "zh", "户籍地址；1 条记录"),
        ("as the team says", "en", "as the team says"),
        ("shed|2026-08-01|3", "en", "shed|2026-08-01|3"),
    ],
)
def test_the_code_is_told_in_both_languages(code: str, lang: str, says: str) -> None:
    assert say_why(code, lang) == says
