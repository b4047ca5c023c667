"""The chosen lead laid out: a lead to an office shows what may be said there."""

from datetime import date

import pytest

from skiptrace.casework import ClearedLead
from skiptrace.locale import set_language
from skiptrace.model.attempt import Channel
from skiptrace.model.clearance import Cleared
from skiptrace.model.contact import ContactPoint, ContactUse
from skiptrace.model.lead import Evidence, Hop, Lead, Reason
from skiptrace.model.party import Party, Role
from tui.widgets.lead_detail import page

OFFICE = "杭州市淳安县威坪镇河村村民委员会"


def office_lead(rung: str | None) -> ClearedLead:
    register = Evidence("registered-addresses", "r1", date(2026, 1, 10))
    reach = (Reason("office_helps", -1200, {"rung": rung, "percent": 30}, ()),) if rung else ()
    lead = Lead(
        "C1", "ab", 1, Channel.CALL, ContactPoint(ContactUse.OFFICE_PHONE, "0571-87650001"),
        Party("o", Role.INSTITUTION, None, OFFICE), 0.9, 0.2, 100,
        (Reason("source", 2500, {"source": "directory", "use": "office_phone"}, (register,)),),
        reach, (Hop("registered", "s", "测试甲"), Hop("office_phone", "o", OFFICE)),
    )  # fmt: skip
    return ClearedLead(lead, Cleared("cn-2026.1"))


@pytest.mark.parametrize(("lang", "words"), [("zh", "可以这样说: 您好"), ("en", "say: Good day")])
@pytest.mark.parametrize("width", [40, 80, 160])
def test_an_offices_lead_shows_its_script(lang: str, words: str, width: int) -> None:
    set_language(lang)
    text = page(office_lead("village"), reveal=False)(width).plain
    assert words in text
    assert OFFICE not in text
    assert "测试甲" not in text
    assert "{" not in text
    revealed = page(office_lead("village"), reveal=True)(200).plain.replace("\n", "")
    assert "测试甲" in revealed


def test_other_leads_show_none() -> None:
    set_language("en")
    assert "Good day" not in page(office_lead(None), reveal=False)(80).plain
