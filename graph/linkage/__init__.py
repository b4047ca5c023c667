"""Linking any table of people: who in it is one person, with certainty and reasons.

columns -> fields (what is compared, and how) -> blocking (which pairs) -> model (what levels weigh,
learnt from the table itself) -> scoring -> clusters. Nothing here knows a workspace.
"""
