"""Who is who, and which lead first: identity, the case's graph, features, ranking, measuring.

A wing: it knows the core's model, normalisers and ports, and neither sources nor screens.
"""
