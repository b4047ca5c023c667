"""The number service of a cloud provider ("Dytns"): signed questions, and what its codes mean.

Operations, parameters and codes: domain.md section 6, after the provider's public SDK
(alibabacloud-dytnsapi20200217). The number travels in the body, hashed unless the settings say
otherwise; the signature is a header.
"""

import hashlib
from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Final
from urllib.parse import urlsplit
from uuid import uuid4

from skiptrace.errors import ServiceBusy, ServiceRefusal
from skiptrace.live import LiveCard, Setting
from sources.http import Answer, Question
from sources.live.acs3 import Signed, signed_headers
from sources.live.common import SETTINGS, HttpService, not_understood, safe_code
from sources.live.rows import at_path, text_at
from sources.live.settings import SourceSettings

URL: Final = "https://dytnsapi.aliyuncs.com"
VERSION: Final = "2020-02-17"
DYTNS_SETTINGS: Final = (
    Setting("auth_code", "authorisation code of the application", "Dd1r...4id", required=True),
    Setting("key_id_env", "environment variable with the id of the access key", "DYTNS_KEY_ID"),
    Setting("key_env", "environment variable with the secret of the access key", "DYTNS_KEY"),
    Setting("mask", "how the number is sent: SHA256, MD5 or NORMAL", "SHA256"),
    *SETTINGS,
)

# The question is well put, but such numbers are not served: virtual operators, ported lines.
_NOT_SERVED: Final = (
    "InvalidPhoneNumber", "PhoneNumberNotSupported", "PhoneNumberNotfound", "OperatorLimit",
    "PortabilityNumberNotSupported", "RequestNumberNotSupported", "isv.MOBILE_NUMBER_ILLEGAL",
)  # fmt: skip
_TOO_FAST: Final = ("RequestFrequencyLimit", "Throttling", "isv.BUSINESS_LIMIT_CONTROL")
_REFUSED: Final = (
    "Forbidden", "InvalidAccessKeyId", "SignatureDoesNotMatch", "InvalidAuthCode", "NoPermission",
    "Unauthorized", "InvalidTimeStamp", "isv.OUT_OF_SERVICE", "isv.AMOUNT_NOT_ENOUGH",
)  # fmt: skip


class DytnsService(HttpService):
    """A service of this provider; each operation is a service of its own."""

    def __init__(self, settings: SourceSettings, card: LiveCard) -> None:
        super().__init__(settings, card, URL)
        self._key_id = settings.secret("key_id_env", "DYTNS_KEY_ID")
        self._key = settings.secret("key_env", "DYTNS_KEY")
        self._auth_code = settings.text("auth_code")
        self._mask = settings.choice("mask", ("SHA256", "MD5", "NORMAL"), "SHA256")
        self.secrets = (self._key_id, self._key)

    def masked(self, number: str) -> str:
        """The number as it is sent."""
        if self._mask == "NORMAL":
            return number
        # The provider's own scheme for not being told a number it does not know.
        return hashlib.new(self._mask.lower(), number.encode(), usedforsecurity=False).hexdigest()

    def operation(self, action: str, fields: Mapping[str, str]) -> dict[str, str] | None:
        """The answer's Data as texts, None for a number that is not served.

        Raises as live.LiveSource.ask.
        """
        form = {"AuthCode": self._auth_code, "Mask": self._mask, **fields}
        return self.answer(lambda: self._question(action, form), _judged)

    def _question(self, action: str, form: Mapping[str, str]) -> Question:
        url = urlsplit(self.client.endpoint.url)
        request = Signed(
            host=url.netloc,
            path=url.path or "/",
            action=action,
            version=VERSION,
            at=datetime.now(UTC),
            nonce=uuid4().hex,
            form=form,
        )
        headers = signed_headers(request, self._key_id.value(), self._key.value())
        return Question(headers=headers, body=request.body)


def _judged(answer: Answer) -> dict[str, str] | None:
    if answer.status >= 500:
        answer.check()
    value = answer.json()
    code = text_at(value, "Code")
    if code == "OK":
        data = at_path(value, "Data")
        return {key: text_at(data, key) for key in data} if isinstance(data, dict) else {}
    if code.startswith(_NOT_SERVED):
        return None
    if code.startswith(_TOO_FAST):
        raise ServiceBusy(
            f"{answer.service}: too many questions ({safe_code(code)})",
            "lower its pace in skiptrace.toml",
            in_doubt=False,
            retry_after=answer.retry_after,
        )
    if code.startswith(_REFUSED):
        raise ServiceRefusal(
            f"{answer.service}: the key is refused ({safe_code(code)})", "check key and credit"
        )
    answer.check()
    raise not_understood(answer.service)
