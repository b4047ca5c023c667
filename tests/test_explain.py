import string
from datetime import date
from math import exp, isclose, log

import pytest

from graph.features import ACT, POINT, REACH
from graph.priors import READING
from skiptrace.explain import add_up, sentence, sentences
from skiptrace.model.attempt import Channel, Disposition
from skiptrace.model.claim import NumberStatus, Standing
from skiptrace.model.contact import ContactPoint, ContactUse
from skiptrace.model.lead import Evidence, Lead, Reason
from skiptrace.model.party import Party, Relation, Role

# Reasons that features give beside those of their own name.
FURTHER = {"office_in_charge", "never_surer", "called", *READING}
FEATURES = [*ACT, *POINT, *REACH]
CODES = sorted({feature.__name__ for feature in FEATURES} | FURTHER)


def placeholders(template: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(template) if name}


@pytest.mark.parametrize("code", CODES)
def test_every_reason_has_a_sentence_in_both_languages_with_the_same_parameters(code: str) -> None:
    texts = sentences()[code]
    assert set(texts) == {"en", "zh"}
    assert placeholders(texts["en"]) == placeholders(texts["zh"])


def test_no_sentence_stands_there_for_nothing() -> None:
    assert set(sentences()) - {"words"} == set(CODES)


@pytest.mark.parametrize("feature", FEATURES, ids=lambda feature: feature.__name__)
def test_the_docstring_of_a_feature_is_its_sentence(feature: object) -> None:
    first = (feature.__doc__ or "").strip().splitlines()[0]
    said = sentences()[getattr(feature, "__name__", "")]["en"]
    assert placeholders(said) <= placeholders(first)


@pytest.mark.parametrize(
    "code", [*ContactUse, *Relation, *NumberStatus, *Standing, *Disposition, *Channel]
)
def test_every_code_that_a_sentence_may_hold_has_its_word(code: str) -> None:
    assert str(code) in sentences()["words"]


PLACE = "call R7, customer, 00:35"
QUOTED = Evidence("recordings", "R7", date(2026, 5, 10), PLACE, "我的新号码是...")


@pytest.mark.parametrize(
    ("lang", "reveal", "said"),
    [
        ("en", False, "a call recording record gave it as mobile (call R7, customer, 00:35)"),
        ("zh", False, "通话录音中登记为手机 (call R7, customer, 00:35)"),
        (
            "en",
            True,
            f'a call recording record gave it as mobile ({PLACE}) "我的新号码是..."',
        ),
    ],
)
def test_the_source_names_the_place_and_on_reveal_the_words(
    lang: str, reveal: bool, said: str
) -> None:
    reason = Reason("source", 1800, {"source": "recordings", "use": "mobile"}, (QUOTED,))
    assert sentence(reason, lang, reveal=reveal) == said


@pytest.mark.parametrize(
    ("channel", "use", "said"),
    [
        ("inquiry", "office", "an inquiry to a public office is answered about 50 times"),
        ("email", "email", "an e-mail to an e-mail is answered about 50 times"),
        ("call", "mobile", "a call to a mobile is answered about 50 times"),
    ],
)
def test_articles_fit_the_words_that_are_filled_in(channel: str, use: str, said: str) -> None:
    reason = Reason("answers", -700, {"channel": channel, "use": use, "percent": 50})
    assert sentence(reason, "en").startswith(said)


def test_the_sums_of_an_explanation_are_those_of_the_lead() -> None:
    current = (Reason("source", 1500), Reason("age", -333), Reason("status", -4000))
    reach = (Reason("answers", -700), Reason("tried", -150))
    total = sum(reason.weight for reason in current) / 1000
    p_current = 1 / (1 + exp(-total))
    p_reach = p_current * exp(-0.85)
    party = Party("e1", Role.SUBJECT)
    point = ContactPoint(ContactUse.MOBILE, "19900001234")
    lead = Lead("C1", "ab", 1, Channel.CALL, point, party, p_current, p_reach, 100, current, reach)
    found = add_up(lead, "en")
    assert isclose(sum(weight for weight, _ in found.current), found.log_odds)
    assert isclose(found.p_current, p_current)
    assert isclose(log(found.p_reach / found.p_current), sum(weight for weight, _ in found.reach))
