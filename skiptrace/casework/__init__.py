"""What an investigator does with cases; the command line and the terminal call this alone."""

from skiptrace.casework.casework import Casework
from skiptrace.casework.contact import LogResult
from skiptrace.casework.importing import ImportReport
from skiptrace.casework.listing import CaseLeads, ClearedLead
from skiptrace.casework.steps import NextStep

__all__ = ["CaseLeads", "Casework", "ClearedLead", "ImportReport", "LogResult", "NextStep"]
