from dataclasses import replace
from datetime import date

import pytest

from coverstory.law import apply_law, facts_of, obligations
from coverstory.model import Answer, DutyState, Kind, Period, Status, UnknownName
from tests.law.builders import (
    ARTICLE_DAY,
    CANNOT_TELL,
    MARCH,
    NEXT_FEBRUARY,
    NO,
    YES,
    arrangement,
    builders_told,
    claim,
    row_of,
    told,
)

BAN, RETURN, TEACHING = "unscr-2375-17", "unscr-2397-8", "unscr-2270-17"
SPRING = Period.between(date(2018, 12, 1), ARTICLE_DAY)
RULED_OUT = {
    one.fact: "no" for each in obligations() if each.id in (BAN, RETURN) for one in each.exceptions
}


def rows(facts, as_of=ARTICLE_DAY, act=SPRING, country="RU", **more):
    return apply_law(facts, as_of=as_of, host_country=country, act=act, **more)


def builders_rows(as_of, act=SPRING):
    of, claims = builders_told()
    return rows(facts_of(of, (), claims, as_of=as_of), as_of, act)


def paid_worker(**more):
    given = {"nationality_is_dprk": "yes", "present_in_host": "yes", "work_shown": "yes"}
    return told(**{**given, "income_shown": "yes", "present_after_limit": "yes", **more})


def permit(**more):
    return told(nationality_is_dprk="yes", work_authorisation_given="yes", **more)


def test_the_builders_and_the_repatriation_duty_on_the_articles_day():
    row = row_of(builders_rows(ARTICLE_DAY), RETURN)
    assert row.in_force is YES
    assert (row.state, row.due, row.days_left) == (DutyState.RUNNING, date(2019, 12, 22), 268)
    assert not row.overdue
    assert row.letter.answer is NO
    assert "not overdue" in row.letter.why
    assert row.sentence == (
        "The duty of Russia under S/RES/2397 (2017) paragraph 8 was running until 22 December 2019"
        " (268 days left): not overdue, so people not yet sent back are not by itself a breach."
    )


def test_the_builders_and_the_ban_on_the_articles_day():
    row = row_of(builders_rows(ARTICLE_DAY), BAN)
    assert row.in_force is YES
    assert row.letter.answer is CANNOT_TELL
    assert "not, by its words, a work authorisation" in row.letter.why
    assert "no general right to work" in row.letter.why
    assert row.substance.answer is YES
    assert "if the work is shown: it rests on one origin" in row.substance.condition
    assert "exceptions still open: committee-approval, old-contract" in row.substance.condition
    assert "work_shown" in row.substance.turns_on
    assert any("needed a work permit" in note for note in row.host_law)


def test_the_builders_by_february_2020_rest_on_presence_that_is_not_shown():
    row = row_of(builders_rows(NEXT_FEBRUARY), RETURN)
    assert (row.state, row.days_past, row.overdue) == (DutyState.PAST_LIMIT, 41, True)
    assert row.letter.answer is CANNOT_TELL
    assert "present_after_limit" in row.letter.turns_on
    assert "if they were still there, which the evidence does not show" in row.sentence
    assert "had passed 41 days before" in row.sentence


def test_the_letter_of_the_ban_is_no_only_where_facts_rule_out_any_authorisation():
    student = {"nationality_is_dprk": "yes", "work_shown": "yes", "present_in_host": "yes"}
    denied = told(**student, work_authorisation_given="no", host_law_gives_work_by_status="no")
    assert row_of(rows(denied), BAN).letter.answer is NO
    silent = told(**student, host_law_gives_work_by_status="no")
    assert row_of(rows(silent), BAN).letter.answer is CANNOT_TELL


def test_a_right_to_work_by_status_makes_the_ban_arguable_never_a_yes():
    given = told(
        nationality_is_dprk="yes",
        work_authorisation_given="no",
        host_law_gives_work_by_status="yes",
        **RULED_OUT,
    )
    day = date(2021, 3, 1)
    row = row_of(rows(given, day, Period.on(day)), BAN)
    assert row.letter.answer is CANNOT_TELL
    assert "arguably" in row.letter.why


def test_a_hedged_telling_of_work_leaves_the_substance_open():
    of, _ = builders_told()
    hedged = (claim("c1", Kind.EMPLOYMENT, hedged=True), claim("c2", Kind.PRESENCE))
    row = row_of(rows(facts_of(of, (), hedged, as_of=ARTICLE_DAY)), BAN)
    assert row.substance.answer is CANNOT_TELL
    assert "if the work is shown, which the evidence does not show" in row.substance.condition


def test_a_paid_worker_after_the_limit_with_every_exception_ruled_out_is_a_letter_yes():
    row = row_of(rows(paid_worker(**RULED_OUT), NEXT_FEBRUARY), RETURN)
    assert row.letter.answer is YES
    assert row.substance.answer is YES
    assert (
        "Facts consistent with Russia not carrying out S/RES/2397 (2017) paragraph 8, by its letter"
    ) in row.sentence


@pytest.mark.parametrize("exception", ["national_of_host", "refugee_or_protected"])
def test_an_exception_not_ruled_out_makes_a_breach_cannot_tell_never_yes(exception):
    facts = paid_worker(**{**RULED_OUT, exception: "cannot_tell"})
    row = row_of(rows(facts, NEXT_FEBRUARY), RETURN)
    assert row.letter.answer is CANNOT_TELL
    assert "exceptions not ruled out" in row.letter.why
    assert row.substance.answer is YES
    assert "subject to exceptions still open" in row.substance.condition


@pytest.mark.parametrize(
    "exception", ["national_of_host", "refugee_or_protected", "return_barred_by_law"]
)
def test_refugees_and_nationals_stand_outside_the_repatriation_duty(exception):
    row = row_of(rows(paid_worker(**{exception: "yes"}), NEXT_FEBRUARY), RETURN)
    assert row.letter.answer is NO
    assert row.substance.answer is NO
    assert row.sentence.startswith("Outside S/RES/2397 (2017) paragraph 8")
    assert [each.answer for each in row.exceptions if each.fact == exception] == [YES]


def test_an_old_contract_gives_nothing_against_the_repatriation_duty():
    old = {"contract_before_2017_09_11": "yes", "state_notified_committee": "yes"}
    facts = paid_worker(**{**RULED_OUT, **old})
    assert row_of(rows(facts, NEXT_FEBRUARY), RETURN).letter.answer is YES


def test_an_old_contract_counts_against_the_ban_only_with_the_notice():
    contract = {**RULED_OUT, "contract_before_2017_09_11": "yes"}
    unknown = row_of(rows(permit(**contract)), BAN)
    assert unknown.letter.answer is CANNOT_TELL
    assert [each.fact for each in unknown.exceptions if each.answer is CANNOT_TELL] == [
        "state_notified_committee"
    ]
    assert row_of(rows(permit(**contract, state_notified_committee="yes")), BAN).letter.answer is NO
    assert row_of(rows(permit(**contract, state_notified_committee="no")), BAN).letter.answer is YES


def test_a_minder_needs_no_income():
    facts = paid_worker(**{**RULED_OUT, "income_shown": "no", "government_minder": "yes"})
    row = row_of(rows(facts, NEXT_FEBRUARY), RETURN)
    assert row.letter.answer is YES


def test_unpaid_training_leaves_the_repatriation_duty_an_open_question():
    of = arrangement()
    trainees = (
        claim("c1", Kind.EMPLOYMENT, status=Status.TRAINEE, period=Period.on(date(2020, 1, 5))),
    )
    row = row_of(rows(facts_of(of, (), trainees, as_of=NEXT_FEBRUARY), NEXT_FEBRUARY), RETURN)
    assert row.substance.answer is CANNOT_TELL
    assert "argued both ways" in row.substance.why


def test_a_genuine_student_raises_no_labour_rule_and_teaching_apart():
    study = (
        claim("c1", Kind.ENROLMENT, status=Status.STUDENT, quote="admitted to materials science"),
    )
    found = rows(facts_of(arrangement(), (), study, as_of=ARTICLE_DAY))
    raised = {row.obligation for row in found if YES in (row.letter.answer, row.substance.answer)}
    assert raised == {TEACHING}
    assert row_of(found, TEACHING).issue == "teaching"
    assert row_of(found, TEACHING).host_law == ()


@pytest.mark.parametrize(
    ("act", "letter"),
    [
        (Period.on(date(2017, 9, 10)), NO),
        (Period.on(date(2017, 9, 11)), YES),
        (Period.of_month(2017, 9), CANNOT_TELL),
        (Period.of_year(2016), NO),
        (Period.of_year(2018), YES),
    ],
)
def test_law_goes_by_the_day_of_the_act(act, letter):
    row = row_of(rows(permit(**RULED_OUT), act=act), BAN)
    assert row.letter.answer is letter
    assert row.in_force is YES


def test_the_permits_own_day_goes_before_the_arrangements():
    facts = permit(**RULED_OUT)
    given = facts["work_authorisation_given"]
    early = {**facts, given.name: replace(given, when=Period.of_year(2016))}
    assert row_of(rows(early, act=Period.on(MARCH)), BAN).letter.answer is NO


def test_work_told_in_2019_counts_though_the_arrangement_began_before_the_ban():
    since_2014 = Period.between(date(2014, 11, 18), ARTICLE_DAY)
    row = row_of(builders_rows(ARTICLE_DAY, since_2014), BAN)
    assert row.substance.answer is YES


def test_work_told_with_and_without_a_day_leaves_its_end_open():
    undated = claim("c5", Kind.EMPLOYMENT)
    early = claim("c1", Kind.EMPLOYMENT, period=Period.of_year(2016))
    found = facts_of(arrangement(), (), (early, undated), as_of=ARTICLE_DAY)
    assert row_of(rows(found), BAN).substance.answer is CANNOT_TELL
    alone = facts_of(arrangement(), (), (early,), as_of=ARTICLE_DAY)
    assert row_of(rows(alone), BAN).substance.answer is NO


@pytest.mark.parametrize("act", [Period(), Period(MARCH, MARCH, uncertain=True, rests_on="x")])
def test_an_act_of_unknown_day_leaves_a_yes_on_condition(act):
    row = row_of(rows(permit(**RULED_OUT), act=act), BAN)
    assert row.letter.answer is YES
    assert "if it happened on or after 11 September 2017" in row.letter.condition


@pytest.mark.parametrize("one", obligations(), ids=lambda one: one.id)
def test_before_its_first_day_nothing_is_a_breach(one):
    facts = told(**dict.fromkeys(one.facts(), "yes"))
    day = one.in_force_from.replace(year=one.in_force_from.year - 1)
    row = row_of(rows(facts, day, act=Period(), country="PL"), one.id)
    assert (row.letter.answer, row.substance.answer) == (NO, NO)
    assert "not yet in force" in row.sentence


def test_the_presumption_about_goods_never_says_yes():
    goods = obligation_facts("us-caatsa-321b")
    row = row_of(rows(told(**dict.fromkeys(goods, "yes"))), "us-caatsa-321b")
    assert (row.letter.answer, row.substance.answer) == (CANNOT_TELL, CANNOT_TELL)
    assert "proves nothing about any worker" in row.letter.why


def obligation_facts(name):
    return next(one for one in obligations() if one.id == name).facts()


def test_an_export_is_no_designation():
    facts = told(nationality_is_dprk="yes", exported_by_third_party="yes", work_shown="yes")
    row = row_of(rows(facts), "us-eo-13722")
    assert row.letter.answer is CANNOT_TELL
    assert row.substance.answer is YES
    assert "only the US Treasury can find" in row.sentence


def test_the_unions_rule_says_no_outside_it_and_cannot_tell_where_the_place_is_not_told():
    facts = permit(refugee_or_protected="no", committee_approval="no")
    answers = {
        country: row_of(rows(facts, country=country), "eu-2016-849-26a").letter.answer
        for country in ("PL", "RU", None)
    }
    assert answers == {"PL": YES, "RU": NO, None: CANNOT_TELL}


def test_a_venture_that_kept_running_is_no_letter_breach_before_the_120_days_are_over():
    facts = told(
        joint_venture_with_dprk_party="yes",
        joint_venture_opened_anew="no",
        committee_approval="no",
        exempt_project="no",
    )
    inside, after = date(2018, 1, 9), date(2018, 1, 10)
    name = "unscr-2375-18"
    assert row_of(rows(facts, inside, Period.on(inside)), name).letter.answer is NO
    assert row_of(rows(facts, after, Period.on(after)), name).letter.answer is YES


def test_only_the_obligations_asked_for_are_given():
    assert [row.obligation for row in rows({}, only=(RETURN, BAN))] == [BAN, RETURN]
    with pytest.raises(UnknownName, match="unscr-2397-8"):
        rows({}, only=("unscr-2379-8",))


def test_silence_is_never_a_yes_nor_a_breach():
    for row in rows({}, NEXT_FEBRUARY):
        assert Answer.YES not in (row.letter.answer, row.substance.answer)


def test_what_decides_is_named():
    open_ = paid_worker(**{**RULED_OUT, "refugee_or_protected": "cannot_tell"})
    by_exception = row_of(rows(open_, NEXT_FEBRUARY), RETURN).letter
    assert by_exception.turns_on == ("refugee_or_protected",)
    met = paid_worker(**{**RULED_OUT, "refugee_or_protected": "yes"})
    assert row_of(rows(met, NEXT_FEBRUARY), RETURN).letter.turns_on == ("refugee_or_protected",)
    no_income = paid_worker(income_shown="no", government_minder="cannot_tell")
    by_minder = row_of(rows(no_income, NEXT_FEBRUARY), RETURN).substance
    assert by_minder.turns_on == ("government_minder",)
    neither = paid_worker(income_shown="no", government_minder="no")
    by_both = row_of(rows(neither, NEXT_FEBRUARY), RETURN).substance
    assert by_both.turns_on == ("income_shown", "government_minder")


def test_a_rule_that_does_not_reach_the_place_says_so_and_brings_no_host_law():
    row = row_of(rows({}), "eu-2016-849-26a")
    assert row.sentence == (
        "Council Decision (CFSP) 2016/849 Article 26a binds EU Member States;"
        " Russia is not one of them."
    )
    assert row.host_law == ()


@pytest.mark.parametrize(
    ("origins", "words"),
    [(0, "no origins that count"), (1, "one origin;"), (4, "four origins;"), (12, "12 origins;")],
)
def test_a_condition_counts_origins_in_words(origins, words):
    facts = {name: replace(fact, origins=origins) for name, fact in paid_worker().items()}
    assert f"it rests on {words}" in row_of(rows(facts), BAN).substance.condition
