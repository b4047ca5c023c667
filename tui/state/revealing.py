"""A look at unmasked values that ends by itself; every state that can show them is one."""

from collections.abc import Callable

REVEAL_SECONDS = 30.0
"""A glance is long enough; a screen left alone hides itself."""


class Revealing:
    """What is revealed, and for how long; `clock` gives seconds that only grow."""

    def __init__(self, clock: Callable[[], float]) -> None:
        self._clock = clock
        self._revealed_until: float | None = None

    def reveal(self) -> None:
        """Shows values from now on; call it after the reveal is on record."""
        self._revealed_until = self._clock() + REVEAL_SECONDS

    def hide(self) -> None:
        """Masks everything again."""
        self._revealed_until = None

    @property
    def revealed(self) -> bool:
        """Whether values may be shown now."""
        return self.seconds_left > 0

    def expired(self) -> bool:
        """True once when a reveal has run out: then the screen is drawn masked."""
        over = self._revealed_until is not None and not self.revealed
        if over:
            self.hide()
        return over

    @property
    def seconds_left(self) -> int:
        """Whole seconds until values are masked again, 0 when they are."""
        if self._revealed_until is None:
            return 0
        return max(0, int(self._revealed_until - self._clock() + 0.999))
