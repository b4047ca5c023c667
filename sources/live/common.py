"""What every configured service has: terms, an endpoint, and a patient way of asking there."""

import re
from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path
from typing import Final, TypeVar

from skiptrace.errors import BadAnswer
from skiptrace.live import LiveCard, Setting, Terms
from skiptrace.model.case import CHINA
from skiptrace.model.contact import ContactPoint
from skiptrace.model.lookup import Lookup, LookupAnswer, LookupEntry
from skiptrace.model.party import PartyRef
from skiptrace.ports import ReadOptions
from sources.http import Answer, Endpoint, HttpClient, Limits, Question
from sources.live.patience import Pace, patiently
from sources.live.settings import Secret, SourceSettings

Value = TypeVar("Value")

# Nobody should learn from an invoice that a number was missing in a settings file.
PER_DAY_UNSAID: Final = 200
PER_RUN_UNSAID: Final = 50

SETTINGS: Final = (
    Setting("url", "where the service answers; https, or http with private = true", "https://..."),
    Setting("private", "the service stands in your own network", "false"),
    Setting("ca_file", "certificates of your own authority (PEM)", "/etc/ssl/house.pem"),
    Setting("basis", "standing lawful basis of the look-ups", "合同第九条"),
    Setting("paid", "an answer costs money: none is asked for twice", "true"),
    Setting("price", "price of one answer in yuan", "0.12"),
    Setting("budget_per_day", "most look-ups a day", "200"),
    Setting("budget_per_run", "most look-ups a run", "50"),
    Setting("fresh_days", "days after which a question may be asked anew", "30"),
    Setting("older_than_days", "ask only of what was last known longer ago", "30"),
    Setting("pace", "questions a second", "2"),
    Setting("at_once", "questions under way together", "2"),
    Setting("deadline_s", "seconds for one question, all in all", "10"),
)
"""Keys that every HTTP service has."""


def terms_of(settings: SourceSettings, card: LiveCard) -> Terms:
    """On what terms the source is asked; raises UsageError."""
    paid = settings.flag("paid", default=card.paid)
    return Terms(
        paid=paid,
        price=settings.money("price"),
        per_day=settings.limit("budget_per_day", PER_DAY_UNSAID if paid else None),
        per_run=settings.limit("budget_per_run", PER_RUN_UNSAID if paid else None),
        fresh_days=settings.whole("fresh_days", card.fresh_days, 0, 36_500),
        older_than_days=settings.whole("older_than_days", card.older_than_days, 0, 36_500),
        at_once=settings.whole("at_once", 2, 1, 8),
        basis=settings.maybe("basis"),
    )


def endpoint_of(settings: SourceSettings, url: str | None = None) -> Endpoint:
    """Where the service answers; url: the provider's public address, if it has one."""
    ca_file = settings.maybe("ca_file")
    return Endpoint(
        settings.name,
        settings.text("url", url),
        private=settings.flag("private", default=False),
        ca_file=Path(ca_file) if ca_file else None,
        limits=Limits(deadline_s=settings.number("deadline_s", 10.0, 0.05, 60.0)),
    )


class OneAnswer:
    """The part of live.LiveSource that is alike wherever one answer is all there is."""

    details: Sequence[str] = ("",)
    wants: Sequence[str] = ()

    def resume(
        self,
        lookup: Lookup,  # noqa: ARG002 - most services have no free query
        lookup_id: str,  # noqa: ARG002
        options: ReadOptions,  # noqa: ARG002
    ) -> LookupAnswer | None:
        """As live.LiveSource."""
        return None

    def follow(
        self,
        lookup: Lookup,  # noqa: ARG002 - most answers are complete
        entry: LookupEntry,  # noqa: ARG002
    ) -> Sequence[Lookup]:
        """As live.LiveSource."""
        return ()


class HttpService(OneAnswer):
    """A service over HTTP; each service fills in `ask` and, if it has a free query, `resume`.

    As live.LiveSource.
    """

    secrets: Sequence[Secret] = ()

    def __init__(self, settings: SourceSettings, card: LiveCard, url: str | None = None) -> None:
        self.name = settings.name
        self.card = card
        self.terms = terms_of(settings, card)
        self.client = HttpClient(endpoint_of(settings, url))
        self.host = self.client.endpoint.host
        self._pace = Pace(settings.number("pace", 2.0, 0.01, 1000.0))

    def check(self) -> None:
        """Raises UsageError when a key is missing, before anything is put on record."""
        for secret in self.secrets:
            secret.value()

    def ask(self, lookup: Lookup, lookup_id: str, options: ReadOptions) -> LookupAnswer:
        """As live.LiveSource."""
        raise NotImplementedError

    def answer(
        self,
        question: Callable[[], Question],
        judge: Callable[[Answer], Value],
        *,
        free: bool | None = None,
    ) -> Value:
        """What `judge` makes of the answer, asked again while that is sensible and costs nothing.

        question: made anew for each try, because a signature carries its time. judge: raises
        ServiceBusy for what is worth another try. free: asking again costs nothing even when it is
        in doubt whether the first arrived; None: as the terms say.
        """
        again = not self.terms.paid if free is None else free
        return patiently(lambda: judge(self.client.ask(question())), self._pace, free=again)


def today(options: ReadOptions) -> date:
    """The day of an answer, in China, where the people are whom it is about."""
    return options.received_at.astimezone(CHINA).date()


def safe_code(code: str) -> str:
    """A code as a service wrote it, if it is one that may be shown."""
    return code if _CODE.fullmatch(code) else "?"


_CODE = re.compile(r"[A-Za-z0-9_.\-]{1,40}")


def not_understood(service: str) -> BadAnswer:
    """The error for an answer that is well formed and says nothing that is known."""
    return BadAnswer(f"{service}: the answer is not understood", "see docs/live-sources.md")


def point_of(lookup: Lookup) -> ContactPoint:
    """The point that is asked about; ValueError when there is none, which no caller plans."""
    if lookup.point is None:
        raise ValueError(lookup.asks)
    return lookup.point


def party_of(lookup: Lookup) -> PartyRef:
    """The party that is asked about; ValueError when there is none, which no caller plans."""
    if lookup.party is None:
        raise ValueError(lookup.asks)
    return lookup.party
