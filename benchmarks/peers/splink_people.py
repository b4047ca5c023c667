"""Splink on the generated Chinese population.

    python -m benchmarks.peers.splink_people FOLDER OUT

The comparisons that its documentation names for such columns, eight blocking rules, values tidied
beforehand as its documentation advises.
"""

import logging
import sys
from pathlib import Path

import pandas as pd
import splink.comparison_library as cl
from splink import DuckDBAPI, Linker, SettingsCreator, block_on

from benchmarks.peers.splink_answer import answer


def tidied(folder: Path) -> pd.DataFrame:
    """The table with one spelling of phones and days, missing values as such, and the surname."""
    table = pd.read_csv(folder / "people.csv", dtype=str, keep_default_na=False)
    table["phone"] = table["phone"].str.replace(r"^\+86 ?|[- ]", "", regex=True)
    table["birth_date"] = table["birth_date"].str.replace("-", "")
    table["surname"] = table["name"].str[0]
    return table.replace("", None)


def main(folder: Path, out: Path) -> None:
    """Trains on two blockings; u from a million random pairs, as its examples."""
    logging.disable(logging.WARNING)
    rare = {"term_frequency_adjustments": True}
    settings = SettingsCreator(
        unique_id_column_name="id",
        link_type="dedupe_only",
        blocking_rules_to_generate_predictions=[
            block_on("phone"),
            block_on("id_no"),
            block_on("email"),
            block_on("name", "birth_date"),
            block_on("birth_date", "surname"),
            block_on("name", "employer"),
            block_on("name", "address"),
            block_on("address"),
        ],
        comparisons=[
            cl.NameComparison("name").configure(**rare),
            cl.DamerauLevenshteinAtThresholds("phone", [1, 2]),
            cl.DamerauLevenshteinAtThresholds("id_no", [1, 2]),
            cl.DateOfBirthComparison(
                "birth_date",
                input_is_string=True,
                datetime_format="%Y%m%d",
                invalid_dates_as_null=True,
            ),
            cl.JaroWinklerAtThresholds("address", [0.95, 0.88]).configure(**rare),
            cl.JaroWinklerAtThresholds("employer", [0.92, 0.8]).configure(**rare),
            cl.EmailComparison("email"),
        ],
    )
    api = DuckDBAPI()
    linker = Linker(api.register(tidied(folder)), settings)
    training = linker.training
    sure = [block_on("id_no"), block_on("name", "birth_date"), block_on("name", "phone")]
    training.estimate_probability_two_random_records_match(sure, recall=0.6)
    training.estimate_u_using_random_sampling(max_pairs=1e6, seed=2)
    training.estimate_parameters_using_expectation_maximisation(block_on("phone"))
    training.estimate_parameters_using_expectation_maximisation(block_on("name", "birth_date"))
    answer(linker, out)


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
