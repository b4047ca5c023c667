"""A gradient-boosted model on the exported evidence of leads; runs in the peers' environment.

    python -m benchmarks.peers.boosted FOLDER

FOLDER holds train.jsonl and test.jsonl, a line a lead: `{"x": {feature: number}, "current": 0, 1 or
null, "works": 0, 1 or null, "own": 0 or 1}`. It writes answers.jsonl, a line for each line of
test.jsonl: `[p_current, p_works]`. Two classifiers, the first trained on the subject's own points
only; rounds are chosen on a tenth of the training data held out.
"""

import json
import sys
from pathlib import Path
from typing import Any

import numpy as np
from sklearn.ensemble import HistGradientBoostingClassifier

Lines = list[dict[str, Any]]


def main(folder: Path) -> None:
    """Trains on the one file, answers for the other."""
    train, test = _read(folder / "train.jsonl"), _read(folder / "test.jsonl")
    answers = []
    for target in ("current", "works"):
        used = [n for n in train if n[target] is not None and (target == "works" or n["own"])]
        columns = sorted({name for line in used for name in line["x"]})
        model = HistGradientBoostingClassifier(
            learning_rate=0.08,
            max_iter=400,
            max_leaf_nodes=24,
            min_samples_leaf=25,
            l2_regularization=1.0,
            early_stopping=True,
            random_state=1,
        )
        model.fit(_table(used, columns), np.array([line[target] for line in used]))
        answers.append(model.predict_proba(_table(test, columns))[:, 1])
    with (folder / "answers.jsonl").open("w", encoding="ascii") as out:
        for pair in zip(*answers, strict=True):
            out.write(json.dumps([float(p) for p in pair]) + "\n")


def _read(path: Path) -> Lines:
    with path.open(encoding="utf-8") as file:
        return [json.loads(line) for line in file]


def _table(lines: Lines, columns: list[str]) -> Any:
    return np.array([[line["x"].get(name, np.nan) for name in columns] for line in lines])


if __name__ == "__main__":
    main(Path(sys.argv[1]))
