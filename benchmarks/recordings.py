"""Calls in: metadata and transcripts as they are read, recordings as they are cut.

    python3 dev.py bench recordings [CALLS]

Vendors' shapes come from the tests' one talk, 45 seconds with word times; the recording is an hour
of stereo at 8 kHz and 16 bits. No transcriber is asked: how long one takes says nothing of this.
"""

import json
import random
import resource
import sys
import tempfile
import time
import wave
from array import array
from collections.abc import Callable
from datetime import UTC, datetime
from functools import partial
from pathlib import Path

from skiptrace.ports import ReadOptions
from sources.calls.audio_pieces import MB, pieces
from sources.calls.spoken_facts import spoken_facts
from sources.calls.transcript_file import read_transcript
from sources.registry import adapter
from tests.sources.calls.vendor_shapes import JSON_SHAPES

OPTIONS = ReadOptions(datetime(2026, 4, 1, tzinfo=UTC), basis="benchmark")
START = 1770703500
ROUNDS = 200


def metadata(folder: Path, calls: int) -> Path:
    """Tencent's fields, one call a line."""
    path = folder / "calls.jsonl"
    with path.open("w", encoding="utf-8") as out:
        for number in range(calls):
            call = {
                "SessionId": f"s-{number}",
                "case_no": f"C{number}",
                "Caller": "008657112340000",
                "Callee": "008619900001234",
                "Direction": 1,
                "CallType": 1,
                "StartTimestamp": START + number,
                "Duration": 0,
                "EndStatus": 202,
                "SeatUser": {"Name": "测试坐席", "UserId": "u1"},
                "SkillGroup": "贷后",
            }
            out.write(json.dumps(call, ensure_ascii=False) + "\n")
    return path


def hour(folder: Path) -> Path:
    """An hour of noise, different on both channels."""
    dice = random.Random(1)
    second = array("h", (dice.randint(-8000, 8000) for _ in range(16000))).tobytes()
    path = folder / "hour.wav"
    with wave.open(str(path), "wb") as file:
        file.setnchannels(2)
        file.setsampwidth(2)
        file.setframerate(8000)
        for _ in range(3600):
            file.writeframes(second)
    return path


def timed(work: Callable[[], int]) -> tuple[int, float]:
    """(how many, seconds)."""
    began = time.perf_counter()
    count = work()
    return count, time.perf_counter() - began


def main(arguments: list[str]) -> None:
    """Prints the three figures as lines of a table."""
    calls = int(arguments[0]) if arguments else 20_000
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        path = metadata(folder, calls)
        count, seconds = timed(lambda: sum(1 for _ in adapter("recordings").read(path, OPTIONS)))
        print(f"| metadata, JSON Lines | {count / seconds:,.0f} calls/s |")
        for shape, write in JSON_SHAPES.items():
            talk = folder / "talk.json"
            talk.write_text(write(), encoding="utf-8")
            count, seconds = timed(partial(mined, talk))
            print(f"| transcript, {shape} | {ROUNDS / seconds:,.0f} calls/s |")
        audio = hour(folder)
        count, seconds = timed(lambda: sum(1 for _ in pieces(audio, 24 * MB, 1200)))
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
        print(f"| an hour of stereo into {count} pieces | {seconds:.1f} s, peak {peak} MB |")


def mined(path: Path) -> int:
    """The talk read and mined, again and again; how many facts came out."""
    return sum(len(spoken_facts(read_transcript(path))) for _ in range(ROUNDS))


if __name__ == "__main__":
    main(sys.argv[1:])
