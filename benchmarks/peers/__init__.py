"""Other packages for linking records, set up as their documentation says, in their own environment.

Nothing here is imported by the product; benchmarks/resolve.py runs these modules as processes.
"""
