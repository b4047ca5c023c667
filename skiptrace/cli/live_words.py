"""Codes of look-ups as words; the Chinese ones stand in the catalogue."""

from skiptrace.locale import mark
from skiptrace.model.lookup import Asks

ASKS = {
    Asks.NUMBER_STATUS: mark("state of a number"),
    Asks.NUMBER_OWNER: mark("whether a number was given out anew"),
    Asks.NUMBER_LINE: mark("carrier of a number"),
    Asks.IDENTITY: mark("whether name, id number and mobile agree"),
    Asks.LOST_CONTACT: mark("a relay number to the borrower"),
    Asks.PLACE: mark("place of an address"),
    Asks.COMPANY: mark("entry of an employer"),
    Asks.SUBJECT: mark("records of the borrower"),
    Asks.EVERYTHING: mark("all records"),
}
REASONS = {
    "never_checked": mark("never checked"),
    "check_old": mark("the last check is old"),
    "known_long_ago": mark("last known long ago"),
    "out_of_reach": mark("no number of their own is likely to reach them"),
    "own_system": mark("an own system"),
    "line_found": mark("a line was found"),
    "next_page": mark("the next page"),
}
UNASKED = {
    "undated": mark("nothing says when the number was last known"),
    "closed": mark("the rules close the borrower to contact"),
    "no_name": mark("no name on file"),
    "no_id_no": mark("no id number on file"),
    "no_phone": mark("no phone on file"),
    "no_customer_no": mark("no customer number on file"),
    "no_site": mark("no place without the door"),
}
