"""A desk that pulls: casework over a real store, live sources over real servers on loopback."""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

from skiptrace.casework import Casework
from skiptrace.casework.pulling import Puller, PullReport, PullRequest, SourceReport
from skiptrace.casework.pulling.puller import PullParts
from skiptrace.model.lead import Lead
from skiptrace.policy.pack import load_pack
from skiptrace.store import SqlStore
from skiptrace.store.foreign import foreign_rows
from skiptrace.store.lookup_table import lookups
from sources.live.registry import live_source
from sources.registry import adapter
from tests.casework.desk import MORNING, import_file, open_desk
from tests.sources.live.ask import FAST
from tests.sources.loopback import Loopback

HEADER = "案件编号,姓名,身份证号,手机号,家庭地址,工作单位,放款日期,逾期日期\n"
# Synthetic people with valid checksums.
IDS = (
    "330127198503121014", "330127198709202020", "330127196001010016", "33012719900101001X",
    "330127199102020022",
)  # fmt: skip


NAMES = "甲乙丙丁戊己庚辛壬癸子丑寅卯辰巳午未申酉戌亥"


def number(case: int) -> str:
    return f"1990000{case:04d}"


def cases_file(folder: Path, count: int, loaned: str = "2024-06-18") -> Path:
    path = folder / "cases.csv"
    rows = [
        f"C{n},测试{NAMES[n % 22]}{NAMES[n // 22]},{IDS[n] if n < len(IDS) else ''},{number(n)},"
        f"浙江省杭州市淳安县威坪镇测试村{n + 1}组,杭州测试{n}物流有限公司,{loaned},2025-09-20\n"
        for n in range(count)
    ]
    path.write_text(HEADER + "".join(rows), encoding="utf-8")
    return path


@dataclass
class PullDesk:
    """What a test works with. now: the clock, to be moved by the test."""

    folder: Path
    casework: Casework
    store: SqlStore
    tables: Mapping[str, Mapping[str, object]]
    now: datetime = MORNING

    def pull(self, *names: str, **request: object) -> PullReport:
        asked = PullRequest(names=names, **request)  # type: ignore[arg-type]
        return self.puller().pull(asked)

    def one(self, **request: object) -> SourceReport:
        """The report of the only configured source."""
        (report,) = self.pull(*self.tables, **request).sources
        return report

    def puller(self) -> Puller:
        sources = [
            live_source(
                name,
                table if table["service"] == "sql" else {**FAST, **table},
                adapter,
                foreign_rows,
            )
            for name, table in self.tables.items()
        ]
        parts = PullParts(
            casework=self.casework,
            store=self.store,
            ledger=self.store.ledger,
            sources=sources,
            pack=load_pack("cn"),
            clock=lambda: self.now,
            actor="a.test",
            rejects_folder=self.folder,
        )
        return Puller(parts)

    def ledger(self) -> list[dict[str, object]]:
        """Every look-up on record, oldest first."""
        with self.store._engines.read.begin() as connection:
            rows = connection.execute(lookups.select().order_by(lookups.c.seq))
            return [dict(row) for row in rows.mappings()]

    def audited(self) -> list[tuple[str, str]]:
        return [(entry.action, entry.case_no) for entry in self.store.audit_entries()]


@contextmanager
def pull_desk(
    folder: Path,
    tables: Mapping[str, Mapping[str, object]],
    *,
    cases: int = 3,
    files: Sequence[tuple[str, Path]] = (),
    at: datetime = MORNING,
    as_of: date | None = None,
) -> Iterator[PullDesk]:
    with open_desk(folder, at=at, as_of=as_of) as (casework, store):
        if cases:
            import_file(casework, "cases", cases_file(folder, cases))
        for kind, path in files:
            import_file(casework, kind, path)
        yield PullDesk(folder, casework, store, tables, at)


def service(name: str, server: Loopback, **settings: object) -> dict[str, dict[str, object]]:
    return {"probe": {"service": name, "url": server.url, **settings}}


def lead_at(casework: Casework, case_no: str, value: str) -> Lead:
    (found,) = [
        item.lead for item in casework.case_leads(case_no).leads if item.lead.point.value == value
    ]
    return found


def checks(server: Loopback, **settings: object) -> dict[str, dict[str, object]]:
    """Number checks at that server, under the name `checks`."""
    return {
        "checks": {
            "service": "dytns-number-status", "url": server.url, "auth_code": "a", **settings,
        }
    }  # fmt: skip
