"""Addresses and firms in running speech: where they begin, where they end, what they say."""

import pytest

from sources.calls.firm_grammar import firms
from sources.calls.place_grammar import addresses

PLACES = [
    (
        "我住在杭州市临平区测试路六十六号示例花园七幢二单元三零二",
        ["杭州市临平区测试路六十六号示例花园7幢2单元302"],
    ),
    ("家住临平区测试路 嗯 六十六号,三幢幺零幺电话我再说", ["临平区测试路六十六号3幢101"]),
    ("老家淳安县威坪镇测试村五组", ["淳安县威坪镇测试村5组"]),
    ("七栋不对八栋三零二", ["8栋302"]),
    ("B座一二零三 说错了 一三零二", ["B座1302"]),
    ("宝安区示例新村三巷五号二楼", ["宝安区示例新村三巷5号2楼"]),
    ("上海浦东新区测试路一百弄五号三零二室", ["上海浦东新区测试路一百弄5号302室"]),
    ("郑州市金水区示例路九号院二号楼一单元五楼东户", ["郑州市金水区示例路9号院2号楼1单元5楼"]),
    ("示例公寓 幺九九 零零零零", ["示例公寓"]),
    ("我不知道", []),
    ("房租一千九百块一个月", []),
]  # fmt: skip
FIRMS = [
    ("我在杭州测试物流有限公司上班", ["杭州测试物流有限公司"]),
    ("刚入职示例网络科技有限公司", ["示例网络科技有限公司"]),
    ("在示例快递测试站送快递", ["示例快递"]),
    ("测试街道办事处的", ["测试街道办事处"]),
    ("去了一趟银行", []),
    ("那家公司", []),
    ("I work for Sample Logistics Ltd now", ["Sample Logistics Ltd"]),
    ("I work at home", ["home"]),
]


@pytest.mark.parametrize(("text", "words"), PLACES)
def test_addresses(text: str, words: list[str]) -> None:
    assert [address.words for address in addresses(text)] == words


@pytest.mark.parametrize(("text", "names"), FIRMS)
def test_firms(text: str, names: list[str]) -> None:
    assert [firm.name for firm in firms(text)] == names


def test_an_address_says_where_it_stands_and_how_fine_it_is() -> None:
    text = "人在昆山市,测试路五号"
    (address,) = addresses(text)
    assert text[address.start : address.end] == "昆山市,测试路五号"
    assert address.located
    assert not address.inner
    assert not addresses("我在昆山")[0].located
    assert addresses("三幢一单元五零一")[0].inner
    assert "测试路" not in repr(address)
