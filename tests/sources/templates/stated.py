"""What a template's row states, and the values that the tests of templates share."""

from collections.abc import Mapping, Sequence

from skiptrace.model.claim import HadContact, HadRelation
from skiptrace.model.record import Record

ID, SPOUSE_ID, CONTACT_ID = "330127198503121014", "330127198709202020", "330127196001010016"
HOME = "浙江省杭州市临平区乔司街道测试路66号"
OLD_HOME = "浙江省杭州市淳安县威坪镇测试村5组"
WORK = "浙江省杭州市萧山区测试大道1号"
EMPLOYER = "杭州测试物流有限公司"


def row_under(header: Sequence[str], cells: Mapping[str, str]) -> list[list[str]]:
    """Every cell filled: those named with their value, the others with a text of their own."""
    assert set(cells) <= set(header), set(cells) - set(header)
    return [list(header), [cells.get(title, "") for title in header]]


def points(record: Record) -> set[tuple[str, str, str]]:
    """(whose, use, value) of all contact points; whose: the name, or the phone."""
    return {
        ((c.party.name or c.party.key), c.fact.point.use.value, c.fact.point.value)
        for c in record.claims
        if c.party and isinstance(c.fact, HadContact)
    }


def ties(record: Record) -> list[tuple[str, str]]:
    return [
        (c.fact.relation.value, c.fact.other.name or c.fact.other.key)
        for c in record.claims
        if isinstance(c.fact, HadRelation)
    ]
