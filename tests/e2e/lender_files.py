"""One small file of each of the eight kinds, as a lender would have them; all of it invented."""

import csv
import io
import json
from pathlib import Path

import xlsxwriter

AS_OF = "2026-06-30"
CASE = "C2026-0001"
SUBJECT, SUBJECT_ID = "测试甲", "330127198503121014"
PARENT, PARENT_ID = "测试丁", "330127196001010016"

DEAD_NUMBER = "19900001111"
"""The number of the application, dead since."""
REPORTED_NUMBER = "19900002222"
"""Given later, in the credit report."""
SPOKEN_NUMBER = "13800004444"
"""Said in a call: 幺三八零零零零四四四四."""
PARENT_NUMBER = "19900005555"
REGISTERED = "浙江省杭州市淳安县威坪镇测试村5组"

BASIS = "SYN-BASIS-0001"
NEEDS_BASIS = ("credit-reports", "registered-addresses", "recordings")

REPORT = f"""<?xml version="1.0" encoding="UTF-8"?>
<!-- SYNTHETIC: every person is invented. -->
<Document>
  <PRH><PA01>
    <PA01A><PA01AI01>2026031500000000000001</PA01AI01><PA01AR01>2026-03-15T10:21:35</PA01AR01></PA01A>
    <PA01B><PA01BQ01>{SUBJECT}</PA01BQ01><PA01BD01>10</PA01BD01><PA01BI01>{SUBJECT_ID}</PA01BI01>
      <PA01BI02>A10000000000001</PA01BI02><PA01BD02>01</PA01BD02></PA01B>
  </PA01></PRH>
  <PIM><PB01>
    <PB01A><PB01AD01>1</PB01AD01><PB01AR01>1985-03-12</PB01AR01></PB01A>
    <PB01B><PB01BS01>1</PB01BS01>
      <PB01BH><PB01BQ01>{REPORTED_NUMBER}</PB01BQ01><PB01BR01>2026-02-20</PB01BR01></PB01BH>
    </PB01B>
  </PB01></PIM>
</Document>
"""

CALL = [
    {"speaker": "agent", "start": 0.5, "end": 4.0, "text": "您好,这里是示例消费金融客服中心。"},
    {"speaker": "customer", "start": 5.0, "end": 8.0, "text": "你好,我是测试甲。"},
    {
        "speaker": "customer",
        "start": 35.0,
        "end": 41.0,
        "text": "我换号了,现在的号码是幺三八零零零零四四四四。",
    },
]


def write_files(folder: Path) -> dict[str, Path]:
    """kind -> file or folder, in the order of interface.md."""
    files = {
        "cases": _csv(
            folder / "案件.csv",
            "案件编号,姓名,身份证号,手机,家庭地址,工作单位,放款日期,逾期日期,欠款金额",
            f"{CASE},{SUBJECT},{SUBJECT_ID},{DEAD_NUMBER},浙江省杭州市拱墅区环城北路8号3幢2单元501室,"
            "杭州测试物流有限公司,2024-06-18,2025-09-20,41500.00",
            encoding="gb18030",
        ),
        "crm": _xlsx(
            folder / "更新.xlsx",
            ["案件编号", "类型", "值", "更新时间", "渠道"],
            [CASE, "邮箱", "test_jia@example.com", "2025-12-01", "app"],
        ),
        "customers": _csv(
            folder / "客户.csv",
            "客户号,姓名,身份证号,手机,更新日期",
            f"K0001,{PARENT},{PARENT_ID},{PARENT_NUMBER},2026-01-05",
        ),
        "recordings": _recordings(folder / "录音"),
        "credit-reports": folder / "报告.xml",
        "registered-addresses": _csv(
            folder / "户籍.csv",
            "身份证号,姓名,户籍地址,成员姓名,成员关系,成员身份证号,查询日期",
            f"{SUBJECT_ID},{SUBJECT},{REGISTERED},{PARENT},父亲,{PARENT_ID},2026-01-10",
        ),
        "number-status": _csv(
            folder / "空号检测.csv", "手机号,状态,检测时间", f"{DEAD_NUMBER},空号,2026-05-20"
        ),
        "attempts": _csv(
            folder / "催记.csv",
            "案件编号,渠道,号码,时间,结果,催收员",
            f"{CASE},电话,{DEAD_NUMBER},2025-10-08 10:30,本人接听,a.test",
        ),
    }
    files["credit-reports"].write_text(REPORT, encoding="utf-8")
    return files


def _csv(path: Path, *lines: str, encoding: str = "utf-8") -> Path:
    out = io.StringIO()
    csv.writer(out).writerows(line.split(",") for line in lines)
    path.write_bytes(out.getvalue().encode(encoding))
    return path


def _xlsx(path: Path, *rows: list[str]) -> Path:
    with xlsxwriter.Workbook(str(path)) as book:
        sheet = book.add_worksheet()
        for number, row in enumerate(rows):
            sheet.write_row(number, 0, row)
    return path


def _recordings(folder: Path) -> Path:
    folder.mkdir()
    _csv(
        folder / "清单.csv",
        "通话编号,案件编号,通话时间,时长,方向,转写",
        f"R0007,{CASE},2026-05-10 14:05,60,呼入,R0007.json",
    )
    (folder / "R0007.json").write_text(json.dumps(CALL, ensure_ascii=False), encoding="utf-8")
    return folder
