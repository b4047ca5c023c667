"""The demo: a seeded synthetic portfolio with hidden truth, written as a lender's own files.

Nothing here uses the product's normalisers or ranking, so that the world is not built from the
assumptions it is to test.
"""
