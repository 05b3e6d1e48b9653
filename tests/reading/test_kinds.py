"""Kinds: the direction of movement, cover and work, denials, rules."""

import pytest

from coverstory.model import Kind, Status
from tests.reading.reports import of_kind, read

LEAD = (
    "About 500 North Korean workers are employed on construction sites in Vladivostok, Russia,"
    " a foreman said. They live in a dormitory beside the site. An agency in Pyongyang"
    " dispatched them last year.\n\n"
)


def kinds_in(sentence: str) -> set[Kind]:
    """Give the kinds told by one more sentence of a report about builders."""
    return {c.kind for c in read(LEAD + sentence).claims if c.span.start >= len(LEAD)}


@pytest.mark.parametrize(
    ("sentence", "kind"),
    [
        ("The builders went home in May when their contracts ended.", Kind.EXIT),
        ("Sixty of them returned to Pyongyang in the summer of 2023.", Kind.EXIT),
        ("The agency called its builders home in August.", Kind.EXIT),
        ("Two of the waitresses ran off one night.", Kind.EXIT),
        ("Russia deported 40 North Korean builders in December 2019.", Kind.REPATRIATION),
        ("The last 60 builders were sent back under resolution 2397.", Kind.REPATRIATION),
        ("The same builders were back in Vladivostok by March.", Kind.RETURN),
        ("They went home and returned with student visas.", Kind.RETURN),
        ("About 200 of them have since re-entered Russia on study visas.", Kind.RETURN),
        ("More than 300 labourers are to arrive from Pyongyang in April.", Kind.ENTRY),
        ("A broker in Dandong supplied the site with 120 men.", Kind.DISPATCH),
        ("North Korean crews are renovating flats across the city.", Kind.EMPLOYMENT),
        ("The consulate issued 310 student visas to North Koreans.", Kind.VISA),
        ("Resolution 2397 obliges members to send North Korean workers home.", Kind.POLICY),
        ("The two governments signed a labour protocol in 2015.", Kind.AGREEMENT),
        ("Each man earns 700 dollars a month.", Kind.PAYMENT),
        ("Thirty women share four rooms above the restaurant.", Kind.HOUSING),
        ("The college admitted 85 North Koreans in 2019.", Kind.ENROLMENT),
        ("Once a week the builders must check in at a college.", Kind.CHECK_IN),
        ('"There are no North Korean workers here," the director, Lev Orlov, said.', Kind.DENIAL),
        ("The foreign ministry called the report groundless.", Kind.DENIAL),
    ],
)
def test_each_kind_is_told_by_its_words(sentence: str, kind: Kind) -> None:
    assert kind in kinds_in(sentence)


def test_going_home_is_never_a_return_to_the_host() -> None:
    assert Kind.RETURN not in kinds_in("Sixty of them returned to Pyongyang in 2023.")
    assert Kind.RETURN not in kinds_in("The builders returned home in May.")


def test_what_a_denial_denies_is_no_claim_of_the_one_who_denies() -> None:
    said = '"We have never had Koreans working here," the owner, Wang Lei, said.'
    assert kinds_in(said) == {Kind.DENIAL}


def test_a_cover_claim_takes_the_cover_and_keeps_the_work() -> None:
    reading = read(
        "Forty North Koreans have been laying brick in Artyom on student visas, an engineer"
        " who asked not to be named said. The builders live in a hostel there."
    )
    work = of_kind(reading, Kind.EMPLOYMENT)
    assert [c.status for c in work] == [Status.STUDENT]
    assert reading.schemes == ("study-cover",)


def test_genuine_students_are_silent() -> None:
    reading = read(
        "Twelve North Korean students read Russian literature at the university in Khabarovsk."
        " They attend all lectures and passed their examinations in June.\n\n"
        "The students live in the dormitory, the rector said."
    )
    assert reading.claims == ()
    assert not reading.relevant


def test_workers_in_their_own_country_are_silent() -> None:
    reading = read(
        "About 200 North Korean women sew jackets at a workshop in Rason."
        " They earn 40 dollars a month and live at home."
    )
    assert reading.claims == ()


def test_a_page_on_ships_is_silent() -> None:
    assert read("The tanker left Nampo with 8,000 tonnes of coal. Its 19 crew slept.").claims == ()


def test_a_rule_of_general_scope_has_no_place_and_names_its_instrument() -> None:
    reading = read(
        LEAD + "Security Council resolution 2375 of September 2017 bars new work permits"
        " for North Koreans."
    )
    rule = of_kind(reading, Kind.POLICY)[0]
    assert rule.place.country is None
    assert "2375" in str(rule.attribution.name)
    assert rule.period.to_edtf() == "2017-09-01/.."
