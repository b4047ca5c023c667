"""Splink on FEBRL3 and FEBRL4, with the settings of the two examples in its documentation.

python -m benchmarks.peers.splink_febrl FOLDER OUT
"""

import sys
from pathlib import Path
from typing import Any

import pandas as pd
import splink.comparison_library as cl
from splink import DuckDBAPI, Linker, SettingsCreator, block_on

from benchmarks.peers.splink_answer import answer

BIRTH = {"input_is_string": True, "datetime_format": "%Y%m%d"}
PEOPLE = [block_on("soc_sec_id"), block_on("given_name", "surname", "birth_date")]
SWAPPED = "l.given_name = r.surname and l.surname = r.given_name"


def febrl3() -> tuple[dict[str, Any], list[Any], float]:
    """(settings, rules that are surely matches, their recall) of the deduplication example."""
    settings = {
        "link_type": "dedupe_only",
        "blocking_rules_to_generate_predictions": [
            block_on("soc_sec_id"),
            block_on("given_name"),
            block_on("surname"),
            block_on("birth_date"),
            block_on("postcode"),
        ],
        "comparisons": [
            cl.NameComparison("given_name"),
            cl.NameComparison("surname"),
            cl.DateOfBirthComparison("birth_date", **BIRTH),
            cl.DamerauLevenshteinAtThresholds("soc_sec_id", [2]),
            cl.ExactMatch("street_number").configure(term_frequency_adjustments=True),
            cl.ExactMatch("postcode").configure(term_frequency_adjustments=True),
        ],
    }
    return settings, [*PEOPLE, f"{SWAPPED} and l.birth_date = r.birth_date"], 0.9


def febrl4() -> tuple[dict[str, Any], list[Any], float]:
    """As above, of the example that links two lists."""
    rare = {"term_frequency_adjustments": True}
    settings = {
        "link_type": "link_only",
        "blocking_rules_to_generate_predictions": [
            block_on("given_name", "surname"),
            SWAPPED,
            block_on("birth_date"),
            block_on("soc_sec_id"),
            block_on("state", "address_1"),
            block_on("street_number", "address_1"),
            block_on("postcode"),
        ],
        "comparisons": [
            cl.NameComparison("given_name").configure(**rare),
            cl.NameComparison("surname").configure(**rare),
            cl.DateOfBirthComparison("birth_date", invalid_dates_as_null=True, **BIRTH),
            cl.DamerauLevenshteinAtThresholds("soc_sec_id", [1, 2]),
            cl.ExactMatch("street_number").configure(**rare),
            cl.DamerauLevenshteinAtThresholds("postcode", [1, 2]).configure(**rare),
        ],
    }
    return settings, PEOPLE, 0.8


def main(folder: Path, out: Path) -> None:
    """Trains as the examples do: u from random pairs, m from two blockings."""
    others = folder / "others.csv"
    settings, sure, recall = febrl4() if others.exists() else febrl3()
    frames = [pd.read_csv(path, dtype=str) for path in (folder / "people.csv", others)
              if path.exists()]  # fmt: skip
    api = DuckDBAPI()
    tables = [api.register(frame) for frame in frames]
    linker = Linker(
        tables if len(tables) > 1 else tables[0],
        SettingsCreator(unique_id_column_name="id", **settings),
    )
    training = linker.training
    training.estimate_probability_two_random_records_match(sure, recall=recall)
    training.estimate_u_using_random_sampling(max_pairs=1e6, seed=2)
    for column in ("birth_date", "postcode"):
        training.estimate_parameters_using_expectation_maximisation(block_on(column))
    answer(linker, out)


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
