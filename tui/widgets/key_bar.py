"""The keys that work here, in the reader's language."""

from typing import TYPE_CHECKING

from rich.text import Text
from textual.widgets import Static

from skiptrace.locale import gettext as _

if TYPE_CHECKING:
    from textual.binding import ActiveBinding
    from textual.screen import Screen

# Textual shows arrows and signs whose width differs between terminals; words do not.
NAMES = {
    "escape": "Esc", "enter": "Enter", "slash": "/", "question_mark": "?", "pagedown": "PgDn",
    "pageup": "PgUp", "home": "Home", "end": "End", "tab": "Tab", "down": "Down",
    "up": "Up", "shift+tab": "Shift+Tab", "space": "Space",
}  # fmt: skip

EVERYWHERE = frozenset({"quit", "keys_help", "command_palette"})
"""Actions of every screen; they are listed after its own."""


class KeyBar(Static):
    """Keys to show and what they do."""

    def __init__(self) -> None:
        super().__init__(id="keys", markup=False)

    def on_mount(self) -> None:
        """Follows the focus."""
        self.screen.bindings_updated_signal.subscribe(self, self.follow)
        self.follow(self.screen)

    def follow(self, screen: "Screen[object]") -> None:
        """Shows the keys of the screen as it is now."""
        shown = [found for found in keys(screen.active_bindings) if found[2]]
        line = Text("  ").join(
            Text(names, style="bold") + Text(f" {said}", style="") for names, said, _show in shown
        )
        self.update(line)


def key_name(key: str) -> str:
    """A key as people write it: Esc, ^p, G."""
    if key.startswith("ctrl+"):
        return f"^{key.removeprefix('ctrl+')}"
    return NAMES.get(key, key.upper() if key.startswith("f") and key[1:].isdigit() else key)


def keys(active: "dict[str, ActiveBinding]") -> list[tuple[str, str, bool]]:
    """(keys, what they do, whether the bar shows them), a line for each action.

    A key that the bar shows stands alone; an alias that it does not show is left out there.
    """
    found: dict[str, list[str]] = {}
    said: dict[str, str] = {}
    shown: dict[str, str] = {}
    for key, entry in active.items():
        binding = entry.binding
        if not binding.description or not entry.enabled:
            continue
        name = key_name(key)
        found.setdefault(binding.action, []).append(name)
        said[binding.action] = _(binding.description)
        if binding.show:
            shown.setdefault(binding.action, name)
    last = sorted(found, key=lambda action: action in EVERYWHERE)
    return [
        (shown.get(action) or " ".join(found[action]), said[action], action in shown)
        for action in last
    ]
