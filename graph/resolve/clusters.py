"""Person records that are one entity: union-find that keeps apart what must not meet.

Two different id numbers never meet, nor do two records that a person judged different. Every
cluster has an anchor, its record of the strongest key kind (id before case before customer
number...; then the smallest person_id), which names the entity. So identity does not depend on
the order in which records or links come.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import combinations, groupby

# Rank of a record's key kind, strongest first (model.party.PartyRef.key).
KEY_KINDS = ("id", "case", "cust", "np", "ph", "rec")
# Records named as the bridge between two that must not meet; more are a crowd, not a bridge.
_BRIDGE = 12


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
        self._different: dict[int, set[int]] = {}
        self.certainty = [1.0] * count
        self.rule = [f"own_{KEY_KINDS[record[0]]}" for record in self._records]
        self.doubtful: list[set[int]] = [set() for _ in range(count)]
        self.bridges: dict[tuple[int, int], set[int]] = {}

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

    def keep_apart(self, left: int, right: int) -> None:
        """The clusters of the two never meet from here on; nothing where they are one already."""
        left, right = self.root(left), self.root(right)
        if left != right:
            self._different.setdefault(left, set()).add(right)
            self._different.setdefault(right, set()).add(left)

    def judged_different(self, left: int, right: int) -> bool:
        """Whether the two clusters are kept apart by a judgement."""
        return self.root(right) in self._different.get(self.root(left), ())

    def must_not_meet(self, left: int, right: int) -> bool:
        """Whether the two clusters cannot be one: two id numbers, or judged different."""
        one, other = self.id_no(left), self.id_no(right)
        return bool(one and other and one != other) or self.judged_different(left, right)

    def apply(self, links: Iterable[Link]) -> None:
        """Joins what the links say, the surest first, equally sure ones all at once.

        So a chain that would bring two together that must not meet breaks at its weakest link.
        Equally sure links that do so join nobody to either of the two: the records between are
        joined among themselves and stay doubtful between them.
        """
        ordered = sorted(links, key=lambda link: (-link.certainty, link.rule, self._ends(link)))
        for _, equal in groupby(ordered, key=lambda link: link.certainty):
            for group in self._groups(list(equal)):
                roots = sorted(
                    {self.root(end) for link in group for end in (link.left, link.right)}
                )
                barred = self._barred(roots)
                if barred:
                    self._part(group, barred)
                else:
                    for link in group:
                        self._join(link)

    def _barred(self, roots: Sequence[int]) -> list[int]:
        """Those that cannot all be one."""
        numbers = {self._id_no[root] for root in roots if self._id_no[root]}
        within = set(roots)
        return [
            root
            for root in roots
            if (len(numbers) > 1 and self._id_no[root]) or self._different.get(root, set()) & within
        ]

    def _part(self, group: list[Link], barred: list[int]) -> None:
        """What hangs on one of the barred alone goes to it; what lies between them is doubtful."""
        anchors = {self._anchor[root] for root in barred}
        for anchor in anchors:
            self.doubtful[anchor] |= anchors - {anchor}
        held = set(barred)
        free = [link for link in group if not {self.root(link.left), self.root(link.right)} & held]
        for link in free:
            self._join(link)
        hanging = self._hanging(group, held)
        # Joining moves roots: whom each part reaches is told beforehand.
        reached = {
            part: {self.anchor(end) for link in links for end in (link.left, link.right)} & anchors
            for part, links in hanging.items()
        }
        for part, links in hanging.items():
            if len(reached[part]) == 1:
                for link in links:
                    self._join(link)
            else:
                self._between(part, links, reached[part])

    def _hanging(self, group: list[Link], held: set[int]) -> dict[int, list[Link]]:
        """Cluster of records that are not barred -> its links to barred ones."""
        found: dict[int, list[Link]] = {}
        for link in group:
            for end, other in ((link.left, link.right), (link.right, link.left)):
                if self.root(end) not in held and self.root(other) in held:
                    found.setdefault(self.root(end), []).append(link)
        return found

    def _between(self, part: int, links: list[Link], anchors: set[int]) -> None:
        ends = {end for link in links for end in (link.left, link.right)}
        bridge = {end for end in ends if self.root(end) == part}
        for end in self._members[part]:
            self.doubtful[end] |= anchors
        for pair in combinations(sorted(anchors), 2):
            self.bridges.setdefault(pair, set()).update(sorted(bridge)[:_BRIDGE])

    def _groups(self, links: list[Link]) -> list[list[Link]]:
        """The links by connected component of today's clusters."""
        parent: dict[int, int] = {}

        def find(node: int) -> int:
            while parent.setdefault(node, node) != node:
                parent[node] = parent[parent[node]]
                node = parent[node]
            return node

        for link in links:
            left, right = find(self.root(link.left)), find(self.root(link.right))
            if left != right:
                parent[right] = left
        groups: dict[int, list[Link]] = {}
        for link in links:
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
        self._inherit(keeper, joined)

    def _inherit(self, keeper: int, joined: int) -> None:
        """Whoever was to be kept from a part is kept from the whole."""
        for other in self._different.pop(joined, set()):
            self._different[other].discard(joined)
            self._different[other].add(keeper)
            self._different.setdefault(keeper, set()).add(other)

    def _strength(self, root: int) -> tuple[int, str]:
        kind, person_id, _ = self._records[self._anchor[root]]
        return kind, person_id
