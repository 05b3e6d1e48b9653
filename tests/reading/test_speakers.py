"""Who says it: kept apart, nested, carried only within quotation marks."""

from coverstory.model import Attribution, Basis, Kind, Speaker
from coverstory.reading.quotations import quotations
from tests.reading.reports import of_kind, read

HOST = (
    "North Korean builders work on sites in Vladivostok, Russia, and earn 700 dollars a month.\n\n"
)


def speaker(text: str, words: str) -> Attribution:
    """Give who answers for the claim whose quote holds the words."""
    claims = read(HOST + text).claims
    return next(c.attribution for c in claims if words in c.quote)


def test_a_second_source_is_another_speaker_and_the_source_is_the_last_one() -> None:
    text = (
        "“The builders left in May,” a source in Vladivostok said.\n\n"
        "A second source said the builders came back in June.\n\n"
        "“They live in a hostel,” the source said."
    )
    assert speaker(text, "left in May").label == "source 1"
    assert speaker(text, "came back").label == "source 2"
    assert speaker(text, "hostel").label == "source 2"


def test_a_named_official_and_a_company_are_told_apart() -> None:
    text = (
        "Deputy labour minister Oleg Petrov said 40 builders were deported in May.\n\n"
        "Dalny Stroy Company said that it employed 60 North Korean builders."
    )
    assert speaker(text, "deported").speaker is Speaker.OFFICIAL
    assert speaker(text, "deported").name == "Oleg Petrov"
    assert speaker(text, "employed 60").speaker is Speaker.NAMED


def test_an_unnamed_person_is_anonymous() -> None:
    found = speaker("A trader who asked not to be named said 40 builders left.", "40 builders left")
    assert (found.speaker, found.name) == (Speaker.ANONYMOUS, None)


def test_words_passed_on_keep_the_chain() -> None:
    found = speaker("“The builders say they live in a hostel,” the source said.", "hostel")
    assert found.speaker is Speaker.ANONYMOUS
    assert found.via == ("source 1",)
    assert found.basis is Basis.WAS_TOLD


def test_a_paragraph_that_lost_its_opening_mark_stays_with_its_speaker() -> None:
    text = "Most builders left in May. They live in a hostel,” the source said."
    assert quotations(text) == [(0, text.index("”"))]
    assert speaker(text, "left in May").label == "source 1"


def test_an_unquoted_sentence_without_a_cue_is_the_narrators() -> None:
    text = "A foreman said the builders left in May. They live in a hostel now."
    assert speaker(text, "hostel").speaker is Speaker.NARRATOR


def test_an_earlier_report_of_a_medium_speaks_for_the_medium() -> None:
    found = speaker("According to earlier KBN reports, 40 builders were deported.", "deported")
    assert (found.speaker, found.name) == (Speaker.OUTLET, "KBN")


def test_a_state_that_reports_is_official() -> None:
    found = speaker("Mongolia reported that 60 builders were deported.", "deported")
    assert (found.speaker, found.name) == (Speaker.OFFICIAL, "Mongolia")


def test_hedges_and_plans_are_hedged() -> None:
    reading = read(
        HOST + "The builders may leave in May.\n\nThey are suspected to earn 90 dollars."
    )
    assert all(c.hedged for c in of_kind(reading, Kind.EXIT))
    assert any(c.hedge == "suspected" for c in of_kind(reading, Kind.PAYMENT))
