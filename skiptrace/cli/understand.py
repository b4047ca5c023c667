"""The verb normalize: what the product understands by a value."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, Any

import click

from skiptrace.cli.context import Session, verb
from skiptrace.cli.lines import Line, blocks, emit_lines, standard_input, typed
from skiptrace.locale import gettext as _
from skiptrace.locale import language, mark

if TYPE_CHECKING:
    from skiptrace.normalize import Understood

    Reader = Callable[[str, date], tuple[Understood, dict[str, Any]]]

# What the answers of a kind have besides the keys of all, where nothing could be read.
_MORE: dict[str, dict[str, Any]] = {"address": {"spans": {}}, "spoken": {"said": []}}
KINDS = ("name", "phone", "id", "address", "employer", "email", "spoken")


@verb("normalize", mark(
    "Show what is understood by each TEXT, or by each line of standard input, as JSON lines: "
    "canonical form, parts, certainty, candidates, problem. Needs no workspace."
))  # fmt: skip
@click.argument("kind", type=click.Choice(KINDS), metavar="|".join(KINDS))
@click.argument("texts", nargs=-1, metavar="[TEXT]...")
def normalize(session: Session, kind: str, texts: tuple[str, ...]) -> int:
    """Exit 1 when some lines have a problem."""
    today = session.as_of or date.today()  # noqa: DTZ011 - the day of the person who asks
    lines = [typed(texts)] if texts else blocks(standard_input())
    done = refused = 0
    for block in lines:
        answers = list(understood(kind, block, today))
        emit_lines(answers)
        done += len(answers)
        refused += sum(answer["problem"] is not None for answer in answers)
    if refused:
        session.say(_("{n} of {total} lines have a problem").format(n=refused, total=done))
    return 1 if refused else 0


def understood(kind: str, lines: Iterable[Line], today: date) -> Iterator[dict[str, Any]]:
    """One answer a line, with the keys of interface.md and, by kind, `spans` or `said`."""
    read = _READERS[kind]
    for line in lines:
        if line.problem is not None:
            yield answer_fields(line.text, _refused(line.problem)) | _MORE.get(kind, {})
        else:
            answer, more = read(line.text, today)
            yield answer_fields(line.text, answer) | more


def answer_fields(text: str, answer: "Understood") -> dict[str, Any]:
    """An answer as plain fields; `problem` is None, or {code, text, hint} in the language."""
    return {
        "input": text,
        "canonical": answer.canonical,
        "parts": dict(answer.parts),
        "certainty": round(answer.certainty, 3),
        "candidates": list(answer.candidates),
        "problem": problem_fields(answer.problem),
    }


def problem_fields(code: str | None) -> dict[str, str] | None:
    """A problem's code with its two sentences in the language in force."""
    from skiptrace.normalize import problem_text

    if code is None:
        return None
    text, hint = problem_text(code, language())
    return {"code": code, "text": text, "hint": hint}


def _refused(code: str) -> "Understood":
    from skiptrace.normalize.result import refused

    return refused(code)


def _name(text: str, _today: date) -> "tuple[Understood, dict[str, Any]]":
    from skiptrace.normalize import person_name

    return person_name(text), {}


def _phone(text: str, _today: date) -> "tuple[Understood, dict[str, Any]]":
    from skiptrace.normalize import phone

    return phone(text), {}


def _id(text: str, today: date) -> "tuple[Understood, dict[str, Any]]":
    """A resident number; a partly hidden one and a travel permit are understood as such."""
    from skiptrace.normalize import id_number, masked_id, permit

    read = id_number(text, today)
    if read.problem == "id_masked" and (hidden := masked_id(text)).ok:
        return replace(hidden, parts={**hidden.parts, "masked": "yes"}), {}
    if read.problem == "id_not_resident" and (other := permit(text)).ok:
        return other, {}
    return read, {}


def _address(text: str, _today: date) -> "tuple[Understood, dict[str, Any]]":
    from skiptrace.normalize import address
    from skiptrace.normalize.address_spans import address_spans

    read = address(text)
    spans = {part: list(span) for part, span in address_spans(text, read.parts).items()}
    return read, {"spans": spans}


def _employer(text: str, _today: date) -> "tuple[Understood, dict[str, Any]]":
    from skiptrace.normalize import employer

    return employer(text), {}


def _email(text: str, _today: date) -> "tuple[Understood, dict[str, Any]]":
    from skiptrace.normalize import email

    return email(text), {}


def _spoken(text: str, _today: date) -> "tuple[Understood, dict[str, Any]]":
    from skiptrace.normalize.heard import heard

    answer, values = heard(text)
    said = [
        {"kind": v.kind, "value": v.value, "start": v.start, "end": v.end, "certainty": v.certainty}
        for v in values
    ]
    return answer, {"said": said}


_READERS: "dict[str, Reader]" = {
    "name": _name,
    "phone": _phone,
    "id": _id,
    "address": _address,
    "employer": _employer,
    "email": _email,
    "spoken": _spoken,
}
