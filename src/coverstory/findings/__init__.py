"""Match, law, grades, origins, rivals and gaps joined into findings."""

from coverstory.findings.chain import Chain, Link, StepChain, chain_of, finding_named
from coverstory.findings.from_registers import RegisterFindings, banded, register_findings
from coverstory.findings.from_reports import Bench, report_findings
from coverstory.findings.grades import SourceGrade

__all__ = [
    "Bench",
    "Chain",
    "Link",
    "RegisterFindings",
    "SourceGrade",
    "StepChain",
    "banded",
    "chain_of",
    "finding_named",
    "register_findings",
    "report_findings",
]
