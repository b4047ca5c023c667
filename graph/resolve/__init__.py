"""Who is who over the whole workspace: exact links first, weighed where it must be, doubt kept."""

from graph.resolve.stages import resolve
from graph.resolve.weigh import weigh

__all__ = ["resolve", "weigh"]
