"""Live sources: services that are asked one look-up at a time; one service a file, card on top.

`registry.py` lists them. Services never import each other; what two of them share is a helper with
a name of its own.
"""
