"""Every kind of file that can be imported: to add one, write its file and add its line here.

Kinds of plug-ins (sources/plugins.py) come on top, where the settings name them.
"""

from collections.abc import Sequence

from skiptrace.errors import UsageError
from skiptrace.ports import SourceAdapter
from sources import (
    attempts,
    call_records,
    cases,
    companies,
    court,
    credit_reports,
    crm,
    customers,
    employment,
    flags,
    lookups,
    number_status,
    plugins,
    recordings,
    registered_addresses,
)

_ADAPTERS: tuple[SourceAdapter, ...] = (
    cases.ADAPTER,
    crm.ADAPTER,
    customers.ADAPTER,
    credit_reports.ADAPTER,
    registered_addresses.ADAPTER,
    employment.ADAPTER,
    companies.ADAPTER,
    court.ADAPTER,
    call_records.ADAPTER,
    recordings.ADAPTER,
    number_status.ADAPTER,
    attempts.ADAPTER,
    flags.ADAPTER,
    lookups.ADAPTER,
)


def adapters() -> tuple[SourceAdapter, ...]:
    """The product's own adapters, in the order people meet them."""
    return _ADAPTERS


def adapter(kind: str, enabled: Sequence[str] = ()) -> SourceAdapter:
    """The adapter of a kind, the product's own or that of an enabled plug-in.

    Raises UsageError naming the known kinds, or the plug-in that cannot be used.
    """
    for known in _ADAPTERS:
        if known.card.kind == kind:
            return known
    found = plugins.enabled_adapter(kind, enabled, _kinds())
    if found is not None:
        return found
    kinds = ", ".join(_kinds())
    raise UsageError(f"unknown kind '{kind}'", f"known kinds: {kinds}")


def plugin_states(enabled: Sequence[str]) -> list[plugins.PluginState]:
    """Installed and enabled plug-ins; only the enabled ones are imported."""
    return plugins.states(enabled, _kinds())


def _kinds() -> list[str]:
    return [known.card.kind for known in _ADAPTERS]
