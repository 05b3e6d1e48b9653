"""The examples inside scheme files, run on the reference evaluator.

In: a scheme. Out: one outcome an example: what was expected, what came, and whether the clause
named is the one at fault.
"""

from dataclasses import dataclass

from coverstory.model import Answer, Match, Timeline
from coverstory.schemes.definition import Example, Scheme
from coverstory.schemes.evaluation import evaluate


@dataclass(frozen=True, slots=True)
class ExampleOutcome:
    """One example's outcome; `why` says what differs, '' when it passed."""

    scheme: str
    example: str
    kind: str
    expected: Answer
    verdict: Answer
    clause: str
    passed: bool
    why: str = ""


def check_examples(scheme: Scheme) -> tuple[ExampleOutcome, ...]:
    """Evaluate every example of a scheme and compare verdict and clause with what it expects."""
    return tuple(_outcome(scheme, example) for example in scheme.examples)


def _outcome(scheme: Scheme, example: Example) -> ExampleOutcome:
    timeline = Timeline("example", scheme.grain, example.events, example.covered)
    match = evaluate(scheme, timeline)
    why = _difference(example, match)
    return ExampleOutcome(
        scheme.id,
        example.name,
        example.kind,
        example.expect,
        match.verdict,
        match.clause,
        not why,
        why,
    )


def _difference(example: Example, match: Match) -> str:
    if match.verdict is not example.expect:
        reason = f" ({match.clause})" if match.clause else ""
        return f"expected {example.expect}, got {match.verdict}{reason}"
    for wanted, answer in ((example.fails, Answer.NO), (example.missing, Answer.CANNOT_TELL)):
        if not wanted:
            continue
        if match.verdict is not answer:
            return f"{wanted} is named, but the verdict {match.verdict} rests on no such clause"
        found = match.clause.partition(":")[0]
        if found != wanted and not found.startswith(f"{wanted}."):
            return f"expected the clause {wanted}, got {match.clause}"
    return ""
