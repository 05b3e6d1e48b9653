from datetime import date

import pytest

from coverstory.law import FACT_NAMES, facts_of
from coverstory.linking import ClaimOrigins
from coverstory.model import (
    Amount,
    Basis,
    Kind,
    OriginGroup,
    Period,
    Sector,
    Status,
)
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
    event,
)

WORK = claim("c1", Kind.EMPLOYMENT, sector=Sector.CONSTRUCTION, period=Period.on(MARCH))
PAY = claim("c2", Kind.PAYMENT, quote="they are paid 200 dollars a month")


def facts(*claims, events=(), as_of=ARTICLE_DAY, of=None, **more):
    return facts_of(of or arrangement(), tuple(events), claims, as_of=as_of, **more)


def test_every_fact_is_answered_even_without_evidence():
    found = facts(of=arrangement(nationality=None))
    assert tuple(found) == FACT_NAMES
    silent = {name: fact for name, fact in found.items() if name != "present_after_limit"}
    assert {fact.answer for fact in silent.values()} == {CANNOT_TELL}
    assert all(fact.why for fact in found.values())


def test_the_builders_of_spring_2019():
    of, claims = builders_told()
    found = facts(*claims, of=of)
    assert found["nationality_is_dprk"].answer is YES
    assert found["work_shown"].answer is YES
    assert (found["work_shown"].evidence, found["work_shown"].origins) == (("c1",), 1)
    assert found["status_is_student"].answer is YES
    assert found["income_shown"].answer is CANNOT_TELL
    assert found["work_authorisation_given"].answer is CANNOT_TELL
    assert found["host_law_gives_work_by_status"].answer is NO


@pytest.mark.parametrize(
    "soft",
    [{"hedged": True}, {"planned": True}, {"basis": Basis.OPINION}],
    ids=["hedged", "planned", "opinion"],
)
@pytest.mark.parametrize(
    ("kind", "name"), [(Kind.EMPLOYMENT, "work_shown"), (Kind.PRESENCE, "present_in_host")]
)
def test_a_hedge_a_plan_or_an_opinion_shows_nothing(soft, kind, name):
    assert facts(claim("c1", kind))[name].answer is YES
    assert facts(claim("c1", kind, **soft))[name].answer is CANNOT_TELL


def test_told_by_one_and_denied_by_another_cannot_be_told():
    denial = claim("c9", Kind.DENIAL, denies=Kind.EMPLOYMENT, label="ministry")
    assert facts(WORK)["work_shown"].answer is YES
    assert facts(denial)["work_shown"].answer is NO
    both = facts(WORK, denial)["work_shown"]
    assert both.answer is CANNOT_TELL
    assert set(both.evidence) == {"c1", "c9"}


def test_denied_by_one_and_suspected_by_another_cannot_be_told():
    denial = claim("c9", Kind.DENIAL, denies=Kind.EMPLOYMENT, label="ministry")
    suspected = claim("c1", Kind.EMPLOYMENT, hedged=True)
    assert facts(denial, suspected)["work_shown"].answer is CANNOT_TELL


def test_two_speakers_are_two_origins_unless_linking_makes_them_one():
    other = claim("c5", Kind.EMPLOYMENT, label="source 2")
    assert facts(WORK, other)["work_shown"].origins == 2
    one = OriginGroup("o1", "one table", ("report",), ("c1", "c5"))
    same = ClaimOrigins({"c1": "o1", "c5": "o1"}, (one,))
    assert facts(WORK, other, origins=same)["work_shown"].origins == 1


def test_an_outlets_own_earlier_reports_are_no_origin():
    own = OriginGroup("o1", "outlet", ("report",), ("c1",), counts=False)
    found = facts(WORK, origins=ClaimOrigins({"c1": "o1"}, (own,)))
    assert found["work_shown"].origins == 0


def test_an_event_made_from_a_claim_is_not_counted_twice():
    made = event("e1", Kind.EMPLOYMENT, Period.on(MARCH), evidence=("c1",), origin="o1")
    found = facts(WORK, events=(made,))["work_shown"]
    assert (found.answer, found.origins) == (YES, 1)


def test_what_an_event_doubts_its_claim_cannot_show():
    made = event("e1", Kind.EMPLOYMENT, asserted=CANNOT_TELL, evidence=("c1",))
    assert facts(WORK, events=(made,))["work_shown"].answer is CANNOT_TELL


def test_a_register_row_shows_work():
    row = event("e1", Kind.EMPLOYMENT_START, Period.on(MARCH), status=Status.STUDENT)
    found = facts(events=(row,))
    assert found["work_shown"].answer is YES
    assert found["status_is_student"].answer is YES


def test_only_claims_of_the_arrangement_count():
    other = claim("c7", Kind.PAYMENT, quote="paid")
    found = facts(WORK, other, of=arrangement(claims=("c1",)))
    assert found["income_shown"].answer is CANNOT_TELL


def test_what_lies_after_the_as_of_day_shows_nothing():
    assert facts(WORK, as_of=date(2019, 3, 24))["work_shown"].answer is CANNOT_TELL
    assert facts(WORK, as_of=MARCH)["work_shown"].answer is YES


def test_pay_told_of_people_at_work_is_income():
    assert facts(WORK, PAY)["income_shown"].answer is YES


def test_work_without_pay_told_leaves_income_open():
    found = facts(WORK)["income_shown"]
    assert found.answer is CANNOT_TELL
    assert "pay is not" in found.why


def test_pay_without_work_is_not_yet_income():
    assert facts(PAY)["income_shown"].answer is CANNOT_TELL


@pytest.mark.parametrize(
    "payment",
    [
        claim("p", Kind.PAYMENT, quote="paid a bribe of 300 dollars for the visas"),
        claim("p", Kind.PAYMENT, quote="they work long hours for little or no pay"),
        claim("p", Kind.PAYMENT, amount=Amount(0, "USD")),
        claim("p", Kind.PAYMENT, amount=Amount(100, "%")),
    ],
    ids=["a bribe", "little or nothing", "nothing", "all of it kept by another"],
)
def test_a_payment_that_is_no_pay_leaves_income_open(payment):
    assert facts(WORK, payment)["income_shown"].answer is CANNOT_TELL


def test_unpaid_training_stays_an_open_question():
    trainee = claim("c6", Kind.ENTRY, status=Status.TRAINEE)
    found = facts(WORK, trainee)["income_shown"]
    assert found.answer is CANNOT_TELL
    assert "disputed" in found.why


@pytest.mark.parametrize(
    ("when", "given"),
    [
        (Period.on(date(2019, 12, 22)), CANNOT_TELL),
        (Period.on(date(2019, 12, 23)), YES),
        (Period.of_month(2019, 12), CANNOT_TELL),
        (Period.of_month(2020, 1), YES),
        (Period.between(MARCH, None), CANNOT_TELL),
        (Period(date(2020, 1, 1), date(2020, 1, 9), uncertain=True), CANNOT_TELL),
    ],
)
def test_presence_after_the_limit_needs_a_day_certainly_after_it(when, given):
    found = facts(claim("c1", Kind.PRESENCE, period=when), as_of=NEXT_FEBRUARY)
    assert found["present_after_limit"].answer is given


@pytest.mark.parametrize(
    ("as_of", "given"), [(date(2019, 12, 22), NO), (date(2019, 12, 23), CANNOT_TELL)]
)
def test_until_the_limit_nobody_is_present_after_it(as_of, given):
    assert facts(WORK, as_of=as_of)["present_after_limit"].answer is given


@pytest.mark.parametrize(
    ("worked", "as_of", "given"),
    [
        (date(2020, 8, 4), date(2021, 1, 1), NO),
        (date(2020, 8, 5), date(2021, 1, 1), YES),
        (None, date(2020, 8, 4), NO),
        (None, date(2021, 1, 1), CANNOT_TELL),
    ],
)
def test_host_law_goes_by_the_day_of_the_act(worked, as_of, given):
    when = Period.on(worked) if worked else Period()
    student = claim("c1", Kind.EMPLOYMENT, status=Status.STUDENT, period=when)
    found = facts(student, as_of=as_of)["host_law_gives_work_by_status"]
    assert found.answer is given


@pytest.mark.parametrize("end", [None, date(2021, 6, 30)])
def test_work_without_an_end_is_held_against_host_law_up_to_the_as_of_day(end):
    since = Period.between(date(2019, 1, 1), end)
    student = claim("c1", Kind.EMPLOYMENT, status=Status.STUDENT, period=since)
    found = facts(student, as_of=date(2020, 8, 4))["host_law_gives_work_by_status"]
    assert found.answer is NO
    later = facts(student, as_of=date(2020, 8, 5))["host_law_gives_work_by_status"]
    assert later.answer is CANNOT_TELL


def test_host_law_of_a_country_without_rules_here_is_not_known():
    student = claim("c1", Kind.EMPLOYMENT, status=Status.STUDENT)
    found = facts(student, of=arrangement("MN"))["host_law_gives_work_by_status"]
    assert found.answer is CANNOT_TELL


def test_a_work_visa_is_an_authorisation_and_an_expired_one_is_not():
    visa = claim("c1", Kind.VISA, status=Status.WORK, period=Period.on(MARCH))
    found = facts(visa)["work_authorisation_given"]
    assert (found.answer, found.when) == (YES, Period.on(MARCH))
    old = claim("c1", Kind.VISA, status=Status.WORK, expired=True)
    assert facts(old)["work_authorisation_given"].answer is CANNOT_TELL


def test_a_student_visa_is_no_authorisation():
    visa = claim("c1", Kind.VISA, status=Status.STUDENT)
    assert facts(visa)["work_authorisation_given"].answer is CANNOT_TELL


@pytest.mark.parametrize(
    ("quote", "given"),
    [
        ("two minders live with them", YES),
        ("there are no minders on the site", CANNOT_TELL),
        ("their handler collects the money", CANNOT_TELL),
        ("they live in a hostel", CANNOT_TELL),
    ],
)
def test_overseers_are_told_by_their_name(quote, given):
    found = facts(claim("c1", Kind.HOUSING, quote=quote))["government_minder"]
    assert found.answer is given


@pytest.mark.parametrize(
    ("quote", "given"),
    [
        ("admitted to a course in materials science", YES),
        ("admitted to an engineering course", CANNOT_TELL),
        ("enrolled in Russian language and literature", NO),
        ("enrolled at the university", CANNOT_TELL),
    ],
)
def test_the_subject_taught_is_held_against_the_listed_fields(quote, given):
    found = facts(claim("c1", Kind.ENROLMENT, quote=quote))["sensitive_subject_taught"]
    assert found.answer is given


@pytest.mark.parametrize(
    ("day", "given"), [(date(2017, 9, 10), YES), (date(2017, 9, 11), CANNOT_TELL)]
)
def test_an_old_contract_must_lie_before_the_ban(day, given):
    contract = claim("c1", Kind.AGREEMENT, quote="signed a contract", period=Period.on(day))
    assert facts(contract)["contract_before_2017_09_11"].answer is given


def test_a_sender_makes_an_export_by_another():
    sent = claim("c1", Kind.DISPATCH, intermediary="an agency in Pyongyang")
    assert facts(sent)["exported_by_third_party"].answer is YES


def test_a_trade_that_makes_goods_is_told_by_its_sector():
    assert facts(claim("c1", Kind.EMPLOYMENT, sector=Sector.TEXTILE))["goods_made"].answer is YES
    assert facts(WORK)["goods_made"].answer is CANNOT_TELL


def test_joint_ownership_comes_from_the_company_register():
    owned = event("e1", Kind.OWNERSHIP, details={"owner_country": "KP"})
    assert facts(events=(owned,))["joint_venture_with_dprk_party"].answer is YES
    talks = claim("c1", Kind.AGREEMENT, quote="agreed on a joint venture")
    assert facts(talks)["joint_venture_with_dprk_party"].answer is CANNOT_TELL


def test_a_schools_name_is_no_subject():
    named = event("e1", Kind.ATTENDANCE, details={"institution": "Institute of Physics"})
    assert facts(events=(named,))["sensitive_subject_taught"].answer is CANNOT_TELL
    taught = event("e1", Kind.ATTENDANCE, details={"field_of_study": "computer science"})
    assert facts(events=(taught,))["sensitive_subject_taught"].answer is YES


@pytest.mark.parametrize(("to", "given"), [("worker", YES), ("school", CANNOT_TELL)])
def test_pay_that_goes_to_another_leaves_income_open(to, given):
    work = event("e1", Kind.EMPLOYMENT_START)
    wage = event("e2", Kind.PAYMENT, details={"recipient": to})
    assert facts(events=(work, wage))["income_shown"].answer is given


def test_the_owners_nationality_is_not_the_peoples():
    owner = event("e1", Kind.OWNERSHIP, details={"nationality": "RU"})
    assert facts(WORK, events=(owner,))["nationality_is_dprk"].answer is YES


def test_two_nationalities_told_leave_it_open():
    other = claim("c5", Kind.ACCOUNT_USE, nationality="CN")
    assert facts(WORK, other)["nationality_is_dprk"].answer is CANNOT_TELL
    alone = facts(other, of=arrangement(nationality=None))
    assert alone["nationality_is_dprk"].answer is NO
