"""The database: claims kept once, the neighbourhood of a case, leads, policy facts, the audit log.

`open_store` is the public face. Importing this package loads SQLModel (about half a second), so
callers import it inside the command that needs it.
"""

from skiptrace.store.audit import AuditEntry
from skiptrace.store.opening import open_store
from skiptrace.store.repository import SqlStore

__all__ = ["AuditEntry", "SqlStore", "open_store"]
