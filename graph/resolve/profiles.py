"""What all the records of an entity say of it, put together when it is asked for."""

from collections.abc import Iterable, Sequence

from graph.resolve.clusters import Clusters
from graph.resolve.keys import phones_of
from skiptrace.model.pair import Profile
from skiptrace.ports import PersonRow


class Profiles:
    """Profiles of clusters as they stand; made anew when clusters have been joined."""

    def __init__(self, rows: Sequence[PersonRow], clusters: Clusters) -> None:
        self._rows = rows
        self._clusters = clusters
        self._made: dict[int, Profile] = {}

    def of(self, anchor: int) -> Profile:
        """The profile of the cluster of which this record is the anchor."""
        if anchor not in self._made:
            members = [self._rows[index] for index in self._clusters.members(anchor)]
            self._made[anchor] = profile_of(members)
        return self._made[anchor]


def profile_of(rows: Sequence[PersonRow]) -> Profile:
    """The values of several records of one entity."""
    return Profile(
        names=_all(row.names for row in rows),
        id_no=min((row.id_no for row in rows if row.id_no), default=None),
        masked_ids=_all(row.masked_ids for row in rows),
        phones=_all(tuple(phones_of(row)) for row in rows),
        addresses=_all(row.addresses for row in rows),
        employers=_all(row.employers for row in rows),
        emails=_all(row.emails for row in rows),
    )


def _all(values: Iterable[tuple[str, ...]]) -> tuple[str, ...]:
    return tuple(sorted({value for some in values for value in some}))
