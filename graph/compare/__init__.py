"""How alike two values are: a level, its log-odds weight, and the code of the sentence."""

from graph.compare.addresses import AddressLevel, compare_addresses
from graph.compare.comparison import Comparison
from graph.compare.dates import DateLevel, compare_dates
from graph.compare.employers import EmployerLevel, compare_employers
from graph.compare.id_numbers import IdLevel, compare_ids
from graph.compare.mailboxes import EmailLevel, compare_emails
from graph.compare.names import NameLevel, compare_names
from graph.compare.phones import PhoneLevel, compare_phones

__all__ = [
    "AddressLevel",
    "Comparison",
    "DateLevel",
    "EmailLevel",
    "EmployerLevel",
    "IdLevel",
    "NameLevel",
    "PhoneLevel",
    "compare_addresses",
    "compare_dates",
    "compare_emails",
    "compare_employers",
    "compare_ids",
    "compare_names",
    "compare_phones",
]
