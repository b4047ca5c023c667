"""Pulling: how long the choice over a portfolio takes, and what the ledger costs a question.

    python3 dev.py bench pull [CASES] [QUESTIONS]

A portfolio is imported and traced; then `skiptrace pull --dry-run` chooses number checks over all
cases, and `skiptrace pull` asks a server on loopback that answers at once, so that what is left is
the product's own cost: intent, audit, question, answer and records, all of it durable.
"""

import json
import os
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Sequence
from datetime import datetime
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

from skiptrace.demo.portfolio import write_portfolio
from skiptrace.model.case import CHINA

ANSWER = json.dumps({"Code": "OK", "Data": {"Status": "NORMAL", "Carrier": "CMCC"}}).encode()
KEYS = {"DYTNS_KEY_ID": "bench", "DYTNS_KEY": "bench"}


class Answering(BaseHTTPRequestHandler):
    """Finds every line in use."""

    def do_POST(self) -> None:
        """Answers at once."""
        self.rfile.read(int(self.headers["Content-Length"]))
        self.send_response(200)
        self.send_header("Content-Length", str(len(ANSWER)))
        self.end_headers()
        self.wfile.write(ANSWER)

    def log_message(self, *_: object) -> None:
        """Quiet."""


def main(arguments: Sequence[str]) -> None:
    """Prints one row a step."""
    cases = int(arguments[0]) if arguments else 2000
    questions = int(arguments[1]) if len(arguments) > 1 else 1000
    server = ThreadingHTTPServer(("127.0.0.1", 0), Answering)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    today = datetime.now(CHINA).date()
    with tempfile.TemporaryDirectory(prefix="skiptrace-bench-") as folder:
        workspace = Path(folder) / "workspace"
        files = write_portfolio(Path(folder) / "files", cases=cases, seed=1, as_of=today)
        run(workspace, "init")
        for kind, path in files.paths.items():
            basis = files.bases.get(kind)
            run(workspace, "import", kind, str(path), *(["--basis", basis] if basis else []))
        print(f"{'step':<36}{'wall s':>9}{'per s':>9}")
        for at_once in (1, 4):
            # Answers are evidence: without this, the next choice would pay for ranking anew.
            run(workspace, "trace", "--all")
            name = f"checks-{at_once}"
            configure(workspace, int(server.server_address[1]), questions, at_once, name)
            chosen = run(workspace, "pull", "--dry-run")
            asked = run(workspace, "pull") - chosen
            print(f"{f'choose over {cases} cases':<36}{chosen:>9.1f}{cases / chosen:>9.0f}")
            row = f"ask {questions}, {at_once} at once"
            print(f"{row:<36}{asked:>9.1f}{questions / asked:>9.0f}", flush=True)
    server.shutdown()


def configure(
    workspace: Path, port: int, questions: int, at_once: int = 1, name: str = "checks"
) -> None:
    """Number checks at the server, without a pace worth the name."""
    (workspace / "skiptrace.toml").write_text(
        f"""[pull.{name}]
service = "dytns-number-status"
url = "http://127.0.0.1:{port}"
private = true
auth_code = "bench"
pace = 1000
at_once = {at_once}
older_than_days = 0
budget_per_run = {questions}
budget_per_day = {questions}
""",
        encoding="utf-8",
    )


def run(workspace: Path, *command: str) -> float:
    """Runs one command, ends the benchmark if it fails; wall seconds."""
    whole = [sys.executable, "-m", "skiptrace", "--workspace", str(workspace), "--quiet", *command]
    started = time.perf_counter()
    done = subprocess.run(whole, env={**os.environ, **KEYS}, stdout=subprocess.DEVNULL, check=False)
    if done.returncode:
        sys.exit(f"failed: {' '.join(command)}")
    return time.perf_counter() - started


if __name__ == "__main__":
    main(sys.argv[1:])
