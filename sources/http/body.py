"""An answer's body, counted while it arrives: as received and as unpacked.

Services are asked not to pack their answers, but some do; a few kilobytes can hold gigabytes, so
what is unpacked is bounded at every step.
"""

import zlib
from collections.abc import Iterable, Mapping

from skiptrace.errors import BadAnswer
from sources.http.endpoint import Limits

_PACKED = {"gzip": 16 + zlib.MAX_WBITS, "x-gzip": 16 + zlib.MAX_WBITS, "deflate": zlib.MAX_WBITS}


def capped(
    chunks: Iterable[bytes], headers: Mapping[str, str], service: str, limits: Limits
) -> bytes:
    """The whole body, unpacked.

    Raises BadAnswer when it is larger than the limits, or packed in a way that cannot be undone.
    """
    packed = headers.get("content-encoding", "identity").strip().lower()
    if packed not in (*_PACKED, "identity", ""):
        raise BadAnswer(f"{service}: the answer is packed in an unknown way", "ask the service")
    unpack = zlib.decompressobj(_PACKED[packed]) if packed in _PACKED else None
    body = bytearray()
    received = 0
    for chunk in chunks:
        received += len(chunk)
        if received > limits.wire:
            raise _too_large(service)
        if unpack is None:
            body += chunk
        else:
            body += _unpacked(unpack, chunk, limits.decoded + 1 - len(body), service)
        if len(body) > limits.decoded:
            raise _too_large(service)
    if unpack is not None and received and not unpack.eof:
        raise BadAnswer(f"{service}: the answer is cut off", "try again later")
    return bytes(body)


def _unpacked(unpack: "zlib._Decompress", chunk: bytes, room: int, service: str) -> bytes:
    try:
        return unpack.decompress(chunk, room)
    except zlib.error:
        raise BadAnswer(f"{service}: the answer cannot be unpacked", "ask the service") from None


def _too_large(service: str) -> BadAnswer:
    return BadAnswer(f"{service}: the answer is larger than any honest one", "ask the service")
