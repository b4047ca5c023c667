"""Any SQL database: a real SQLite file, read and never written."""

import sqlite3
from pathlib import Path

import pytest

from skiptrace.errors import SourceFailure, UsageError
from skiptrace.live import LiveSource, StreamSource
from skiptrace.model.lookup import Asks, Lookup, LookupOutcome
from skiptrace.model.record import Record, Reject
from skiptrace.store.foreign import foreign_rows
from sources.live.registry import live_source
from sources.registry import adapter
from tests.sources.live.ask import ID_NO, OPTIONS, SUBJECT

COLUMNS = {"customer_no": "CUST_NO", "name": "cust_name", "mobile": "tel", "id_no": "id_no"}
ALL = "SELECT cust_no, cust_name, tel, id_no FROM customer ORDER BY cust_no"
ONE = "SELECT cust_no, cust_name, tel, id_no FROM customer WHERE id_no = :id_no"


@pytest.fixture
def core(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    path = tmp_path / "核心 core#1.db"
    database = sqlite3.connect(path)
    database.execute("CREATE TABLE customer (cust_no, cust_name, tel, id_no, made)")
    rows = [
        ("K1", "测试甲", 19900001234, ID_NO),
        ("K2", "测试乙", "19900005678", None),
        ("K3", "测试丙", "12", None),
        ("K4", "测试丁", 19900007777.0, None),
    ]
    database.executemany("INSERT INTO customer VALUES (?, ?, ?, ?, '2026-01-01')", rows)
    database.commit()
    database.close()
    monkeypatch.setenv("CORE_DB", f"sqlite:///{str(path).replace('#', '%23')}")
    return path


def made(query: str, **other: object) -> LiveSource | StreamSource:
    table: dict[str, object] = {
        "service": "sql", "dsn_env": "CORE_DB", "kind": "customers", "query": query,
        "columns": COLUMNS, **other,
    }  # fmt: skip
    return live_source("core", table, adapter, foreign_rows)


def test_a_query_without_places_is_read_through(core: Path) -> None:
    stream = made(ALL)
    assert isinstance(stream, StreamSource)
    items = list(stream.read(OPTIONS))
    records = [item for item in items if isinstance(item, Record)]
    rejects = [item for item in items if isinstance(item, Reject)]
    assert [record.claims[0].notes["service"] for record in records] == ["core"] * 3
    assert [(reject.line, reject.column) for reject in rejects] == [(3, "mobile")]
    assert stream.host == "$CORE_DB"


def test_a_query_with_places_is_asked_about_one_subject(core: Path) -> None:
    lookups = made(ONE)
    assert isinstance(lookups, LiveSource)
    assert lookups.wants == ["id_no"]
    answer = lookups.ask(Lookup(Asks.SUBJECT, "C1", SUBJECT), "l0001", OPTIONS)
    assert len(answer.records) == 1
    empty = made("SELECT cust_no, cust_name, tel, id_no FROM customer WHERE 1 = 0 AND :name = ''")
    assert isinstance(empty, LiveSource)
    nothing = empty.ask(Lookup(Asks.SUBJECT, "C1", SUBJECT), "l0002", OPTIONS)
    assert nothing.outcome is LookupOutcome.NOTHING


@pytest.mark.parametrize(
    "query",
    [
        "WITH gone AS (SELECT 1) DELETE FROM customer",
        "WITH x AS (SELECT 1 AS n) INSERT INTO customer (cust_no) SELECT n FROM x",
    ],
)
def test_nothing_is_ever_written(core: Path, query: str) -> None:
    before = core.read_bytes()
    stream = made(query)
    assert isinstance(stream, StreamSource)
    with pytest.raises(SourceFailure, match="the database refuses"):
        list(stream.read(OPTIONS))
    assert core.read_bytes() == before


@pytest.mark.parametrize(
    ("query", "why"),
    [
        ("DELETE FROM customer", "not one SELECT"),
        ("SELECT 1; DELETE FROM customer", "not one SELECT"),
        ("SELECT cust_no FROM customer WHERE x = :loan", "unknown place 'loan'"),
    ],
)
def test_queries_that_are_refused_unseen(core: Path, query: str, why: str) -> None:
    with pytest.raises(UsageError, match=why):
        made(query)


def test_a_missing_file_is_not_made(core: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    gone = core.with_name("gone.db")
    monkeypatch.setenv("CORE_DB", f"sqlite:///{gone}")
    stream = made(ALL)
    assert isinstance(stream, StreamSource)
    with pytest.raises(SourceFailure, match="the database refuses"):
        list(stream.read(OPTIONS))
    assert not gone.exists()


@pytest.mark.parametrize(
    ("url", "error", "why"),
    [
        ("no url", UsageError, "not a database URL"),
        ("nosuchdb://user:secret@host/x", UsageError, "driver of its database"),
        ("postgresql+nodriver://user:secret@host/x", UsageError, "driver of its database"),
    ],
)
def test_addresses_that_lead_nowhere(
    core: Path, monkeypatch: pytest.MonkeyPatch, url: str, error: type[Exception], why: str
) -> None:
    monkeypatch.setenv("CORE_DB", url)
    stream = made(ALL)
    assert isinstance(stream, StreamSource)
    with pytest.raises(error, match=why) as caught:
        list(stream.read(OPTIONS))
    assert "secret" not in str(caught.value)


def test_errors_hold_neither_query_nor_value(core: Path) -> None:
    lookups = made("SELECT secret_column FROM customer WHERE id_no = :id_no")
    assert isinstance(lookups, LiveSource)
    with pytest.raises(SourceFailure) as caught:
        lookups.ask(Lookup(Asks.SUBJECT, "C1", SUBJECT), "l0001", OPTIONS)
    told = f"{caught.value.what} {caught.value.hint}"
    assert ID_NO not in told
    assert "secret_column" not in told


def test_a_query_without_end_is_given_up(core: Path) -> None:
    endless = (
        "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n)"
        " SELECT 'K' || COUNT(*) AS cust_no, 'x' AS cust_name, '' AS tel, '' AS id_no FROM n"
    )
    stream = made(endless, timeout_s=1)
    assert isinstance(stream, StreamSource)
    with pytest.raises(SourceFailure):
        list(stream.read(OPTIONS))
