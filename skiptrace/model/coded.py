"""Attributes whose value is one of a few codes: each has its words in docs/vocabulary.md."""

from collections.abc import Mapping
from enum import StrEnum
from types import MappingProxyType

from skiptrace.model.claim import Attribute


class MaritalStatus(StrEnum):
    """Whether the person is married."""

    UNMARRIED = "unmarried"
    MARRIED = "married"
    WIDOWED = "widowed"
    DIVORCED = "divorced"
    SINGLE = "single"


class ResidenceStatus(StrEnum):
    """By what right a person lives at an address."""

    OWN_HOME = "own_home"
    MORTGAGED_HOME = "mortgaged_home"
    RELATIVES_HOME = "relatives_home"
    DORMITORY = "dormitory"
    RENTED_HOME = "rented_home"
    SHARED_HOME = "shared_home"
    BORROWED_HOME = "borrowed_home"


class EmploymentStatus(StrEnum):
    """How a person makes a living."""

    CIVIL_SERVANT = "civil_servant"
    PROFESSIONAL = "professional"
    OFFICE_WORKER = "office_worker"
    MANAGER = "manager"
    WORKER = "worker"
    FARMER = "farmer"
    STUDENT = "student"
    SOLDIER = "soldier"
    FREELANCER = "freelancer"
    SELF_EMPLOYED = "self_employed"
    UNEMPLOYED = "unemployed"
    RETIRED = "retired"
    EMPLOYED = "employed"


class QueryReason(StrEnum):
    """For what a credit report was drawn; no other reason may be used here."""

    POST_LOAN = "post_loan_management"
    POST_GUARANTEE = "post_guarantee_management"


class Activity(StrEnum):
    """What a person did, or what was done about them, on a day: a signal, never a lead.

    Paying, applying and drawing are signs of life; being looked up by a creditor or a court is not.
    """

    TELECOM_PAID = "telecom_paid"
    TELECOM_ARREARS = "telecom_arrears"
    UTILITY_PAID = "utility_paid"
    UTILITY_ARREARS = "utility_arrears"
    LOAN_REPAID = "loan_repaid"
    FUND_PAID = "fund_paid"
    CREDIT_SOUGHT = "credit_sought"
    SERVICE_SOUGHT = "service_sought"
    CREDITOR_QUERY = "creditor_query"
    COURT_QUERY = "court_query"

    @property
    def sign_of_life(self) -> bool:
        """Whether the person themselves acted."""
        return self in _OWN_ACTS


_OWN_ACTS = frozenset(
    {
        Activity.TELECOM_PAID,
        Activity.UTILITY_PAID,
        Activity.LOAN_REPAID,
        Activity.FUND_PAID,
        Activity.CREDIT_SOUGHT,
        Activity.SERVICE_SOUGHT,
    }
)

CODED: Mapping[Attribute, type[StrEnum]] = MappingProxyType(
    {
        Attribute.MARITAL_STATUS: MaritalStatus,
        Attribute.RESIDENCE_STATUS: ResidenceStatus,
        Attribute.EMPLOYMENT_STATUS: EmploymentStatus,
        Attribute.QUERY_REASON: QueryReason,
        Attribute.ACTIVITY: Activity,
    }
)
"""Attribute -> its codes; the values of all other attributes are personal and shown masked."""


def is_code(attribute: str, value: str) -> bool:
    """Whether the value is a code of that attribute, which says nothing but what it names."""
    return any(found.value == attribute and value in set(codes) for found, codes in CODED.items())
