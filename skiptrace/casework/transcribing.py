"""Recordings that wait are transcribed before an import reads them."""

from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from skiptrace.errors import ServiceBusy, ServiceRefusal, SourceFailure
from skiptrace.normalize.masking import mask_numbers
from skiptrace.ports import ReadOptions
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


def waiting(adapter: HasRecordings, files: Sequence[Path], options: ReadOptions) -> list[Path]:
    """The recordings of all files that have no transcript; a file that cannot be read has none.

    What is wrong with such a file is said when it is imported.
    """
    found: dict[Path, None] = {}
    for path in files:
        with suppress(SourceFailure):
            found.update(dict.fromkeys(adapter.audio_waiting(path, options)))
    return list(found)


def transcribe(
    recordings: Sequence[Path],
    open_transcriber: Callable[[], Transcriber | None],
    kept: KeptTranscripts,
    record: Callable[[str, str, str], None],
    progress: Progress,
) -> Transcribed | None:
    """Transcribes recordings one after the other; None when there are none, or no transcriber.

    That they are given away is on record (action, case, words) before the first one is. Each
    transcript is kept at once. A recording that cannot be transcribed costs no other one; when the
    service refuses, or is busy three times in a row, the rest waits for another import.
    """
    transcriber = open_transcriber() if recordings else None
    if transcriber is None:
        return None
    record("transcribe", "", f"{len(recordings)} recordings at {transcriber.place}")
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
