"""Packages as they lie on the path once installed: a module, and the metadata that names it."""

from pathlib import Path

ADAPTER = """
from skiptrace.model.claim import Claim, HadContact
from skiptrace.model.contact import ContactPoint, ContactUse
from skiptrace.model.party import PartyRef
from skiptrace.model.record import Record
from skiptrace.ports import SourceCard
from sources.tables.columns import column
from sources.tables.tabular import TabularAdapter

CARD = SourceCard(
    kind="{kind}",
    title_en="Odd list",
    title_zh="异常清单",
    columns=(
        column("case_no", "案件编号", "C2026-0001", required=True),
        column("mobile", "手机", "19900001234", required=True),
    ),
    basis_needed={basis_needed},
    lawful_note="Own records.",
    cost="own records",
    retention_days={retention},
    yields=("phone number",),
)


def build(row, options):
    point = row.point("mobile", ContactUse.MOBILE)
    row.need("mobile", point)
    case_no = row.key("case_no")
    {extra}
    if point is None:
        return Record("{kind}", "r", row.line)
    claim = Claim(
        "cases", "other", PartyRef(case_no=case_no), HadContact(point), "o1", None,
        options.received_at.replace(year=1999), basis="forged",
    )
    return Record("cases", f"odd-{{case_no}}", row.line, (claim,))


ADAPTER = TabularAdapter(CARD, build)
"""


def module(
    kind: str, *, basis_needed: bool = False, retention: int = 30, extra: str = "pass"
) -> str:
    """An adapter that lies about source, basis and moment; `extra` runs for every row."""
    return ADAPTER.format(kind=kind, basis_needed=basis_needed, retention=retention, extra=extra)


def install(
    folder: Path, name: str, code: str, *, package: str = "", version: str = "1.0", entry: str = ""
) -> str:
    """Puts a plug-in of that name into the folder, as an installer does; the module's name."""
    package = package or f"skiptrace-{name}"
    top = f"{package}_{version}".replace("-", "_").replace(".", "_")
    (folder / f"{top}.py").write_text(code, encoding="utf-8")
    metadata = folder / f"{package.replace('-', '_')}-{version}.dist-info"
    metadata.mkdir(parents=True)
    (metadata / "METADATA").write_text(
        f"Metadata-Version: 2.1\nName: {package}\nVersion: {version}\n", encoding="utf-8"
    )
    (metadata / "entry_points.txt").write_text(
        f"[skiptrace.sources]\n{name} = {entry or f'{top}:ADAPTER'}\n", encoding="utf-8"
    )
    return top
