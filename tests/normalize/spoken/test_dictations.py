"""Numbers dictated over several turns: chunks, echoes, slips, area codes, extensions."""

import pytest

from skiptrace.normalize.spoken import Piece, dictated_phones, stream_of

# (turns, `>` marks those of the listener; the numbers, `>` marks one that the listener read out)
TALKS = [
    (["幺九九", "零零零零", "五六七八"], ["19900005678"]),
    (["一九一", ">一九一", "零零零一", ">零零零一", "二四六八", ">好"], ["19100012468"]),
    (["幺九九零零零零", "七七幺三", ">七七幺四", "不是幺四是幺三"], ["19900007713"]),
    (["幺九九零零零零", "七七幺三", ">七七幺四", "七七幺三，不是七七幺四"], ["19900007713"]),
    (
        ["一九九零零零零四四五五", ">没听清您再说一遍", "一九九零零零零四四五五"],
        ["19900004455"] * 2,
    ),
    (["一九九零零零零一二三四", ">对吗", "不对倒数第二个不是三是四"], ["19900001244"]),
    (["一九九零零零零一二三四", ">一九九零零零零一二三四", "最后一位是五"], ["19900001235"]),
    (["座机八七六五四三二四", ">区号是多少", "零五七一"], ["0571-87654324"]),
    (["0571 80001111", ">分机多少", "六零三"], ["0571-80001111-603"]),
    (["零零零零五五四二", ">前面三位呢", "一九九"], ["19900005542"]),
    (["一九九零零零零七七三", ">好像缺了一个数字", "七七三零"], ["19900007730"]),
    (["幺九幺零零零幺", ">先生我这边有点吵", "后面是七七三一"], ["19100017731"]),
    ([">您的号码是一九九零零零零五五六六吧", "错，是五五六七"], ["19900005567"]),
    ([">您的号码是一九九零零零零五五六六吧", "是的"], [">19900005566"]),
    ([">您说到一九九零零零零", "后面三三九八"], ["19900003398"]),
    (["一九九零零零零一二三四，不对"], []),
    (["一九九零零零零后面我忘了"], []),
    (["plus one two one two five five five oh one two three"], ["+12125550123"]),
    (["杭州的公司电话八七六五四三二二"], ["0571-87654322"]),
    (["公司电话八七六五四三二二"], []),
]


@pytest.mark.parametrize(("turns", "numbers"), TALKS, ids=["/".join(t) for t, _ in TALKS])
def test_numbers_of_a_talk(turns: list[str], numbers: list[str]) -> None:
    pieces = [Piece(turn.lstrip(">"), turn.startswith(">")) for turn in turns]
    found = dictated_phones(stream_of(pieces))
    assert [">" * said.heard + said.number for said in found] == numbers


def test_where_a_number_begins_and_ends_and_that_it_was_echoed() -> None:
    pieces = [Piece("号码幺九九"), Piece("幺九九", heard=True), Piece("零零零零五六七八")]
    (said,) = dictated_phones(stream_of(pieces))
    assert (said.first.piece, said.first.start) == (0, 2)
    assert (said.last.piece, said.last.end) == (2, 8)
    assert said.echoed
    assert "5678" not in repr(said)


def test_doubts_and_slips_make_a_number_less_sure_and_an_echo_surer() -> None:
    def sure(*turns: str) -> float:
        pieces = [Piece(turn.lstrip(">"), turn.startswith(">")) for turn in turns]
        return dictated_phones(stream_of(pieces))[0].certainty

    plain = sure("一九九零零零零一二七八")
    assert sure("一九九零零零零一二起八") < plain
    assert sure("一九九零零零零一二七九，不对，一二七八") < plain
    assert plain < sure("一九九零零零零一二七八", ">一九九零零零零一二七八") < 1
