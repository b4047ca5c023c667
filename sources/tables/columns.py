"""A short way to write a card's columns."""

from skiptrace.ports import Column


def column(
    name: str,
    aliases: str = "",
    example: str = "",
    *,
    required: bool = False,
    fallback: str = "",
) -> Column:
    """A column; `aliases` are words separated by blanks (titles are compared without blanks)."""
    return Column(name, tuple(aliases.split()), required, example, fallback)
