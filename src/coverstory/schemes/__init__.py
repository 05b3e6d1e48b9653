"""Evasion schemes as declarative patterns over timelines."""

from coverstory.schemes.definition import Scheme
from coverstory.schemes.evaluation import evaluate, verdict
from coverstory.schemes.examples import ExampleOutcome, check_examples
from coverstory.schemes.loader import load_library, read_scheme, scheme_named
from coverstory.schemes.registers import Pruned, RegisterResult, assess_register, prune

__all__ = [
    "ExampleOutcome",
    "Pruned",
    "RegisterResult",
    "Scheme",
    "assess_register",
    "check_examples",
    "evaluate",
    "load_library",
    "prune",
    "read_scheme",
    "scheme_named",
    "verdict",
]
