"""Pairs as reviewing answers them; all of it is made up."""

from dataclasses import replace
from datetime import UTC, date, datetime

from skiptrace.model.judgement import Judgement, Verdict
from skiptrace.model.pair import Agreement, Mention, Outcome, PairView, PersonView, Profile

NOW = datetime(2026, 11, 1, 2, 0, tzinfo=UTC)

JIA = Profile(
    names=("测试甲",),
    id_no="330127198503121014",
    phones=("19900001111", "19900002222"),
    addresses=("浙江省杭州市淳安县千岛湖镇示例路1号",),
)
JIA_AGAIN = Profile(names=("测试佳",), phones=("19900001111",), employers=("杭州示例机械有限公司",))


def side(person_id: str, profile: Profile, *, case_no: str = "", source: str = "crm") -> PersonView:
    return PersonView(
        person_id,
        person_id,
        (person_id,),
        profile,
        (Mention(source, f"{source}-{person_id[:2]}", date(2026, 3, 1)),),
        subject_of=(case_no,) if case_no else (),
    )


def pair(number: int = 0, *, blind: bool = False, stake: int = 1) -> PairView:
    """Two records: a name heard alike and one mobile; `number` tells pairs apart."""
    left, right = f"{number:016x}", f"{number:015x}f"
    agreements = (
        Agreement("name", "测试甲", "测试佳", "homophone", 3500, "name_homophone"),
        Agreement("phone", "19900001111", "19900001111", "exact", 2000, "phone_exact"),
        Agreement("employer", "", "杭州示例机械有限公司", "unknown", 0, "employer_unknown"),
        Agreement("address", "浙江省杭州市A路1号", "浙江省杭州市B路2号", "different", -1500, "x"),
    )
    found = PairView(
        left,
        right,
        side(left, JIA, case_no=f"SYN-{number}", source="cases"),
        side(right, JIA_AGAIN),
        Outcome.POSSIBLY_SAME,
        200,
        0.55,
        agreements,
        "similar",
        prior=-3800,
        stake=stake,
    )
    return blinded(found) if blind else found


def blinded(found: PairView) -> PairView:
    """As a blind review gets it."""
    hidden = tuple(replace(agreement, weight=None) for agreement in found.agreements)
    return replace(
        found, outcome=None, weight=None, probability=None, prior=None, rule="", stake=0,
        agreements=hidden,
    )  # fmt: skip


def judgement(verdict: Verdict = Verdict.SAME, *, by: str = "l.chen", note: str = "") -> Judgement:
    return Judgement("0" * 16, "f" * 16, verdict, by, NOW, note, "j1")
