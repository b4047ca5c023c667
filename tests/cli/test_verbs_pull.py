"""The verb pull, and live sources in sources and doctor."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import time_machine
from click.testing import CliRunner, Result

from skiptrace.cli.main import main
from sources.live import patience
from tests.cli.verbs import PERSONAL, audit
from tests.e2e.lender_files import CASE, DEAD_NUMBER, REPORTED_NUMBER, SPOKEN_NUMBER, SUBJECT_ID
from tests.sources.live.ask import ENVIRONMENT
from tests.sources.live.providers import Dytns, Provider, half
from tests.sources.loopback import Loopback, Reply

STATUS = "DescribePhoneNumberStatusForReal"
TODAY = "2026-06-30T10:00:00+08:00"
KNOWN = {
    (STATUS, REPORTED_NUMBER): {"Status": "NORMAL"},
    (STATUS, SPOKEN_NUMBER): {"Status": "SHUTDOWN"},
    # Found vacant 41 days ago, but its owner answered there last autumn.
    (STATUS, DEAD_NUMBER): {"Status": "NOT_EXIST"},
}


@pytest.fixture(autouse=True)
def today_with_keys(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    for name, value in ENVIRONMENT.items():
        monkeypatch.setenv(name, value)
    monkeypatch.setattr(patience, "FIRST_WAIT_S", 0.01)
    with time_machine.travel(TODAY, tick=True):
        yield


def configure(workspace: Path, server: Loopback, *lines: str, name: str = "checks") -> None:
    text = "\n".join(
        [
            f"[pull.{name}]", 'service = "dytns-number-status"', f'url = "{server.url}"',
            "private = true", 'auth_code = "a"', "pace = 100", "at_once = 1", *lines, "",
        ]
    )  # fmt: skip
    with (workspace / "skiptrace.toml").open("a", encoding="utf-8") as settings:
        settings.write(text)


def run(workspace: Path, *words: str, status: int = 0, lang: str = "en") -> Result:
    options = ["--workspace", str(workspace), "--lang", lang]
    done = CliRunner().invoke(main, [*options, *words])
    assert done.exit_code == status, done.output
    return done


def fields(workspace: Path, *words: str, status: int = 0) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = json.loads(
        run(workspace, "pull", *words, "--json", status=status).stdout
    )
    return found


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_without_settings_it_says_what_can_be_configured(workspace: Path, lang: str) -> None:
    told = run(workspace, "pull", lang=lang).stdout
    assert "dytns-number-status" in told
    assert "[pull.number-check]" in told
    assert str(workspace / "skiptrace.toml") in told


def test_a_pull_counts_and_masks(workspace: Path) -> None:
    with Dytns(KNOWN) as server:
        configure(workspace, server, 'price = "0.05"')
        told = run(workspace, "pull").output
        again = fields(workspace)
    assert "checks: asked 3, answered 3, already known 0, failed 0, in doubt 0, left 0" in told
    assert "new 3" in told
    assert not [value for value in (*PERSONAL, SPOKEN_NUMBER) if value in told]
    assert (again[0]["asked"], again[0]["planned"]) == (0, 0)
    assert audit(workspace).count(("lookup", CASE)) == 3


def test_a_dry_run_names_the_questions_masked_with_their_cost(workspace: Path) -> None:
    with Dytns(KNOWN) as server:
        configure(workspace, server, 'price = "0.05"')
        told = run(workspace, "pull", "--dry-run").output
    assert "would ask 3" in told
    assert "cost: 0.15 yuan" in told
    assert CASE in told
    assert f"{SPOKEN_NUMBER[:3]}****{SPOKEN_NUMBER[-4:]}" in told
    assert SPOKEN_NUMBER not in told
    assert not server.asked


def test_statuses_tell_scripts_what_happened(workspace: Path) -> None:
    with Dytns({(STATUS, SPOKEN_NUMBER): {"Status": "STRANGE"}}) as server:
        configure(workspace, server, "paid = false")
        (report,) = fields(workspace, status=1)
        assert (report["rejected"], report["refused"]) == (1, 2)
        assert Path(report["rejects"]).exists()
        run(workspace, "pull", "nobody", status=2)
    with Provider(lambda _: Reply(401, b"{}")) as server:
        configure(workspace, server, name="closed")
        (report,) = fields(workspace, "closed", status=4)
        assert "key is refused" in report["problem"]
        told = run(workspace, "pull", "closed", status=4).output
        assert "hint: check key and credit" in told


def test_doubt_is_told_with_the_way_out(workspace: Path) -> None:
    with Dytns(KNOWN) as server:
        configure(workspace, server)
        server.troubles.extend([half("{")] * 3)
        told = run(workspace, "pull", status=4).output
        assert "skiptrace pull checks --retry-doubtful" in told
        (second,) = fields(workspace)
        assert (second["asked"], second["doubtful"]) == (0, 3)
        (third,) = fields(workspace, "checks", "--retry-doubtful")
        assert (third["asked"], third["answered"], third["doubtful"]) == (3, 3, 0)
    assert audit(workspace).count(("lookup-released", CASE)) == 3


def test_live_sources_are_listed_with_host_and_budget(workspace: Path) -> None:
    with Dytns({}) as server:
        configure(workspace, server, 'price = "0.05"', "budget_per_day = 7")
        told = run(workspace, "sources").stdout
    line = next(line for line in told.splitlines() if line.startswith("checks"))
    assert "127.0.0.1" in line
    assert "7 a day x 0.05" in line


@pytest.mark.parametrize("lang", ["en", "zh"])
@pytest.mark.parametrize("service", ["dytns-number-owner", "json", "sql", "tianditu"])
def test_a_service_shows_its_card_and_its_keys(workspace: Path, service: str, lang: str) -> None:
    told = run(workspace, "sources", service, lang=lang).stdout
    assert f"service = '{service}'" in told
    card = json.loads(run(workspace, "sources", service, "--json").stdout)
    assert all(setting["name"] in told for setting in card["settings"])


def test_doctor_names_the_hosts_and_what_is_missing(
    workspace: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with Dytns({}) as server:
        configure(workspace, server)
        found = json.loads(run(workspace, "doctor", "--json").stdout)
        assert {"check": "pull checks", "ok": True, "detail": "dytns-number-status 127.0.0.1"} in (
            found
        )
        monkeypatch.delenv("DYTNS_KEY")
        told = run(workspace, "doctor", status=4).stdout
    assert "DYTNS_KEY is not set" in told


def test_settings_that_are_wrong_are_bad_usage_and_name_the_key(workspace: Path) -> None:
    with Dytns({}) as server:
        configure(workspace, server, "budget_per_dya = 7")
        told = run(workspace, "pull", status=2).output
    assert "budget_per_dya" in told
    (workspace / "skiptrace.toml").write_text("pull = 3\n", encoding="utf-8")
    run(workspace, "pull", status=2)


def test_no_personal_value_reaches_any_file_beside_the_database(workspace: Path) -> None:
    with Dytns(KNOWN) as server:
        configure(workspace, server)
        server.troubles.append(Reply(500, SUBJECT_ID.encode()))
        run(workspace, "pull", status=1)
    texts = [path for path in workspace.iterdir() if not path.name.startswith("skiptrace.db")]
    for path in texts:
        content = path.read_text(encoding="utf-8")
        assert not [v for v in (DEAD_NUMBER, SPOKEN_NUMBER, SUBJECT_ID) if v in content]
