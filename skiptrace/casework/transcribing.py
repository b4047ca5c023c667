"""Recordings that wait are transcribed before an import reads them."""

from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from skiptrace.errors import ServiceBusy, ServiceRefusal, SourceFailure
from skiptrace.normalize.masking import mask_numbers
from skiptrace.ports import ReadOptions, SourceAdapter
from skiptrace.transcripts import HasRecordings, KeptTranscripts, Transcriber

# One long recording may run out of time on a healthy server; three in a row did not by chance.
_BUSY_IN_A_ROW = 3

Progress = Callable[[str, int, int | None], None]


@dataclass(frozen=True, slots=True)
class Transcribed:
    """What became of the recordings that waited.

    failed: (masked file name, why) of those without a transcript. left: how many were not
    tried any more. stopped: what ended it early, None when nothing did.
    """

    done: int = 0
    failed: tuple[tuple[str, str], ...] = ()
    left: int = 0
    stopped: SourceFailure | None = None


@dataclass(frozen=True, slots=True)
class Hearing:
    """What an import needs to make recordings into words.

    open_transcriber: None from it when the settings name none. record: writes to the audit log
    (action, case, words).
    """

    open_transcriber: Callable[[], Transcriber | None]
    kept: KeptTranscripts
    record: Callable[[str, str, str], None]

    def hear(
        self,
        adapter: SourceAdapter,
        files: Sequence[Path],
        options: ReadOptions,
        progress: Progress,
    ) -> Transcribed | None:
        """Transcribes what waits in these files; None when nothing does, or nobody can.

        That recordings are given away is on record before the first one is.
        """
        waiting = _waiting(adapter, files, options)
        transcriber = self.open_transcriber() if waiting else None
        if transcriber is None:
            return None
        self.record("transcribe", "", f"{len(waiting)} recordings at {transcriber.place}")
        return transcribe(waiting, transcriber, self.kept, progress)


def _waiting(adapter: SourceAdapter, files: Sequence[Path], options: ReadOptions) -> list[Path]:
    """Recordings without a transcript, each once; a file that cannot be read has none.

    What is wrong with such a file is said when it is imported.
    """
    found: dict[Path, None] = {}
    if isinstance(adapter, HasRecordings):
        for path in files:
            with suppress(SourceFailure):
                found.update(dict.fromkeys(adapter.audio_waiting(path, options)))
    return list(found)


def transcribe(
    recordings: Sequence[Path],
    transcriber: Transcriber,
    kept: KeptTranscripts,
    progress: Progress,
) -> Transcribed:
    """Transcribes recordings one after the other; each transcript is kept at once.

    A recording that cannot be transcribed costs no other one; when the service refuses, or is busy
    three times in a row, the rest waits for another import.
    """
    done, busy = 0, 0
    failed: list[tuple[str, str]] = []
    for number, audio in enumerate(recordings):
        progress("transcribe", number, len(recordings))
        try:
            # The same recording may lie there under two names.
            if kept.of(audio) is None:
                kept.keep(audio, transcriber.transcribe(audio))
        except SourceFailure as error:
            failed.append((mask_numbers(audio.name), error.what))
            busy += isinstance(error, ServiceBusy)
            if busy >= _BUSY_IN_A_ROW or isinstance(error, ServiceRefusal):
                return Transcribed(done, tuple(failed), len(recordings) - number - 1, error)
        else:
            done, busy = done + 1, 0
    progress("transcribe", len(recordings), len(recordings))
    return Transcribed(done, tuple(failed))
