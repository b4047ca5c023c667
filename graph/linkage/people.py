"""The records of a table, as sources tell them, linked."""

import numpy as np

from graph.linkage.columns import Column
from graph.linkage.link import Linkage, Progress, link
from skiptrace.ports.linkage import PeopleTable


def link_people(table: PeopleTable, progress: Progress) -> Linkage:
    """Who is who; of two files, records of one file are known to be different people."""
    columns = {
        name: Column(column.values, np.frombuffer(column.places, dtype=np.int32))
        for name, column in table.columns.items()
    }
    apart = None if table.sides is None else np.frombuffer(table.sides, dtype=np.int32)
    return link(table.ids, columns, progress, apart)
