"""The page that a fact was found on: how it may be shown, the whole address, the act it is."""

import re
from dataclasses import dataclass, field
from hashlib import blake2b
from urllib.parse import SplitResult, urlsplit

from sources.tables.row import Row

_HOST = re.compile(r"(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z]{2,24}")
# An address copied without its scheme: host, perhaps port, then path or nothing.
_BARE = re.compile(r"[A-Za-z0-9.-]+(?::[0-9]+)?(?:[/?#]|$)")
# Path segments that cannot hold a name or a number of somebody.
_HARMLESS = re.compile(r"(?!.*[0-9]{5})[A-Za-z0-9._~-]{1,60}")


@dataclass(frozen=True, slots=True)
class Page:
    """shown: host and path without what may be personal. url: whole, for a reveal.

    origin: the page as an act; two queries that end on one page are one statement.
    """

    shown: str
    url: str = field(repr=False)
    origin: str = ""


def page_at(text: str) -> Page | None:
    """The page of a web address, None when it is none.

    A user name or password in it is dropped, and so is the part after #, which no server sees.
    """
    if "://" not in text:
        text = f"https://{text}" if _BARE.match(text) else ""
    try:
        parts = urlsplit(text)
        host = (parts.hostname or "").removesuffix(".")
    except ValueError:
        return None
    bad = parts.scheme not in ("http", "https") or re.search(r"\s", text)
    if bad or not _HOST.fullmatch(host):
        return None
    query = f"?{parts.query}" if parts.query else ""
    address = f"{host}{parts.path}{query}"
    return Page(_shown(host, parts), f"{parts.scheme}://{address}", _origin(address))


def _shown(host: str, parts: SplitResult) -> str:
    segments = [s if _HARMLESS.fullmatch(s) else "***" for s in parts.path.split("/") if s]
    return "/".join((host, *segments)) + ("?***" if parts.query else "")


def _origin(address: str) -> str:
    return f"page:{blake2b(address.encode(), digest_size=8).hexdigest()}"


def page_of(row: Row, column: str = "url") -> Page | None:
    """The page that the row names; a text that is no web address is noted on the row."""
    text = row.text(column)
    page = page_at(text) if text else None
    if text and page is None:
        row.wrong(column, "page_shape")
    return page
