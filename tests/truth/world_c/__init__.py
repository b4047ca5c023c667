"""A third synthetic portfolio, in monthly states; nothing is set by looking at it."""
