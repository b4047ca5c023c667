"""Verdicts on pairs of records, as a reviewer fills them into a table: left, right, verdict, note.

Any table goes, as for the kinds of `import`; the form that `skiptrace review --export` writes has
these columns among others. A row without a verdict is not judged yet and no row at all.
"""

from collections.abc import Iterator
from pathlib import Path

from skiptrace.model.judgement import Verdict
from skiptrace.model.record import Reject
from skiptrace.ports import ReadOptions, SourceCard
from skiptrace.ports.verdicts import VerdictRow
from sources.tables.columns import column
from sources.tables.row import Row
from sources.tables.table import read_table
from sources.words import plain, word_table

KIND = "verdicts"

CARD = SourceCard(
    kind=KIND,
    title_en="Verdicts on pairs of records",
    title_zh="成对记录的判定",
    columns=(
        column("left", "甲方 甲 记录一 left_id", required=True),
        column("right", "乙方 乙 记录二 right_id", required=True),
        column("verdict", "判定 判断 结论", "same", required=True),
        column("note", "备注 说明"),
    ),
    basis_needed=False,
    lawful_note="A judgement is the reviewer's own word.",
    cost="own records",
    retention_days=0,
    yields=("judgements",),
)

_VERDICTS = word_table(
    {
        Verdict.SAME: "same x s y yes 同一人 相同 同一 是",
        Verdict.DIFFERENT: "different n no d 不同人 不同 非同一人 不是同一人 否",
        Verdict.UNSURE: "unsure u ? 不确定 存疑 无法判断",
    }
)


def read_verdicts(path: Path, options: ReadOptions) -> Iterator[VerdictRow | Reject | None]:
    """A verdict or a reject for each line, None for one that is not judged yet.

    Raises SourceFailure when the file is no such table.
    """
    for row in read_table(path, CARD, options):
        yield row if isinstance(row, Reject) else _understood(row)


def _understood(row: Row) -> VerdictRow | Reject | None:
    written = row.raw("verdict")
    if not written:
        return None
    verdict = _VERDICTS.get(plain(written))
    if verdict is None:
        row.wrong("verdict", "verdict_unknown")
    left, right = row.key("left"), row.key("right")
    row.need("left", left)
    row.need("right", right)
    if row.bad or verdict is None or left is None or right is None:
        return row.reject()
    return VerdictRow(row.path, row.line, left, right, verdict, row.text("note") or "")
