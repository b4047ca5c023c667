"""How many people a name, and a name in a place, is expected to fit.

The public figures of names stand in skiptrace/normalize/name_shares.py; an order of queries needs
no more than their orders of magnitude.
"""

from typing import Final

from skiptrace.normalize.name_shares import name_share

share = name_share
"""Share of the people of China expected to bear a name, by the public figures."""

CHINA: Final = 1_411_778_724  # census of 2020
# People in one unit: the census over the number of units (2023 edition of the division codes: 31
# provinces, 342 cities, 2,978 counties, 41,352 townships, 620,573 villages).
PEOPLE_IN: Final = {
    "province": CHINA // 31,
    "city": CHINA // 342,
    "county": CHINA // 2_978,
    "township": CHINA // 41_352,
    "village": CHINA // 620_573,
}
STAFF: Final = 200  # a workplace of which nothing more is known

# What the workspace shows counts as much as this many people of the public figures: one namesake
# among 20,000 people says more than the formula for a rare name, nothing against a common one.
_PRIOR_PEOPLE: Final = 100_000


def share_seen(name: str, others: int, people: int) -> float:
    """The same, moved by the workspace: `others` beside the subject bear it among `people`."""
    return (others + share(name) * _PRIOR_PEOPLE) / (people + _PRIOR_PEOPLE)
