"""Resolution as the core sees it (ports.Resolver): over everything, or over what was touched."""

from collections.abc import Iterable, Mapping, Sequence

from graph.resolve import hubs, keys
from graph.resolve.stages import resolve
from skiptrace.model.judgement import Judgement
from skiptrace.ports import Hub, PersonRow, Resolution


class Resolver:
    """Holds nothing: the answer depends on what it is given alone."""

    smallest_hub = hubs.SMALLEST
    keys_version = keys.VERSION

    def resolve(
        self,
        people: Iterable[PersonRow],
        case_subjects: Mapping[str, str],
        judgements: Sequence[Judgement] = (),
        known_hubs: Sequence[Hub] | None = None,
    ) -> Resolution:
        """Every record's identity, and the pairs that are in doubt; see graph.resolve.stages."""
        return resolve(people, case_subjects, judgements, known_hubs)

    def keys(self, row: PersonRow, cases: Iterable[str]) -> set[int]:
        """Every key of the record; cases: those whose subject it is."""
        texts = {*keys.exact_keys(row, cases), *keys.value_keys(row), *keys.weighed_keys(row)}
        return set(map(keys.hashed, texts))

    def values(self, row: PersonRow) -> dict[int, tuple[str, str]]:
        """Key -> (kind, value), for the values that too many may share."""
        found = {}
        for key in keys.value_keys(row):
            kind, _, value = key.partition(":")
            found[keys.hashed(key)] = (kind, value)
        return found

    def value_key(self, kind: str, value: str) -> int:
        """The key of a phone or address."""
        return keys.hashed(f"{kind}:{value}")

    def hub(self, kind: str, value: str, holders: Sequence[PersonRow]) -> Hub | None:
        """The value as a hub, None when no more parties than its cap claim it."""
        return hubs.hub_of(kind, value, holders)
