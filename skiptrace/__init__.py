"""skiptrace: lost-contact investigation, from a lender's records to the next lawful step."""

__version__ = "0.1.0"
