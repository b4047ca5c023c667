"""How well hard pairs of names are told apart, beside the usual ways.

    python3 dev.py bench names [RANDOM_PAIRS]

Area under the curve and precision at 95 % recall on the open and the held-back pairs of
tests/truth/names; rules are built on the open pairs alone, and no held-back pair is ever listed.
False "same" is counted over pairs of different surnames: those of the set, and so many random ones
of generated people.
"""

import sys
import time
from collections import Counter
from collections.abc import Callable, Sequence
from random import Random

from pypinyin import lazy_pinyin
from rapidfuzz import fuzz
from rapidfuzz.distance import JaroWinkler

from benchmarks.people.given import Given
from graph.compare.name_form import name_form
from graph.compare.names import NameLevel, compare_names
from graph.compare.pairs import compare_pairs
from tests.truth.names.hard_pairs import HardPair, hard_pairs

SAME = frozenset(
    {
        NameLevel.EXACT, NameLevel.VARIANT, NameLevel.ORDER, NameLevel.HOMOPHONE,
        NameLevel.NEAR_HOMOPHONE, NameLevel.LOOK_ALIKE, NameLevel.TYPO, NameLevel.ROMANISED,
    }
)  # fmt: skip
"""Levels that say one name, written in two ways."""
RECALL = 0.95
BLOCK = 50_000
Score = Callable[[str, str], float]


def same_pinyin(left: str, right: str) -> float:
    """1 where the toneless pinyin of all characters is equal, as the library reads them."""
    return float(lazy_pinyin(left) == lazy_pinyin(right))


WAYS: dict[str, Score] = {
    "compare": lambda a, b: compare_names(a, b).weight,
    "Jaro-Winkler": JaroWinkler.similarity,
    "token ratio": fuzz.token_sort_ratio,
    "plain pinyin": same_pinyin,
}


def main(arguments: Sequence[str]) -> None:
    """Prints a row a way for both parts, the figures by family of the open part, false "same"."""
    count = int(arguments[0]) if arguments else 1_000_000
    pairs = list(hard_pairs())
    print(f"{'way':<14}{'part':>6}{'pairs':>7}{'AUC':>8}{'P@95%R':>8}")
    for name, score in WAYS.items():
        for part, held in (("open", False), ("held", True)):
            some = [pair for pair in pairs if pair.held is held]
            area, precision = figures(some, score)
            print(f"{name:<14}{part:>6}{len(some):>7}{area:>8.4f}{precision:>8.3f}")
    false, seen = false_same([(p.left, p.right) for p in pairs])
    print(f'false "same" on different surnames: {false} of {seen} pairs of the set', end=", ")
    began = time.perf_counter()
    false, seen = false_same(random_pairs(count))
    seconds = time.perf_counter() - began
    print(f"{false} of {seen:,} random ones ({seen / seconds:,.0f} pairs/s)")


def figures(pairs: Sequence[HardPair], score: Score) -> tuple[float, float]:
    """(area under the curve, precision at RECALL) of a score."""
    scored = [(score(pair.left, pair.right), pair.same) for pair in pairs]
    return area_under_curve(scored), precision_at(scored, RECALL)


def area_under_curve(scored: Sequence[tuple[float, bool]]) -> float:
    """Chance that a pair of one person scores above one of two people; ties count half."""
    same = Counter(score for score, is_same in scored if is_same)
    other = Counter(score for score, is_same in scored if not is_same)
    won = below = 0.0
    for score in sorted(same | other):
        won += same[score] * (below + other[score] / 2)
        below += other[score]
    return won / (same.total() * other.total())


def precision_at(scored: Sequence[tuple[float, bool]], recall: float) -> float:
    """Share of right ones among the pairs above the highest cut that keeps so many of the same."""
    wanted = recall * sum(is_same for _, is_same in scored)
    for cut in sorted({score for score, _ in scored}, reverse=True):
        above = [is_same for score, is_same in scored if score >= cut]
        if sum(above) >= wanted:
            return sum(above) / len(above)
    return 0.0


def false_same(pairs: Sequence[tuple[str, str]]) -> tuple[int, int]:
    """(pairs at a level of SAME, pairs) among those of Han names whose surnames differ."""
    apart = [pair for pair in pairs if surnames_differ(*pair)]
    found = 0
    for start in range(0, len(apart), BLOCK):
        answers = compare_pairs("name", apart[start : start + BLOCK])
        found += sum(answer.level in SAME for answer in answers)
    return found, len(apart)


def surnames_differ(left: str, right: str) -> bool:
    """Whether both are Han names with surname and given name, and the surnames are other ones."""
    one, other = (name_form(name) for name in (left, right))
    return bool(one.given and other.given) and one.surname != other.surname


def random_pairs(count: int) -> list[tuple[str, str]]:
    """Pairs of generated people, one in two with the same given name or one that sounds alike."""
    random = Random(1001)
    given = Given(random)
    surnames = given.surnames(2 * count)
    pairs = []
    for one, other in zip(surnames[::2], surnames[1::2], strict=True):
        name = given.given_name(male=random.random() < 0.5)
        second = name if random.random() < 0.5 else given.given_name(male=random.random() < 0.5)
        pairs.append((one + name, other + second))
    return pairs


if __name__ == "__main__":
    main(sys.argv[1:])
