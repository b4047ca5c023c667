import inspect
import re

import pytest

from graph.features import ACT, POINT, REACH
from graph.priors import READING
from skiptrace.explain import sentences

FEATURES = [*ACT, *POINT, *REACH]


@pytest.mark.parametrize("feature", FEATURES, ids=lambda feature: feature.__name__)
def test_every_feature_says_what_it_tells_the_investigator(feature: object) -> None:
    sentence = (inspect.getdoc(feature) or "").split("\n\n")[0]
    assert re.fullmatch(r"[A-Z{][^\n]{15,}\.", sentence.replace("\n", " "))


def test_names_are_unique() -> None:
    names = [feature.__name__ for feature in FEATURES]
    assert len(set(names)) == len(names)


def test_every_reason_has_its_sentence_in_both_languages() -> None:
    codes = {feature.__name__ for feature in FEATURES}
    codes |= {"office_in_charge", "never_surer", *READING}
    for code in sorted(codes):
        assert {"en", "zh"} <= sentences()[code].keys(), code
