"""The law as a gate: rules are rows of a pack, and one function asks them all."""
