"""Learnt weights: the set in force, the one that challenges it, and every set ever in force."""

from json import loads

from sqlalchemy import Connection

from skiptrace.model.weights import DEFAULTS, WeightSet
from skiptrace.store import meta

_CHALLENGER = "weights_challenger"
_BODY = "weights:"
"""Key of a set's content; sets stay, so that every name in the audit log can be looked up."""


def adopted(connection: Connection) -> WeightSet:
    """The set in force."""
    return _read(connection, meta.read(connection, meta.ADOPTED, "")) or DEFAULTS


def challenger(connection: Connection) -> WeightSet | None:
    """The set that waits for a decision."""
    return _read(connection, meta.read(connection, _CHALLENGER, ""))


def keep(connection: Connection, in_force: WeightSet, waiting: WeightSet | None) -> None:
    """Sets both."""
    meta.write(connection, meta.ADOPTED, _keep(connection, in_force))
    meta.write(connection, _CHALLENGER, _keep(connection, waiting) if waiting else "")


def _keep(connection: Connection, weights: WeightSet) -> str:
    if weights == DEFAULTS:
        return ""
    meta.write(connection, f"{_BODY}{weights.set_id}", weights.dumps())
    return weights.set_id


def _read(connection: Connection, set_id: str) -> WeightSet | None:
    if not set_id:
        return None
    body = loads(meta.read(connection, f"{_BODY}{set_id}", "{}"))
    return WeightSet(body.get("scales", {}), body.get("shifts", {}))
