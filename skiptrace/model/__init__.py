"""The vocabulary of the product as frozen dataclasses; one noun a file.

Values are canonical on construction or refused with a reason; every `repr` is masked.
"""
