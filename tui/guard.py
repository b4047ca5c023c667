"""A parent that puts the terminal back when the screen dies without doing so.

SIGTERM, SIGKILL, a crash of the interpreter: the process has no chance to leave the alternate
screen, and the shell is left without cursor and echo. The screen therefore runs in a child; its
parent waits, passes signals on, and restores what it found.
"""

import os
import signal
import sys
from collections.abc import Callable
from types import FrameType

Handler = Callable[[int, FrameType | None], object] | int | None

KILLED = 128
"""A process ended by signal N has the status 128 + N, as in a shell."""

# Mouse reports, focus reports, pasted-text marks and in-band resizes off; the main screen, the
# cursor and plain colours back.
RESTORE = (
    "".join(f"\x1b[?{mode}l" for mode in (1000, 1002, 1003, 1004, 1006, 1015, 2004, 2048, 1049))
    + "\x1b[<u\x1b[?25h\x1b[0m"
)


def fork() -> int | None:
    """Splits the process: None in the child, the child's exit status in the parent.

    Call it before a thread is started or a database is opened: neither survives a fork. Without
    a terminal, and on systems that cannot fork, there is no parent and the answer is None.
    """
    if os.name != "posix" or not (sys.stdin.isatty() and sys.stdout.isatty()):
        return None
    sys.stdout.flush()
    sys.stderr.flush()
    child = os.fork()
    return _watch(child) if child else None


def orphaned(parent: int) -> bool:
    """Whether the guard is gone: then nobody would put the terminal back."""
    return os.getppid() != parent


def allow_background() -> None:
    """Lets this process set the terminal although it may be in the background.

    The screen is there when its guard was killed; SIGTTOU would stop it before it has put the
    terminal back. To be called late: Textual sets the signal to its default when it starts.
    """
    signal.signal(signal.SIGTTOU, signal.SIG_IGN)


def _watch(child: int) -> int:
    import termios

    terminal = sys.stdin.fileno()
    found = termios.tcgetattr(terminal)
    before = _pass_on(child)
    try:
        status = _wait(child)
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)
    if status:
        allow_background()
        _restore(terminal, lambda: termios.tcsetattr(terminal, termios.TCSANOW, found))
    return status


def _pass_on(child: int) -> dict[signal.Signals, Handler]:
    """Signals for the guard are meant for the screen; keys reach both, and are the screen's."""

    def forward(number: int, _frame: FrameType | None) -> None:
        os.kill(child, number)

    before = {number: signal.signal(number, forward) for number in (signal.SIGTERM, signal.SIGHUP)}
    ignored = (signal.SIGINT, signal.SIGQUIT)
    return {**before, **{number: signal.signal(number, signal.SIG_IGN) for number in ignored}}


def _wait(child: int) -> int:
    """The child's exit status; a child that stops stops its parent too, as one job."""
    while True:
        _, status = os.waitpid(child, os.WUNTRACED)
        if os.WIFSTOPPED(status):
            os.kill(os.getpid(), signal.SIGSTOP)
            os.kill(child, signal.SIGCONT)
        elif os.WIFSIGNALED(status):
            return KILLED + os.WTERMSIG(status)
        else:
            return os.WEXITSTATUS(status)


def _restore(terminal: int, set_modes: Callable[[], None]) -> None:
    try:
        set_modes()
        os.write(terminal, RESTORE.encode())
    except OSError:
        # The terminal itself is gone.
        return
