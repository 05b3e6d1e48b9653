"""Claims of linked reports share an origin as far as the link goes, and no further."""

from coverstory.linking import claim_origins
from coverstory.model import Attribution, Claim, CountRange, Kind, Place, Reading, Span, Speaker
from tests.linking.stories import story

ANONYMOUS = Attribution(Speaker.ANONYMOUS, None, "source 1")
SECOND = Attribution(Speaker.ANONYMOUS, None, "source 2")
NARRATOR = Attribution()


def told(name, report, words, attribution=NARRATOR, *, count=None, country="RU"):
    """Make a claim on some words of a story."""
    text = story(report).text
    start = text.index(words)
    return Claim(
        id=name,
        kind=Kind.EMPLOYMENT,
        span=Span(report, start, start + len(words)),
        quote=words,
        place=Place(None, country),
        count=CountRange(count, count) if count else None,
        attribution=attribution,
    )


def origins(*claims):
    reports = sorted({claim.span.document for claim in claims})
    readings = [
        Reading(name, tuple(c for c in claims if c.span.document == name)) for name in reports
    ]
    return claim_origins([story(name) for name in reports], readings)


def counted(found, claims):
    return sum(group.counts for group in found.supporting([claim.id for claim in claims]))


def test_a_translation_adds_no_origin_and_its_speakers_are_matched_by_figures():
    claims = (
        told("a1", "kazan-en", "Some 340 North Korean plasterers", ANONYMOUS, count=340),
        told("a2", "kazan-en", "45,000 rubles", SECOND),
        told("b1", "kazan-ko", "4만 5000루블", ANONYMOUS),
        told("b2", "kazan-ko", "북한 미장공 340여 명", SECOND, count=340),
    )
    found = origins(*claims)
    assert counted(found, claims) == 2
    assert found.of_claim["a1"] == found.of_claim["b2"]
    assert found.of_claim["a2"] == found.of_claim["b1"]
    (reason,) = found.groups[0].reasons
    assert "the same figures (45,000 RUB, 340, 75)" in reason


def test_a_table_in_two_papers_is_one_origin():
    claims = (
        told("a1", "table-en", "7,887 named study", count=7887),
        told("b1", "table-ru", "7 тысяч 887", count=7887),
    )
    assert counted(origins(*claims), claims) == 1


def test_what_a_report_credits_and_what_it_found_itself_are_two_origins():
    own = Attribution(Speaker.NAMED, "Oleg Brig", "source 1")
    claims = (
        told("a1", "credit-source", "260 North Korean women", ANONYMOUS, count=260, country="CN"),
        told("b1", "credit-teller", "заняты 260 женщин", count=260, country="CN"),
        told("b2", "credit-teller", "на двух обувных фабриках", own, country="CN"),
    )
    found = origins(*claims)
    assert found.of_claim["a1"] == found.of_claim["b1"]
    assert counted(found, claims) == 2


def test_two_reporters_who_each_saw_for_themselves_are_two_origins():
    claims = (
        told("a1", "gate-one", "I counted 52 women", count=52),
        told("b1", "gate-two", "saw around 70 North Koreans", count=70),
    )
    assert counted(origins(*claims), claims) == 2


def test_a_shared_background_paragraph_joins_its_own_claims_only():
    law = "obliges states to send home North Koreans"
    claims = (
        told("a1", "agency-mongolia", law, country=None),
        told("a2", "agency-mongolia", "its last 14 seamstresses", country="MN"),
        told("b1", "agency-oman", law, country=None),
        told("b2", "agency-oman", "90 masons left Sohar", country="OM"),
    )
    found = origins(*claims)
    assert found.of_claim["a1"] == found.of_claim["b1"]
    assert found.of_claim["a2"] != found.of_claim["b2"]
    assert len({*found.of_claim.values()}) == 3


def test_labour_ministries_of_two_countries_are_two_officials():
    official = Attribution(Speaker.OFFICIAL, "labour ministry", "official")
    claims = (
        told("a1", "agency-mongolia", "A felt workshop", official, country="MN"),
        told("b1", "agency-oman", "90 masons", official, country="OM"),
    )
    assert counted(origins(*claims), claims) == 2


def test_a_denied_figure_does_not_join_another_number_in_the_same_words():
    claims = (
        told("a1", "statement-en", "18 engineers had been in the country", count=18, country="QA"),
        told("b1", "statement-ko", "북한 노동자 430명", ANONYMOUS, count=430, country="QA"),
    )
    found = origins(*claims)
    assert found.of_claim["a1"] != found.of_claim["b1"]


def test_the_order_of_documents_and_readings_changes_nothing():
    claims = (
        told("a1", "kazan-en", "45,000 rubles", SECOND),
        told("b1", "kazan-ko", "4만 5000루블", ANONYMOUS),
    )
    documents = [story("kazan-en"), story("kazan-ko")]
    readings = [Reading("kazan-en", claims[:1]), Reading("kazan-ko", claims[1:])]
    assert claim_origins(documents, readings) == claim_origins(documents[::-1], readings[::-1])
