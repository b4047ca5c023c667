"""Person records that are one entity: union-find that refuses two different id numbers.

Every cluster has an anchor, its record of the strongest key kind (id before case before customer
number...; then the smallest person_id), which names the entity. So identity does not depend on
the order in which records or links come.
"""

from collections.abc import Iterable
from dataclasses import dataclass

# Rank of a record's key kind, strongest first (model.party.PartyRef.key).
KEY_KINDS = ("id", "case", "cust", "np", "ph", "rec")


@dataclass(frozen=True, slots=True)
class Link:
    """Two records said to be one person: by which rule, how sure (0..1)."""

    left: int
    right: int
    rule: str
    certainty: float


class Clusters:
    """Records 0..n-1, given as (key kind rank, person_id, id number or None)."""

    def __init__(self, records: Iterable[tuple[int, str, str | None]]) -> None:
        self._records = list(records)
        count = len(self._records)
        self._parent = list(range(count))
        self._members: list[list[int]] = [[index] for index in range(count)]
        self._anchor = list(range(count))
        self._id_no = [record[2] for record in self._records]
        self.certainty = [1.0] * count
        self.rule = [f"own_{KEY_KINDS[record[0]]}" for record in self._records]
        self.doubtful: list[set[int]] = [set() for _ in range(count)]

    def root(self, index: int) -> int:
        """The representative of the record's cluster."""
        parent = self._parent
        while parent[index] != index:
            parent[index] = parent[parent[index]]
            index = parent[index]
        return index

    def anchor(self, index: int) -> int:
        """The record that names the cluster of this record."""
        return self._anchor[self.root(index)]

    def kind(self, index: int) -> int:
        """Key kind rank of the cluster: that of its anchor."""
        return self._records[self.anchor(index)][0]

    def id_no(self, index: int) -> str | None:
        """The id number of the cluster."""
        return self._id_no[self.root(index)]

    def members(self, index: int) -> list[int]:
        """All records of the cluster."""
        return self._members[self.root(index)]

    def apply(self, links: list[Link]) -> None:
        """Joins what the links say, all at once.

        Links whose joint effect would put two id numbers into one cluster join nobody to an id
        number: the records without one are joined among themselves and stay doubtful between the
        holders.
        """
        for group in self._groups(links):
            roots = {self.root(end) for link in group for end in (link.left, link.right)}
            holders = sorted(root for root in roots if self._id_no[root])
            if len({self._id_no[root] for root in holders}) <= 1:
                for link in group:
                    self._join(link)
                continue
            self._keep_apart(group, holders)

    def _keep_apart(self, group: list[Link], holders: list[int]) -> None:
        anchors = {self._anchor[root] for root in holders}
        for anchor in anchors:
            self.doubtful[anchor] |= anchors - {anchor}
        for link in group:
            if not self.id_no(link.left) and not self.id_no(link.right):
                self._join(link)
        for link in group:
            for end in (link.left, link.right):
                if not self.id_no(end):
                    self.doubtful[end] |= anchors

    def _groups(self, links: list[Link]) -> list[list[Link]]:
        """The links by connected component of today's clusters."""
        ordered = sorted(links, key=lambda link: (-link.certainty, link.rule, self._ends(link)))
        parent: dict[int, int] = {}

        def find(node: int) -> int:
            while parent.setdefault(node, node) != node:
                parent[node] = parent[parent[node]]
                node = parent[node]
            return node

        for link in ordered:
            left, right = find(self.root(link.left)), find(self.root(link.right))
            if left != right:
                parent[right] = left
        groups: dict[int, list[Link]] = {}
        for link in ordered:
            groups.setdefault(find(self.root(link.left)), []).append(link)
        return list(groups.values())

    def _ends(self, link: Link) -> tuple[str, str]:
        left, right = self._records[link.left][1], self._records[link.right][1]
        return (left, right) if left <= right else (right, left)

    def _join(self, link: Link) -> None:
        left, right = self.root(link.left), self.root(link.right)
        if left == right:
            return
        keeper, joined = left, right
        if self._strength(right) < self._strength(left):
            keeper, joined = right, left
        for member in self._members[joined]:
            if link.certainty < self.certainty[member] or self.rule[member].startswith("own_"):
                self.certainty[member] = min(link.certainty, self.certainty[member])
                self.rule[member] = link.rule
        anchor = self._anchor[keeper]
        id_no = self._id_no[keeper] or self._id_no[joined]
        if len(self._members[joined]) > len(self._members[keeper]):
            keeper, joined = joined, keeper
        self._parent[joined] = keeper
        self._members[keeper].extend(self._members[joined])
        self._members[joined] = []
        self._anchor[keeper] = anchor
        self._id_no[keeper] = id_no

    def _strength(self, root: int) -> tuple[int, str]:
        kind, person_id, _ = self._records[self._anchor[root]]
        return kind, person_id
