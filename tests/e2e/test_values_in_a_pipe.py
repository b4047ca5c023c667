"""normalize and compare between other programs: a line in, a line out, and a quiet end."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
pytestmark = pytest.mark.skipif(os.name == "nt", reason="POSIX pipes")


def start(*words: str) -> subprocess.Popen[bytes]:
    return subprocess.Popen(
        [sys.executable, "-m", "skiptrace", "--lang", "en", *words],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env={**os.environ, "PYTHONPATH": str(ROOT), "PYTHONUTF8": "1"},
    )


@pytest.mark.parametrize(
    ("words", "line"),
    [(("normalize", "name"), "测试甲\n"), (("compare", "name"), "测试甲\t测试乙\n")],
)
def test_each_line_is_answered_before_the_next_is_sent(words: tuple[str, ...], line: str) -> None:
    with start(*words) as process:
        assert process.stdin
        assert process.stdout
        for _ in range(3):
            process.stdin.write(line.encode())
            process.stdin.flush()
            assert process.stdout.readline().startswith(b"{")
        process.stdin.close()
        assert process.wait(timeout=30) == 0


def test_a_reader_that_goes_away_ends_it_quietly() -> None:
    with start("normalize", "phone") as process:
        assert process.stdin
        assert process.stdout
        assert process.stderr
        process.stdout.close()
        try:
            process.stdin.write(b"19900001234\n" * 50_000)
            process.stdin.close()
        except BrokenPipeError:
            pass
        assert process.wait(timeout=30) == 141
        assert process.stderr.read() == b""


def test_what_is_typed_is_never_in_a_message() -> None:
    with start("normalize", "phone") as process:
        out, err = process.communicate(b"1990000123\n\xff19900001234\n", timeout=30)
    assert process.returncode == 1
    assert b"1990000123" in out
    assert err.decode() == "2 of 2 lines have a problem\n"


def test_values_are_understood_without_the_wings_and_the_database() -> None:
    code = """
import sys
from skiptrace.cli.main import main
try:
    main(["normalize", "name", "\\u738b\\u4f1f"])
except SystemExit as ended:
    assert not ended.code
heavy = {"numpy", "networkx", "sqlmodel", "graph", "sources", "tui", "pypinyin", "phonenumbers"}
assert not heavy & {name.split(".")[0] for name in sys.modules}
"""
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, check=False)
    assert done.returncode == 0, done.stderr.decode()
