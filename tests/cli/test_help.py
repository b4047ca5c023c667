"""Help: quick, complete, in both languages, with the global options before and after the verb."""

import json
import re
import subprocess
import sys
from importlib import import_module
from pathlib import Path

import click
import pytest
from click.testing import CliRunner

from skiptrace.cli.main import VERBS, main

ROOT = Path(__file__).resolve().parents[2]
HAN = re.compile(r"[\u4e00-\u9fff]")
INTERFACE = {
    "demo": {"--cases", "--seed", "--out", "--tui"},
    "init": set(),
    "import": {"--basis", "--mapping", "--encoding", "--dry-run"},
    "pull": {"--case", "--basis", "--dry-run", "--retry-doubtful"},
    "sources": set(),
    "trace": {"--all", "--changed"},
    "leads": {"--top", "--format", "--out", "--reveal"},
    "explain": {"--pair", "--reveal"},
    "next": set(),
    "log": {"--channel", "--result", "--from", "--at", "--note"},
    "visits": {"--region", "--agent", "--date", "--format", "--out"},
    "worksheet": {"--region", "--format", "--out", "--reveal"},
    "review": {
        *("--limit", "--blind", "--judged", "--reveal", "--export", "--ask"),
        *("--judge", "--note", "--verdicts", "--yes", "--undo", "--history"),
    },
    "changes": {"--since"},
    "evaluate": {"--truth"},
    "learn": {"--adopt", "--drop"},
    "normalize": set(),
    "compare": {"--prior"},
    "resolve": {"--out", "--pairs", "--compare", "--mapping", "--encoding"},
    "tui": set(),
    "doctor": set(),
}
GLOBAL = {"--workspace", "--db", "--lang", "--as-of", "--quiet", "--json", "--help", "-h"}


def command(verb: str) -> click.Command:
    module, name, _line = VERBS[verb]
    found = getattr(import_module(f"skiptrace.cli.{module}"), name)
    assert isinstance(found, click.Command)
    return found


def test_verbs_are_those_of_the_interface() -> None:
    assert set(VERBS) == set(INTERFACE)


@pytest.mark.parametrize("verb", INTERFACE)
def test_verb_has_the_options_of_the_interface(verb: str) -> None:
    group = click.Context(main, help_option_names=["-h", "--help"])
    context = click.Context(command(verb), info_name=verb, parent=group)
    names = {name for param in command(verb).get_params(context) for name in param.opts
             if name.startswith("-")}  # fmt: skip
    assert names == INTERFACE[verb] | GLOBAL


@pytest.mark.parametrize("verb", VERBS)
@pytest.mark.parametrize("lang", ["zh", "en"])
def test_help_speaks_the_language_asked_for(verb: str, lang: str) -> None:
    shown = CliRunner().invoke(main, ["--lang", lang, verb, "--help"])
    assert shown.exit_code == 0
    after = CliRunner().invoke(main, [verb, "--help", f"--lang={lang}"])
    assert after.output == shown.output
    described = re.findall(r"^  -.*?  +(\S.*)$", shown.output, re.MULTILINE)
    assert len(described) > 3
    assert {bool(HAN.search(text)) for text in described} == {lang == "zh"}
    if lang == "zh":
        assert "显示帮助并退出" in shown.output


def test_group_help_lists_every_verb_with_a_line() -> None:
    shown = CliRunner().invoke(main, ["--help"]).output
    for verb, (_module, _name, line) in VERBS.items():
        assert re.search(rf"^  {verb} +{re.escape(line)}$", shown, re.MULTILINE), verb


def test_help_loads_nothing_but_click_and_is_quick() -> None:
    code = """
import json, sys
sys.argv = ["skiptrace", "--help"]
from skiptrace.cli.main import main
try:
    main()
except SystemExit:
    print(json.dumps(sorted(sys.modules)))
"""
    command = [sys.executable, "-c", code]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, check=True)
    loaded = set(json.loads(done.stdout.splitlines()[-1]))
    tops = {name.partition(".")[0] for name in loaded}
    assert "click" in tops
    heavy = {"sqlmodel", "sqlalchemy", "networkx", "textual", "rich", "httpx", "pyarrow",
             "xlsxwriter", "pydantic", "phonenumbers", "opencc", "sources", "graph",
             "tui"}  # fmt: skip
    assert not tops & heavy
    assert not {name for name in loaded if name.startswith("skiptrace.")} - {
        "skiptrace.cli", "skiptrace.cli.failures", "skiptrace.cli.language", "skiptrace.cli.main",
        "skiptrace.cli.options", "skiptrace.errors", "skiptrace.locale",
        "skiptrace.locale.templates",
    }  # fmt: skip


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_completion_scripts_are_printed(shell: str) -> None:
    environment = {"_SKIPTRACE_COMPLETE": f"{shell}_source"}
    shown = CliRunner().invoke(main, [], env=environment, prog_name="skiptrace")
    assert "skiptrace" in shown.output
    assert "_SKIPTRACE_COMPLETE" in shown.output


def test_completion_offers_verbs_and_options() -> None:
    def offered(words: str, position: int) -> str:
        environment = {"_SKIPTRACE_COMPLETE": "bash_complete", "COMP_WORDS": words,
                       "COMP_CWORD": str(position)}  # fmt: skip
        shown = CliRunner().invoke(main, [], env=environment, prog_name="skiptrace")
        return shown.output

    assert "plain,leads" in offered("skiptrace le", 1)
    assert "plain,--reveal" in offered("skiptrace leads --re", 2)
    assert "plain,jsonl" in offered("skiptrace leads --format js", 3)
