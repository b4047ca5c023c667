"""One writer a source: what that source saw, when, and how wrongly it wrote it down."""
