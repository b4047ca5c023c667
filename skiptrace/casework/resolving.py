"""Who is who in a table that anybody brings: no workspace, no case, nothing kept."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from hashlib import blake2b
from pathlib import Path

from skiptrace.casework.rejects import RejectsFile
from skiptrace.errors import SourceFailure
from skiptrace.model.record import Reject
from skiptrace.normalize.masking import mask_numbers
from skiptrace.ports.linkage import (
    LinkedPeople,
    LinkPeople,
    PeopleRequest,
    PeopleTable,
    ReadPeople,
    Told,
)


@dataclass(frozen=True, slots=True)
class Resolved:
    """The linked records, what was set aside, and the files that name it.

    unused: titles that were not compared. unread: column -> cells taken as empty.
    """

    people: LinkedPeople
    rejected: int
    rejects: Sequence[Path]
    unused: Sequence[str]
    unread: Mapping[str, int]

    @property
    def records(self) -> int:
        """How many records were linked."""
        return len(self.people.ids)

    @property
    def entities(self) -> int:
        """How many people they are."""
        return len(set(self.people.entity))


def resolve_people(
    request: PeopleRequest,
    rejects_folder: Path,
    *,
    read: ReadPeople,
    link: LinkPeople,
    progress: Told,
) -> Resolved:
    """Reads, sets aside what is no record, links the rest.

    Raises SourceFailure when a file is no table of people, UsageError for a column it lacks.
    """
    try:
        table = read(request, progress)
    except SourceFailure as error:
        error.what = mask_numbers(error.what)
        error.args = (error.what,)
        raise
    rejects = [_written(rejects_folder, path, found) for path, found in table.rejects.items()]
    people = link(table, progress)
    return Resolved(people, _count(table), rejects, table.unused, table.unread)


def _count(table: PeopleTable) -> int:
    return sum(len(found) for found in table.rejects.values())


def _written(folder: Path, path: Path, rejects: Sequence[Reject]) -> Path:
    """The rejects file, named after the content so that the same file gives the same name."""
    with path.open("rb") as file:
        digest = blake2b(digest_size=8)
        while piece := file.read(1 << 20):
            digest.update(piece)
    with RejectsFile(folder, "people", path, digest.hexdigest()) as out:
        for reject in rejects:
            out.add(reject)
    return out.path
