"""Source adapters: one kind of file each, read into claims.

`registry.py` lists them. Helper modules (table, row, stamp...) serve every adapter; adapters never
import each other.
"""
