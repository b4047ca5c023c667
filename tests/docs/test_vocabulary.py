import re
from enum import StrEnum
from pathlib import Path

import pytest

from graph.compare import (
    AddressLevel,
    DateLevel,
    EmailLevel,
    EmployerLevel,
    IdLevel,
    NameLevel,
    PhoneLevel,
)
from graph.compare.pairs import KINDS
from skiptrace.casework.choosing import Action
from skiptrace.likeness import SENTENCES
from skiptrace.locale import in_language
from skiptrace.model.attempt import Channel, Disposition
from skiptrace.model.claim import Attribute, NumberStatus, Ownership, PointDetail, Standing
from skiptrace.model.coded import (
    CODED,
    Activity,
    EmploymentStatus,
    MaritalStatus,
    QueryReason,
    ResidenceStatus,
)
from skiptrace.model.contact import ContactKind, ContactUse
from skiptrace.model.diagnosis import LineState, PartOfDay, Protect, Tell
from skiptrace.model.event import EventKind
from skiptrace.model.flag import FlagKind
from skiptrace.model.health import Health
from skiptrace.model.judgement import Verdict
from skiptrace.model.lookup import Asks, LookupOutcome, LookupState
from skiptrace.model.move import MoveKind
from skiptrace.model.pair import Outcome
from skiptrace.model.party import Relation, Role
from skiptrace.model.worksheet import Answer, Match, WorksheetPlace

PAGE = Path(__file__).parents[2] / "docs" / "vocabulary.md"


def rows(title: str) -> list[list[str]]:
    text = PAGE.read_text(encoding="utf-8")
    section = re.split(rf"\n###? {title}\n", text)[1].split("\n##")[0]
    lines = [line for line in section.splitlines() if line.startswith("| ")]
    return [re.split(r"\s*\|\s*", line.strip("| ")) for line in lines[2:]]


@pytest.mark.parametrize(
    ("title", "codes"),
    [
        ("Roles", Role),
        ("Relations", Relation),
        ("Contact kinds", ContactKind),
        ("Contact uses", ContactUse),
        ("Channels", Channel),
        ("Dispositions", Disposition),
        ("Number statuses", NumberStatus),
        ("Line ownership", Ownership),
        ("Details of points", PointDetail),
        ("Look-ups", Asks),
        ("Look-up states", LookupState),
        ("Look-up outcomes", LookupOutcome),
        ("Standings", Standing),
        ("Attributes", Attribute),
        ("Flags", FlagKind),
        ("Judgements", Verdict),
        ("Pair outcomes", Outcome),
        ("Worksheet places", WorksheetPlace),
        ("Worksheet answers", Answer),
        ("Worksheet matches", Match),
        ("Events", EventKind),
        ("Moves", MoveKind),
        ("Marital statuses", MaritalStatus),
        ("Residence statuses", ResidenceStatus),
        ("Employment statuses", EmploymentStatus),
        ("Query reasons", QueryReason),
        ("Activities", Activity),
        ("Levels of names", NameLevel),
        ("Levels of phones", PhoneLevel),
        ("Levels of addresses", AddressLevel),
        ("Levels of employers", EmployerLevel),
        ("Levels of identity numbers", IdLevel),
        ("Levels of mailboxes", EmailLevel),
        ("Levels of dates", DateLevel),
        ("Line states", LineState),
        ("What tells states apart", Tell),
        ("Parts of the day", PartOfDay),
        ("Health", Health),
        ("Protecting a line", Protect),
        ("Next actions", Action),
    ],
)
def test_the_page_lists_every_code_of_the_enum_in_its_order(
    title: str, codes: type[StrEnum]
) -> None:
    assert [row[0] for row in rows(title)] == [code.value for code in codes]


CODED_TITLES = ("Marital statuses", "Residence statuses", "Employment statuses", "Query reasons",
                "Activities")  # fmt: skip


@pytest.mark.parametrize("title", CODED_TITLES)
def test_the_chinese_of_coded_facts_is_that_of_the_catalogue(title: str) -> None:
    for row in rows(title):
        assert in_language("zh", row[0]) == row[1]


LEVEL_TITLES = {
    "name": "names", "phone": "phones", "address": "addresses", "employer": "employers",
    "id": "identity numbers", "email": "mailboxes", "date": "dates",
}  # fmt: skip


@pytest.mark.parametrize("kind", KINDS)
def test_the_meaning_of_a_level_is_its_sentence(kind: str) -> None:
    for code, chinese, english in rows(f"Levels of {LEVEL_TITLES[kind]}"):
        assert SENTENCES[f"{kind}_{code}"] == english
        assert in_language("zh", english) == chinese


def test_every_coded_attribute_has_its_table() -> None:
    assert len(CODED_TITLES) == len(CODED)


def test_own_acts_are_those_of_the_model() -> None:
    assert {row[0]: row[2] == "yes" for row in rows("Activities")} == {
        activity.value: activity.sign_of_life for activity in Activity
    }


def test_the_kinds_of_uses_are_those_of_the_model() -> None:
    assert {row[0]: row[2] for row in rows("Contact uses")} == {
        use.value: use.kind.value for use in ContactUse
    }


def test_the_outcomes_of_dispositions_are_those_of_the_model() -> None:
    assert {row[0]: row[2] for row in rows("Dispositions")} == {
        disposition.value: disposition.outcome.value for disposition in Disposition
    }
