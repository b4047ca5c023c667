"""`call-records`: itemised bills (手机详单), folded into figures per counterpart and month."""

from collections.abc import Iterator, Sequence
from pathlib import Path

from skiptrace.errors import SourceFailure
from skiptrace.model.record import Record, Reject
from skiptrace.ports import ReadOptions, SourceCard
from sources.bills.bill_json import is_json, json_tables
from sources.bills.columns import COLUMNS, places_of, settled
from sources.bills.context import context_of
from sources.bills.fold import Folds
from sources.bills.reader import BillReader
from sources.bills.records import records_of
from sources.bills.subscribers import Subscribers
from sources.tables.table import open_tables
from sources.tables.tabular import files_at

KIND = "call-records"

CARD = SourceCard(
    kind=KIND,
    title_en="Itemised phone bills",
    title_zh="手机通话详单",
    columns=COLUMNS,
    basis_needed=True,
    lawful_note="Telecom secrecy: the subscriber's own bill with written consent, or an order.",
    cost="consent or order",
    # Figures of calls with people who signed nothing (GB/T 35273: the shortest span that serves);
    # after a year without a call a tie says little.
    retention_days=365,
    yields=("who the subject speaks with, how often and how lately",),
    suffixes=(".csv", ".tsv", ".txt", ".xlsx", ".xls", ".json"),
    # 电信条例 art. 65 and Constitution art. 40: the user's consent, or a court's, prosecutor's or
    # police order. A contract clause or a bought list is neither.
    basis_words=(
        "consent", "authoris", "authoriz", "order", "court", "subpoena", "warrant", "授权", "同意",
        "法院", "调查令", "调取", "裁定", "判决", "协助", "公安", "检察", "本人提供",
    ),
)  # fmt: skip


class CallRecords:
    """A bill as table or JSON; it is read whole before its first record comes."""

    card = CARD

    def files(self, path: Path) -> Sequence[Path]:
        """The file itself, or the bills of a folder, by name."""
        return files_at(path, CARD.suffixes)

    def read(self, path: Path, options: ReadOptions) -> Iterator[Record | Reject]:
        """Rejects line by line, then a record for each counterpart and month.

        Raises SourceFailure when it is no bill, or does not tell whose it is.
        """
        yield from read_bill(path, options)


def read_bill(path: Path, options: ReadOptions, *, plain: bool = True) -> Iterator[Record | Reject]:
    """As CallRecords.read; plain=False reads every line the careful way."""
    folds = Folds(keep_raw=options.keep_raw)
    subscribers = Subscribers()
    left_out = 0
    tables = json_tables if is_json(path) else open_tables
    for table in tables(path, CARD, options):
        table.take(settled(table.header))
        context = context_of(table.above, path.stem)
        places = places_of(table.header)
        if context.owner is None and (places.owner_phone < 0 or places.two_sided):
            raise SourceFailure(
                f"{path.name} does not tell whose bill it is",
                "put the subscriber's number into the file's name",
            )
        reader = BillReader(table, places, context, subscribers, folds)
        yield from reader.read(options.seen, plain=plain)
        left_out += reader.left_out
    yield from records_of(KIND, folds, subscribers, left_out, options)


ADAPTER = CallRecords()
