"""Call figures: what an itemised bill says of one counterpart in one calendar month."""

import json
from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class CallTally:
    """Calls between a subscriber and one counterpart in one month, in figures only.

    month: "YYYY-MM". calls_out, calls_in: made and received (a forwarded call is a received one);
    unsaid: calls whose direction the bill does not tell. seconds: spoken in all; longest: longest
    call. days: distinct days with a call; first_day, last_day: days of the month, 1 to 31.
    night: calls begun between 22:00 and 06:00; weekend: on a Saturday or Sunday.
    """

    month: str
    calls_out: int
    calls_in: int
    unsaid: int
    seconds: int
    longest: int
    days: int
    first_day: int
    last_day: int
    night: int
    weekend: int

    @property
    def calls(self) -> int:
        """All calls, whichever way."""
        return self.calls_out + self.calls_in + self.unsaid

    @property
    def last(self) -> date:
        """The last day with a call."""
        return date(int(self.month[:4]), int(self.month[5:]), self.last_day)

    def measure(self) -> str:
        """The numbers as canonical JSON: sorted keys, no blanks; the month is not among them."""
        return (
            f'{{"days":{self.days},"first":{self.first_day},"in":{self.calls_in},'
            f'"last":{self.last_day},"longest":{self.longest},"night":{self.night},'
            f'"out":{self.calls_out},"seconds":{self.seconds},"unsaid":{self.unsaid},'
            f'"weekend":{self.weekend}}}'
        )


def tally_of(month: str, measure: str) -> CallTally:
    """A tally read back from its month and its numbers."""
    numbers: dict[str, int] = json.loads(measure)
    return CallTally(
        month=month,
        calls_out=numbers["out"],
        calls_in=numbers["in"],
        unsaid=numbers["unsaid"],
        seconds=numbers["seconds"],
        longest=numbers["longest"],
        days=numbers["days"],
        first_day=numbers["first"],
        last_day=numbers["last"],
        night=numbers["night"],
        weekend=numbers["weekend"],
    )
