"""How many written addresses are understood down to the village, and how fast.

    python3 dev.py bench addresses [LINES_EACH] [SEED]

Lines are of the shapes of tests/truth/written_addresses.py, over the villages of the whole
country. Wrong: a code that is not the truth's. Among the candidates: no code, but the right
reading is offered. Below it, how often each level is read exactly, over the lines whose truth has
that level. Seeds below 1000 are for building, the reported ones are not.
"""

import sys
import time
from collections import Counter, defaultdict
from collections.abc import Sequence

from skiptrace.normalize.addresses import address
from skiptrace.normalize.gazetteer import gazetteer
from tests.truth.written_addresses import Written, written

LEVELS = ("province", "city", "county", "township_code", "village_code")
RESULTS = ("right", "wrong", "candidate", "county", "nothing")


def main(arguments: Sequence[str]) -> None:
    """Prints a row a shape, the total, and the speed on lines that were not seen before."""
    each = int(arguments[0]) if arguments else 2000
    seed = int(arguments[1]) if len(arguments) > 1 else 1001
    lines = list(written(seed, each))
    seconds = timed(lines)
    table: dict[str, Counter[str]] = defaultdict(Counter)
    for item in lines:
        result = judged(item)
        table[item.shape][result] += 1
        table["all"][result] += 1
    print(f"{'shape':<24}" + "".join(f"{name:>11}" for name in RESULTS))
    for shape, counted in table.items():
        whole = sum(counted.values())
        print(f"{shape:<24}" + "".join(f"{counted[name] / whole:>11.2%}" for name in RESULTS))
    print("".join(f"{level.removesuffix('_code'):>11}" for level in LEVELS))
    print("".join(f"{share:>11.2%}" for share in exactness(lines)))
    print(f"{len(lines) / seconds:,.0f} lines/s, {seconds / len(lines) * 1e3:.3f} ms a line")


def timed(lines: Sequence[Written]) -> float:
    """CPU seconds to read all lines, no line read before, counties read as they come."""
    address("浙江省杭州市淳安县威坪镇测试村5组")
    began = time.process_time()
    for item in lines:
        address(item.line)
    return time.process_time() - began


def exactness(lines: Sequence[Written]) -> list[float]:
    """Share of the lines whose reading has exactly the truth's unit, level by level."""
    known: Counter[str] = Counter()
    right: Counter[str] = Counter()
    for item in lines:
        parts = address(item.line).parts
        for level, unit in truth_of(item).items():
            known[level] += 1
            right[level] += parts.get(level) == unit
    return [right[level] / known[level] for level in LEVELS]


def truth_of(item: Written) -> dict[str, str]:
    """Level -> name or code of the truth's unit, for the levels that it has."""
    chain = gazetteer().chain(gazetteer().by_code[item.area])
    truth = {level: unit.name for level, unit in zip(LEVELS, chain, strict=False) if unit}
    if item.village:
        truth |= {"township_code": item.village[:9], "village_code": item.village}
    return truth


def judged(item: Written) -> str:
    """How the line's reading stands to the truth."""
    read = address(item.line)
    code = read.parts.get("village_code")
    if code is not None:
        return "right" if code == item.village else "wrong"
    offered = (address(line).parts.get("village_code") for line in read.candidates)
    if item.village is not None and item.village in offered:
        return "candidate"
    if item.village is None and read.parts.get("township_code"):
        return "right"
    return "county" if read.parts.get("region_code") == item.area else "nothing"


if __name__ == "__main__":
    main(sys.argv[1:])
