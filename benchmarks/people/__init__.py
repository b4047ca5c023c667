"""Generated tables of people with known identities, for the benchmarks of resolution."""
