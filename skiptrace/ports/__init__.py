"""What the core asks of its parts; sources, graph and store provide it, cli/wiring joins them."""

from collections.abc import Callable
from datetime import datetime

from skiptrace.ports.identity import (
    Hub,
    Identity,
    IdentityStore,
    PersonRow,
    Resolution,
    Resolver,
    Snapshot,
)
from skiptrace.ports.intake import ReadOptions, SourceAdapter, SourceCard
from skiptrace.ports.judging import FoundPair, Judging, ReviewStore, Weigh
from skiptrace.ports.keeping import CaseRow, PolicyFacts, Store, Writer
from skiptrace.ports.ranking import JudgedCase, Rank, TruePoint
from skiptrace.reading import Column

Clock = Callable[[], datetime]
"""Now, as an aware UTC datetime; injected so that any day can be replayed."""

__all__ = [
    "CaseRow",
    "Clock",
    "Column",
    "FoundPair",
    "Hub",
    "Identity",
    "IdentityStore",
    "JudgedCase",
    "Judging",
    "PersonRow",
    "PolicyFacts",
    "Rank",
    "ReadOptions",
    "Resolution",
    "Resolver",
    "ReviewStore",
    "Snapshot",
    "SourceAdapter",
    "SourceCard",
    "Store",
    "TruePoint",
    "Weigh",
    "Writer",
]
