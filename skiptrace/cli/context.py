"""The session of one run: workspace, settings, language, day, and casework over them."""

import functools
import sys
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime
from functools import cached_property
from typing import TYPE_CHECKING, Concatenate, ParamSpec, TypeVar

import click

from skiptrace.cli.language import speak
from skiptrace.cli.options import Given, Translated, given
from skiptrace.cli.output import clean
from skiptrace.cli.progress import Progress

if TYPE_CHECKING:
    from pathlib import Path

    from skiptrace.casework import Casework
    from skiptrace.casework.pulling import Puller
    from skiptrace.config import Settings, Workspace
    from skiptrace.policy.pack import Pack
    from skiptrace.store import SqlStore

P = ParamSpec("P")
R = TypeVar("R")


class Session:
    """What a verb works with; nothing is opened before it is asked for.

    Raises the UsageError and StoreFailure of what it opens.
    """

    def __init__(self, options: Given) -> None:
        self._options = options
        self._open: SqlStore | None = None
        self._others: list[Session] = []
        self.json = options.json
        speak(options.lang or self.settings.lang)

    @cached_property
    def workspace(self) -> "Workspace":
        """The workspace folder, whether it exists or not."""
        from skiptrace.config import Workspace, default_folder

        return Workspace(self._options.workspace or default_folder())

    @cached_property
    def settings(self) -> "Settings":
        """What skiptrace.toml says."""
        return self.workspace.settings()

    @cached_property
    def pack(self) -> "Pack":
        """The policy pack of the settings."""
        from skiptrace.policy.pack import load_pack

        return load_pack(self.settings.pack)

    @property
    def url(self) -> str:
        """SQLAlchemy URL of the database."""
        return self._options.db or self.workspace.database_url

    @property
    def lang(self) -> str:
        """The language in force: zh or en."""
        from skiptrace.locale import language

        return language()

    @property
    def as_of(self) -> date | None:
        """The day asked for, None for today."""
        return self._options.as_of

    def store(self, *, create: bool = False) -> "SqlStore":
        """The database, opened once and closed with the session."""
        if self._open is None:
            from skiptrace.store import open_store

            self._open = open_store(self.url, create=create)
        return self._open

    def casework(self) -> "Casework":
        """Casework over the workspace's database."""
        from skiptrace.cli.wiring import open_casework
        from skiptrace.config import login_name

        return open_casework(
            self.store(),
            pack=self.pack,
            settings=self.settings,
            actor=self.settings.actor or login_name(),
            clock=now,
            rejects_folder=self.workspace.folder,
            lang=self.lang,
            as_of=self.as_of,
        )

    def puller(self) -> "Puller":
        """Pulling over the workspace's database and the configured live sources."""
        from skiptrace.cli.wiring import open_puller
        from skiptrace.config import login_name

        return open_puller(
            self.casework(),
            self.store(),
            pack=self.pack,
            settings=self.settings,
            actor=self.settings.actor or login_name(),
            clock=now,
            rejects_folder=self.workspace.folder,
        )

    def at(self, folder: "Path", as_of: date) -> "Session":
        """The same run over another workspace and day; closed with this one."""
        other = Session(replace(self._options, workspace=folder, db=None, as_of=as_of))
        self._others.append(other)
        return other

    def say(self, text: str) -> None:
        """Narration: one line on stderr, none with --quiet."""
        if not self._options.quiet:
            sys.stderr.write(f"{clean(text)}\n")

    def progress(self) -> Progress:
        """A progress reporter on stderr, silent with --quiet."""
        return Progress(shown=not self._options.quiet)

    def close(self) -> None:
        """Closes the database."""
        for other in self._others:
            other.close()
        if self._open is not None:
            self._open.close()
            self._open = None


def now() -> datetime:
    """The clock of the product."""
    return datetime.now(UTC)


def verb(
    name: str, help_text: str
) -> Callable[[Callable[Concatenate[Session, P], int]], click.Command]:
    """Makes a function(session, ...) -> exit status a command with the global options."""

    def make(function: Callable[Concatenate[Session, P], int]) -> click.Command:
        @functools.wraps(function)
        def run(*args: P.args, **kwargs: P.kwargs) -> int:
            context = click.get_current_context()
            session = Session(given(context))
            context.call_on_close(session.close)
            return function(session, *args, **kwargs)

        return click.command(name, cls=Translated, help=help_text)(run)

    return make
