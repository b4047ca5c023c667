"""Values that have hurt somebody: tried in every column of every kind."""

VALUES = (
    # spreadsheets run it
    "=1+1", "=cmd|' /C calc'!A0", '=HYPERLINK("x","y")', "@SUM(A1)", "+1+cmd", "-2+3", "\t=1",
    " =1",
    "\u00a0=1+1", '="19900001234"', "'=1+1", "=\u202e1",
    # terminals run it
    "\x1b]52;c;aGk=\x07", "\x1b[2J", "\x9b31m", "\x1b]0;title\x07", "a\x08\x08b",
    "\x0e\x0f", "\x7f",
    "\x00", "a\x00b", "\r", "\u2028x\u2029",
    # screens run it
    "[red]甲[/red]", "[@click=app.quit]甲[/]", "[/foo]", "[", "]",
    "\\[", "[link=file:///etc]x[/link]",
    # readers are deceived by it
    "\u202e甲乙\u202c", "\u2066x\u2069", "\u200b\u200d\ufeff", "甲" + "\u0301" * 1_000, "⚠️", "𠮷",
    "\ufffd", "ﷺ", "Ａ" * 50, "\u3164", "İ", "ß",
    # programs run it
    "'; DROP TABLE claims; --", '" OR 1=1', "{{7*7}}", "{0.__class__}", "%s%n%x",
    "${jndi:x}", "`id`",
    "$(id)", "../../etc/passwd", "..\\..\\x", "/dev/zero", "C:\\con",
    "file:///etc/passwd", "\\\\h\\s",
    # numbers
    "NaN", "inf", "-inf", "1e400", "-1e400", "0x7f", "1_000", "٣٣٠",
    "3.30127E+17", "330127198503121000",
    "-0", "9" * 5_000, "0." + "0" * 3_000 + "1", "1" * 18, "１" * 18, "²", "½", "1,2,3,4", "--5",
    # days
    "9999-99-99", "0000-00-00", "10000-01-01", "2024-02-30", "99999999", "-1", "2958466", "1e9",
    "2026-03-02 99:99", "24:00", "2026-03-02T10:30:00+99:99",
    # long
    "甲" * 4_000, "甲" * 4_001, "x" * 70_000, " " * 5_000, "," * 500, '"' * 500, "\n\n\n\n",
    "a@" + "b" * 5_000 + ".cn", "1" + "-" * 3_000 + "2", "(" * 2_000, "省市区县" * 900, "\\" * 999,
)  # fmt: skip

LONE_SURROGATE = b"\xed\xa0\x80"
"""Half a character, as no encoder writes it."""
