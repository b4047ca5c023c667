"""How a run ends: every failure becomes one message on stderr and one exit status.

0 done; 1 some rows rejected; 2 bad usage; 3 refused by policy; 4 a source, the database or the
program failed; 130 interrupted; 141 the reader of stdout went away. No message and no traceback
shows a value: those of errors not our own are never printed.
"""

import os
import sys
import traceback
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import TracebackType

import click

from skiptrace.errors import PolicyRefusal, SkiptraceError, SourceFailure
from skiptrace.locale import fitted
from skiptrace.locale import gettext as _

FAILED = 4
INTERRUPTED = 130
PIPE_CLOSED = 141

ROOT = Path(__file__).resolve().parents[2]


@contextmanager
def ending() -> Iterator[None]:
    """Ends the process with a message and the right status when the body raises."""
    try:
        yield
    except click.ClickException as error:
        error.show()
        sys.exit(error.exit_code)
    except (click.Abort, KeyboardInterrupt):
        say(_("interrupted; what was already kept stays kept, run it again to go on"))
        sys.exit(INTERRUPTED)
    except SkiptraceError as error:
        tell(error)
        sys.exit(error.exit_code)
    except BrokenPipeError:
        close_stdout()
        sys.exit(PIPE_CLOSED)
    except OSError as error:
        name = Path(str(error.filename)).name if error.filename else type(error).__name__
        say_clean(_("error: {name}: {reason}").format(name=name, reason=error.strerror or "?"))
        debug(error)
        sys.exit(FAILED)
    except Exception as error:  # noqa: BLE001 - the last line of defence: no value may be printed
        say(_("error: unexpected {what}; nothing personal is shown here").format(what=place(error)))
        if not debug(error):
            say(_("hint: SKIPTRACE_DEBUG=1 shows where, without values"))
        sys.exit(FAILED)


def tell(error: SkiptraceError) -> None:
    """What happened and what to do, in the language in force."""
    say_clean(_("error: {what}").format(what=fitted(error.what)))
    if isinstance(error, PolicyRefusal) and error.until:
        say(_("opens at {when}").format(when=error.until.replace("T", " ")))
    if isinstance(error, SourceFailure) and error.kept:
        say(_("{n} rows before that are kept").format(n=error.kept))
    if error.hint:
        say_clean(_("hint: {hint}").format(hint=fitted(error.hint)))
    debug(error)


def say(text: str) -> None:
    """One line on stderr; a closed stderr is no reason to fail."""
    try:
        click.echo(text, err=True)
    except OSError:
        return


def say_clean(text: str) -> None:
    """A line that may name a file, whose name must not steer the terminal."""
    # Not needed for the help, which loads click alone.
    from skiptrace.cli.output import clean

    say(clean(text))


def place(error: BaseException) -> str:
    """Type of the error and the last place of our own code it passed; never its message."""
    frames = [Path(frame.filename) for frame in traceback.extract_tb(error.__traceback__)]
    lines = [frame.lineno for frame in traceback.extract_tb(error.__traceback__)]
    ours = [
        f"{path.relative_to(ROOT).as_posix()}:{line}"
        for path, line in zip(frames, lines, strict=True)
        if path.is_relative_to(ROOT) and ".venv" not in path.parts
    ]
    return f"{type(error).__name__} ({ours[-1]})" if ours else type(error).__name__


def debug(error: BaseException) -> bool:
    """With SKIPTRACE_DEBUG=1 the frames of the error and its causes; types only, no messages."""
    if os.environ.get("SKIPTRACE_DEBUG") != "1":
        return False
    seen: BaseException | None = error
    while seen is not None:
        say(f"{type(seen).__name__}:")
        say(_frames(seen.__traceback__))
        seen = seen.__cause__ or seen.__context__
    return True


def _frames(trace: TracebackType | None) -> str:
    return "".join(traceback.format_list(traceback.extract_tb(trace))).rstrip()


def close_stdout() -> None:
    """Points stdout at nothing, so that the interpreter's last flush cannot fail."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    try:
        os.dup2(nowhere, sys.stdout.fileno())
    except (OSError, ValueError):
        return
    finally:
        os.close(nowhere)
