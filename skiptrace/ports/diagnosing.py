"""What the results on a case's lines say: the function casework is handed."""

from datetime import date
from typing import Protocol

from skiptrace.model.casefile import CaseFile
from skiptrace.model.diagnosis import CaseDiagnosis


class Diagnose(Protocol):
    """graph.diagnose: a case file to its diagnosis."""

    def __call__(self, file: CaseFile, as_of: date) -> CaseDiagnosis:
        """A pure function; nothing later than as_of is used."""
        ...
