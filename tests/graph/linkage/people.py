"""Synthetic people for the tests of linkage."""

from benchmarks.people.given import check_character


def full_number(place: int) -> str:
    """The place-th of a row of whole numbers, all different."""
    day = 1 + place % 28
    body = f"3301271985{1 + place // 28 % 12:02d}{day:02d}{place % 1000:03d}"
    return body + check_character(body)
