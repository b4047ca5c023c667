"""The provider's request signature ACS3-HMAC-SHA256, by its published description.

Source: help.aliyun.com, "V3 request structure and signature"; the example printed there is a test.
Parameters of a call travel in the body as a form, so that the URL holds nothing.
"""

import hashlib
import hmac
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Final
from urllib.parse import quote

ALGORITHM: Final = "ACS3-HMAC-SHA256"


@dataclass(frozen=True, slots=True)
class Signed:
    """What is signed. at: aware UTC. form: parameters in the body; query: in the URL."""

    host: str
    path: str
    action: str
    version: str
    at: datetime
    nonce: str
    form: Mapping[str, str] = field(default_factory=dict, repr=False)
    query: Mapping[str, str] = field(default_factory=dict, repr=False)

    @property
    def body(self) -> bytes:
        """The form as it is sent."""
        return canonical(self.form).encode()


def canonical(parameters: Mapping[str, str]) -> str:
    """Parameters sorted by name, percent-encoded by RFC 3986 and joined."""
    return "&".join(
        f"{quote(name, safe='-_.~')}={quote(parameters[name], safe='-_.~')}"
        for name in sorted(parameters)
    )


def signed_headers(request: Signed, key_id: str, key: str) -> dict[str, str]:
    """The headers of the request, its Authorization among them."""
    digest = hashlib.sha256(request.body).hexdigest()
    headers = {
        "host": request.host,
        "x-acs-action": request.action,
        "x-acs-content-sha256": digest,
        "x-acs-date": request.at.strftime("%Y-%m-%dT%H:%M:%SZ"),
        "x-acs-signature-nonce": request.nonce,
        "x-acs-version": request.version,
    }
    if request.form:
        headers["content-type"] = "application/x-www-form-urlencoded"
    names = sorted(headers)
    listed = ";".join(names)
    lines = "".join(f"{name}:{headers[name]}\n" for name in names)
    text = "\n".join(("POST", request.path, canonical(request.query), lines, listed, digest))
    to_sign = f"{ALGORITHM}\n{hashlib.sha256(text.encode()).hexdigest()}"
    signature = hmac.new(key.encode(), to_sign.encode(), hashlib.sha256).hexdigest()
    headers["authorization"] = (
        f"{ALGORITHM} Credential={key_id},SignedHeaders={listed},Signature={signature}"
    )
    return headers
