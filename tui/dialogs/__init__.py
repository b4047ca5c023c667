"""Modal screens, each with its result type."""
