"""Tables of people for the tests of the verb resolve, and how it is run."""

import csv
import io
from collections.abc import Sequence
from pathlib import Path

from click.testing import CliRunner, Result

from benchmarks.people.population import Population
from skiptrace.cli.main import main

CHINESE = ("记录编号", "姓名", "手机号", "身份证号", "出生日期", "家庭地址", "工作单位", "邮箱")
Rows = Sequence[Sequence[str]]


def population(count: int, seed: int = 21) -> list[list[str]]:
    records = Population(seed).records(count)
    return [[f"r{n:04d}", *values] for n, (_, values) in enumerate(records)]


PEOPLE = population(240)


def table(path: Path, header: Sequence[str], rows: Rows, encoding: str = "utf-8") -> Path:
    with path.open("w", encoding=encoding, newline="") as out:
        csv.writer(out).writerows([header, *rows])
    return path


def run(*words: str | Path, status: int = 0, lang: str = "en") -> Result:
    done = CliRunner().invoke(main, ["resolve", "--lang", lang, *map(str, words)])
    assert done.exit_code == status, done.output
    return done


def answer(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text)))
