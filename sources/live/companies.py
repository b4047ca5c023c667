"""`qichacha`: what the companies register says of the employer; a record of kind `companies`."""

import hashlib
from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Final

from skiptrace.errors import ServiceBusy, ServiceRefusal
from skiptrace.live import LiveCard, Setting
from skiptrace.model.lookup import Asks, Lookup, LookupAnswer, LookupOutcome
from skiptrace.ports import ReadOptions, SourceAdapter
from sources.http import Answer, Json, Question
from sources.live.common import (
    SETTINGS,
    HttpService,
    not_understood,
    point_of,
    safe_code,
    today,
)
from sources.live.rows import answer_of, at_path, check_columns, records_of, tabular, text_at
from sources.live.settings import SourceSettings

URL: Final = "https://api.qichacha.com"
KIND: Final = "companies"

CARD = LiveCard(
    service="qichacha",
    title_en="Companies register (Qichacha)",
    title_zh="企业工商信息(企查查)",
    asks=Asks.COMPANY,
    kind=KIND,
    basis_needed=False,
    lawful_note="A public register of companies; it tells of people only what they stand for.",
    cost="paid query",
    sends="a company's name, in the URL",
    yields=("entry in the companies register", "address", "phone"),
    paid=True,
    fresh_days=180,
    settings=(
        Setting("key_id_env", "environment variable with the key", "QICHACHA_KEY_ID"),
        Setting("key_env", "environment variable with the secret key", "QICHACHA_KEY"),
        *SETTINGS,
    ),
)

# Column of `companies` -> field of Result, the first that says something.
_FIELDS: Final[Mapping[str, tuple[str, ...]]] = {
    "name": ("Name",),
    "code": ("CreditCode", "No"),
    "legal_person": ("OperName",),
    "registered_address": ("Address",),
    "phone": ("ContactInfo.PhoneNumber", "PhoneNumber"),
    "status": ("Status",),
}
# Status: 200 found, 201 nothing, 1xx and 4xx trouble with the key, its balance, its pace.
_FOUND, _NOTHING, _TOO_FAST = "200", "201", frozenset({"429", "112"})


class CompaniesService(HttpService):
    """Asks ECIV4/GetBasicDetailsByName with the signed headers Token and Timespan."""

    def __init__(self, settings: SourceSettings, adapter: SourceAdapter) -> None:
        super().__init__(settings, CARD, URL)
        self._key_id = settings.secret("key_id_env", "QICHACHA_KEY_ID")
        self._key = settings.secret("key_env", "QICHACHA_KEY")
        self._rows = tabular(adapter, self.name)
        check_columns(self._rows, [*_FIELDS, "checked_at"], self.name)
        self.secrets = (self._key_id, self._key)

    def ask(self, lookup: Lookup, lookup_id: str, options: ReadOptions) -> LookupAnswer:
        """As live.LiveSource."""
        name = point_of(lookup).value
        result = self.answer(lambda: self._question(name), _judged)
        if result is None:
            return LookupAnswer(LookupOutcome.NOTHING)
        cells = {
            column: next(filter(None, (text_at(result, path) for path in paths)), "")
            for column, paths in _FIELDS.items()
        }
        cells["checked_at"] = today(options).isoformat()
        notes = {"service": self.name, "lookup": lookup_id}
        return answer_of(records_of(self._rows, [cells], options, source=self.name, notes=notes))

    def _question(self, name: str) -> Question:
        key_id, span = self._key_id.value(), str(int(datetime.now(UTC).timestamp()))
        text = f"{key_id}{span}{self._key.value()}"
        # The provider's scheme: upper-case MD5 of key, seconds and secret.
        token = hashlib.md5(text.encode(), usedforsecurity=False).hexdigest().upper()
        return Question(
            "GET",
            "/ECIV4/GetBasicDetailsByName",
            headers={"Token": token, "Timespan": span},
            query={"key": key_id, "keyword": name},
        )


def _judged(answer: Answer) -> Json:
    answer.check()
    value = answer.json()
    status = text_at(value, "Status")
    if status == _FOUND:
        return at_path(value, "Result")
    if status == _NOTHING:
        return None
    if status in _TOO_FAST:
        raise ServiceBusy(
            f"{answer.service}: too many questions ({safe_code(status)})",
            "lower its pace in skiptrace.toml",
            in_doubt=False,
            retry_after=answer.retry_after,
        )
    if status.startswith(("1", "4")):
        raise ServiceRefusal(
            f"{answer.service}: the key is refused ({safe_code(status)})", "check key and credit"
        )
    raise not_understood(answer.service)
