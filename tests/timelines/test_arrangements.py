"""Two arrangements told of in one report stay two."""

from coverstory.linking import claim_origins
from coverstory.model import (
    Answer,
    Attribution,
    Basis,
    CountRange,
    Kind,
    Place,
    Sector,
    Speaker,
    Status,
)
from coverstory.timelines import asserted, told_arrangements
from tests.timelines.builders import claim, document, reading

BUILDERS = {"group": "builders", "group_key": "builders", "sector": Sector.CONSTRUCTION}
WAITRESSES = {"group": "waitresses", "group_key": "waitresses", "sector": Sector.RESTAURANT}


def told(*claims):
    documents = [document(name, name) for name in sorted({c.span.document for c in claims})]
    readings = [
        reading(*(c for c in claims if c.span.document == d.id), document=d.id) for d in documents
    ]
    return told_arrangements(readings, claim_origins(documents, readings))


def test_what_is_said_of_one_group_is_never_spread_to_the_other():
    found = told(
        claim("c1", Kind.RETURN, status=Status.STUDENT, **BUILDERS),
        claim("c2", Kind.DISPATCH, status=Status.TRAINEE, label="source 2", **WAITRESSES),
        claim("c3", Kind.EMPLOYMENT, first_time=True, label="source 2", **WAITRESSES),
    )
    builders, waitresses = found.arrangements
    assert builders.returned == "told to have come back"
    assert waitresses.returned == "told to be there for the first time"
    assert (builders.covers, waitresses.covers) == ((Status.STUDENT,), (Status.TRAINEE,))
    kinds = {event.kind for event in found.timelines[waitresses.id].events}
    assert Kind.RETURN not in kinds


def test_a_claim_about_no_told_group_stays_context():
    found = told(
        claim("c1", Kind.RETURN, **BUILDERS),
        claim("c2", Kind.DISPATCH, group_key="north koreans"),
        claim("c3", Kind.POLICY, **BUILDERS),
    )
    assert len(found.arrangements) == 1
    assert [c.id for c in found.context] == ["c2", "c3"]


def test_a_group_without_a_trade_is_an_arrangement_where_it_is_the_only_one():
    (arrangement,) = told(claim("c1", group_key="workers")).arrangements
    assert arrangement.sector is None
    assert "trade not told" in arrangement.title


def test_two_reports_on_the_same_people_are_one_arrangement():
    (arrangement,) = told(
        claim("c1", **BUILDERS), claim("d1", document="second", place=Place(None, "RU"), **BUILDERS)
    ).arrangements
    assert arrangement.documents == ("report", "second")
    assert arrangement.place == Place("Vladivostok", "RU")


def test_people_in_another_city_or_under_another_cover_are_another_arrangement():
    in_city = claim("c1", status=Status.STUDENT, **BUILDERS)
    elsewhere = claim("d1", document="d", place=Place("Dandong", "CN"), **BUILDERS)
    otherwise = claim("e1", document="e", status=Status.TOURIST, **BUILDERS)
    assert len(told(in_city, elsewhere, otherwise).arrangements) == 3


def test_rival_numbers_give_no_number():
    def counted(*numbers):
        return (
            told(
                *(
                    claim(f"c{n}", Kind.PRESENCE, count=CountRange(n, n), **BUILDERS)
                    for n in numbers
                )
            )
            .arrangements[0]
            .count
        )

    assert counted(80) == CountRange(80, 80)
    assert counted(80, 300) is None


def test_ages_and_check_ins_are_noted_with_the_claim_they_came_from():
    (arrangement,) = told(
        claim("c1", Kind.CHECK_IN, frequency="weekly", **BUILDERS),
        claim("c2", Kind.ENTRY, ages=CountRange(30, 50), **BUILDERS),
    ).arrangements
    assert arrangement.observed == (("check-in weekly", "c1"), ("aged 30 to 50", "c2"))


def test_hedged_planned_and_opinion_assert_nothing_and_denials_deny():
    opinion = Attribution(Speaker.ANONYMOUS, None, "source 1", Basis.OPINION)
    assert asserted(claim("c1")) is Answer.YES
    assert asserted(claim("c1", hedged=True)) is Answer.CANNOT_TELL
    assert asserted(claim("c1", planned=True)) is Answer.CANNOT_TELL
    assert asserted(claim("c1", attribution=opinion)) is Answer.CANNOT_TELL
    assert asserted(claim("c1", Kind.DENIAL, denies=Kind.EMPLOYMENT)) is Answer.NO
    assert asserted(claim("c1", Kind.DENIAL)) is Answer.CANNOT_TELL


def test_a_count_of_none_denies():
    assert asserted(claim("c1", Kind.VISA, count=CountRange(0, 0))) is Answer.NO
    assert asserted(claim("c1", Kind.VISA, count=CountRange(0, 5))) is Answer.YES


def test_what_one_origin_tells_twice_is_one_event_with_both_claims_behind_it():
    found = told(claim("c1", Kind.RETURN, **BUILDERS), claim("c2", Kind.RETURN, **BUILDERS))
    (event,) = found.timelines["kp-vladivostok-construction"].events
    assert event.evidence == ("c1", "c2")


def test_what_two_speakers_tell_alike_stays_two_events():
    found = told(
        claim("c1", Kind.RETURN, **BUILDERS), claim("c2", Kind.RETURN, label="source 2", **BUILDERS)
    )
    assert len(found.timelines["kp-vladivostok-construction"].events) == 2


def test_what_the_reader_only_guessed_asserts_nothing():
    assert asserted(claim("c1", guessed=True)) is Answer.CANNOT_TELL
