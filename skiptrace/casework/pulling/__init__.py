"""Pull: live sources are asked about open cases, within budget, and never twice for money."""

from skiptrace.casework.pulling.puller import Puller, PullRequest
from skiptrace.casework.pulling.report import PullReport, SourceReport

__all__ = ["PullReport", "PullRequest", "Puller", "SourceReport"]
