"""What a service answered, and what its status means for whoever asked."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from email.message import Message
from email.utils import parsedate_to_datetime

from skiptrace.errors import BadAnswer, ServiceBusy, ServiceRefusal
from sources.http.json_answer import Json, parse_json


@dataclass(frozen=True, slots=True)
class Answer:
    """What came back: status, lower-case header names, the whole body."""

    service: str
    status: int
    headers: Mapping[str, str] = field(repr=False)
    body: bytes = field(repr=False)

    def json(self) -> Json:
        """The body as JSON; raises BadAnswer."""
        header = Message()
        header["Content-Type"] = self.headers.get("content-type", "")
        return parse_json(self.body, self.service, header.get_content_charset())

    def check(self) -> None:
        """Raises ServiceBusy, ServiceRefusal or BadAnswer unless the status is 2xx."""
        name, status = self.service, self.status
        if 200 <= status < 300:
            return
        if status == 429 or status == 408:
            raise ServiceBusy(
                f"{name}: too many questions ({status})",
                "lower its pace in skiptrace.toml",
                in_doubt=False,
                retry_after=self.retry_after,
            )
        if status in (401, 402, 403, 407):
            raise ServiceRefusal(f"{name}: the key is refused ({status})", "check key and credit")
        if status in (404, 405, 410, 501):
            raise ServiceRefusal(
                f"{name}: nothing answers at that url ({status})", "check the url in skiptrace.toml"
            )
        if 300 <= status < 400:
            raise ServiceRefusal(
                f"{name}: it points to another address ({status}), which is not followed",
                "write the final address in skiptrace.toml",
            )
        if status >= 500:
            # Whoever says when to come back has not taken the question.
            told = status == 503 and self.retry_after is not None
            raise ServiceBusy(
                f"{name}: trouble at the service ({status})",
                "try again later",
                in_doubt=not told,
                retry_after=self.retry_after,
            )
        raise BadAnswer(f"{name}: the question is refused ({status})", "see docs/live-sources.md")

    @property
    def retry_after(self) -> float | None:
        """Seconds that the service asks to wait, at least 0; None when it does not say."""
        text = self.headers.get("retry-after", "").strip()
        if text.isascii() and text.isdigit():
            return float(text[:9])
        try:
            until = parsedate_to_datetime(text)
            sent = parsedate_to_datetime(self.headers["date"])
        except KeyError:
            sent = datetime.now(UTC)
        except ValueError:
            return None
        if until.tzinfo is None or sent.tzinfo is None:
            return None
        return max(0.0, (until - sent).total_seconds())
