"""Which files make up the repository, for the tests that look at all of them."""

import re
import shutil
import subprocess
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PACKAGES = ("skiptrace", "sources", "graph", "tui")
SKIPPED_FOLDER = re.compile(
    r"\.git|\.venv(?:-\w+)?|__pycache__|build|dist|htmlcov|\.hypothesis|\..*_cache"
)


def repository_files() -> list[Path]:
    """Tracked and not-yet-tracked files, sorted; from an unpacked archive, all but the caches."""
    git = shutil.which("git")
    if git and (ROOT / ".git").exists():
        command = [git, "ls-files", "-z", "--cached", "--others", "--exclude-standard"]
        listed = subprocess.run(command, cwd=ROOT, capture_output=True, check=True).stdout
        paths = [ROOT / name for name in listed.decode("utf-8").split("\0") if name]
    else:
        paths = [p for p in ROOT.rglob("*") if not in_skipped_folder(p.relative_to(ROOT))]
    return sorted(p for p in paths if p.is_file())


def in_skipped_folder(path: Path) -> bool:
    """Whether a path of an unpacked archive belongs to an environment, a cache or a build."""
    return any(SKIPPED_FOLDER.fullmatch(part) for part in path.parts)
