"""What people say aloud, read as the values they mean: numbers, mailboxes, accounts."""

from skiptrace.normalize.spoken.contexts import Use
from skiptrace.normalize.spoken.mailboxes import SpokenValue, spoken_emails, spoken_handle
from skiptrace.normalize.spoken.phones import (
    Dictated,
    DigitRun,
    SpokenPhone,
    dictated_phones,
    spoken_digits,
    spoken_phones,
)
from skiptrace.normalize.spoken.stream import Piece, Stream, stream_of

__all__ = [
    "Dictated",
    "DigitRun",
    "Piece",
    "SpokenPhone",
    "SpokenValue",
    "Stream",
    "Use",
    "dictated_phones",
    "spoken_digits",
    "spoken_emails",
    "spoken_handle",
    "spoken_phones",
    "stream_of",
]
