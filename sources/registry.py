"""Every kind of file that can be imported: to add one, write its file and add its line here."""

from skiptrace.errors import UsageError
from skiptrace.ports import SourceAdapter
from sources import (
    attempts,
    cases,
    credit_reports,
    crm,
    customers,
    directory,
    flags,
    number_status,
    recordings,
    registered_addresses,
)

_ADAPTERS: tuple[SourceAdapter, ...] = (
    cases.ADAPTER,
    crm.ADAPTER,
    customers.ADAPTER,
    credit_reports.ADAPTER,
    registered_addresses.ADAPTER,
    directory.ADAPTER,
    recordings.ADAPTER,
    number_status.ADAPTER,
    attempts.ADAPTER,
    flags.ADAPTER,
)


def adapters() -> tuple[SourceAdapter, ...]:
    """All adapters, in the order people meet them."""
    return _ADAPTERS


def adapter(kind: str) -> SourceAdapter:
    """The adapter of a kind; raises UsageError naming the known kinds."""
    for known in _ADAPTERS:
        if known.card.kind == kind:
            return known
    kinds = ", ".join(a.card.kind for a in _ADAPTERS)
    raise UsageError(f"unknown kind '{kind}'", f"known kinds: {kinds}")
