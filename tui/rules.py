"""What the rules of a clearance say, in the reader's language."""

from functools import cache
from typing import TYPE_CHECKING

from skiptrace.policy.pack import Pack, load_pack
from skiptrace.policy.texts import say

if TYPE_CHECKING:
    from skiptrace.policy.rule import RuleText


def rule_text(pack_id: str, rule: str, lang: str) -> "RuleText":
    """Title, sentence and hint of a rule of the pack that gave the clearance.

    pack_id is name and version as a clearance carries it ("cn-2026.1").
    """
    return say(_pack(pack_id.rpartition("-")[0]), rule, lang)


@cache
def _pack(name: str) -> Pack:
    return load_pack(name)
