"""recordlinkage on FEBRL3 and FEBRL4, as the two walk-throughs of its documentation do it.

    python -m benchmarks.peers.recordlinkage_febrl FOLDER OUT

Block on the given name, compare six fields, call a pair a match when more than three agree.
"""

import sys
from pathlib import Path

import pandas as pd
import recordlinkage
from recordlinkage import Compare

from benchmarks.peers.told import ANSWER, done, write_clusters


def main(folder: Path, out: Path) -> None:
    """Matched pairs, joined to clusters."""
    paths = [path for name in ("people.csv", "others.csv") if (path := folder / name).exists()]
    tables = [pd.read_csv(path, dtype=str, index_col="id") for path in paths]
    indexer = recordlinkage.Index()
    indexer.block("given_name")
    candidates = indexer.index(*tables)
    compare = Compare()
    compare.exact("given_name", "given_name", label="given_name")
    compare.string("surname", "surname", method="jarowinkler", threshold=0.85, label="surname")
    compare.exact("birth_date", "birth_date", label="birth_date")
    compare.exact("suburb", "suburb", label="suburb")
    compare.exact("state", "state", label="state")
    compare.string("address_1", "address_1", threshold=0.85, label="address_1")
    features = compare.compute(candidates, *tables)
    matches = features[features.sum(axis=1) > 3].index
    write_clusters(out / ANSWER, joined(matches))
    done()


def joined(pairs: "pd.MultiIndex") -> list[tuple[str, str]]:
    """(record, smallest record it is connected with)."""
    root: dict[str, str] = {}

    def find(record: str) -> str:
        while root.setdefault(record, record) != record:
            record = root[record]
        return record

    for one, other in pairs:
        first, second = sorted((find(one), find(other)))
        root[second] = first
    return [(record, find(record)) for record in list(root)]


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
