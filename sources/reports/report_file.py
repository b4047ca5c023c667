"""A credit report file opened: bare XML, its base64 envelope, or JSON with the same codes."""

import base64
import binascii
import codecs
import re
from collections.abc import Iterable, Iterator
from xml.etree.ElementTree import Element, ParseError

from defusedxml import DefusedXmlException
from defusedxml.ElementTree import fromstring

from sources.reports.report_json import segments_of
from sources.reports.segment import MAX_DEPTH, Report, ReportProblem, Segment

# A long report has a few thousand elements; beyond this it is something else.
MAX_BYTES = 20 * 1024 * 1024
_DECLARATION = re.compile(r"^\s*<\?xml[^>]*\?>")
_DECLARED = re.compile(rb"<\?xml[^>]{0,80}encoding=[\"']([\w.-]{1,20})[\"']")
_CHINESE = frozenset({"gbk", "gb2312", "gb18030", "cp936"})
_OK = "AAA000"


def open_reports(content: bytes) -> list[Report | ReportProblem]:
    """The reports in a file, in its order, each by itself, or why one of them cannot be had.

    One as a rule; channels that answer in batches put several messages or documents under one root.
    Raises ReportProblem when there is no report in the file at all.
    """
    if len(content) > MAX_BYTES:
        raise ReportProblem("report_too_long")
    found = list(_reports(_root(content), 0))
    if not found:
        raise ReportProblem("not_a_report")
    return found


def _reports(segment: Segment, depth: int) -> Iterator[Report | ReportProblem]:
    """A report's root is what its heading stands in: the claims of two reports must never mix."""
    if depth > MAX_DEPTH:
        raise ReportProblem("not_a_report")
    codes = [part.code for part in segment.parts]
    if "PRH" in codes:
        yield _report(segment, codes.count("PRH"))
    elif "RESULTCODE" in codes or "REPORTMESSAGE" in codes:
        yield from _of_message(segment, depth)
    else:
        for part in segment.parts:
            yield from _reports(part, depth + 1)


def _report(segment: Segment, headings: int) -> Report | ReportProblem:
    if headings > 1:
        return ReportProblem("reports_mixed", "PRH")
    if not any(segment.every("PA01B")):
        return ReportProblem("not_a_report", "PRH/PA01/PA01B")
    return Report(segment)


def _of_message(message: Segment, depth: int) -> Iterator[Report | ReportProblem]:
    """What an envelope holds, or the bureau's refusal."""
    result = message.value("RESULTCODE")
    if result and result != _OK:
        yield ReportProblem("report_refused", "ResultCode", result, message.value("RESULTDESC"))
        return
    try:
        found = list(_reports(_content(message.first("REPORTMESSAGE")), depth + 1))
    except ReportProblem as problem:
        yield problem
        return
    yield from found or [ReportProblem("not_a_report", "ReportMessage")]


def _content(message: Segment) -> Segment:
    """The report in a message: base64 as a rule; some channels put it there as it is."""
    if message.parts or not message.text:
        return Segment("", "", message.parts)
    if message.text[:1] in ("<", "{"):
        return _root(message.text.encode())
    return _root(_unpacked(message.text))


def _unpacked(text: str) -> bytes:
    try:
        return base64.b64decode(re.sub(r"\s+", "", text), validate=True)
    except (binascii.Error, ValueError):
        raise ReportProblem("xml_broken", "ReportMessage") from None


def _root(content: bytes) -> Segment:
    text = _decoded(content)
    if text.lstrip()[:1] in ("{", "["):
        return segments_of(text)
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
    if depth > MAX_DEPTH:
        raise ReportProblem("not_a_report")
    code = element.tag.rpartition("}")[2].upper()
    parts = tuple(_from_element(child, depth + 1) for child in element)
    return Segment(code, (element.text or "").strip(), parts)
