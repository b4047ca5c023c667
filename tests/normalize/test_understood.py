"""The answer of every normaliser: its invariants, its texts, its silence about values."""

import re
import subprocess
import sys
from pathlib import Path

import pytest

import skiptrace.normalize as normalize
from skiptrace.normalize.problems import PROBLEMS, problem_text
from skiptrace.normalize.result import Understood


def test_repr_shows_no_value() -> None:
    shown = repr(normalize.phone("13800138000/13900139000")) + repr(
        normalize.phone("0571-87654321")
    )
    assert re.search(r"[0-9]{4}", shown) is None
    assert "phone_several" in shown


def test_every_problem_code_in_the_source_has_texts_in_both_languages() -> None:
    folder = Path(str(normalize.__file__)).parent
    used = {
        code
        for path in folder.glob("*.py")
        for code in re.findall(
            r'"((?:phone|id|permit|name|address|email|social|employer|date|time)_[a-z_]+)"',
            path.read_text("utf-8"),
        )
    }
    fields = {
        *("name_key", "name_readings", "name_sound", "address_key", "id_number", "id_no"),
        *("home_phone", "employer_phone", "employer_address"),
    }
    assert used - fields <= set(PROBLEMS)
    for code in PROBLEMS:
        english, hint = problem_text(code, "en")
        chinese, rat = problem_text(code, "zh")
        assert english.isascii()
        assert hint
        assert rat
        assert re.search(r"[\u4e00-\u9fff]", chinese)


def test_an_unknown_code_is_not_lost() -> None:
    assert problem_text("no_such_code", "zh") == ("no_such_code", "")


@pytest.mark.parametrize("name", normalize.__all__)
def test_every_public_name_loads(name: str) -> None:
    assert getattr(normalize, name) is not None


def test_an_unknown_name_is_an_attribute_error() -> None:
    with pytest.raises(AttributeError):
        normalize.nothing_of_that_name  # noqa: B018


def test_importing_the_package_loads_nothing_heavy() -> None:
    heavy = "phonenumbers", "id_validator", "opencc", "pypinyin"
    code = (
        "import sys, skiptrace.normalize as n; n.phone('13800138000');"
        "n.id_number('330127198503121014');"
        f"print([m for m in {heavy!r} if m in sys.modules])"
    )
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert run.stdout.strip() == "[]"


def test_ok_means_canonical() -> None:
    assert Understood("x").ok
    assert not normalize.phone("abc").ok
