"""From a collection system's template to leads: whose points become steps, and which never do."""

from pathlib import Path

from skiptrace.model.attempt import Channel
from skiptrace.model.party import Role
from tests.casework.desk import import_file, open_desk
from tests.sources.contract import table_bytes
from tests.sources.templates import headers

HOME = "浙江省杭州市临平区乔司街道测试路66号"
PARENTS = "浙江省杭州市淳安县威坪镇测试村5组"
CELLS = {
    "个案序列号": "C1",
    "姓名": "测试甲",
    "证件号": "330127198503121014",
    "本人手机": "19900001234",
    "家庭地址": HOME,
    "联系人1姓名": "测试丁",
    "联系人1关系": "父亲",
    "联系人1手机": "19100015678",
    "联系人1家庭电话": "0571-87650003",
    "联系人1单位电话": "0571-87650004",
    "联系人1地址": PARENTS,
    "联系人1单位": "杭州测试物流有限公司",
    "联系人2姓名": "测试戊",
    "联系人2关系": "朋友",
    "联系人2地址": "浙江省杭州市萧山区测试大道1号",
}


def test_a_contacts_home_is_never_visited_and_their_workplace_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "cases.csv"
    row = [CELLS.get(title, "") for title in headers.STANDARD_CASE]
    path.write_bytes(table_bytes([headers.STANDARD_CASE, row]))
    with open_desk(tmp_path) as (casework, _):
        assert import_file(casework, "cases", path).count.new == 1
        casework.trace()
        leads = [item.lead for item in casework.case_leads("C1").leads]
    steps = {(lead.party.role, lead.channel, lead.point.value) for lead in leads}
    assert {step for step in steps if step[0] is not Role.INSTITUTION} == {
        (Role.SUBJECT, Channel.CALL, "19900001234"),
        (Role.SUBJECT, Channel.VISIT, HOME),
        (Role.THIRD_PARTY, Channel.CALL, "19100015678"),
        (Role.THIRD_PARTY, Channel.CALL, "0571-87650003"),
        (Role.THIRD_PARTY, Channel.LETTER, "浙江省杭州市萧山区测试大道1号"),
    }
