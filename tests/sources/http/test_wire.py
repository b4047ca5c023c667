"""Which addresses may be connected to, and that the checked one is the one connected to."""

import datetime as dt
import socket
import ssl
import threading
from pathlib import Path

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

from skiptrace.errors import ServiceRefusal
from sources.http import Endpoint, HttpClient, Question
from sources.http.wire import may_connect
from tests.sources.loopback import Loopback, reply_json


@pytest.mark.parametrize(
    ("address", "public_only", "private_too"),
    [
        ("203.119.25.1", True, True),
        ("2400:3200::1", True, True),
        ("127.0.0.1", False, True),
        ("10.1.2.3", False, True),
        ("172.16.0.1", False, True),
        ("192.168.1.1", False, True),
        ("::1", False, True),
        ("fd00::1", False, True),
        ("169.254.169.254", False, False),
        ("fe80::1", False, False),
        ("fe80::1%eth0", False, False),
        ("100.100.100.200", False, False),
        ("0.0.0.0", False, False),  # noqa: S104
        ("::", False, False),
        ("224.0.0.1", False, False),
        ("ff02::1", False, False),
        ("255.255.255.255", False, False),
        ("::ffff:10.0.0.1", False, True),
        ("::ffff:169.254.169.254", False, False),
        ("64:ff9b::a00:1", False, True),
        ("64:ff9b::a9fe:a9fe", False, False),
        ("2002:a00:1::", False, True),
        ("::10.0.0.1", False, False),
        ("no address", False, False),
    ],
)
def test_allowed_addresses(address: str, public_only: bool, private_too: bool) -> None:
    assert may_connect(address, private=False) is public_only
    assert may_connect(address, private=True) is private_too


def test_one_private_address_among_public_ones_refuses_the_host() -> None:
    with Loopback(lambda _: reply_json({})) as server:
        endpoint = Endpoint("checks", f"https://service.test:{server.port}")
        asks = HttpClient(endpoint, lambda _h, _p: ["203.119.25.1", "127.0.0.1"])
        with pytest.raises(ServiceRefusal, match="private network"):
            asks.ask(Question())
    assert not server.asked


def test_a_name_is_resolved_once_and_the_checked_address_connected_to() -> None:
    answers = [["127.0.0.1"], ["10.0.0.1"]]
    with Loopback(lambda _: reply_json({})) as server:
        endpoint = Endpoint("checks", f"http://service.test:{server.port}", private=True)
        asks = HttpClient(endpoint, lambda _h, _p: answers.pop(0))
        asks.ask(Question())
        asks.ask(Question())
    assert [asked.headers["host"] for asked in server.asked] == [f"service.test:{server.port}"] * 2
    assert answers == [["10.0.0.1"]]


def test_the_next_address_is_tried_when_the_first_does_not_answer() -> None:
    with Loopback(lambda _: reply_json({})) as server:
        endpoint = Endpoint("checks", f"http://service.test:{server.port}", private=True)
        HttpClient(endpoint, lambda _h, _p: ["127.0.0.2", "127.0.0.1"]).ask(Question()).check()


# --- certificates ------------------------------------------------------------------------------


def make_certificate(folder: Path, host: str) -> tuple[Path, Path]:
    """A self-signed certificate for the host: (certificate file, key file)."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, host)])
    now = dt.datetime.now(dt.UTC)
    certificate = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - dt.timedelta(days=1))
        .not_valid_after(now + dt.timedelta(days=1))
        .add_extension(x509.SubjectAlternativeName([x509.DNSName(host)]), critical=False)
        .add_extension(x509.BasicConstraints(ca=True, path_length=None), critical=True)
        .sign(key, hashes.SHA256())
    )
    pem, secret = folder / "certificate.pem", folder / "key.pem"
    pem.write_bytes(certificate.public_bytes(serialization.Encoding.PEM))
    secret.write_bytes(
        key.private_bytes(
            serialization.Encoding.PEM,
            serialization.PrivateFormat.PKCS8,
            serialization.NoEncryption(),
        )
    )
    return pem, secret


class TlsServer:
    """Answers one connection with one JSON answer over TLS."""

    def __init__(self, certificate: Path, key: Path) -> None:
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(certificate, key)
        self._plain = socket.create_server(("127.0.0.1", 0))
        self._tls = context
        self.port = int(self._plain.getsockname()[1])
        self._thread = threading.Thread(target=self._serve)
        self._thread.start()

    def _serve(self) -> None:
        try:
            connection, _ = self._plain.accept()
            with connection, self._tls.wrap_socket(connection, server_side=True) as secure:
                secure.recv(65536)
                secure.sendall(b"HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n{}")
        except OSError:
            return

    def close(self) -> None:
        self._plain.close()
        self._thread.join()


@pytest.mark.parametrize(
    ("asked_host", "known_authority", "why"),
    [
        ("service.test", True, None),
        ("other.test", True, "certificate"),
        ("service.test", False, "certificate"),
    ],
)
def test_the_certificate_is_held_against_the_name_not_the_address(
    tmp_path: Path, asked_host: str, known_authority: bool, why: str | None
) -> None:
    certificate, key = make_certificate(tmp_path, "service.test")
    server = TlsServer(certificate, key)
    endpoint = Endpoint(
        "checks",
        f"https://{asked_host}:{server.port}",
        private=True,
        ca_file=certificate if known_authority else None,
    )
    asks = HttpClient(endpoint, lambda _h, _p: ["127.0.0.1"])
    try:
        if why is None:
            assert asks.ask(Question()).json() == {}
        else:
            with pytest.raises(ServiceRefusal, match=why):
                asks.ask(Question())
    finally:
        server.close()
