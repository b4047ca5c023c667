"""Global options, accepted before and after the verb, and help in the language in force."""

import functools
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any, cast

import click

from skiptrace.locale import gettext as _
from skiptrace.locale import mark

GIVEN = "skiptrace.given"


@dataclass(frozen=True, slots=True)
class Given:
    """The global options as typed; None or False: not given."""

    workspace: Path | None = None
    db: str | None = None
    lang: str | None = None
    as_of: date | None = None
    quiet: bool = False
    json: bool = False


class Day(click.ParamType[date, str]):
    """A calendar day written YYYY-MM-DD."""

    name = "YYYY-MM-DD"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> date:
        """The day; anything but ten characters of an existing day is bad usage."""
        read = value if isinstance(value, date) else read_day(str(value))
        if read is None:
            self.fail(_("write a day as YYYY-MM-DD"), param, ctx)
        return read


def read_day(text: str) -> date | None:
    """The day of YYYY-MM-DD; None for any other writing and for days that do not exist."""
    try:
        return date.fromisoformat(text) if len(text) == len("YYYY-MM-DD") else None
    except ValueError:
        return None


@contextmanager
def translated(helpful: click.Option | click.Command) -> Iterator[None]:
    """Puts the translated help in place while click formats it."""
    english = helpful.help
    try:
        helpful.help = _(english) if english else english
        yield
    finally:
        helpful.help = english


class Option(click.Option):
    """An option whose help, written in English, is shown in the language in force."""

    def get_help_record(self, ctx: click.Context) -> tuple[str, str] | None:
        """Click's record, made from the translated help."""
        with translated(self):
            return super().get_help_record(ctx)


option = functools.partial(click.option, cls=Option)
"""click.option, with translated help."""


def _keep(ctx: click.Context, param: click.Parameter, value: object) -> None:
    """Keeps a given global option; the one after the verb is read later, so it wins."""
    if value is not None and value is not False and not ctx.resilient_parsing:
        ctx.meta.setdefault(GIVEN, {})[param.name] = value


def given(ctx: click.Context) -> Given:
    """The global options of this run."""
    return Given(**cast("dict[str, Any]", ctx.meta.get(GIVEN, {})))


def global_options() -> list[click.Parameter]:
    """The global options, new ones for each command."""
    folder = click.Path(file_okay=False, path_type=Path)
    specs: list[tuple[str, str, dict[str, Any]]] = [
        ("--workspace", mark("folder with database and settings [default: $SKIPTRACE_HOME, "
         "else the data folder of the user]"), {"type": folder, "metavar": "DIR"}),
        ("--db", mark("another database"), {"metavar": "URL"}),
        ("--lang", mark("language [default: that of the system]"),
         {"type": click.Choice(["zh", "en"])}),
        ("--as-of", mark("the day everything is computed for [default: today]"), {"type": Day()}),
        ("--quiet", mark("no narration on stderr"), {"is_flag": True}),
        ("--json", mark("a machine-readable result on stdout"), {"is_flag": True}),
    ]  # fmt: skip
    return [
        Option([name], help=text, expose_value=False, callback=_keep, **more)
        for name, text, more in specs
    ]


class Translated(click.Command):
    """A command whose help is translated, with the global options in a section of their own."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._global = global_options()
        self.params.extend(self._global)

    def format_help_text(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """The help text in the language in force."""
        with translated(self):
            super().format_help_text(ctx, formatter)

    def get_help_option(self, ctx: click.Context) -> click.Option | None:
        """Click's own option, in the language in force; click keeps it in that of its making."""
        found = super().get_help_option(ctx)
        if found is not None:
            found.help = _("show this help and exit")
        return found

    def get_short_help_str(self, limit: int = 45) -> str:
        """The short help, which completion shows, in the language in force."""
        with translated(self):
            return super().get_short_help_str(limit)

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """The command's own options, then the global ones."""
        own = [
            param
            for param in self.get_params(ctx)
            if isinstance(param, click.Option) and param not in self._global
        ]
        for title, params in ((_("Options"), own), (_("Global options"), self._global)):
            records = [record for param in params if (record := param.get_help_record(ctx))]
            if records:
                with formatter.section(title):
                    formatter.write_dl(records)
