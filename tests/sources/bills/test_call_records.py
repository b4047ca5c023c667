"""Bills as they arrive, folded: every carrier's form says the same of the same calls."""

import json
import tracemalloc
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from skiptrace.errors import SourceFailure
from skiptrace.model.calls import CallTally, tally_of
from skiptrace.model.claim import HadCalls, HadContact
from skiptrace.model.record import Record, Reject
from sources.bills.cells import Direction, Start
from sources.bills.fold import Folds
from sources.call_records import read_bill
from tests.sources.bills.bill_forms import (
    CALLS,
    EXPECTED,
    FORMS,
    FRIEND,
    KIND,
    OWNER,
    Tallies,
    bill,
    mobile_csv,
    order_csv,
    unicom_xlsx,
)
from tests.sources.contract import OPTIONS, read, rejects, table_bytes

Items = list[Record | Reject]


def tallies(items: Items) -> Tallies:
    found: Tallies = {}
    for item in items:
        assert isinstance(item, Record), item
        for claim in item.claims:
            if isinstance(claim.fact, HadCalls) and claim.party:
                fact = claim.fact
                found[claim.party.key, fact.point.value, fact.tally.month] = fact.tally
    return found


@pytest.mark.parametrize("form", FORMS, ids=lambda form: form.__name__)
def test_every_carriers_form_folds_to_the_same(
    form: Callable[[Path], Path], tmp_path: Path
) -> None:
    path = form(tmp_path)
    items = read(KIND, path)
    assert tallies(items) == EXPECTED
    assert sum(item.lines for item in items if isinstance(item, Record)) == len(CALLS)
    assert list(read_bill(path, OPTIONS, plain=False)) == items


def test_the_same_bill_in_another_form_is_the_same_records(tmp_path: Path) -> None:
    def names(path: Path) -> set[tuple[str, str]]:
        return {(r.record, r.content_hash) for r in read(KIND, path) if isinstance(r, Record)}

    assert names(unicom_xlsx(tmp_path)) == names(order_csv(tmp_path))


HEAD = "本机号码 起始时间 通信方式 对方号码 通信时长 备注".split()


def row(at: str, peer: str = FRIEND, way: str = "主叫", seconds: str = "60") -> list[str]:
    return [OWNER, at, way, peer, seconds, ""]


def test_lines_that_speak_of_nobody_are_counted_and_claim_nothing(tmp_path: Path) -> None:
    peers = ("10086", "95588", "4008123456", "6688", "106575258192144", OWNER)
    rows = [row(f"2026-02-03 10:00:0{place}", peer) for place, peer in enumerate(peers)]
    rows.append(row("2026-02-03 11:00:00", FRIEND, "发送"))
    items = read(KIND, bill(tmp_path, [HEAD, *rows]))
    (aside,) = (item for item in items if isinstance(item, Record))
    assert (aside.lines, aside.claims, aside.line) == (7, (), 2)
    assert aside.warnings == ("calls_no_person",) * 7


def test_a_call_that_stands_twice_counts_once_and_both_lines_are_accounted_for(
    tmp_path: Path,
) -> None:
    rows = [row("2026-02-03 10:00:00")] * 3 + [row("2026-02-03 10:00:00", seconds="61")]
    items = read(KIND, bill(tmp_path, [HEAD, *rows]))
    (tally,) = tallies(items).values()
    assert (tally.calls, tally.seconds) == (2, 121)
    assert [item.lines for item in items if isinstance(item, Record)] == [4]


def test_what_is_wrong_is_named_and_costs_its_line_alone(tmp_path: Path) -> None:
    rows = [
        row("2026-02-03 10:00:00"),
        row("2026-02-31 10:00:00"),
        row("2026-02-03 10:00:00", "199****1234"),
        row("2026-02-03 10:00:00", way="旁听"),
        row("2026-02-03 10:00:00", seconds="很久"),
        row(""),
        row("2026-02-03 10:00:00", "", way=""),
        [*row("2026-02-03 10:00:00")[:5], "=HYPERLINK(1)"],
        row("2026-02-03 10:00:00", "1990000"),
        ["1990000", *row("2026-02-03 10:00:00")[1:]],
        ["", "", "", "", "", "总计 8 条"],
    ]
    items = read(KIND, bill(tmp_path, [HEAD, *rows]))
    assert rejects(items) == {
        3: ("起始时间", "date_impossible"),
        4: ("对方号码", "hidden_number"),
        5: ("通信方式", "direction_unknown"),
        6: ("通信时长", "duration_shape"),
        7: ("起始时间", "missing"),
        8: ("对方号码", "missing"),
        9: ("备注", "formula"),
        10: ("对方号码", "phone_length"),
        11: ("本机号码", "phone_length"),
    }
    (record,) = (item for item in items if isinstance(item, Record))
    assert record.warnings == ("calls_left_out", "calls_folded")


def test_single_calls_stay_only_where_the_settings_keep_them(tmp_path: Path) -> None:
    path = mobile_csv(tmp_path)
    folded = read(KIND, path)
    kept = read(KIND, path, replace(OPTIONS, keep_raw=True))
    assert tallies(kept) == tallies(folded)
    said = [claim.notes for item in kept if isinstance(item, Record) for claim in item.claims]
    assert said[0] == {
        "calls": "2026-02-03 20:15:31 out 192s 杭州; 2026-02-03 23:15:31 in 56s 杭州; "
        "2026-02-07 10:15:31 in 7181s 杭州"
    }
    assert all(not c.notes for item in folded if isinstance(item, Record) for c in item.claims)


def test_bills_that_overlap_share_their_origin_and_their_names(tmp_path: Path) -> None:
    part = read(KIND, bill(tmp_path, [HEAD, row("2026-02-03 10:00:00")], "a.csv"))
    rows = [row("2026-02-03 10:00:00"), row("2026-02-20 10:00:00")]
    whole = read(KIND, bill(tmp_path, [HEAD, *rows], "b.csv"))
    one, two = part[0], whole[0]
    assert isinstance(one, Record)
    assert isinstance(two, Record)
    assert one.record == two.record
    assert one.content_hash != two.content_hash
    assert one.claims[0].origin == two.claims[0].origin
    assert OWNER not in one.claims[0].origin


def test_a_subscriber_with_an_id_number_is_that_person(tmp_path: Path) -> None:
    head = [*HEAD, "机主姓名", "机主证件号"]
    person = ["测试甲", "330127198503121014"]
    items = read(KIND, bill(tmp_path, [head, [*row("2026-02-03 10:00:00"), *person]]))
    claims = [claim for item in items if isinstance(item, Record) for claim in item.claims]
    assert {claim.party.key for claim in claims if claim.party} == {"id:330127198503121014"}
    (line,) = (claim.fact.point for claim in claims if isinstance(claim.fact, HadContact))
    assert line.value == OWNER


@pytest.mark.parametrize(
    ("name", "rows", "said"),
    [
        ("详单.csv", [HEAD[1:], row("2026-02-03 10:00:00")[1:]], "whose bill"),
        (
            "x.csv",
            [["主叫号码", "被叫号码", "开始时间"], [OWNER, FRIEND, "2026-02-03 10:00"]],
            "whose",
        ),
        ("x.csv", [["水果", "价格"], ["苹果", "3"]], "no column"),
        ("x.json", [["{}"]], "no list of calls"),
        ("x.json", [['{"data": [{"startTime": "x"}']], "no valid JSON"),
        ("x.json", [["[" * 100_000]], "no valid JSON"),
    ],
)
def test_what_is_no_bill_says_so(
    name: str, rows: list[list[str]], said: str, tmp_path: Path
) -> None:
    path = tmp_path / name
    path.write_bytes(rows[0][0].encode() if name.endswith("json") else table_bytes(rows))
    with pytest.raises(SourceFailure, match=said):
        read(KIND, path)


def test_a_year_is_asked_for_where_nothing_tells_it(tmp_path: Path) -> None:
    path = bill(tmp_path, [HEAD, row("02-03 10:00:00")], "x.csv")
    assert rejects(read(KIND, path)) == {2: ("起始时间", "year_unknown")}


CELLS = {
    "owner": [
        "19900001234", "19900004321", "+86 199 0000 1234", "", "无", "1990000", "=1",
        " 19900001234",
    ],
    "at": [
        "2026-02-03 10:00:00", "2026-02-07 23:59:59", "2026/2/7 5:59:59", "02-03 10:00:00",
        "20260203100000", "2026-02-03", "2026-02-30 10:00:00", "2026-02-03 24:00:00", "", "null",
        "2026-02-03 １0:00:00", "2026-02-03  10:00:00", "2026-02-03 10:00", "46056.5", "合计",
    ],
    "way": ["主叫", "被叫", "呼转", "", "旁听", "发送", "主叫 "],
    "peer": [
        "19100015678", "19100015679", "0571-87650001", "057187650001", "10086", "6688", "",
        "199****1234", "'19100015678", "19900001234", "1990000", "@x", "+8619100015678",
    ],
    "seconds": ["60", "1分0秒", "00:01:00", "", "--", "很久", "86401", "０60"],
    "note": ["", "", "杭州", "=HYPERLINK(1)", "\x01", "- 已还", "总计", '"'],
}  # fmt: skip
LINES = st.lists(st.tuples(*(st.sampled_from(CELLS[name]) for name in CELLS)), max_size=30)


@given(lines=LINES, wide=st.booleans())
@settings(max_examples=300)
def test_the_plain_way_and_the_careful_way_end_alike(
    lines: list[tuple[str, ...]], wide: bool, tmp_path_factory: pytest.TempPathFactory
) -> None:
    path = tmp_path_factory.mktemp("bill") / f"{OWNER}_202602.csv"
    quoted = [[cell if cell != '"' else '""""' for cell in line] for line in lines]
    body = [[*line, ""] if wide and place % 3 == 0 else line for place, line in enumerate(quoted)]
    text = "\n".join(",".join(cells) for cells in [HEAD, *body])
    path.write_text(text, encoding="utf-8")
    options = replace(OPTIONS, keep_raw=wide)
    assert list(read_bill(path, options)) == list(read_bill(path, options, plain=False))


@given(
    st.builds(
        CallTally,
        st.sampled_from(["2026-02", "1999-12"]),
        *[st.integers(0, 10**6)] * 5,
        *[st.integers(1, 28)] * 3,
        *[st.integers(0, 10**6)] * 2,
    )
)
def test_a_tally_comes_back_from_its_numbers(tally: CallTally) -> None:
    assert tally_of(tally.month, tally.measure()) == tally
    assert json.dumps(json.loads(tally.measure()), sort_keys=True, separators=(",", ":")) == (
        tally.measure()
    )


def test_a_counterpart_costs_bytes_and_not_objects() -> None:
    """A million of them must stay far below 600 MB beside everything else."""
    folds, count = Folds(), 50_000
    tracemalloc.start()
    for number in range(count):
        start = Start(2026 * 12, 1 + number % 28, number % 86_400)
        month = folds.month(OWNER, start, number)
        folds.add(month, f"191{number:08d}", start, Direction.OUT, 60, number)
    used, _ = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert used / count < 400
