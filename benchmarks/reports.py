"""Whole credit reports of a real size: import, import again, what is new in them; time and memory.

    python3 dev.py bench reports [REPORTS]

Every report holds each of the format's codes, twenty accounts with two years of months and five
years of history, and thirty queries: about 6,500 elements. Two in three people have two reports,
of which the second has a mobile and a home more. All of it is synthetic.
"""

import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from pathlib import Path

from benchmarks.trace import AS_OF, peak_mb
from sources.reports.fields import ROOT, FieldType, fields

ACCOUNTS, QUERIES = 20, 30
# Groups that a long report has many of, and how many.
MANY = {"PD01": ACCOUNTS, "PH01": QUERIES, "PD01DH": 24, "PD01EH": 60, "PB01BH": 3, "PB03": 3}
DAYS = {"moment": "{day}T10:20:30", "day": "2024-0{n}-1{n}", "month": "2025-0{n}", "year": "2021"}
CODED = {"id_type": "10", "query_reason": "02", "residence_status": "5", "marital_status": "20",
         "deferred_account": "TE", "account_type": "D1", "repayment_status": "N", "industry": "G",
         "credit_product": "91", "institution_type": "24", "employment_status": "91",
         "education": "30", "employer_nature": "40", "repayment_frequency": "03",
         "credit_line_use": "10", "payment_state": "0", "occupation": "6"}  # fmt: skip


def main(arguments: Sequence[str]) -> None:
    """Writes the reports, then one row a step."""
    count = int(arguments[0]) if arguments else 1_000
    with tempfile.TemporaryDirectory(prefix="skiptrace-bench-") as folder:
        out, reports = Path(folder), Path(folder) / "reports"
        reports.mkdir()
        size = elements = people = 0
        lines = ["case_no,name,id_no,overdue_since"]
        for number, (person, text) in enumerate(written(count)):
            (reports / f"{number:06d}.xml").write_text(text, encoding="utf-8")
            size, elements = size + len(text.encode()), elements + text.count("</")
            people = max(people, person + 1)
        lines += [f"C{person},测试{name_of(person)},{id_of(person)},2025-06-01"
                  for person in range(people)]  # fmt: skip
        (out / "cases.csv").write_text("\n".join(lines), encoding="utf-8")
        print(f"{count} reports of {people} people, {size / 1e6:.0f} MB, "
              f"{elements // count} elements each\n")  # fmt: skip
        print(f"{'step':<28}{'wall s':>9}{'CPU s':>8}{'ms CPU each':>13}{'peak MB':>9}")
        workspace = out / "workspace"
        timed(count, workspace, "init")
        timed(people, workspace, "import", "cases", str(out / "cases.csv"))
        for _ in range(2):
            timed(count, workspace, "import", "credit-reports", str(reports), "--basis", "SYN")
        timed(count, workspace, "changes", "--json")
        timed(people, workspace, "trace", "--all")


def timed(count: int, workspace: Path, *command: str) -> None:
    """Runs one command and prints its row; the machine is shared, so CPU time stands beside."""
    whole = [sys.executable, "-m", "skiptrace", "--workspace", str(workspace)]
    whole += ["--as-of", AS_OF.isoformat(), "--quiet", *command]
    started = time.perf_counter()
    process = subprocess.Popen(whole, stdout=subprocess.DEVNULL)
    _, status, usage = os.wait4(process.pid, 0)
    wall, cpu = time.perf_counter() - started, usage.ru_utime + usage.ru_stime
    if os.waitstatus_to_exitcode(status):
        sys.exit(f"failed: {' '.join(command)}")
    name = " ".join(word for word in command[:2] if "/" not in word)
    each = 1000 * cpu / count
    print(f"{name:<28}{wall:>9.1f}{cpu:>8.1f}{each:>13.1f}{peak_mb(usage):>9.0f}", flush=True)


def written(count: int) -> Iterator[tuple[int, str]]:
    """(person, report): persons in turn get two reports, two reports, one."""
    made = person = 0
    while made < count:
        for second in range(2 if person % 3 else 1):
            if made < count:
                yield person, report(person, later=bool(second))
                made += 1
        person += 1


def name_of(person: int) -> str:
    """One Han character that differs from person to person."""
    return chr(0x4E00 + person % 20_000)


def id_of(person: int, born: int = 60) -> str:
    """A resident number with a valid check character (GB 11643)."""
    digits = f"33012719{born + person // 1_000:02d}0312{person % 1_000:03d}"
    weights = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
    total = sum(int(digit) * weight for digit, weight in zip(digits, weights, strict=True))
    return digits + "10X98765432"[total % 11]


def report(person: int, *, later: bool) -> str:
    """The report as XML."""
    day = "2026-03-15" if later else "2025-12-01"
    special = {
        "PA01AI01": f"{day.replace('-', '')}{person:014d}",
        "PA01AR01": f"{day}T10:20:30",
        "PA01BQ01": f"测试{name_of(person)}",
        "PA01BI01": id_of(person),
        "PA01BD02": "01",
        "PB020Q01": "测试乙",
        "PB020I01": id_of(person, born=80),
        "PB01AQ01": f"test{person}@example.com",
        "PE01AQ02": "N" * 24,
    }
    children: dict[str, list[str]] = {}
    for code, field in fields().items():
        children.setdefault(field.parent, []).append(code)
    return "".join(_element(code, children, special, person, later, 1) for code in _top(children))


def _top(children: dict[str, list[str]]) -> list[str]:
    children["Document"] = children[ROOT]
    return ["Document"]


def _element(
    code: str,
    children: dict[str, list[str]],
    special: dict[str, str],
    person: int,
    later: bool,
    n: int,
) -> str:
    if code in children:
        inner = "".join(
            _element(part, children, special, person, later, place)
            for part in children[code]
            for place in range(1, how_many(part, later=later) + 1)
        )
    else:
        inner = special.get(code) or _value(code, person, n, later=later)
    return f"<{code}>{inner}</{code}>"


def how_many(code: str, *, later: bool) -> int:
    """How often a group stands in its parent; the later report has more."""
    return MANY.get(code, 1) + (later and code in ("PB01BH", "PB03"))


def _value(code: str, person: int, n: int, *, later: bool) -> str:
    field = fields()[code]
    match field.type:
        case FieldType.DATE:
            return DAYS[field.unit].format(day="2024-01-01", n=n % 9 + 1)
        case FieldType.CODED:
            return CODED.get(field.unit, "1")
        case FieldType.COUNT:
            return str(how_many(field.counts, later=later))
        case FieldType.AMOUNT:
            return "1000"
        case _:
            return _text(code, person, n)


def _text(code: str, person: int, n: int) -> str:
    if code in ("PB01BQ01", "PA01DQ02", "PB020Q03"):
        return f"1{'99' if code == 'PB01BQ01' else '91'}{(person * 10 + n) % 10**8:08d}"
    if code in ("PB030Q01", "PB040Q02", "PB01AQ02", "PB01AQ03"):
        return f"浙江省杭州市临平区乔司街道测试路{person % 900 + n}号{n}幢302室"
    if code in ("PB030Q02", "PB040Q03"):
        return f"0571-8{(person * 10 + n) % 10**7:07d}"
    return f"测试{n}有限公司"


if __name__ == "__main__":
    main(sys.argv[1:])
