"""dedupe on one table or two, trained from known answers, clustered at its default threshold.

    python -m benchmarks.peers.dedupe_tables FOLDER OUT

Labels come from the helper that its documentation names for known answers (training_data_dedupe,
training_data_link): the truth of the table that it is then measured on, which favours it.
"""

import csv
import random
import resource
import sys
from pathlib import Path

import dedupe
from dedupe import variables

from benchmarks.peers.told import ANSWER, done, write_clusters

Table = dict[str, dict[str, str | None]]
# Its examples label some dozens by hand; with its default of 50,000 training does not end.
LABELLED = 500
# Words are String, as in its examples. Numbers are Exact: as String or ShortString, rules like "the
# same first three digits" are tried on 12 million pairs each, which takes more than 10 GB.
WORDS = ("given_name", "surname", "address_1", "name", "address", "employer", "email")
NUMBERS = ("birth_date", "soc_sec_id", "postcode", "phone", "id_no")
# What takes more memory than the machine has is stopped before the machine is.
MEMORY = 10 * 1024**3


def read(path: Path, truth: dict[str, str]) -> Table:
    """Records by id; missing values are None, as its examples have them."""
    with path.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    return {
        row["id"]: {
            **{k: v or None for k, v in row.items() if k != "id"},
            "entity": truth[row["id"]],
        }
        for row in rows
    }


def fields_of(table: Table) -> list[object]:
    """A variable a column, for those that tell people apart."""
    names = next(iter(table.values()))
    words = [variables.String(name, has_missing=True) for name in names if name in WORDS]
    numbers = [variables.Exact(name, has_missing=True) for name in names if name in NUMBERS]
    return [*words, *numbers]


def main(folder: Path, out: Path) -> None:
    """Links the lists when there are two, else removes the duplicates of the one."""
    random.seed(1)
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    with (folder / "truth.csv").open(encoding="utf-8") as file:
        truth = {row["id"]: row["entity"] for row in csv.DictReader(file)}
    first = read(folder / "people.csv", truth)
    if not (folder / "others.csv").exists():
        deduper = dedupe.Dedupe(fields_of(first))
        deduper.prepare_training(first)
        deduper.mark_pairs(dedupe.training_data_dedupe(first, "entity", LABELLED))
        deduper.train()
        clusters = [list(members) for members, _ in deduper.partition(first, 0.5)]
    else:
        second = read(folder / "others.csv", truth)
        linker = dedupe.RecordLink(fields_of(first))
        linker.prepare_training(first, second)
        linker.mark_pairs(dedupe.training_data_link(first, second, "entity", LABELLED))
        linker.train()
        clusters = [list(pair) for pair, _ in linker.join(first, second, 0.5)]
    rows = [(record, number) for number, members in enumerate(clusters) for record in members]
    write_clusters(out / ANSWER, rows)
    done()


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
