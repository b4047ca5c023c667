"""For all tests: no network beyond this machine, hypothesis the same on every run."""

import ipaddress
import os
import sys

from hypothesis import HealthCheck, settings

LOCAL_NAMES = {"", "localhost"}


class OutsideNetworkError(RuntimeError):
    """A test tried to leave the machine. No OSError, so that product code cannot swallow it."""


def is_local(host: object) -> bool:
    """Whether a socket host is this machine: a loopback address, its name, or none given."""
    if isinstance(host, bytes):
        host = host.decode("ascii", "replace")
    if host is None or host in LOCAL_NAMES:
        return True
    try:
        return ipaddress.ip_address(str(host)).is_loopback
    except ValueError:
        return False


def stay_local(event: str, args: tuple[object, ...]) -> None:
    """Audit hook: refuses connecting, sending and name look-ups beyond loopback.

    Sits below every library, whichever way it opens its sockets. Unix sockets carry a path
    instead of a (host, port) pair and pass.
    """
    if event in {"socket.connect", "socket.sendto", "socket.sendmsg"}:
        address = args[1]
        host = address[0] if isinstance(address, tuple) else None
    elif event in {"socket.getaddrinfo", "socket.gethostbyname"}:
        host = args[0]
    else:
        return
    if not is_local(host):
        message = f"tests stay on this machine: {event}"
        raise OutsideNetworkError(message)


if not os.environ.get("SKIPTRACE_LIVE"):
    sys.addaudithook(stay_local)

# The full run gives the same answer every time; `wide` searches anew, for a long look.
settings.register_profile("same", derandomize=True, deadline=None, max_examples=50, print_blob=True)
settings.register_profile(
    "wide",
    deadline=None,
    max_examples=2000,
    suppress_health_check=[HealthCheck.too_slow],
)
settings.load_profile(os.environ.get("SKIPTRACE_HYPOTHESIS", "same"))
