"""The one door to services over HTTP: fixed host, checked address, one deadline, bounded answer.

A question goes to the host that the settings name and to no other: its name is resolved once, only
allowed addresses are connected to, redirects are answers and not followed, proxies and passwords
of the environment are not used. Nothing of a question - its URL, body, headers - ever stands in a
log or an error. Personal data belongs in the body; secrets belong in headers.
"""

import logging
import ssl
import threading
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass, field
from typing import BinaryIO

import httpcore
import httpx

from skiptrace import __version__
from skiptrace.errors import ServiceBusy, ServiceRefusal, UsageError
from sources.http.answer import Answer
from sources.http.body import capped
from sources.http.endpoint import Endpoint
from sources.http.json_answer import Json
from sources.http.wire import Line, Resolver, may_connect, resolved, system_addresses

# At INFO both write whole URLs, and at DEBUG headers and bodies, to whoever listens.
for _name in ("httpx", "httpcore"):
    logging.getLogger(_name).setLevel(logging.WARNING)


@dataclass(frozen=True, slots=True)
class Upload:
    """A file sent along as multipart; `name` is what the service is told, so never the real one."""

    file: BinaryIO = field(repr=False)
    content_type: str
    name: str
    part: str = "file"


@dataclass(frozen=True, slots=True, repr=False)
class Question:
    """One question: `path` is appended to the endpoint's; at most one of json, form and body.

    query: goes into the URL, so never personal data. headers: secrets go here. form: fields sent
    as a form, with `upload` as multipart. body: bytes as they are, for what was signed.
    """

    method: str = "POST"
    path: str = ""
    headers: Mapping[str, str] = field(default_factory=dict)
    query: Mapping[str, str] = field(default_factory=dict)
    json: Json = None
    form: Mapping[str, str] | None = None
    body: bytes | None = None
    upload: Upload | None = None


class HttpClient:
    """Asks one service; may be shared by threads. A connection serves one question only.

    (A kept connection that the service closes meanwhile would leave it open whether a paid
    question arrived.)
    """

    def __init__(self, endpoint: Endpoint, resolver: Resolver = system_addresses) -> None:
        self.endpoint = endpoint
        self._resolver = resolver
        self._lock = threading.Lock()
        self._addresses: Sequence[str] = ()
        self._tls = _tls(endpoint)

    def ask(self, question: Question) -> Answer:
        """The answer, whatever its status; see Answer.check.

        Raises ServiceBusy (no answer in time), ServiceRefusal (address or certificate not
        allowed), BadAnswer (too large, cut off, not decodable).
        """
        limits = self.endpoint.limits
        deadline = time.monotonic() + limits.deadline_s
        line = Line(self._checked_addresses(limits.deadline_s), deadline)
        request = self._request(question)
        with (
            _failures(self.endpoint, line),
            httpx.Client(
                transport=_Transport(line, self._tls),
                trust_env=False,
                follow_redirects=False,
                timeout=None,  # noqa: S113 - the line's deadline rules every operation
            ) as client,
        ):
            response = client.send(request, stream=True)
            with closing(response):
                headers = {name.lower(): value for name, value in response.headers.items()}
                body = capped(response.iter_raw(), headers, self.endpoint.name, limits)
                return Answer(self.endpoint.name, response.status_code, headers, body)

    def _checked_addresses(self, timeout_s: float) -> Sequence[str]:
        with self._lock:
            if not self._addresses:
                self._addresses = self._resolve(timeout_s)
            return self._addresses

    def _resolve(self, timeout_s: float) -> list[str]:
        name, end = self.endpoint.name, self.endpoint
        try:
            found = resolved(end.host, end.port, self._resolver, timeout_s)
        except (OSError, UnicodeError):
            raise ServiceBusy(
                f"{name}: its host cannot be found", "check the url and the network", in_doubt=False
            ) from None
        if not found or not all(may_connect(a, private=end.private) for a in found):
            raise ServiceRefusal(
                f"{name}: its host leads into a private network",
                "check the url; private = true allows a service in your own network",
            )
        return found

    def _request(self, question: Question) -> httpx.Request:
        # Checked here because the library's own error would quote the header.
        if not all(v.isascii() and v.isprintable() for v in question.headers.values()):
            raise UsageError(
                f"{self.endpoint.name}: a key holds characters that no header may hold",
                "set it in the environment again, without line ends",
            )
        url = httpx.URL(self.endpoint.url)
        if question.path:
            url = url.copy_with(path=f"{url.path.rstrip('/')}/{question.path.lstrip('/')}")
        if question.query:
            url = url.copy_merge_params(dict(question.query))
        fixed = {
            "Accept": "application/json",
            "Accept-Encoding": "identity",
            "Connection": "close",
            "User-Agent": f"skiptrace/{__version__}",
        }
        upload = question.upload
        return httpx.Request(
            question.method,
            url,
            headers={**fixed, **question.headers},
            content=question.body,
            json=question.json,
            data=question.form,
            files={upload.part: (upload.name, upload.file, upload.content_type)}
            if upload
            else None,
        )


def _tls(endpoint: Endpoint) -> ssl.SSLContext:
    if endpoint.ca_file is None:
        return httpx.create_ssl_context(trust_env=False)
    try:
        return ssl.create_default_context(cafile=str(endpoint.ca_file))
    except (OSError, ssl.SSLError):
        raise UsageError(
            f"{endpoint.name}: ca_file cannot be read", "give a file of PEM certificates"
        ) from None


class _Transport(httpx.BaseTransport):
    """httpx over a line: httpx itself cannot be told which address to connect to."""

    def __init__(self, line: Line, tls: ssl.SSLContext) -> None:
        self._pool = httpcore.ConnectionPool(
            ssl_context=tls, max_connections=1, max_keepalive_connections=0, network_backend=line
        )

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        url = request.url
        response = self._pool.handle_request(
            httpcore.Request(
                request.method,
                httpcore.URL(
                    scheme=url.raw_scheme, host=url.raw_host, port=url.port, target=url.raw_path
                ),
                headers=request.headers.raw,
                content=request.stream,
            )
        )
        return httpx.Response(response.status, headers=response.headers, stream=_Stream(response))

    def close(self) -> None:
        self._pool.close()


class _Stream(httpx.SyncByteStream):
    def __init__(self, response: httpcore.Response) -> None:
        self._response = response

    def __iter__(self) -> Iterator[bytes]:
        yield from self._response.iter_stream()

    def close(self) -> None:
        self._response.close()


@contextmanager
def _failures(endpoint: Endpoint, line: Line) -> Iterator[None]:
    """What the libraries raise, as an error of ours; theirs may quote what was sent or received."""
    name = endpoint.name
    try:
        yield
    except httpcore.TimeoutException:
        seconds = f"{endpoint.limits.deadline_s:g}"
        raise ServiceBusy(
            f"{name}: no answer within {seconds} s", "try again later", in_doubt=line.sent
        ) from None
    except httpcore.ConnectError as error:
        if isinstance(error.__context__, ssl.SSLCertVerificationError):
            raise ServiceRefusal(
                f"{name}: its certificate is not valid for that host",
                "check the url; ca_file names certificates of your own authority",
            ) from None
        raise ServiceBusy(
            f"{name}: no connection", "check the url and the network", in_doubt=line.sent
        ) from None
    except (httpcore.NetworkError, httpcore.ProtocolError, httpx.HTTPError):
        raise ServiceBusy(
            f"{name}: the answer broke off", "try again later", in_doubt=line.sent
        ) from None
