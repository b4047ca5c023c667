"""A transcription service on loopback that hears: it takes the upload apart and reads its tones.

What a tone says stands in SAYS. `mood` may answer in its place, to be the bad service of a test.
"""

import threading
import wave
from collections.abc import Callable
from email import message_from_bytes
from email.policy import HTTP

from tests.sources.calls.sounds import runs
from tests.sources.loopback import Asked, Loopback, Reply, reply_json

SAYS = {
    400: "您好,这里是示例消费金融客服中心,请问您现在的号码是多少",
    600: "我换号了,新号码是幺九九零零零零五六七八",
    800: "好的,再见",
}
KEY = "secret-key-0001"
Mood = Callable[[int], Reply | None]
"""The how-manieth question, from 1 -> an answer in place of the honest one, or None."""


class AsrService(Loopback):
    """Use as a context; `heard` holds the fields of each question it took."""

    def __init__(self, mood: Mood = lambda _number: None, key: str = KEY) -> None:
        super().__init__(self._answer)
        self._mood = mood
        self._key = key
        self._lock = threading.Lock()
        self.heard: list[dict[str, bytes]] = []

    @property
    def address(self) -> str:
        return f"{self.url}/v1"

    @property
    def transcribed(self) -> int:
        return len(self.heard)

    def _answer(self, asked: Asked) -> Reply:
        with self._lock:
            number = len(self.asked)
        odd = self._mood(number)
        if odd is not None:
            return odd
        if (asked.method, asked.path) != ("POST", "/v1/audio/transcriptions"):
            return reply_json({"error": "no such path"}, 404)
        if asked.headers.get("authorization") != f"Bearer {self._key}":
            return reply_json({"error": "wrong key"}, 401)
        fields = multipart(asked)
        try:
            found = runs(fields["file"])
        except (wave.Error, EOFError, KeyError):
            return reply_json({"error": "no audio"}, 400)
        self.heard.append(fields)
        return reply_json(verbose(found))


def verbose(found: list[tuple[float, int]]) -> dict[str, object]:
    segments = [
        {
            "id": place, "seek": 0, "start": start, "end": start + 1.0, "text": SAYS[hertz],
            "tokens": [], "temperature": 0.0, "avg_logprob": -0.2, "compression_ratio": 1.0,
            "no_speech_prob": 0.01,
        }
        for place, (start, hertz) in enumerate(found)
    ]  # fmt: skip
    text = "".join(SAYS[hertz] for _, hertz in found)
    return {"task": "transcribe", "language": "chinese", "text": text, "segments": segments}


def multipart(asked: Asked) -> dict[str, bytes]:
    """name -> content of each part; the file's own name under `filename`."""
    head = f"Content-Type: {asked.headers['content-type']}\r\n\r\n".encode()
    parts = message_from_bytes(head + asked.body, policy=HTTP)
    fields: dict[str, bytes] = {}
    for part in parts.iter_parts():
        name = part.get_param("name", header="content-disposition")
        content = part.get_payload(decode=True)
        assert isinstance(name, str)
        assert isinstance(content, bytes)
        fields[name] = content
        if part.get_filename():
            fields["filename"] = str(part.get_filename()).encode()
    return fields
