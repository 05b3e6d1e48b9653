"""What a speaker denies is never read as told: each way to deny, one by one."""

import pytest

from coverstory.evidence import read_document
from coverstory.model import Answer, Kind
from coverstory.reading import read_report
from coverstory.timelines import asserted

TOLD = (Kind.RETURN, Kind.EMPLOYMENT, Kind.ENTRY, Kind.DISPATCH, Kind.EXIT, Kind.PRESENCE)
CONTEXT = (
    "North Korean builders work on construction sites in Vladivostok on student visas, a resident "
    "said. A second resident said that the builders came in groups.\n\n"
)
DENIALS = [
    "The migration office denied that North Korean workers returned to the city as students.",
    "Reports that North Koreans came back to the city as students are false, the mayor said.",
    "North Korean workers have not returned to the city, the mayor said.",
    "No North Korean workers are working on sites in the city, the mayor said.",
    "North Korean workers never came to the city, the mayor said.",
    "North Koreans do not work on any site in the city, the mayor said.",
]


@pytest.mark.parametrize("sentence", DENIALS)
def test_what_is_denied_is_not_asserted_by_the_one_who_denies_it(sentence):
    text = f"Builders on the hill\n\n{CONTEXT}{sentence}\n"
    document = read_document(text.encode(), file="report.txt")
    start = text.index(sentence)
    claims = [c for c in read_report(document).claims if c.span.start >= start]
    assert not [c for c in claims if c.kind in TOLD and asserted(c) is not Answer.NO]
