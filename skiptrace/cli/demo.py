"""The verb demo: the whole way on a synthetic portfolio."""

import json
import shlex
import shutil
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from skiptrace.cli.context import Session, now, verb
from skiptrace.cli.files_in import counts, report_fields
from skiptrace.cli.measure import report_fields as evaluation_fields
from skiptrace.cli.measure import report_lines
from skiptrace.cli.options import option
from skiptrace.cli.output import emit, emit_json
from skiptrace.cli.visits import visit_fields, write_list
from skiptrace.errors import UsageError
from skiptrace.locale import gettext as _
from skiptrace.locale import mark
from skiptrace.model.case import CHINA

if TYPE_CHECKING:
    from skiptrace.demo.portfolio import PortfolioFiles

MARKER = "skiptrace-demo.json"


@dataclass(frozen=True, slots=True)
class Plan:
    """What the demo folder holds; the marker file carries it, so that a re-run goes on with it."""

    cases: int
    seed: int
    as_of: str

    @property
    def day(self) -> date:
        """The day everything is computed for."""
        return date.fromisoformat(self.as_of)


@verb("demo", mark(
    "Make a synthetic portfolio with every kind of file, import it, trace every case, measure the "
    "leads against the known truth, and write a visit list.\n\n"
    "Works in an empty folder; everything stays under DIR. Running it again goes on with what is "
    "there; another --cases, --seed or --as-of begins anew."
))  # fmt: skip
@option("--cases", type=click.IntRange(1, 1_000_000), metavar="N", help=mark("[default: 500]"))
@option("--seed", type=int, metavar="S", help=mark("another world [default: 1]"))
@option("--out", type=click.Path(file_okay=False, path_type=Path), metavar="DIR",
        default=Path("skiptrace-demo"), help=mark("[default: ./skiptrace-demo]"))  # fmt: skip
@option("--tui", is_flag=True, help=mark("open the screen at the end"))
def demo(session: Session, cases: int | None, seed: int | None, out: Path, tui: bool) -> int:
    """Every step is the casework call that the command of its name makes."""
    plan = settle(out, cases, seed, session.as_of)
    run = Run(session.at(out / "workspace", plan.day), out, plan)
    run.all_steps()
    if session.json:
        emit_json(run.told)
    else:
        run.what_next()
    return run.screen() if tui else 0


def settle(out: Path, cases: int | None, seed: int | None, as_of: date | None) -> Plan:
    """What to make, and a folder that is fit for it.

    An earlier demo with the same figures is gone on with; one with others is removed. A folder
    that holds something else is refused: UsageError.
    """
    marker = out / MARKER
    before = _earlier(marker)
    if before is None and out.exists() and any(out.iterdir()):
        raise UsageError(f"{out} is not empty and holds no demo", "choose another --out")
    today = now().astimezone(CHINA).date()
    base = before or Plan(500, 1, today.isoformat())
    plan = Plan(
        cases if cases is not None else base.cases,
        seed if seed is not None else base.seed,
        as_of.isoformat() if as_of else base.as_of,
    )
    if before not in (None, plan):
        for name in ("files", "workspace"):
            shutil.rmtree(out / name, ignore_errors=True)
    out.mkdir(parents=True, exist_ok=True)
    marker.write_text(json.dumps(asdict(plan)) + "\n", encoding="utf-8")
    return plan


def _earlier(marker: Path) -> Plan | None:
    try:
        return Plan(**json.loads(marker.read_text(encoding="utf-8")))
    except (OSError, ValueError, TypeError):
        return None


class Run:
    """One demo run; `told` collects what --json answers."""

    def __init__(self, session: Session, out: Path, plan: Plan) -> None:
        self._session = session
        self._out = out
        self._plan = plan
        self._began = time.monotonic()
        self.told: dict[str, Any] = {"out": str(out), **asdict(plan)}

    def all_steps(self) -> None:
        """Write, import, trace, evaluate, visit list."""
        plan = self._plan
        self._tell(_("a synthetic portfolio of {n} cases, seed {seed}, as of {day}").format(
            n=plan.cases, seed=plan.seed, day=plan.as_of))  # fmt: skip
        with self._step(_("files written to {path}").format(path=self._out / "files")):
            files = self._write()
        self._session.workspace.create()
        self._session.store(create=True)
        self._casework = self._session.casework()
        self._import(files)
        self._trace()
        self._evaluate(files)
        self._visits()

    def _write(self) -> "PortfolioFiles":
        from skiptrace.demo.portfolio import write_portfolio

        plan = self._plan
        folder = self._out / "files"
        folder.mkdir(parents=True, exist_ok=True)
        return write_portfolio(folder, cases=plan.cases, seed=plan.seed, as_of=plan.day)

    def _import(self, files: "PortfolioFiles") -> None:
        from skiptrace.casework.importing import ImportRequest

        reports = self.told["imports"] = []
        for kind, path in files.paths.items():
            request = ImportRequest(kind, [path], basis=files.bases.get(kind))
            began = time.monotonic()
            with self._session.progress() as progress:
                report = self._casework.import_files(request, progress)
            reports.append(report_fields(report))
            self._tell(f"  {counts(report)}", began)

    def _trace(self) -> None:
        began = time.monotonic()
        with self._session.progress() as progress:
            report = self._casework.trace(progress=progress)
        self.told["trace"] = {"cases": report.cases, "leads": report.leads}
        self._tell(_("traced {cases} cases: {leads} leads").format(
            cases=report.cases, leads=report.leads), began)  # fmt: skip

    def _evaluate(self, files: "PortfolioFiles") -> None:
        from skiptrace.cli.truth import read_truth
        from skiptrace.cli.wiring import evaluate

        with self._step(_("measured against the known truth")):
            report = evaluate(self._casework.judged(read_truth(files.truth).points))
        self.told["evaluation"] = evaluation_fields(report)
        if not self._session.json:
            for line in report_lines(report):
                emit(f"  {line}".rstrip())

    def _visits(self) -> None:
        path = self._out / "visits.xlsx"
        with self._step(_("visit list written to {path}").format(path=path)):
            listed = self._casework.visits(self._plan.day)
            write_list(self._session, self._casework, listed, "xlsx", path)
        self.told["visits"] = visit_fields(listed, path)
        self._tell("  " + _("{n} stops").format(n=len(listed.stops)))

    def what_next(self) -> None:
        """Commands that work when pasted."""
        seconds = time.monotonic() - self._began
        emit("")
        emit(_("done in {seconds:.1f} s; try next:").format(seconds=seconds))
        first = next(iter(self._casework.queue(limit=1)), None)
        case_no = first.case.case_no if first else "CASE"
        for words in ("tui", f"leads {case_no}", f"explain {case_no}", f"next {case_no}",
                      "leads --format jsonl --top 3", "changes", "doctor"):  # fmt: skip
            emit(f"  {self._command()} {words}")

    def screen(self) -> int:
        """The terminal screen on the demo's workspace, opened anew by the screen's process."""
        from skiptrace.cli.wiring import run_screen

        self._session.close()
        return run_screen(self._session.casework, self._session.lang)

    def _command(self) -> str:
        folder = shlex.quote(str(self._out / "workspace"))
        return f"{program()} --workspace {folder} --as-of {self._plan.as_of}"

    @contextmanager
    def _step(self, text: str) -> Iterator[None]:
        began = time.monotonic()
        yield
        self._tell(text, began)

    def _tell(self, text: str, began: float | None = None) -> None:
        if not self._session.json:
            took = f"  ({time.monotonic() - began:.1f} s)" if began is not None else ""
            emit(f"{text}{took}")


def program() -> str:
    """How this very program is called from a shell: by name where it is on the path."""
    beside = Path(sys.executable).with_name("skiptrace")
    found = shutil.which("skiptrace")
    if found and (not beside.is_file() or beside.samefile(found)):
        return "skiptrace"
    if beside.is_file():
        return shlex.quote(str(beside))
    return f"{shlex.quote(sys.executable)} -m skiptrace"
