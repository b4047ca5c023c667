"""What a caller may say to an office: truthful, without a word of the contract."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from skiptrace.model.lead import Lead
from skiptrace.model.party import Role
from skiptrace.normalize.masking import mask

_RUNG_REASON = "office_helps"


@dataclass(frozen=True, slots=True)
class Script:
    """The words for one call.

    say: to begin with. asked: the answer to "what is it about". refused: what to do when the
    office would rather not.
    """

    say: str
    asked: str
    refused: str


def script_for(lead: Lead, lang: str, *, name: str, office: str) -> Script | None:
    """The script for a lead to an office, None for every other lead.

    name, office: as they may be shown, masked or not. lang zh or en, anything else reads English.
    """
    rung = rung_of(lead)
    if rung is None:
        return None
    lang = lang if lang in ("zh", "en") else "en"
    texts = scripts()
    return Script(
        *(texts[key][lang].strip().format(name=name, office=office)
          for key in (rung, "asked", "refused"))
    )  # fmt: skip


def script_names(lead: Lead, *, reveal: bool) -> dict[str, str]:
    """The two names that a script takes, masked unless revealed; "-" where there is none."""
    subject = next((hop.name for hop in lead.path if hop.name), None) or ""
    office = lead.party.name or ""
    if reveal:
        return {"name": subject or "-", "office": office or "-"}
    return {"name": mask("name", subject) or "-", "office": mask("employer", office) or "-"}


def rung_of(lead: Lead) -> str | None:
    """village, township or county for a lead to an office; None for every other lead."""
    if lead.party.role is not Role.INSTITUTION:
        return None
    rungs = (str(r.params["rung"]) for r in lead.reach if r.code == _RUNG_REASON)
    return next(rungs, None)


@cache
def scripts() -> Mapping[str, Mapping[str, str]]:
    """rung, asked, refused -> language -> text."""
    text = (files("skiptrace.policy") / "scripts.toml").read_text(encoding="utf-8")
    return tomllib.loads(text)
