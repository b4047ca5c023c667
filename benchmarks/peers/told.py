"""How a peer hands over its answer: files of clusters and pairs, and a line when it is complete.

clusters.csv (id, cluster) is the answer at the documented setting; the clock of the benchmark stops
at the line DONE. What follows serves to find the setting that would have been best for the peer.
"""

import csv
from collections.abc import Iterable
from pathlib import Path

DONE = "DONE"
ANSWER = "clusters.csv"
PAIRS = "pairs.csv"
THRESHOLDS = (0.05, 0.2, 0.5, 0.8, 0.9, 0.95, 0.99, 0.999, 0.9999)


def write_clusters(path: Path, clusters: Iterable[tuple[object, object]]) -> None:
    """(id, cluster) of every record that is not alone."""
    _write(path, ("id", "cluster"), clusters)


def write_pairs(path: Path, pairs: Iterable[tuple[object, object, float]]) -> None:
    """(id, id, probability)."""
    _write(path, ("left", "right", "probability"), pairs)


def done() -> None:
    """Stops the clock."""
    print(DONE, flush=True)


def swept(folder: Path, threshold: float) -> Path:
    """Where the clusters at another threshold stand."""
    return folder / f"clusters-{threshold}.csv"


def _write(path: Path, header: tuple[str, ...], rows: Iterable[tuple[object, ...]]) -> None:
    with path.open("w", encoding="utf-8", newline="") as out:
        table = csv.writer(out)
        table.writerow(header)
        table.writerows(rows)
