"""The guard of tests/conftest.py: without it, `no network` would be a wish."""

import socket
from contextlib import closing

import pytest

# RFC 5737: never a host.
NOWHERE = "192.0.2.1"


def test_connecting_outside_is_refused() -> None:
    with (
        closing(socket.socket(socket.AF_INET, socket.SOCK_STREAM)) as outgoing,
        pytest.raises(RuntimeError, match="stay on this machine"),
    ):
        outgoing.connect((NOWHERE, 9))


def test_sending_a_datagram_outside_is_refused() -> None:
    with (
        closing(socket.socket(socket.AF_INET, socket.SOCK_DGRAM)) as outgoing,
        pytest.raises(RuntimeError, match="stay on this machine"),
    ):
        outgoing.sendto(b"x", (NOWHERE, 9))


def test_looking_up_a_name_is_refused() -> None:
    with pytest.raises(RuntimeError, match="stay on this machine"):
        socket.getaddrinfo("example.invalid", 80)


@pytest.mark.parametrize(
    ("family", "host"), [(socket.AF_INET, "127.0.0.1"), (socket.AF_INET, "localhost")]
)
def test_loopback_is_open(family: socket.AddressFamily, host: str) -> None:
    with (
        closing(socket.socket(family, socket.SOCK_STREAM)) as server,
        closing(socket.socket(family, socket.SOCK_STREAM)) as client,
    ):
        server.bind(("127.0.0.1", 0))
        server.listen(1)
        client.connect((host, server.getsockname()[1]))
        accepted, _ = server.accept()
        accepted.close()
