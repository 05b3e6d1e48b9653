"""Evasion schemes as declarative patterns over timelines."""

from coverstory.schemes.definition import Scheme
from coverstory.schemes.evaluation import evaluate, verdict
from coverstory.schemes.examples import ExampleOutcome, check_examples
from coverstory.schemes.loader import load_library, read_scheme, scheme_named

__all__ = [
    "ExampleOutcome",
    "Scheme",
    "check_examples",
    "evaluate",
    "load_library",
    "read_scheme",
    "scheme_named",
    "verdict",
]
