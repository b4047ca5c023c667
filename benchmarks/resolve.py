"""`skiptrace resolve` beside Splink, dedupe and recordlinkage: pairwise F1, time and memory.

    python3 dev.py bench resolve [SIZE...] [--seed N] [--limit SECONDS] [--only NAME]

Tables: FEBRL3 and FEBRL4, then a generated Chinese population of each SIZE (default 100000). Every
contender is a process of its own, one after the other, measured from its start to its answer. The
peers are set up as their own documentation says, in .venv-peers; for Splink a second line gives the
best F1 over all thresholds, which nobody knows beforehand. The product is given no labels and no
threshold. Seeds below 1000 were used while it was built; the default is not one of them.
"""

import argparse
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

from benchmarks.peers.environment import ROOT, peers_python
from benchmarks.peers.measured import Measured, measured
from benchmarks.peers.scores import Score, best_of, column, of_clusters
from benchmarks.peers.told import ANSWER
from benchmarks.people.population import write

FEBRL_COLUMNS = ("street_number", "address_1", "address_2", "suburb", "postcode", "state",
                 "soc_sec_id")  # fmt: skip
FIRST_UNSEEN_SEED = 1001
MB = 1e6


@dataclass(frozen=True, slots=True)
class Contender:
    """name; module of benchmarks.peers, "" for the product itself; whether its sweep is scored."""

    name: str
    module: str = ""
    swept: bool = False


PRODUCT = Contender("skiptrace resolve")
DEDUPE = Contender("dedupe", "dedupe_tables")
FEBRL = (
    PRODUCT,
    Contender("Splink", "splink_febrl", swept=True),
    DEDUPE,
    Contender("recordlinkage", "recordlinkage_febrl"),
)
PEOPLE = (PRODUCT, Contender("Splink", "splink_people", swept=True), DEDUPE)


def command(contender: Contender, data: Path, out: Path) -> list[str]:
    """What is run."""
    if contender.module:
        module = f"benchmarks.peers.{contender.module}"
        return [str(peers_python()), "-W", "ignore", "-m", module, str(data), str(out)]
    files = [str(path) for name in ("people.csv", "others.csv") if (path := data / name).exists()]
    compare = [word for name in FEBRL_COLUMNS for word in ("--compare", name)]
    given = compare if data.name.startswith("febrl") else []
    words = ["-m", "skiptrace", "resolve", *files, "--out", str(out / ANSWER), "--quiet"]
    return [sys.executable, *words, *given]


def line(table: str, name: str, score: Score | None, cost: Measured | None) -> None:
    """One row of the table."""
    quality = (
        f"{score.precision:.4f} | {score.recall:.4f} | {score.f1:.4f}" if score else "- | - | -"
    )
    paid = f"{cost.seconds:.1f} | {cost.cpu:.1f} | {cost.peak / MB:,.0f}" if cost else "| |"
    print(f"| {table} | {name} | {quality} | {paid} |", flush=True)


def run(table: str, data: Path, contenders: tuple[Contender, ...], limit_s: float) -> None:
    """All contenders on one table."""
    truth = column(data / "truth.csv", "entity")
    for contender in contenders:
        with tempfile.TemporaryDirectory() as folder:
            out = Path(folder)
            cost = measured(command(contender, data, out), limit_s, out / "log")
            if cost.status is None:
                line(table, f"{contender.name}: no answer in {limit_s:.0f} s", None, cost)
                continue
            if cost.status:
                said = (out / "log").read_text("utf-8", "replace").splitlines()[-1:]
                line(table, f"{contender.name}: failed {said}", None, cost)
                continue
            name = "cluster" if contender.module else "entity"
            line(table, contender.name, of_clusters(out / ANSWER, name, truth), cost)
            if contender.swept:
                best, where = best_of(out, truth)
                line(table, f"{contender.name}, best ({where})", best, None)


def main() -> None:
    """Generates or fetches the tables, runs everything, prints a table."""
    options = argparse.ArgumentParser(prog="dev.py bench resolve")
    options.add_argument("sizes", nargs="*", type=int, default=[100_000], metavar="SIZE")
    options.add_argument("--seed", type=int, default=FIRST_UNSEEN_SEED)
    options.add_argument(
        "--limit", type=float, default=1800.0, help="seconds that each contender is given"
    )
    options.add_argument("--only", choices=["skiptrace", "splink", "dedupe", "recordlinkage"])
    options.add_argument("--no-febrl", action="store_true")
    given = options.parse_args()

    def chosen(contenders: tuple[Contender, ...]) -> tuple[Contender, ...]:
        return tuple(c for c in contenders if c.name.lower().startswith(given.only or ""))

    print("| table | contender | precision | recall | F1 | wall s | cpu s | peak MB |")
    print("| --- | --- | ---: | ---: | ---: | ---: | ---: | ---: |", flush=True)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        if not given.no_febrl:
            module = [str(peers_python()), "-m", "benchmarks.peers.febrl_tables", str(folder)]
            subprocess.run(module, cwd=ROOT, check=True)
            for table in ("febrl3", "febrl4"):
                run(table.upper(), folder / table, chosen(FEBRL), given.limit)
        for size in given.sizes:
            write(folder / f"people{size}", size, given.seed)
            run(f"{size:,} people", folder / f"people{size}", chosen(PEOPLE), given.limit)


if __name__ == "__main__":
    main()
