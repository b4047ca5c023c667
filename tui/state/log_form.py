"""The log form: what may be chosen for a lead, and the entry its fields make."""

from datetime import datetime

from skiptrace import normalize
from skiptrace.casework.contact import LogEntry
from skiptrace.errors import UsageError
from skiptrace.model.attempt import Channel, Disposition
from skiptrace.model.lead import Lead

# A phone is called or texted, an address visited or written to; casework refuses the rest.
CHANNELS = {
    Channel.CALL: (Channel.CALL, Channel.SMS),
    Channel.SMS: (Channel.SMS, Channel.CALL),
    Channel.EMAIL: (Channel.EMAIL,),
    Channel.LETTER: (Channel.LETTER,),
    Channel.VISIT: (Channel.VISIT, Channel.LETTER),
    Channel.INQUIRY: (Channel.INQUIRY,),
}

# Results by channel, the most frequent first, so that a day of calls takes few keys.
_SPOKEN = """
    right_party right_party_refused third_party third_party_location_given third_party_refused
    wrong_party
"""
_WRITTEN = f"delivered bounced {_SPOKEN}"
_RESULTS = {
    Channel.CALL: f"no_answer off suspended vacant busy rejected voicemail {_SPOKEN}",
    Channel.SMS: _WRITTEN,
    Channel.EMAIL: _WRITTEN,
    Channel.LETTER: "delivered bounced not_found moved",
    Channel.VISIT: """
        door_closed not_found moved met_subject met_family met_neighbour right_party_refused
        third_party_location_given third_party_refused wrong_party
    """,
    Channel.INQUIRY: """
        not_found no_answer third_party third_party_location_given third_party_refused wrong_party
    """,
}
RESULTS = {channel: tuple(map(Disposition, codes.split())) for channel, codes in _RESULTS.items()}


class LogForm:
    """What is chosen so far for an attempt at one lead."""

    def __init__(self, lead: Lead, moment: datetime) -> None:
        self.lead = lead
        self.channels = CHANNELS[lead.channel]
        self.channel = self.channels[0]
        self.result = self.results[0]
        self.at = f"{moment:%Y-%m-%d %H:%M}"
        self.from_number = ""
        self.note = ""

    @property
    def results(self) -> tuple[Disposition, ...]:
        """Results that the chosen channel can have."""
        return RESULTS[self.channel]

    def choose_channel(self, index: int) -> bool:
        """Takes the channel; True when the list of results changes with it."""
        channel = self.channels[index]
        if channel is self.channel:
            return False
        self.channel = channel
        self.result = self.results[0]
        return True

    def choose_result(self, index: int) -> None:
        """Takes the result."""
        self.result = self.results[index]

    def entry(self) -> LogEntry:
        """The entry to log; raises UsageError, without the value, for a field not usable."""
        return LogEntry(
            channel=self.channel,
            disposition=self.result,
            at=self._moment(),
            from_number=self._number(),
            note=self.note.strip() or None,
        )

    def _moment(self) -> datetime:
        try:
            return datetime.fromisoformat(self.at.strip()).replace(tzinfo=None)
        except ValueError:
            raise UsageError("the time is not a time", "write it as 2026-05-03 10:30") from None

    def _number(self) -> str | None:
        if not self.from_number.strip():
            return None
        read = normalize.phone(self.from_number)
        if read.canonical is None:
            raise UsageError("the number called from is not a phone number", "or leave it empty")
        return read.canonical
