"""The closed list of facts that law turns on, each a question put to the evidence.

In: what is told of an arrangement (`Seen`). Out: for each fact yes, no or cannot tell, with the
reason and the evidence. Silence is cannot tell; only a stated, unhedged telling makes a yes; told
by one and denied by another is cannot tell. The first line of each docstring is the question.
"""

from collections.abc import Callable, Iterable

from coverstory.law.seen import Seen, begins_after, ends_before, fact_of, latest_of, settled
from coverstory.law.tellings import Telling
from coverstory.model import (
    Answer,
    Fact,
    HostRule,
    Kind,
    Period,
    Status,
)

DPRK = "KP"  # ISO 3166-1 alpha-2; every obligation here is about nationals of this State.
_BEING_THERE = frozenset(
    {
        Kind.PRESENCE,
        Kind.EMPLOYMENT,
        Kind.EMPLOYMENT_START,
        Kind.ENTRY,
        Kind.RETURN,
        Kind.HOUSING,
        Kind.CHECK_IN,
        Kind.ATTENDANCE,
    }
)
_WORKING = frozenset({Kind.EMPLOYMENT, Kind.EMPLOYMENT_START})
_PAPERS = frozenset({Kind.VISA, Kind.PAPER})
_NOT_OF_THE_PEOPLE = frozenset({Kind.OWNERSHIP, Kind.POLICY, Kind.AGREEMENT})
_STUDYING = frozenset({Kind.ENROLMENT, Kind.ATTENDANCE})


def nationality_is_dprk(seen: Seen) -> Fact:
    """Whether the people are nationals of the DPRK.

    A hedge on the deed is no hedge on who the people are; an opinion is left out.
    """
    told = [
        one
        for one in seen.tellings
        if one.nationality and not one.opinion and one.kind not in _NOT_OF_THE_PEOPLE
    ]
    named = (seen.arrangement.nationality, *(one.nationality for one in told))
    nations = {nation for nation in named if nation}
    if nations == {DPRK}:
        return fact_of("nationality_is_dprk", Answer.YES, "told as nationals of the DPRK", told)
    if nations and DPRK not in nations:
        return fact_of("nationality_is_dprk", Answer.NO, "another nationality is told", told)
    why = "two nationalities are told" if nations else "no nationality is told"
    return fact_of("nationality_is_dprk", Answer.CANNOT_TELL, why, told)


def present_in_host(seen: Seen) -> Fact:
    """Whether the people were in the host country at some time up to the as-of day."""
    return settled("present_in_host", seen.of(_BEING_THERE), "their presence is told")


def present_after_limit(seen: Seen) -> Fact:
    """Whether the people were still there after the time limit.

    Needs a day certainly after the limit; a stay of open end does not show it.
    """
    name = "present_after_limit"
    limit = seen.days.get(name)
    if limit is None:
        return fact_of(name, Answer.CANNOT_TELL, "no time limit is set in the packs")
    if seen.as_of <= limit:
        return fact_of(name, Answer.NO, f"the limit ({limit}) has not passed on the as-of day")
    after = [one for one in seen.of(_BEING_THERE) if begins_after(one.when, limit)]
    return settled(name, after, f"told on a day after {limit}", f"no evidence dated after {limit}")


def work_shown(seen: Seen) -> Fact:
    """Whether the people are shown to work in the host country."""
    untold = "work is not told"
    if seen.of({Kind.DISPATCH}):
        untold = "being sent is told, work is not"
    return settled("work_shown", seen.of(_WORKING), "work is told", untold)


def income_shown(seen: Seen) -> Fact:
    """Whether the people earn income from the work.

    Pay told of people who are told to work; a fee, fine or bribe is no pay. Work without pay
    told, unpaid training, and pay that goes wholly to another are argued both ways: cannot tell.
    """
    paid = [_as_pay(seen, one) for one in seen.of({Kind.PAYMENT})]
    unsure = "a payment is told, but not for certain that it is their pay for the work"
    if work_shown(seen).answer is not Answer.YES:
        paid = [one.softened() for one in paid]
        return settled("income_shown", paid, "pay is told", "no pay is told", unsure)
    if any(one.status is Status.TRAINEE for one in seen.tellings) and not paid:
        why = "they are there as trainees and no pay is told: whether that is income is disputed"
        return fact_of("income_shown", Answer.CANNOT_TELL, why)
    return settled("income_shown", paid, "pay is told", "work is told, pay is not", unsure)


def work_authorisation_given(seen: Seen) -> Fact:
    """Whether the host State gave the people a work permit, work visa or quota place."""
    found = [
        one.softened() if one.expired else one
        for one in seen.of(_PAPERS)
        if one.status is Status.WORK
    ]
    unsure = "a work visa is told only as expired, or with a hedge"
    name = "work_authorisation_given"
    return settled(name, found, "a work visa or permit is told", unsure=unsure)


def work_authorisation_renewed(seen: Seen) -> Fact:
    """Whether the host State renewed or extended a work authorisation."""
    papers = [one for one in seen.of(_PAPERS) if one.status is Status.WORK]
    found = seen.worded("work_authorisation_renewed", papers)
    return settled("work_authorisation_renewed", found, "a renewal is told")


def authorisations_above_cap(seen: Seen) -> Fact:
    """Whether the State had more authorisations out than on the day the cap was set.

    Population figures are another grain: nothing is read from them here.
    """
    return _only_elsewhere("authorisations_above_cap", seen)


def status_is_work(seen: Seen) -> Fact:
    """Whether the people hold work status."""
    return _status(seen, "status_is_work", Status.WORK)


def status_is_student(seen: Seen) -> Fact:
    """Whether the people hold student status."""
    return _status(seen, "status_is_student", Status.STUDENT)


def status_is_trainee(seen: Seen) -> Fact:
    """Whether the people hold trainee status."""
    return _status(seen, "status_is_trainee", Status.TRAINEE)


def status_is_tourist(seen: Seen) -> Fact:
    """Whether the people hold tourist or visitor status."""
    return _status(seen, "status_is_tourist", Status.TOURIST)


def host_law_gives_work_by_status(seen: Seen) -> Fact:
    """Whether host law let holders of the status work, on the day of the act.

    The day is that of the latest work or status told; where none is, any day up to as-of counts,
    and host law that changed in between gives cannot tell.
    """
    name = "host_law_gives_work_by_status"
    country = seen.arrangement.place.country
    held = [one for one in _STATUSES if _status(seen, "", one).answer is Answer.YES]
    if not held or country is None:
        what = "no status other than work" if country else "no host country"
        return fact_of(name, Answer.CANNOT_TELL, f"{what} is told")
    rules = [rule for rule in seen.host_rules if rule.country == country]
    when = _day_of_act(seen)
    answers = {status: _by_rules(rules, status, when) for status in held}
    best = max(answers, key=lambda status: _RANK[answers[status]])
    given = {
        Answer.YES: f"host law ({country}) then let {best} status work",
        Answer.NO: f"host law ({country}) then gave {best} status no general right to work",
        Answer.CANNOT_TELL: f"no host rule ({country}) for {best} status on that day is here",
    }
    return fact_of(name, answers[best], given[answers[best]])


def joint_venture_with_dprk_party(seen: Seen) -> Fact:
    """Whether the firm is owned or run together with a DPRK entity or person."""
    owned = [one for one in seen.of({Kind.OWNERSHIP}) if DPRK in _partners(one)]
    talks = [one.softened() for one in seen.worded("joint_venture", seen.of({Kind.AGREEMENT}))]
    found = (*owned, *talks)
    return settled("joint_venture_with_dprk_party", found, "joint ownership is told")


def joint_venture_opened_anew(seen: Seen) -> Fact:
    """Whether the joint venture was newly opened, on its own date, rather than kept running."""
    found = [
        one
        for one in seen.of({Kind.OWNERSHIP})
        if DPRK in _partners(one) and one.details.get("change") == "opened"
    ]
    return settled("joint_venture_opened_anew", found, "a new joint venture is told")


def sensitive_subject_taught(seen: Seen) -> Fact:
    """Whether the people are taught a subject on the list of sensitive fields."""
    name = "sensitive_subject_taught"
    taught = seen.of(_STUDYING)
    found = seen.worded(name, taught)
    other = seen.worded("other_subject", taught)
    if not found and other:
        return fact_of(name, Answer.NO, "the subject told is not one of the fields", other)
    return settled(name, found, "a listed field is told", "the subject is not told")


def scientific_cooperation_shown(seen: Seen) -> Fact:
    """Whether scientific or technical cooperation with a DPRK-sponsored party is shown."""
    name = "scientific_cooperation_shown"
    return settled(name, seen.worded(name, seen.of({Kind.AGREEMENT})), "cooperation is told")


def medical_exchange(seen: Seen) -> Fact:
    """Whether the cooperation is exchange for medical purposes."""
    found = seen.worded("medical_exchange", seen.of({Kind.AGREEMENT}))
    return settled("medical_exchange", found, "medical exchange is told")


def cooperation_notified(seen: Seen) -> Fact:
    """Whether the State determined the cooperation harmless and notified the Committee."""
    return _only_elsewhere("cooperation_notified", seen)


def government_minder(seen: Seen) -> Fact:
    """Whether DPRK government overseers of the workers are there.

    Words such as 'handler' may mean a foreman: they make it worth asking, not a yes.
    """
    among = (one for one in seen.tellings if one.kind not in _NOT_OF_THE_PEOPLE)
    found = seen.worded("government_minder", among)
    return settled("government_minder", found, "overseers are told")


def refugee_or_protected(seen: Seen) -> Fact:
    """Whether the people are refugees or under international protection."""
    return _only_elsewhere("refugee_or_protected", seen)


def national_of_host(seen: Seen) -> Fact:
    """Whether the host State holds the people to be its own nationals."""
    return _only_elsewhere("national_of_host", seen)


def return_barred_by_law(seen: Seen) -> Fact:
    """Whether national or international law bars sending the people back."""
    return _only_elsewhere("return_barred_by_law", seen)


def contract_before_2017_09_11(seen: Seen) -> Fact:
    """Whether the work rests on a written contract finalised before the ban.

    Read from agreements only, with a day certainly before the one the packs set.
    """
    name = "contract_before_2017_09_11"
    day = seen.days.get(name)
    contracts = seen.worded("contract", seen.of({Kind.AGREEMENT}))
    early = [one for one in contracts if day and ends_before(one.when, day)]
    return settled(name, early, f"a contract from before {day} is told")


def state_notified_committee(seen: Seen) -> Fact:
    """Whether the State told the Committee in time of the old contracts and their end."""
    return _only_elsewhere("state_notified_committee", seen)


def committee_approval(seen: Seen) -> Fact:
    """Whether the Security Council Committee approved it beforehand."""
    return _only_elsewhere("committee_approval", seen)


def exempt_project(seen: Seen) -> Fact:
    """Whether the joint venture is one of the projects that the paragraph names as exempt."""
    among = seen.of({Kind.OWNERSHIP, Kind.AGREEMENT})
    found = seen.worded("exempt_project", among)
    return settled("exempt_project", found, "an exempt project is told")


def goods_made(seen: Seen) -> Fact:
    """Whether the people work in a trade that makes goods."""
    trades, _ = seen.words.get("goods_trades", ((), ()))
    found = [one for one in seen.of(_WORKING) if one.sector and str(one.sector) in trades]
    return settled("goods_made", found, "work in a trade that makes goods is told")


def goods_entered_united_states(seen: Seen) -> Fact:
    """Whether the goods were brought to the United States."""
    return _only_elsewhere("goods_entered_united_states", seen)


def exported_by_third_party(seen: Seen) -> Fact:
    """Whether an agency or firm sent the people abroad to work."""
    found = [one for one in seen.tellings if one.intermediary]
    return settled("exported_by_third_party", found, "a sender is told")


def designation_found(seen: Seen) -> Fact:
    """Whether the US Treasury designated the sender on this ground by that day."""
    return _only_elsewhere("designation_found", seen)


FACTS: tuple[Callable[[Seen], Fact], ...] = (
    nationality_is_dprk,
    present_in_host,
    present_after_limit,
    work_shown,
    income_shown,
    work_authorisation_given,
    work_authorisation_renewed,
    authorisations_above_cap,
    status_is_work,
    status_is_student,
    status_is_trainee,
    status_is_tourist,
    host_law_gives_work_by_status,
    joint_venture_with_dprk_party,
    joint_venture_opened_anew,
    sensitive_subject_taught,
    scientific_cooperation_shown,
    medical_exchange,
    cooperation_notified,
    government_minder,
    refugee_or_protected,
    national_of_host,
    return_barred_by_law,
    contract_before_2017_09_11,
    state_notified_committee,
    committee_approval,
    exempt_project,
    goods_made,
    goods_entered_united_states,
    exported_by_third_party,
    designation_found,
)
FACT_NAMES = tuple(question.__name__ for question in FACTS)
_QUESTIONS = {question.__name__: question.__doc__ or question.__name__ for question in FACTS}
_STATUSES = (Status.STUDENT, Status.TRAINEE, Status.TOURIST, Status.OFFICIAL, Status.OTHER)
_RANK = {Answer.NO: 0, Answer.CANNOT_TELL: 1, Answer.YES: 2}


def question_of(name: str) -> str:
    """Give the question a fact answers: 'whether the people hold student status'."""
    first = _QUESTIONS[name].splitlines()[0].rstrip(".")
    return first[:1].lower() + first[1:]


def _only_elsewhere(name: str, seen: Seen) -> Fact:
    """Settle what reports rarely show: by listed words, else it is for someone else to say."""
    return settled(name, seen.worded(name), "told in so many words", "the evidence does not say")


def _status(seen: Seen, name: str, status: Status) -> Fact:
    told = [
        one.softened() if one.expired else one
        for one in seen.tellings
        if one.status is status and one.kind not in _NOT_OF_THE_PEOPLE
    ]
    if not told and status in seen.arrangement.covers:
        return fact_of(name, Answer.YES, "named as the cover of the arrangement")
    return settled(name, told, f"{status} status is told", f"{status} status is not told")


def _as_pay(seen: Seen, payment: Telling) -> Telling:
    """Soften a payment that is unpaid, all kept by another, or a fee, fine or bribe."""
    amount = payment.amount
    nothing = amount is not None and amount.value == 0
    whole = amount is not None and amount.currency == "%" and amount.value >= 100
    other = payment.mentions(seen.words.get("not_pay", ((), ()))[0])
    elsewhere = payment.details.get("recipient") not in (None, "worker")
    return payment.softened() if nothing or whole or other or elsewhere else payment


def _partners(telling: Telling) -> tuple[str | None, ...]:
    return (telling.nationality, telling.details.get("owner_country"))


def _day_of_act(seen: Seen) -> Period:
    """Give when the work or the status was last told, never later than the as-of day."""
    when = latest_of(one for one in seen.tellings if one.kind in _WORKING or one.status)
    if not when.is_known or (when.earliest and when.earliest > seen.as_of):
        return Period.between(None, seen.as_of)
    return Period.between(when.earliest, min(when.latest or seen.as_of, seen.as_of))


def _by_rules(rules: Iterable[HostRule], status: Status, when: Period) -> Answer:
    rules = tuple(rules)
    for given, field_name in ((Answer.YES, "gives_work_to"), (Answer.NO, "needs_permit")):
        for rule in rules:
            if status in getattr(rule, field_name):
                held = when.lies_within(rule.in_force_from, rule.in_force_until)
                if held is Answer.YES:
                    return given
    return Answer.CANNOT_TELL
