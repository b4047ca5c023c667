"""The gateway of a provider of operators' services ("antchain"): signed questions, its answers.

Protocol: the provider's public SDK (antchain-openapi-sdk, realperson): the call's name and
signature stand in the URL, all data of people in a form. The signature is HMAC-SHA1 over all
parameters, sorted and percent-encoded.
"""

import base64
import hashlib
import hmac
from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Final
from uuid import uuid4

from skiptrace.errors import BadAnswer, NeverArrived, ServiceBusy, ServiceRefusal
from sources.http import Answer, Json, Question
from sources.live.acs3 import canonical
from sources.live.common import safe_code
from sources.live.rows import at_path, text_at

URL: Final = "https://openapi.antchain.antgroup.com"
PATH: Final = "/gateway.do"

# The provider documents its codes to customers only; these groups follow their names. Whatever is
# in none of them fails its own question and no other.
_TOO_FAST: Final = ("TRAFFIC", "RATE_LIMIT", "FLOW_LIMIT", "THROTTL")
_TROUBLE: Final = ("SYSTEM", "TIMEOUT", "PROVIDER", "INTERNAL")
_REFUSED: Final = ("ACCESS", "INVALID_SIGN", "SIGN", "PERMISSION", "BALANCE", "ARREARS", "PRODUCT")
_UNKNOWN_PROCESS: Final = ("PROCESS", "ORDER_NOT", "RECORD_NOT", "DATA_NOT")


def signed_question(
    method: str, form: Mapping[str, str], key_id: str, key: str, at: datetime | None = None
) -> Question:
    """The question for one call; at: aware UTC, now when not given."""
    query = {
        "method": method,
        "version": "1.0",
        "sign_type": "HmacSHA1",
        "req_time": (at or datetime.now(UTC)).strftime("%Y-%m-%dT%H:%M:%SZ"),
        "req_msg_id": uuid4().hex,
        "access_key": key_id,
        "base_sdk_version": "TeaSDK-2.0",
        "sdk_version": "1.23.4",
        "_prod_code": "REALPERSON",
        "_prod_channel": "undefined",
    }
    query["sign"] = signature({**query, **form}, key)
    return Question(path=PATH, query=query, form=form)


def signature(parameters: Mapping[str, str], key: str) -> str:
    """Base64 of HMAC-SHA1 over the parameters as they are canonically written."""
    # The provider's choice of hash, as a keyed one still sound.
    made = hmac.new(key.encode(), canonical(parameters).encode(), hashlib.sha1)
    return base64.b64encode(made.digest()).decode()


def judged(answer: Answer) -> Json:
    """What stands under `response` when its code is OK; raises as live.LiveSource.ask."""
    answer.check()
    response = at_path(answer.json(), "response")
    code = text_at(response, "result_code").upper()
    if code == "OK":
        return response
    name = answer.service
    if code.startswith(_UNKNOWN_PROCESS):
        raise NeverArrived(f"{name}: the look-up never arrived there", "ask it anew")
    if code.startswith(_TOO_FAST):
        raise ServiceBusy(
            f"{name}: too many questions ({safe_code(code)})",
            "lower its pace in skiptrace.toml",
            in_doubt=False,
        )
    if code.startswith(_TROUBLE):
        raise ServiceBusy(
            f"{name}: trouble at the service ({safe_code(code)})", "try again later", in_doubt=True
        )
    if code.startswith(_REFUSED):
        raise ServiceRefusal(
            f"{name}: the key is refused ({safe_code(code)})", "check key and credit"
        )
    raise BadAnswer(f"{name}: the question is refused ({safe_code(code)})", _DOCS)


_DOCS: Final = "see docs/live-sources.md"
