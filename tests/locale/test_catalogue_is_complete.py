"""Every text of the product has its Chinese, and no translation is left over."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog
from babel.messages.pofile import read_po

from sources.live.registry import CARDS
from sources.registry import adapters

ROOT = Path(__file__).resolve().parents[2]
FOLDER = ROOT / "skiptrace" / "locale" / "zh" / "LC_MESSAGES"
PACKAGES = ("skiptrace", "sources", "graph", "tui")
MARKERS = {"_", "gettext", "ngettext", "mark"}
ERRORS = {"UsageError", "PolicyRefusal", "SourceFailure", "HeaderFailure", "StoreFailure",
          "SkiptraceError", "BadLine", "ServiceBusy", "ServiceRefusal", "BadAnswer",
          "NeverArrived"}  # fmt: skip


def modules() -> Iterator[Path]:
    for package in PACKAGES:
        yield from sorted((ROOT / package).rglob("*.py"))


def calls(names: set[str]) -> Iterator[tuple[str, ast.Call]]:
    """Every call of a function of these names, with where it stands; f-strings are looked into."""
    for path in modules():
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and getattr(node.func, "id", "") in names:
                yield f"{path.relative_to(ROOT)}:{node.lineno}", node


def marked_texts() -> dict[str, str]:
    """Text that is shown in either language -> where it stands."""
    found = {text: place for place, call in calls(MARKERS) if (text := template(call.args[0]))}
    for card in (adapter.card for adapter in adapters()):
        found.update(dict.fromkeys((card.lawful_note, card.cost, *card.yields), card.kind))
    for service in CARDS:
        says = (setting.says for setting in service.settings)
        texts = (service.lawful_note, service.cost, service.sends, *service.yields, *says)
        found.update(dict.fromkeys(texts, service.service))
    return found


def error_texts() -> dict[str, str]:
    """Text of a raised error, {} for what is filled in -> where it stands."""
    return {
        text: place
        for place, call in calls(ERRORS)
        for text in map(template, call.args)
        if text.replace("{}", "").strip(" :")
    }


def template(node: ast.expr) -> str:
    """The text of a literal or an f-string with {} for its values; "" for anything else."""
    if isinstance(node, ast.Constant):
        return node.value if isinstance(node.value, str) else ""
    if isinstance(node, ast.JoinedStr):
        parts = (template(p) if isinstance(p, ast.Constant) else "{}" for p in node.values)
        return "".join(parts)
    return ""


def catalogue(domain: str) -> Catalog:
    with (FOLDER / f"{domain}.po").open("rb") as file:
        return read_po(file)


def translated(domain: str) -> dict[str, object]:
    entries = (message for message in catalogue(domain) if message.id)
    return {
        message.id if isinstance(message.id, str) else message.id[0]: message.string
        for message in entries
    }


@pytest.mark.parametrize(
    ("domain", "texts"), [("skiptrace", marked_texts), ("errors", error_texts)]
)
def test_every_text_is_translated_and_none_is_left_over(domain: str, texts: object) -> None:
    assert callable(texts)
    wanted, have = texts(), translated(domain)
    assert {text: wanted[text] for text in wanted if text not in have} == {}
    assert [text for text in have if text not in wanted] == []


@pytest.mark.parametrize("domain", ["skiptrace", "errors", "messages"])
def test_translations_keep_their_placeholders(domain: str) -> None:
    for message in catalogue(domain):
        assert not list(message.check(catalogue(domain))), message.id
        if isinstance(message.id, str) and isinstance(message.string, str):
            for name in holes(message.id):
                assert name in message.string, message.id


def holes(text: str) -> set[str]:
    """Names between braces that a translation must keep; bare {} may be numbered."""
    import string

    return {f"{{{name}" for _, name, _, _ in string.Formatter().parse(text) if name}
