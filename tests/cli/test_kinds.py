"""Every kind through the command: its basis, its card, and the example row of the card."""

import csv
from pathlib import Path

import pytest

from sources.registry import adapters
from tests.cli.verbs import answer, run
from tests.sources.contract import NEED_A_BASIS

KINDS = [adapter.card.kind for adapter in adapters()]
CONSENT = "consent of the subscriber TEST-1"


def example_file(workspace: Path, folder: Path, kind: str) -> Path:
    """What `sources KIND` prints as its example, as a file."""
    card = answer(workspace, "sources", kind)
    columns = [column for column in card["columns"] if column["example"]]
    path = folder / f"{kind}.csv"
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow([column["name"].replace("N", "1") for column in columns])
        writer.writerow([column["example"] for column in columns])
    return path


def test_sources_lists_every_kind(workspace: Path) -> None:
    assert [card["kind"] for card in answer(workspace, "sources")] == KINDS
    shown = run(workspace, "sources").stdout
    assert all(kind in shown for kind in KINDS)


@pytest.mark.parametrize("kind", KINDS)
def test_the_example_of_every_card_imports(workspace: Path, tmp_path: Path, kind: str) -> None:
    shown = run(workspace, "sources", kind).stdout
    path = example_file(workspace, tmp_path, kind)
    titles, example = csv.reader(path.read_text(encoding="utf-8").splitlines())
    assert all(value in shown for value in example)
    assert len(titles) == len(example)
    told = answer(workspace, "import", kind, str(path), "--basis", CONSENT)
    assert (told["read"], told["new"] + told["known"], told["rejected"]) == (1, 1, 0)


@pytest.mark.parametrize("kind", KINDS)
def test_kinds_refuse_without_a_basis_where_the_interface_says_so(
    workspace: Path, tmp_path: Path, kind: str
) -> None:
    path = example_file(workspace, tmp_path, kind)
    if kind in NEED_A_BASIS:
        done = run(workspace, "import", kind, str(path), status=2)
        assert "basis" in done.stderr
    else:
        run(workspace, "import", kind, str(path))
