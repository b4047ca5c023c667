"""Services over HTTP: `client.py` is the door, `endpoint.py` says where it leads."""

from sources.http.answer import Answer
from sources.http.client import HttpClient, Question, Upload
from sources.http.endpoint import Endpoint, Limits
from sources.http.json_answer import Json

__all__ = ["Answer", "Endpoint", "HttpClient", "Json", "Limits", "Question", "Upload"]
