"""Keys for every service, and waits that tests can afford."""

import pytest

from sources.live import patience
from tests.sources.live.ask import ENVIRONMENT


@pytest.fixture(autouse=True)
def keys_and_short_waits(monkeypatch: pytest.MonkeyPatch) -> None:
    for name, value in ENVIRONMENT.items():
        monkeypatch.setenv(name, value)
    monkeypatch.setattr(patience, "FIRST_WAIT_S", 0.01)
    monkeypatch.setattr(patience, "LONGEST_WAIT_S", 0.2)
