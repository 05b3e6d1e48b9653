"""Obligations with dates, addressee and exceptions, and host law: what applied on that day."""

from coverstory.law.facts import facts_of
from coverstory.law.library import (
    Pattern,
    host_rules,
    obligation_named,
    obligations,
    patterns,
    state_named,
)
from coverstory.law.provisions import Provision, provisions_for
from coverstory.law.rows import apply_law, law_on, reaches
from coverstory.law.schema import Obligation, read_obligation
from coverstory.law.vocabulary import FACT_NAMES, question_of

__all__ = [
    "FACT_NAMES",
    "Obligation",
    "Pattern",
    "Provision",
    "apply_law",
    "facts_of",
    "host_rules",
    "law_on",
    "obligation_named",
    "obligations",
    "patterns",
    "provisions_for",
    "question_of",
    "reaches",
    "read_obligation",
    "state_named",
]
