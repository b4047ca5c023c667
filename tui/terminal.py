"""What is changed about Textual so that any terminal and any input is survived."""

import codecs
from functools import partial
from typing import ClassVar

from textual.drivers import linux_driver
from textual.scrollbar import ScrollBar, ScrollBarRender


class PlainScrollBar(ScrollBarRender):
    """A scroll bar of coloured blanks: eighth blocks are two cells wide on some consoles."""

    VERTICAL_BARS: ClassVar[list[str]] = [" "] * 8
    HORIZONTAL_BARS: ClassVar[list[str]] = [" "] * 8


def harden() -> None:
    """Plain scroll bars; bytes that are no UTF-8 (old mouse reports) are replaced, not fatal."""
    ScrollBar.renderer = PlainScrollBar
    vars(linux_driver)["getincrementaldecoder"] = _lenient


def _lenient(encoding: str) -> "partial[codecs.IncrementalDecoder]":
    return partial(codecs.getincrementaldecoder(encoding), errors="replace")
