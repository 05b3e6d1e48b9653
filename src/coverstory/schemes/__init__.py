"""Evasion schemes as declarative patterns over timelines."""

from coverstory.schemes.definition import Scheme
from coverstory.schemes.loader import load_library, read_scheme, scheme_named

__all__ = ["Scheme", "load_library", "read_scheme", "scheme_named"]
