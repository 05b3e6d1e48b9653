"""Rare ways of telling: how many of our own sentences give the kind of claim they tell of."""

from datetime import date
from pathlib import Path

from coverstory.reading import read_report
from tests.reading.reports import report

SENTENCES = Path(__file__).with_name("rare_tellings.txt")
DAY = date(2024, 6, 14)
# A report is relevant by more than one sentence; this one follows each of ours.
REST = "A broker dispatched {0} workers to Russia. {0} workers work in Russian mines. Russia deported {0} workers."  # noqa: E501
FLOOR = 118  # of 152


def kinds_told(sentence: str) -> set[str]:
    """Give the kinds of claims read from the sentence itself."""
    people = "North Korean" if "North Korean" in sentence else "Nepalese"
    document = report(f"{sentence}\n\n{REST.format(people)}", published=DAY)
    claims = read_report(document, as_of=DAY).claims
    return {claim.kind.value for claim in claims if claim.span.start < len(sentence)}


def test_most_rare_tellings_give_the_kind_they_tell_of() -> None:
    lines = [line for line in SENTENCES.read_text(encoding="utf-8").splitlines() if "|" in line]
    pairs = [line.split("|", 1) for line in lines]
    given = [kind in kinds_told(sentence) for kind, sentence in pairs]
    assert len(given) == 152
    assert sum(given) >= FLOOR
