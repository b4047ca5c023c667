"""The end of every Splink run: predict, cluster at the documented threshold, then the sweep."""

from pathlib import Path
from typing import Any

from benchmarks.peers.told import (
    ANSWER,
    PAIRS,
    THRESHOLDS,
    done,
    swept,
    write_clusters,
    write_pairs,
)

# Splink's tutorial and examples predict from 0.01 and cluster at 0.95.
LOWEST, DOCUMENTED = 0.01, 0.95


def answer(linker: Any, out: Path) -> None:
    """Writes the clusters at the documented threshold, then everything for the best one."""
    pairs = linker.inference.predict(threshold_match_probability=LOWEST)
    _clusters(linker, pairs, DOCUMENTED, out / ANSWER)
    done()
    for threshold in THRESHOLDS:
        _clusters(linker, pairs, threshold, swept(out, threshold))
    frame = pairs.as_pandas_dataframe()
    write_pairs(out / PAIRS, zip(frame["id_l"], frame["id_r"], frame["match_probability"],
                                 strict=True))  # fmt: skip


def _clusters(linker: Any, pairs: Any, threshold: float, path: Path) -> None:
    found = linker.clustering.cluster_pairwise_predictions_at_threshold(
        pairs, threshold_match_probability=threshold
    ).as_pandas_dataframe()
    write_clusters(path, zip(found["id"], found["cluster_id"], strict=True))
