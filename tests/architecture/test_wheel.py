"""What is installed from the wheel is what works here: rules, texts and tables come along."""

import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from tests.architecture.repository import PACKAGES, ROOT, repository_files


@pytest.mark.slow
def test_wheel_carries_every_file_of_the_packages_and_the_command(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(tmp_path)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    (wheel,) = tmp_path.glob("skiptrace-*.whl")
    with zipfile.ZipFile(wheel) as archive:
        carried = set(archive.namelist())
        (scripts,) = (name for name in carried if name.endswith("entry_points.txt"))
        assert "skiptrace = skiptrace.cli.main:main" in archive.read(scripts).decode("utf-8")
    relative = (path.relative_to(ROOT) for path in repository_files())
    wanted = {path.as_posix() for path in relative if path.parts[0] in PACKAGES}
    assert {"skiptrace/cli/main.py", "tui/app.tcss"} <= wanted
    assert wanted == {name for name in carried if name.split("/")[0] in PACKAGES}
