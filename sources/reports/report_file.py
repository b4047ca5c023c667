"""A credit report file opened: bare XML, its base64 envelope, or JSON with the same codes."""

import base64
import binascii
import codecs
import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from xml.etree.ElementTree import Element, ParseError

from defusedxml import DefusedXmlException
from defusedxml.ElementTree import fromstring

# A long report has a few thousand elements; beyond this it is something else.
MAX_BYTES = 20 * 1024 * 1024
_MAX_DEPTH = 24
_DECLARATION = re.compile(r"^\s*<\?xml[^>]*\?>")
_DECLARED = re.compile(rb"<\?xml[^>]{0,80}encoding=[\"']([\w.-]{1,20})[\"']")
_CHINESE = frozenset({"gbk", "gb2312", "gb18030", "cp936"})
_OK = "AAA000"


class ReportProblem(Exception):
    """Why a file is no report: code of sources.problems, where in it, and what stands there."""

    def __init__(self, code: str, column: str = "", value: str = "", detail: str = "") -> None:
        super().__init__(code)
        self.code = code
        self.column = column
        self.value = value
        self.detail = detail


@dataclass(frozen=True, slots=True)
class Segment:
    """One element: upper-case code, text, parts; a path is written with slashes."""

    code: str
    text: str = field(default="", repr=False)
    parts: tuple["Segment", ...] = field(default=(), repr=False)

    def every(self, code: str) -> Iterator["Segment"]:
        """All segments of that code below this one, in the report's order."""
        for part in self.parts:
            if part.code == code:
                yield part
            else:
                yield from part.every(code)

    def first(self, code: str) -> "Segment":
        """The first segment of that code below this one; an empty one when there is none."""
        return next(self.every(code), Segment(code))

    def value(self, code: str) -> str:
        """The trimmed text of the first field of that code, "" when empty or absent."""
        return self.first(code).text


def open_report(content: bytes) -> Segment:
    """The report's root; raises ReportProblem when there is no report in the file."""
    if len(content) > MAX_BYTES:
        raise ReportProblem("report_too_long")
    root = _root(content)
    message = root.first("REPORTMESSAGE")
    result = root.value("RESULTCODE")
    if result and result != _OK:
        raise ReportProblem("report_refused", "ResultCode", result, root.value("RESULTDESC"))
    if message.text:
        root = _root(_unpacked(message.text))
    if not any(root.every("PA01B")):
        raise ReportProblem("not_a_report")
    return root


def _unpacked(text: str) -> bytes:
    try:
        return base64.b64decode(re.sub(r"\s+", "", text), validate=True)
    except (binascii.Error, ValueError):
        raise ReportProblem("xml_broken", "ReportMessage") from None


def _root(content: bytes) -> Segment:
    text = _decoded(content)
    if text.lstrip()[:1] in ("{", "["):
        return _from_json(text)
    # One bank's channel puts a line of its own before the XML.
    start = text.find("<")
    if start < 0:
        raise ReportProblem("not_a_report")
    body = _DECLARATION.sub("", text[start:], count=1)
    try:
        # expat knows no GBK, so the text is decoded first and its declaration taken off.
        element = fromstring(body, forbid_dtd=True)
    except DefusedXmlException:
        raise ReportProblem("xml_forbidden") from None
    except (ParseError, ValueError):
        raise ReportProblem("xml_broken") from None
    return _from_element(element, 0)


def _decoded(content: bytes) -> str:
    """By byte order mark, then as declared, then UTF-8, then GB18030."""
    if content.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return _strict(content, ("utf-16",))
    match = _DECLARED.search(content[:400])
    declared = match[1].decode("ascii").lower() if match else ""
    first = "gb18030" if declared in _CHINESE else "utf-8-sig"
    return _strict(content, (first, "utf-8-sig", "gb18030"))


def _strict(content: bytes, encodings: Iterable[str]) -> str:
    for encoding in encodings:
        try:
            return content.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise ReportProblem("xml_broken")


def _from_element(element: Element, depth: int) -> Segment:
    if depth > _MAX_DEPTH:
        raise ReportProblem("not_a_report")
    code = element.tag.rpartition("}")[2].upper()
    parts = tuple(_from_element(child, depth + 1) for child in element)
    return Segment(code, (element.text or "").strip(), parts)


def _from_json(text: str) -> Segment:
    try:
        tree: object = json.loads(text)
    except (ValueError, RecursionError):
        raise ReportProblem("xml_broken") from None
    return Segment("DOCUMENT", "", tuple(_json_parts("DOCUMENT", tree, 0)))


def _json_parts(code: str, value: object, depth: int) -> Iterator[Segment]:
    """The segments that one JSON value stands for; a list repeats its key."""
    if depth > _MAX_DEPTH:
        raise ReportProblem("not_a_report")
    if isinstance(value, dict):
        pairs = [(str(key).upper(), part) for key, part in value.items()]
    elif isinstance(value, list):
        pairs = [(code, part) for part in value]
    else:
        pairs = []
    for key, part in pairs:
        if isinstance(part, list):
            yield from _json_parts(key, part, depth + 1)
        elif isinstance(part, dict):
            yield Segment(key, "", tuple(_json_parts(key, part, depth + 1)))
        else:
            yield Segment(key, "" if part is None else str(part).strip())
