import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.linkage.columns import MISSING, combined, encoded, encoded_by

TEXTS = st.lists(st.sampled_from(["", "a", "b", "c", "王伟"]), max_size=30)


@given(TEXTS)
def test_encoding_can_be_read_back(texts: list[str]) -> None:
    column = encoded(texts)
    assert [column.values[code] if code >= 0 else "" for code in column.codes] == texts
    assert len(set(column.values)) == len(column.values)
    assert column.counts.sum() == sum(text != "" for text in texts)


@given(TEXTS)
def test_values_that_come_out_equal_become_one(texts: list[str]) -> None:
    column = encoded(texts).mapped(lambda value: "" if value == "a" else "same")
    assert all(code in (MISSING, 0) for code in column.codes)
    assert [code >= 0 for code in column.codes] == [text not in ("", "a") for text in texts]


@given(st.integers(1, 25).flatmap(lambda n: st.lists(
    st.lists(st.sampled_from(["", "x", "y", "z"]), min_size=n, max_size=n), min_size=1, max_size=4
)))  # fmt: skip
def test_one_code_for_several_columns(columns: list[list[str]]) -> None:
    codes = combined([encoded(texts) for texts in columns])
    rows = list(zip(*columns, strict=True))
    for one, a in enumerate(rows):
        assert (codes[one] == MISSING) == ("" in a)
        for other, b in enumerate(rows):
            if "" not in a and "" not in b:
                assert (codes[one] == codes[other]) == (a == b)


def test_many_large_columns_stay_in_range() -> None:
    wide = encoded_by([f"v{n}" for n in range(3_000)], np.arange(3_000, dtype=np.int32))
    assert len(np.unique(combined([wide] * 7))) == 3_000


@pytest.mark.parametrize("texts", [[], ["", ""]])
def test_a_column_of_nothing(texts: list[str]) -> None:
    assert encoded(texts).counts.sum() == 0
    assert combined([encoded(texts)]).tolist() == [MISSING] * len(texts)
