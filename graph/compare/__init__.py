"""How alike two values are: a level, its log-odds weight, and the code of the sentence."""

from graph.compare.addresses import AddressLevel, compare_addresses
from graph.compare.comparison import Comparison
from graph.compare.names import NameLevel, compare_names

__all__ = ["AddressLevel", "Comparison", "NameLevel", "compare_addresses", "compare_names"]
