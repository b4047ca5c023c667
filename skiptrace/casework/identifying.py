"""Saying who is who when something came in or was judged: about everybody, or whom it touches.

A record can only meet records that share a key with it. So after an import or a judgement, the
persons it touched, everybody who shares keys with them over any number of steps, and everybody who
was one with them so far are resolved again, and the others stay; the outcome is that of a whole
run. Values that too many share (hubs) link nobody and are not followed.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from skiptrace.casework.importing import Progress
from skiptrace.model.judgement import Judgement
from skiptrace.ports import IdentityStore, PersonRow, Resolver, Snapshot

LARGEST_SHARE = 0.1
"""Beyond this share of all persons a whole run costs less than following keys."""


class Identifying:
    """Keeps who is who up to date; largest_share: of all persons, to be resolved as a part."""

    def __init__(
        self,
        store: IdentityStore,
        resolver: Callable[[], Resolver],
        largest_share: float = LARGEST_SHARE,
    ) -> None:
        self._store = store
        self._resolver = resolver
        self._share = largest_share

    def run(self, progress: Progress) -> None:
        """Does nothing when nothing came in since the last time."""
        if not self._store.stale():
            return
        progress("resolve", 0, None)
        resolver = self._resolver()
        with self._store.snapshot() as snapshot:
            part = self._part(snapshot, resolver)
            done = self._whole(snapshot, resolver) if part is None else part
        done.keep(self._store)
        progress("resolve", done.persons, done.persons)

    def _whole(self, snapshot: Snapshot, resolver: Resolver) -> "_Answer":
        rows = snapshot.rows()
        subjects = snapshot.case_subjects()
        found = resolver.resolve(rows, subjects, snapshot.judgements())
        cases = _cases_of(subjects)

        def keys() -> Iterator[tuple[str, set[int]]]:
            for row in rows:
                yield row.person_id, resolver.keys(row, cases.get(row.person_id, ()))

        return _Answer(
            len(rows),
            lambda store: store.save(found, keys(), resolver.keys_version, snapshot.state),
        )

    def _part(self, snapshot: Snapshot, resolver: Resolver) -> "_Answer | None":
        """The answer for what is touched; None when it is so much that everything is done anew."""
        touched = snapshot.touched(resolver.keys_version)
        most = snapshot.people() * self._share
        if touched is None or len(touched) > most:
            return None
        subjects, judgements = snapshot.case_subjects(), snapshot.judgements()
        reach = _Reach(snapshot, resolver, subjects, judgements)
        reach.go(touched, most)
        if len(reach.rows) > most:
            return None
        found = resolver.resolve(
            reach.rows.values(),
            {case_no: person for case_no, person in subjects.items() if person in reach.rows},
            [j for j in judgements if j.left in reach.rows],
            [reach.hubs[value] for value in sorted(reach.hubs)],
        )
        counted = [reach.hubs[value] for value in sorted(reach.counted) if value in reach.hubs]
        return _Answer(
            len(reach.rows),
            lambda store: store.save_part(
                replace(found, hubs=counted),
                [(person, reach.keys[person]) for person in touched & reach.keys.keys()],
                sorted({value for _, value in reach.counted}),
                snapshot.state,
            ),
        )


@dataclass(frozen=True, slots=True)
class _Answer:
    """How many persons were looked at, and what keeps the outcome."""

    persons: int
    keep: Callable[[IdentityStore], None]


def _cases_of(subjects: Mapping[str, str]) -> dict[str, list[str]]:
    """person_id -> the cases whose subject it is."""
    found: dict[str, list[str]] = {}
    for case_no, person in subjects.items():
        found.setdefault(person, []).append(case_no)
    return found


class _Reach:
    """Whom the touched persons reach, step by step.

    hubs: (kind, value) -> hub, as they are after the change; counted: those that were counted anew.
    """

    def __init__(
        self,
        snapshot: Snapshot,
        resolver: Resolver,
        subjects: Mapping[str, str],
        judgements: Sequence[Judgement],
    ) -> None:
        self._snapshot, self._resolver = snapshot, resolver
        self._cases = _cases_of(subjects)
        self._judged: dict[str, set[str]] = {}
        for judgement in judgements:
            self._judged.setdefault(judgement.left, set()).add(judgement.right)
            self._judged.setdefault(judgement.right, set()).add(judgement.left)
        self.rows: dict[str, PersonRow] = {}
        self.keys: dict[str, set[int]] = {}
        self.hubs = {(hub.kind, hub.value): hub for hub in snapshot.hubs()}
        self.counted: set[tuple[str, str]] = set()
        self._holders: dict[int, set[str]] = {}

    def go(self, touched: set[str], most: float) -> None:
        """Follows keys, entities so far and judgements from the touched; stops beyond `most`."""
        self._look_at(touched)
        stirred = self._count_hubs(touched)
        followed = {self._resolver.value_key(*value) for value in self.hubs}
        front = (touched & self.rows.keys()) | stirred
        done: set[str] = set()
        while front and len(self.rows) <= most:
            self._look_at(front)
            done |= front
            keys = {key for person in front for key in self.keys[person]} - followed
            followed |= keys
            reached = self._all_holders(keys) | self._snapshot.fellows(front)
            reached |= {other for person in front for other in self._judged.get(person, ())}
            front = reached - done

    def _look_at(self, persons: Iterable[str]) -> None:
        """Reads the persons and makes their keys."""
        for row in self._snapshot.rows(set(persons) - self.rows.keys()):
            self.rows[row.person_id] = row
            own = self._resolver.keys(row, self._cases.get(row.person_id, ()))
            self.keys[row.person_id] = own
            for key in own:
                self._holders.setdefault(key, set()).add(row.person_id)

    def _all_holders(self, keys: Iterable[int]) -> set[str]:
        """Holders on record and those of new keys, which are not on record yet."""
        wanted = list(keys)
        new = {person for key in wanted for person in self._holders.get(key, ())}
        return self._snapshot.holders(wanted) | new

    def _count_hubs(self, touched: Iterable[str]) -> set[str]:
        """Counts anew who shares the values of the touched; holders of those that changed sides."""
        values = {
            key: value
            for person in touched
            if person in self.rows
            for key, value in self._resolver.values(self.rows[person]).items()
        }
        stirred: set[str] = set()
        for key, value in sorted(values.items()):
            holders = self._all_holders([key])
            known = value in self.hubs
            if not known and len(holders) <= self._resolver.smallest_hub:
                continue
            hub = self._resolver.hub(*value, self._holding(key, holders))
            if known or hub is not None:
                self.counted.add(value)
                self.hubs.pop(value, None)
            if hub is not None:
                self.hubs[value] = hub
            if known != (hub is not None):
                stirred |= holders
        return stirred

    def _holding(self, key: int, holders: Iterable[str]) -> list[PersonRow]:
        """Those of the holders on record who still have the key."""
        rows = self._snapshot.rows(holders)
        return [row for row in rows if key in self._resolver.values(row)]
