"""Evasion schemes as declarative patterns over timelines, and the library of them."""
