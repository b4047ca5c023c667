"""Files that are there whole or not at all, whatever happens while they are written."""

import os
import signal
import subprocess
import sys
import textwrap
from pathlib import Path

import pytest

from skiptrace.errors import SkiptraceError, UsageError
from skiptrace.export.atomic import replacing


def test_the_file_takes_its_place_readable_by_its_owner_only(tmp_path: Path) -> None:
    target = tmp_path / "leads.csv"
    with replacing(target) as part:
        part.write_text("new", encoding="utf-8")
        assert not target.exists()
        assert part.parent.parent == tmp_path
        assert part.parent.stat().st_mode & 0o777 == 0o700
    assert target.read_text(encoding="utf-8") == "new"
    assert target.stat().st_mode & 0o777 == 0o600
    assert list(tmp_path.iterdir()) == [target]


def test_an_error_leaves_the_former_file_and_no_trace(tmp_path: Path) -> None:
    target = tmp_path / "leads.csv"
    target.write_text("old", encoding="utf-8")

    def half() -> None:
        with replacing(target) as part:
            part.write_text("half", encoding="utf-8")
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        half()
    assert target.read_text(encoding="utf-8") == "old"
    assert list(tmp_path.iterdir()) == [target]


def test_a_full_disk_is_told_without_the_content(tmp_path: Path) -> None:
    with (
        pytest.raises(SkiptraceError, match=r"leads\.csv cannot be written: No space"),
        replacing(tmp_path / "leads.csv"),
    ):
        raise OSError(28, "No space left on device")


def test_a_missing_folder_is_the_callers_mistake(tmp_path: Path) -> None:
    with (
        pytest.raises(UsageError, match=r"folder of leads\.csv"),
        replacing(tmp_path / "nowhere" / "leads.csv"),
    ):
        pytest.fail("nothing may be written")


@pytest.mark.skipif(os.name == "nt", reason="no SIGKILL there")
@pytest.mark.parametrize("format_", ["csv", "jsonl", "xlsx", "parquet"])
def test_a_killed_export_leaves_the_former_file(tmp_path: Path, format_: str) -> None:
    target = tmp_path / f"leads.{format_}"
    target.write_bytes(b"old")
    script = textwrap.dedent(
        f"""
        import os, pathlib, signal
        from skiptrace.export.lead_files import leads_writer
        from skiptrace.export.leads import lead_row
        from skiptrace.model.clearance import Cleared
        from tests.export.samples import lead
        row = lead_row(lead(), Cleared("p"), "en", True)
        with leads_writer({format_!r}, pathlib.Path({str(target)!r})) as write:
            for _ in range(30_000):
                write(row)
            os.kill(os.getpid(), signal.SIGKILL)
        """
    )
    root = Path(__file__).parents[2]
    done = subprocess.run([sys.executable, "-c", script], cwd=root, check=False)
    assert done.returncode == -signal.SIGKILL
    assert target.read_bytes() == b"old"
    left = [path for path in tmp_path.iterdir() if path != target]
    assert all(path.stat().st_mode & 0o777 == 0o700 for path in left)
