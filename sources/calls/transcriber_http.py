"""A transcription server in OpenAI's form: POST /v1/audio/transcriptions, multipart, JSON back.

FunASR, whisper.cpp, faster-whisper servers and the clouds speak it. The recording goes to the host
of the settings and to no other (see sources/http); it is called `call.wav` there, whatever its name
here, because names of recordings are full of phone numbers.
"""

import io
import time
from collections.abc import Callable
from contextlib import ExitStack

from skiptrace.errors import BadAnswer, ServiceBusy
from sources.calls.audio_pieces import MB, Piece
from sources.calls.transcriber_settings import TranscriberSettings
from sources.calls.transcript import TranscriptProblem, Utterance
from sources.calls.transcript_json import utterances_in
from sources.http import Answer, Endpoint, HttpClient, Limits, Question, Upload

_NAME = "transcriber"
# An hour of talk with word times is some MB.
_ANSWER = 16 * MB
_TRIES = 4
_FIRST_WAIT_S = 1.0


class HttpEngine:
    """Asks the server, again when it is busy."""

    def __init__(
        self, settings: TranscriberSettings, sleep: Callable[[float], None] = time.sleep
    ) -> None:
        self._settings = settings
        self._sleep = sleep
        key = settings.key()
        self._headers = {"Authorization": f"Bearer {key}"} if key else {}
        limits = Limits(deadline_s=settings.timeout_s, wire=_ANSWER, decoded=_ANSWER)
        self._client = HttpClient(
            Endpoint(
                _NAME,
                settings.url,
                private=settings.private,
                ca_file=settings.ca_file,
                limits=limits,
            )
        )

    def hear(self, piece: Piece) -> list[Utterance]:
        """What the server says was said."""
        try:
            return utterances_in(self._answer(piece).json())
        except TranscriptProblem:
            raise BadAnswer(
                f"{_NAME}: the answer is no transcript", "check url and response_format"
            ) from None

    def _answer(self, piece: Piece) -> Answer:
        """Waits as long as the server asks, but not longer than timeout_s in all."""
        patience, usual = self._settings.timeout_s, _FIRST_WAIT_S
        for _ in range(_TRIES - 1):
            began = time.monotonic()
            try:
                return self._asked(piece)
            except ServiceBusy as busy:
                wait = usual if busy.retry_after is None else busy.retry_after
                patience -= time.monotonic() - began + wait
                if patience < 0:
                    raise
            self._sleep(wait)
            usual *= 2
        return self._asked(piece)

    def _asked(self, piece: Piece) -> Answer:
        answer = self._ask(piece)
        answer.check()
        return answer

    def _ask(self, piece: Piece) -> Answer:
        with ExitStack() as open_files:
            if piece.path is not None:
                file = open_files.enter_context(piece.path.open("rb"))
                upload = Upload(file, piece.content_type, f"call.{piece.suffix}")
            else:
                content = io.BytesIO(piece.content or b"")
                upload = Upload(content, piece.content_type, f"call.{piece.suffix}")
            return self._client.ask(
                Question(headers=self._headers, form=self._form(), upload=upload)
            )

    def _form(self) -> dict[str, str]:
        settings = self._settings
        form = {
            "model": settings.model,
            "language": settings.language,
            "response_format": settings.response_format,
            "prompt": settings.prompt,
        }
        if settings.response_format == "diarized_json":
            # Its own condition for talks longer than half a minute.
            form["chunking_strategy"] = "auto"
        return {name: value for name, value in form.items() if value}
