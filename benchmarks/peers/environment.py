"""The peers' own environment, beside that of the product."""

import hashlib
import os
import subprocess
import sys
import venv
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
FOLDER = ROOT / ".venv-peers"
REQUIREMENTS = Path(__file__).with_name("requirements.txt")
STAMP = FOLDER / "stamp"


def peers_python() -> Path:
    """The peers' interpreter; the environment is made, or made anew, when it has to be."""
    python = FOLDER / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
    wanted = hashlib.sha256(REQUIREMENTS.read_bytes()).hexdigest()
    if python.exists() and STAMP.exists() and STAMP.read_text(encoding="ascii") == wanted:
        return python
    print("setting up .venv-peers (once)", file=sys.stderr, flush=True)
    venv.EnvBuilder(clear=True, symlinks=os.name != "nt", with_pip=True).create(FOLDER)
    install = [str(python), "-m", "pip", "install", "-qq", "--disable-pip-version-check"]
    subprocess.run([*install, "-r", str(REQUIREMENTS)], check=True)
    STAMP.write_text(wanted, encoding="ascii")
    return python
