"""What a normaliser answers: a canonical value, or the reason why there is none."""

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Understood:
    """One written value as the product understands it.

    Exactly one of `canonical` and `problem` is set: a refused value has no canonical form.
    The `repr` shows shapes only, because every field may hold personal data.
    """

    canonical: str | None
    """The one written form that all equal values share; None when the value is refused."""
    parts: Mapping[str, str] = field(default_factory=dict)
    """Named components of the value; a component that was not found is absent, never empty."""
    certainty: float = 1.0
    """0..1: how far the reading may be trusted; 0.0 when refused."""
    candidates: tuple[str, ...] = ()
    """Other readings, best first: the alternatives of an ambiguous value, or likely repairs of a
    refused one. Nothing may use a candidate without a person's word."""
    problem: str | None = None
    """Stable code from `problems.PROBLEMS`; None when the value was understood."""

    @property
    def ok(self) -> bool:
        """True when the value was understood."""
        return self.canonical is not None

    def __repr__(self) -> str:
        """Show shapes, never values."""
        length = "None" if self.canonical is None else f"<{len(self.canonical)} characters>"
        return (
            f"Understood(canonical={length}, parts=[{', '.join(sorted(self.parts))}], "
            f"certainty={self.certainty:.2f}, candidates={len(self.candidates)}, "
            f"problem={self.problem!r})"
        )


def refused(problem: str, candidates: tuple[str, ...] = ()) -> Understood:
    """Build the answer for a value that cannot be used; `problem` is a code of `PROBLEMS`."""
    return Understood(None, certainty=0.0, candidates=candidates, problem=problem)
