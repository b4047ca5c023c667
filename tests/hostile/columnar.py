"""Hostile Parquet files."""

import io
import random
import struct

import pyarrow as pa
import pyarrow.parquet as pq

from tests.hostile.table import Table, Trick
from tests.hostile.values import VALUES


def parquet(columns: dict[str, pa.Array], **how: object) -> bytes:
    out = io.BytesIO()
    pq.write_table(pa.table(columns), out, **how)
    return out.getvalue()


def good(table: Table, times: int = 2) -> dict[str, pa.Array]:
    return {t: pa.array([c] * times) for t, c in zip(table.titles, table.good, strict=True)}


def plain(table: Table) -> bytes:
    return parquet(good(table))


def first_column(array: pa.Array) -> Trick:
    def trick(table: Table) -> bytes:
        columns = good(table, len(array))
        return parquet({**columns, table.titles[0]: array})

    return trick


def cut(share: float) -> Trick:
    def trick(table: Table) -> bytes:
        whole = plain(table)
        return whole[: int(len(whole) * share)]

    return trick


def shaken(seed: int) -> Trick:
    def trick(table: Table) -> bytes:
        dice = random.Random(seed)  # noqa: S311 - the same each time
        whole = bytearray(plain(table))
        for _ in range(1 + seed % 12):
            whole[dice.randrange(4, len(whole) - 4)] = dice.randrange(256)
        return bytes(whole)

    return trick


def footer_length(length: int) -> Trick:
    def trick(table: Table) -> bytes:
        whole = plain(table)
        return whole[:-8] + struct.pack("<I", length) + b"PAR1"

    return trick


def every_value(table: Table) -> bytes:
    rows = [table.with_cell(p, v) for v in VALUES for p in range(len(table.titles))]
    return parquet({t: pa.array([row[p] for row in rows]) for p, t in enumerate(table.titles)})


def rows_of_nothing(table: Table) -> bytes:
    """Thirty million equal rows in some kilobytes."""
    same = pa.DictionaryArray.from_arrays(pa.array([0] * 1_000_000, pa.int8()), pa.array(["C1"]))
    out = io.BytesIO()
    column = pa.table({table.titles[0]: same})
    with pq.ParquetWriter(out, column.schema, compression="zstd") as writer:
        for _ in range(30):
            writer.write_table(column)
    return out.getvalue()


NESTED = pa.array([{"a": {"b": {"c": {"d": {"e": {"f": 1}}}}}}] * 2)
TRICKS: dict[str, Trick] = {
    "parquet-magic-only": lambda _: b"PAR1",
    "parquet-magic-twice": lambda _: b"PAR1PAR1",
    "parquet-noise": lambda _: b"PAR1" + random.Random(7).randbytes(9_000) + b"PAR1",  # noqa: S311
    **{f"parquet-cut-{share}": cut(share) for share in (0.2, 0.6, 0.9, 0.99)},
    **{f"parquet-shaken-{seed}": shaken(seed) for seed in range(40, 54)},
    **{f"parquet-footer-{n}": footer_length(n) for n in (0, 1, 2**31 - 1, 2**32 - 1)},
    "parquet-values": every_value,
    "parquet-nested": first_column(NESTED),
    "parquet-lists": first_column(pa.array([[[1, 2]], [[]]])),
    "parquet-binary": first_column(pa.array([b"\xff\xfe\xed\xa0\x80", b"\x00"])),
    "parquet-nan": first_column(pa.array([float("nan"), float("inf")])),
    "parquet-decimal": first_column(pa.array([10**37, 1], pa.decimal128(38, 0))),
    "parquet-times": first_column(pa.array([2**62, -(2**62)], pa.timestamp("us"))),
    "parquet-days": first_column(pa.array([2**30, -(2**30)], pa.date32())),
    "parquet-map": first_column(pa.array([[("a", 1)], None], pa.map_(pa.string(), pa.int64()))),
    "parquet-null": first_column(pa.nulls(2)),
    "parquet-cell-200mb": lambda table: first_column(
        pa.array(["x" * (200 * 1024 * 1024), "y"])
    )(table),
    "parquet-columns-3000": lambda table: parquet(
        {**good(table), **{f"c{n}": pa.array(["x", "y"]) for n in range(3_000)}}
    ),
    "parquet-no-columns": lambda _: parquet({}),
    "parquet-rows-of-nothing": rows_of_nothing,
    "parquet-in-text": lambda table: table.csv() + plain(table),
}  # fmt: skip
