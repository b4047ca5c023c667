"""Field visits: which addresses to go to, in which order."""
