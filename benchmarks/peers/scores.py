"""Pairwise precision, recall and F1 of an answer against the known truth."""

import csv
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from benchmarks.peers.told import PAIRS, THRESHOLDS, swept


@dataclass(frozen=True, slots=True)
class Score:
    """Of the pairs of records that the answer calls one person, and of those that are."""

    precision: float
    recall: float

    @property
    def f1(self) -> float:
        """Harmonic mean."""
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0


def column(path: Path, name: str) -> dict[str, str]:
    """id -> value of the column."""
    with path.open(encoding="utf-8", newline="") as file:
        return {row["id"]: row[name] for row in csv.DictReader(file)}


def of_clusters(path: Path, name: str, truth: Mapping[str, str]) -> Score:
    """Every pair of records of one cluster is a pair that the answer calls one person."""
    cluster = column(path, name)
    both = Counter((group, truth[record]) for record, group in cluster.items())
    said = Counter(cluster.values())
    return _score(_pairs(both), _pairs(said), _pairs(Counter(truth.values())))


def best_of(folder: Path, truth: Mapping[str, str]) -> tuple[Score, str]:
    """The best F1 over thresholds, of pairs as they are and of clusters; and what it was."""
    found = [
        (of_clusters(path, "cluster", truth), f"clusters at {threshold}")
        for threshold in THRESHOLDS
        if (path := swept(folder, threshold)).exists()
    ]
    found += _of_pairs(folder / PAIRS, truth)
    return max(found, key=lambda one: one[0].f1)


def _of_pairs(path: Path, truth: Mapping[str, str]) -> list[tuple[Score, str]]:
    right, said = Counter[float](), Counter[float]()
    with path.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            chance = float(row["probability"])
            same = truth[row["left"]] == truth[row["right"]]
            for threshold in THRESHOLDS:
                if chance >= threshold:
                    said[threshold] += 1
                    right[threshold] += same
    true = _pairs(Counter(truth.values()))
    return [(_score(right[t], said[t], true), f"pairs at {t}") for t in THRESHOLDS]


def _pairs(sizes: "Counter[str] | Counter[tuple[str, str]]") -> int:
    return sum(size * (size - 1) // 2 for size in sizes.values())


def _score(right: int, said: int, true: int) -> Score:
    return Score(right / said if said else 0.0, right / true if true else 0.0)
