"""Calls: their files, their transcripts, and what is said in them."""
