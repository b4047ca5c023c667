"""The command `skiptrace`: the table of its verbs, each loaded when it is called."""

import sys
from importlib import import_module
from typing import Any

import click

from skiptrace.cli.failures import PIPE_CLOSED, close_stdout, ending
from skiptrace.cli.language import asked_for, speak
from skiptrace.cli.options import Option, Translated
from skiptrace.locale import gettext as _
from skiptrace.locale import mark

# verb -> (module of skiptrace.cli, name of the command there, one line of help)
VERBS: dict[str, tuple[str, str, str]] = {
    "demo": ("demo", "demo", mark("show it all on a synthetic portfolio")),
    "init": ("workspace", "init", mark("make a workspace")),
    "import": ("files_in", "import_", mark("read files of one kind")),
    "pull": ("pull", "pull", mark("ask live sources about open cases")),
    "sources": ("cards", "sources", mark("list the kinds of files and their columns")),
    "trace": ("leads", "trace", mark("compute and keep the leads of cases")),
    "leads": ("leads", "leads", mark("list ranked leads")),
    "explain": ("explain", "explain", mark("show why a lead ranks where it does")),
    "next": ("step", "next_", mark("show the next lawful step of a case")),
    "diagnose": ("diagnose", "diagnose", mark("say what the results tell of each line")),
    "log": ("contact", "log", mark("record an attempt")),
    "visits": ("visits", "visits", mark("write a field-visit list")),
    "worksheet": ("worksheet", "worksheet", mark("list what to look up by hand")),
    "review": ("review", "review", mark("judge who is who where it is doubtful")),
    "changes": ("changes", "changes", mark("list what became known")),
    "evaluate": ("measure", "evaluate", mark("measure the ranking against known truth")),
    "learn": ("learn", "learn", mark("refit the weights by logged outcomes")),
    "normalize": ("understand", "normalize", mark("show what is understood by a value")),
    "compare": ("likeness", "compare", mark("show how alike two values are")),
    "resolve": ("people", "resolve", mark("say who is who in any table of people")),
    "tui": ("screen", "tui", mark("open the terminal screen")),
    "doctor": ("workspace", "doctor", mark("check the workspace and this machine")),
}


class Verbs(Translated, click.Group):
    """The group of verbs; a verb's module is imported when the verb is used."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """The verbs in the order of the work."""
        return [*VERBS, *super().list_commands(ctx)]

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The verb's command, None when there is no such verb."""
        if cmd_name not in VERBS:
            return super().get_command(ctx, cmd_name)
        module, name, _help = VERBS[cmd_name]
        command = getattr(import_module(f"skiptrace.cli.{module}"), name)
        return command if isinstance(command, click.Command) else None

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """The verbs, then the options; no verb is loaded for it."""
        with formatter.section(_("Commands")):
            formatter.write_dl([(verb, _(line)) for verb, (_module, _name, line) in VERBS.items()])
        super().format_options(ctx, formatter)

    def invoke(self, ctx: click.Context) -> Any:
        """Runs the verb; a reader of stdout that went away ends it quietly."""
        try:
            status = super().invoke(ctx)
            sys.stdout.flush()
        except BrokenPipeError:
            close_stdout()
            ctx.exit(PIPE_CLOSED)
        return status

    def main(self, *args: Any, **extra: Any) -> Any:
        """Runs the command line and ends the process with the status of interface.md."""
        typed = args[0] if args else extra.get("args")
        speak(asked_for(sys.argv[1:] if typed is None else typed))
        extra.setdefault("prog_name", "skiptrace")
        extra["standalone_mode"] = False
        with ending():
            status = super().main(*args, **extra)
            sys.exit(status if isinstance(status, int) else 0)


def _version(ctx: click.Context, _param: click.Parameter, value: object) -> None:
    if value and not ctx.resilient_parsing:
        from skiptrace import __version__

        click.echo(f"skiptrace {__version__}")
        ctx.exit()


@click.group(
    cls=Verbs,
    help=mark(
        "Find the way back to lost borrowers: from a lender's own files to ranked, explained and "
        "lawful leads."
    ),
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
)
@click.option(
    "--version",
    cls=Option,
    is_flag=True,
    is_eager=True,
    expose_value=False,
    callback=_version,
    help=mark("show the version and exit"),
)
def main() -> None:
    """The group itself does nothing."""
