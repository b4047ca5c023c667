"""A carrier's word on whose line it is, as a record: shared by the services that ask for it."""

from collections.abc import Mapping

from skiptrace.model.claim import HadOwner, Ownership
from skiptrace.model.lookup import Lookup
from skiptrace.model.record import Record
from skiptrace.ports import ReadOptions
from sources.live.common import party_of, point_of, today
from sources.stamp import ClaimSheet, record_name

KIND = "number-status"
"""Checks of lines are one kind of source, whatever they tell."""


def ownership_record(
    lookup: Lookup, verdict: Ownership, options: ReadOptions, notes: Mapping[str, str]
) -> Record:
    """One claim about the party that was asked about."""
    party, point, day = party_of(lookup), point_of(lookup), today(options)
    record = record_name(KIND, ("owner", party.key, point.value, verdict, day))
    sheet = ClaimSheet(KIND, record, f"check:{record}", day, options, notes=notes)
    sheet.add(party, HadOwner(point, verdict))
    return Record(KIND, record, 1, tuple(sheet.claims))
