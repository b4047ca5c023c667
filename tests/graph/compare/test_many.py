import os
from collections.abc import Mapping

import numpy as np
import pytest

from graph.compare import many
from graph.compare.many import PartPairs, Parts, take_apart


def read(text: str) -> Mapping[str, str]:
    head, _, tail = text.partition("-")
    return {"head": head, "tail": tail} if tail else {}


def read_in_a_process_that_dies(text: str) -> Mapping[str, str]:
    """Only the first process survives it: its number stands before the text."""
    owner, _, rest = text.partition(":")
    if int(owner) != os.getpid():
        os._exit(1)
    return read(rest)


def words(parts: Parts, name: str) -> list[str | None]:
    return [parts.words[name][code] if code >= 0 else None for code in parts.codes[name].tolist()]


def values(count: int) -> list[str]:
    return [f"{number % 7}-{number}" if number % 5 else "none" for number in range(count)]


def test_every_value_has_its_own_parts() -> None:
    found = take_apart(read, ("head", "tail"), ["a-b", "", "a-c", "b"])
    assert words(found, "head") == ["a", None, "a", None]
    assert words(found, "tail") == ["b", None, "c", None]
    assert found.known.tolist() == [True, False, True, False]


def test_nothing_is_taken_apart_too() -> None:
    found = take_apart(read, ("head",), [])
    assert (len(found.known), len(found.codes["head"])) == (0, 0)


def test_several_processes_say_what_one_says(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(many, "_PORTION", 100)
    alone = take_apart(read, ("head", "tail"), values(1000))
    monkeypatch.setattr(many, "_WORTH", 1)
    several = take_apart(read, ("head", "tail"), values(1000))
    for name in ("head", "tail"):
        assert words(several, name) == words(alone, name)
    assert several.known.tolist() == alone.known.tolist()


def test_where_the_other_processes_die_this_one_goes_on(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(many, "_WORTH", 1)
    owned = [f"{os.getpid()}:{value}" for value in values(50)]
    found = take_apart(read_in_a_process_that_dies, ("head", "tail"), owned)
    assert words(found, "tail") == words(take_apart(read, ("tail",), values(50)), "tail")


def test_pairs_know_what_both_one_or_none_have() -> None:
    parts = take_apart(read, ("head", "tail"), ["a-b", "a-c", "", "d-b"])
    pairs = PartPairs(parts, np.array([0, 0, 0, 1]), np.array([1, 2, 3, 1]))
    assert pairs.same("head").tolist() == [True, False, False, True]
    assert pairs.conflict("tail").tolist() == [True, False, False, False]
    assert pairs.one("head").tolist() == [False, True, False, False]
    assert pairs.any_both(("head", "tail")).tolist() == [True, False, True, True]
    assert pairs.any_conflict(("head", "tail")).tolist() == [True, False, True, False]
    assert len(pairs) == 4
