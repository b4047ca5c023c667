"""Where a service stands and how much of it is borne."""

from dataclasses import dataclass
from pathlib import Path

import httpx

from skiptrace.errors import UsageError

_MB = 1024 * 1024


@dataclass(frozen=True, slots=True)
class Limits:
    """deadline_s: from resolving the name to the last byte. wire: bytes received, decoded: kept."""

    deadline_s: float = 10.0
    wire: int = 2 * _MB
    decoded: int = 20 * _MB


@dataclass(frozen=True, slots=True)
class Endpoint:
    """Where a named service stands, as the settings say.

    private: the host may be on this machine or in a private network; only then may the scheme be
    http. ca_file: certificates of the house's own authority, None for the public ones.
    Raises UsageError when the address cannot be used.
    """

    name: str
    url: str
    private: bool = False
    ca_file: Path | None = None
    limits: Limits = Limits()

    def __post_init__(self) -> None:
        """Refuses an address that is not fixed, not encrypted or carries more than a place."""
        try:
            url = httpx.URL(self.url)
        except httpx.InvalidURL:
            raise UsageError(
                f"{self.name}: the url is not one", "write https://host/path"
            ) from None
        if url.scheme not in ("https", "http") or not url.host:
            raise UsageError(f"{self.name}: the url names no host", "write https://host/path")
        if url.userinfo or url.query or url.fragment:
            raise UsageError(
                f"{self.name}: the url holds more than a host and a path",
                "keys belong in the environment",
            )
        if url.scheme == "http" and not self.private:
            raise UsageError(
                f"{self.name}: the url is not encrypted",
                "write https://, or private = true for a service in your own network",
            )

    @property
    def host(self) -> str:
        """The host's name or address."""
        return httpx.URL(self.url).host

    @property
    def port(self) -> int:
        """The port, also where the url leaves it out."""
        url = httpx.URL(self.url)
        return url.port or (443 if url.scheme == "https" else 80)
