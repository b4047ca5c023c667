"""skiptrace: lost-contact investigation for lenders, from scattered records to the next lawful step."""

__version__ = "0.1.0"
