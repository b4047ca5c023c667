"""What is said of a case besides its list: the functions casework is handed."""

from collections.abc import Sequence
from datetime import date
from typing import Protocol

from skiptrace.model.casefile import CaseFile
from skiptrace.model.diagnosis import CaseDiagnosis
from skiptrace.model.fact import WhatIf


class Diagnose(Protocol):
    """graph.diagnose: a case file to its diagnosis."""

    def __call__(self, file: CaseFile, as_of: date) -> CaseDiagnosis:
        """A pure function; nothing later than as_of is used."""
        ...


class WhatIfs(Protocol):
    """graph.what_if: what the sources that a case lacks may say, and the list after each answer."""

    def __call__(self, file: CaseFile, as_of: date) -> Sequence[WhatIf]:
        """A pure function; nothing later than as_of is used."""
        ...
