"""Connections to addresses that were checked, with one deadline for everything on them.

httpx limits each read, so a server that sends a byte a second holds a client for hours; here every
connect, handshake, read and write gets what is left of the question's own time. The host's name is
resolved once and the address that was checked is the address connected to, so that a name cannot
point elsewhere a moment later (DNS rebinding).
"""

import ipaddress
import socket
import ssl
import threading
import time
from collections.abc import Callable, Iterable, Sequence

import httpcore

Resolver = Callable[[str, int], Sequence[str]]
"""(host, port) -> numeric addresses; raises OSError when there are none."""

_IP = ipaddress.IPv4Address | ipaddress.IPv6Address
# RFC 6052: an IPv6 address that a gateway turns into the IPv4 address in its last 32 bits.
_NAT64 = ipaddress.IPv6Network("64:ff9b::/96")


def system_addresses(host: str, port: int) -> list[str]:
    """What the operating system's resolver says, in its order."""
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return list(dict.fromkeys(str(entry[4][0]) for entry in found))


def resolved(host: str, port: int, resolver: Resolver, timeout_s: float) -> list[str]:
    """The resolver's answer within `timeout_s`; raises OSError (TimeoutError when it is late).

    The system's resolver cannot be interrupted, hence the thread, which ends by itself.
    """
    answer: list[str] = []
    trouble: list[BaseException] = []

    def look_up() -> None:
        try:
            answer.extend(resolver(host, port))
        except BaseException as error:  # noqa: BLE001 - carried over to the thread that waits
            trouble.append(error)

    thread = threading.Thread(target=look_up, daemon=True)
    thread.start()
    thread.join(timeout_s)
    if thread.is_alive():
        raise TimeoutError
    if trouble:
        raise trouble[0]
    return answer


def may_connect(address: str, *, private: bool) -> bool:
    """Whether a client may connect there.

    Public addresses always; loopback and private networks when the settings say so. Link-local and
    shared addresses (where clouds keep their credentials), multicast and what is no host never.
    """
    try:
        ip = _embedded(ipaddress.ip_address(address.partition("%")[0]))
    except ValueError:
        return False
    if ip.is_loopback:
        return private
    if ip.is_link_local or ip.is_multicast or ip.is_unspecified or ip.is_reserved:
        return False
    return ip.is_global or (private and ip.is_private)


def _embedded(ip: _IP) -> _IP:
    """The IPv4 address that an IPv6 address leads to, else the address itself."""
    if isinstance(ip, ipaddress.IPv4Address):
        return ip
    if ip in _NAT64:
        return ipaddress.IPv4Address(int(ip) & 0xFFFFFFFF)
    return ip.ipv4_mapped or ip.sixtofour or (ip.teredo[1] if ip.teredo else ip)


class Line(httpcore.NetworkBackend):
    """One question's connection: to one of the checked addresses, until the deadline.

    sent: whether any byte of the question may have left.
    """

    def __init__(self, addresses: Sequence[str], deadline: float) -> None:
        self._addresses = addresses
        self._deadline = deadline
        self._system = httpcore.SyncBackend()
        self.sent = False

    def left(self) -> float:
        """Seconds to the deadline; raises httpcore.ReadTimeout when there are none."""
        left = self._deadline - time.monotonic()
        if left <= 0:
            raise httpcore.ReadTimeout
        return left

    def connect_tcp(
        self,
        host: str,  # noqa: ARG002 - the checked addresses stand for it
        port: int,
        timeout: float | None = None,  # noqa: ARG002 - the deadline rules
        local_address: str | None = None,
        socket_options: Iterable[httpcore.SOCKET_OPTION] | None = None,
    ) -> httpcore.NetworkStream:
        """The first of the addresses that answers."""
        trouble: Exception = httpcore.ConnectError()
        for address in self._addresses:
            try:
                stream = self._system.connect_tcp(
                    address, port, self.left(), local_address, socket_options
                )
            except (httpcore.ConnectError, httpcore.ConnectTimeout) as error:
                trouble = error
            else:
                return _TimedStream(self, stream)
        raise trouble


class _TimedStream(httpcore.NetworkStream):
    """A connection whose every operation ends at the line's deadline."""

    def __init__(self, line: Line, stream: httpcore.NetworkStream) -> None:
        self._line = line
        self._stream = stream

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:  # noqa: ARG002
        return self._stream.read(max_bytes, self._line.left())

    def write(self, buffer: bytes, timeout: float | None = None) -> None:  # noqa: ARG002
        left = self._line.left()
        self._line.sent = True
        self._stream.write(buffer, left)

    def close(self) -> None:
        self._stream.close()

    def start_tls(
        self,
        ssl_context: ssl.SSLContext,
        server_hostname: str | None = None,
        timeout: float | None = None,  # noqa: ARG002
    ) -> httpcore.NetworkStream:
        stream = self._stream.start_tls(ssl_context, server_hostname, self._line.left())
        return _TimedStream(self._line, stream)

    def get_extra_info(self, info: str) -> object:
        return self._stream.get_extra_info(info)
