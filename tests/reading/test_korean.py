"""Korean reports: each hard thing one by one, near-misses, and properties. Sentences of our own."""

import unicodedata
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from coverstory.model import Claim, Kind, Reading, Sector, Speaker, Status
from coverstory.reading import read_report
from tests.reading.reports import of_kind, report

DAY = date(2024, 6, 20)
# Without people, work and a host told of, a page is not about labour abroad and gives no claims.
LEAD = "북한 노동자들이 러시아에서 일하고 있다. 북한 노동자 10명이 러시아로 파견됐다.\n\n"


def read(text: str, *, lead: str = LEAD, published: date | None = DAY) -> Reading:
    document = replace(report(lead + text, published=published), language="ko")
    return read_report(document, as_of=date(2026, 11, 1))


def claims_in(text: str, kind: Kind) -> list[Claim]:
    """Give the claims of a kind that stand in the text itself, not in the lead."""
    return [c for c in of_kind(read(text), kind) if c.span.start >= len(LEAD)]


def one(text: str, kind: Kind) -> Claim:
    found = claims_in(text, kind)
    assert len(found) == 1, [(c.kind, c.quote) for c in read(text).claims]
    return found[0]


@pytest.mark.parametrize(
    ("words", "low", "high"),
    [
        ("1만 3000여 명", 13000, 13000),
        ("3만4천 명", 34000, 34000),
        ("2만5천 명", 25000, 25000),
        ("1,200명", 1200, 1200),
        ("200명가량", 200, 200),
        ("수십 명", 20, 99),
        ("수백 명", 100, 999),
        ("수천 명", 1000, 9999),
        ("최소 80명", 80, None),
        ("60명 이상", 60, None),
        ("많게는 60명까지", None, 60),
        ("20명 미만", None, 20),
        ("50∼80명", 50, 80),
        ("5만∼8만 명", 50000, 80000),
        ("스물세 명", 23, 23),
        ("천 명", 1000, 1000),
    ],
)
def test_numbers_of_people_are_read_with_their_bounds(
    words: str, low: int | None, high: int | None
) -> None:
    count = one(f"북한 노동자 {words}이 하바롭스크에 입국했다.", Kind.ENTRY).count
    assert count is not None
    assert (count.min, count.max) == (low, high)


def test_none_at_all_is_zero_and_two_hundred_is_not() -> None:
    none = one("러시아 내무부는 북한 국적자에게 내준 노동허가가 한 건도 없다고 밝혔다.", Kind.VISA)
    assert none.count is not None
    assert (none.count.min, none.count.max) == (0, 0)


def test_a_share_is_counted_of_the_whole_told_before() -> None:
    text = "북한 노동자 300명이 카잔에 들어왔다. 이 가운데 3분의 2는 송환됐다."
    gone = one(text, Kind.REPATRIATION)
    assert gone.count is not None
    assert gone.count.min == 200


@pytest.mark.parametrize(
    ("words", "first", "last"),
    [
        ("지난달", date(2024, 5, 1), date(2024, 5, 31)),
        ("지난해 말", date(2023, 12, 1), date(2023, 12, 31)),
        ("올해 초", date(2024, 1, 1), date(2024, 3, 31)),
        ("작년 9월", date(2023, 9, 1), date(2023, 9, 30)),
        ("지난 3월", date(2024, 3, 1), date(2024, 3, 31)),
        ("2019년 12월 22일까지", None, date(2019, 12, 22)),
        ("2021년부터", date(2021, 1, 1), None),
        ("올해 1월부터 4월까지", date(2024, 1, 1), date(2024, 4, 30)),
        ("올 들어 5월까지", date(2024, 1, 1), date(2024, 5, 31)),
        ("지난해 하반기", date(2023, 7, 1), date(2023, 12, 31)),
        ("1990년대", date(1990, 1, 1), date(1999, 12, 31)),
        ("8일", date(2024, 6, 8), date(2024, 6, 8)),
        ("25일", date(2024, 5, 25), date(2024, 5, 25)),
    ],
)
def test_dates_are_read_from_the_day_of_the_report(
    words: str, first: date | None, last: date | None
) -> None:
    period = one(f"북한 노동자 40명이 {words} 하바롭스크에 입국했다.", Kind.ENTRY).period
    assert (period.earliest, period.latest) == (first, last)


def test_the_day_of_speaking_is_not_the_day_of_the_event() -> None:
    text = "통일부는 18일 북한 노동자 40명이 하바롭스크에 입국했다고 밝혔다."
    assert not one(text, Kind.ENTRY).period.is_known


def test_months_of_staying_are_no_dates() -> None:
    text = "북한 노동자 40명이 8개월 동안 하바롭스크에 머물렀다."
    assert not one(text, Kind.PRESENCE).period.is_known


@pytest.mark.parametrize(
    ("sentence", "kind"),
    [
        ("북한 노동자 50명이 계약을 마치고 귀국했다.", Kind.EXIT),
        ("북한 노동자 50명이 작업장을 이탈했다.", Kind.EXIT),
        ("북한 당국이 노동자 50명을 소환했다.", Kind.EXIT),
        ("러시아 당국은 북한 노동자 50명을 추방했다.", Kind.REPATRIATION),
        ("북한 노동자 50명이 버스에 태워져 북으로 송환됐다.", Kind.REPATRIATION),
        ("돌아갔던 북한 노동자 50명이 러시아에 다시 들어왔다.", Kind.RETURN),
        ("북한 노동자 50명이 재입국했다.", Kind.RETURN),
        ("평양의 회사가 북한 노동자 50명을 카잔에 파견했다.", Kind.DISPATCH),
        ("북한 노동자 50명이 카잔에 도착했다.", Kind.ENTRY),
        ("북한 노동자 50명이 카잔에 머물고 있다.", Kind.PRESENCE),
        ("북한 노동자 50명이 컨테이너 숙소에서 지낸다.", Kind.HOUSING),
        ("북한 노동자들은 수업에 나오지 않는다.", Kind.CHECK_IN),
    ],
)
def test_the_verb_tells_the_kind_and_the_direction(sentence: str, kind: Kind) -> None:
    assert claims_in(sentence, kind), [(c.kind, c.quote) for c in read(sentence).claims]


@pytest.mark.parametrize(
    ("words", "status"),
    [
        ("유학생 비자", Status.STUDENT),
        ("연수생 비자", Status.TRAINEE),
        ("관광 비자", Status.TOURIST),
        ("도강증", Status.TOURIST),
        ("친선 방문 비자", Status.TOURIST),
        ("취업 비자", Status.WORK),
    ],
)
def test_the_paper_they_enter_on_is_the_status(words: str, status: Status) -> None:
    assert one(f"북한 노동자 40명이 {words}로 하바롭스크에 입국했다.", Kind.ENTRY).status is status


@pytest.mark.parametrize(
    ("words", "sector"),
    [
        ("건설 현장", Sector.CONSTRUCTION),
        ("식당", Sector.RESTAURANT),
        ("봉제공장", Sector.TEXTILE),
        ("벌목장", Sector.LOGGING),
        ("수산물 가공공장", Sector.SEAFOOD),
        ("조선소", Sector.MANUFACTURING),
        ("농장", Sector.AGRICULTURE),
    ],
)
def test_the_place_of_work_tells_the_trade(words: str, sector: Sector) -> None:
    text = f"북한 노동자 40명이 하바롭스크의 {words}에서 일하고 있다."
    assert one(text, Kind.EMPLOYMENT).sector is sector


@pytest.mark.parametrize(
    ("words", "value", "currency", "per"),
    [
        ("다달이 2800위안을", 2800, "CNY", "month"),
        ("월 13만 루블을", 130000, "RUB", "month"),
        ("한 달에 650달러를", 650, "USD", "month"),
        ("해마다 많게는 30만 달러를", 300000, "USD", "year"),
        ("하루 1500~2000루블을", 2000, "RUB", "day"),
        ("한 사람에게서 1200만 원을", 12000000, "KRW", "person"),
    ],
)
def test_pay_has_its_currency_and_time(words: str, value: int, currency: str, per: str) -> None:
    amount = one(f"북한 노동자들은 {words} 받는다.", Kind.PAYMENT).amount
    assert amount is not None
    assert (amount.value, amount.currency, amount.per) == (value, currency, per)


@pytest.mark.parametrize(("words", "value"), [("8할", 80), ("3분의 2", 66.7), ("70%", 70)])
def test_shares_of_pay_are_per_cent(words: str, value: float) -> None:
    amount = one(f"지도원들은 노동자들이 번 돈의 {words}를 뗀다.", Kind.PAYMENT).amount
    assert amount is not None
    assert (amount.value, amount.currency) == (value, "%")


@pytest.mark.parametrize(
    ("lead", "speaker"),
    [
        ("현지 소식통은 “{}”고 말했다.", Speaker.ANONYMOUS),
        ("{}고 대북 소식통이 전했다.", Speaker.ANONYMOUS),
        ("통일부는 “{}”고 밝혔다.", Speaker.OFFICIAL),
        ("러시아 외무부에 따르면 {}.", Speaker.OFFICIAL),
        ("동북아경제연구소 서민호 연구위원은 “{}”고 내다봤다.", Speaker.NAMED),
        ("보고서에 따르면 {}.", Speaker.DOCUMENT),
        ("두만일보에 따르면 {}.", Speaker.OUTLET),
        ("{}.", Speaker.NARRATOR),
    ],
)
def test_who_says_it_is_found_on_either_side(lead: str, speaker: Speaker) -> None:
    text = lead.format("북한 노동자 50명이 카잔에 들어왔다")
    assert one(text, Kind.ENTRY).attribution.speaker is speaker


def test_offices_are_named_with_their_state() -> None:
    text = "폴란드 내무부는 북한 노동자 37명이 그단스크의 조선소에서 일한다고 밝혔다."
    assert one(text, Kind.EMPLOYMENT).attribution.name == "Polish Interior Ministry"


def test_two_sources_are_kept_apart_and_this_source_is_the_last() -> None:
    text = (
        "블라디보스토크의 한 소식통은 “북한 노동자 50명이 카잔에 들어왔다”고 말했다.\n\n"
        "또 다른 소식통은 “북한 노동자 30명이 추방됐다”고 전했다.\n\n"
        "이 소식통은 “노동자들이 한 달에 400달러를 받는다”고 덧붙였다."
    )
    labels = [
        one(text, kind).attribution.label for kind in (Kind.ENTRY, Kind.REPATRIATION, Kind.PAYMENT)
    ]
    assert labels[0] != labels[1] == labels[2]


def test_the_deepest_of_two_speakers_answers() -> None:
    text = (
        "신다올 의원은 국가정보원 보고를 인용해 “북한 노동자 7000명이 러시아에 들어갔다”고 밝혔다."
    )
    name = one(text, Kind.ENTRY).attribution.name
    assert name == "South Korean National Intelligence Service"


@pytest.mark.parametrize(
    ("ending", "hedged"),
    [
        ("들어온 것으로 알려졌다", True),
        ("들어온 것으로 추정된다", True),
        ("들어올 예정이다", True),
        ("들어온 것으로 확인됐다", False),
        ("들어왔다고 한다", False),
    ],
)
def test_hedges_are_told_from_plain_reporting(ending: str, hedged: bool) -> None:
    assert one(f"북한 노동자 50명이 카잔에 {ending}.", Kind.ENTRY).hedged is hedged


def test_a_denial_takes_what_it_denies() -> None:
    text = "이 회사는 “북한 노동자를 고용한 적이 없다”고 해명했다."
    assert one(text, Kind.DENIAL).denies is not None
    assert not claims_in(text, Kind.EMPLOYMENT)


def test_a_resolution_speaks_for_itself() -> None:
    text = "안보리 결의 2375호는 북한 국적자에게 새 노동허가를 내주는 것을 금지한다."
    rule = one(text, Kind.POLICY)
    assert rule.attribution.speaker is Speaker.DOCUMENT
    assert rule.attribution.name == "UN Security Council Resolution 2375"


def test_a_sender_is_named_in_latin_letters() -> None:
    text = "평양의 남산건설이 북한 노동자 50명을 카잔에 보냈다."
    assert one(text, Kind.DISPATCH).intermediary == "Namsan Construction"


def test_a_korean_report_with_english_lines_is_read_in_both() -> None:
    english = (
        "About 320 North Korean women work at a garment factory in Hunchun, China, "
        "and the factory pays a trading company 2,800 yuan a month for each worker."
    )
    found = read("북한 노동자 50명이 카잔에 입국했다.\n\n" + english)
    quotes = " ".join(c.quote for c in found.claims)
    assert "카잔" in quotes
    assert "Hunchun" in quotes


LAWFUL = """고용노동부는 올해 네팔과 베트남에서 E-9 근로자 1만2000명이 입국했다고 밝혔다.

네팔인 근로자 300명은 경기 화성의 제조업체에서 일한다. 이들은 매달 210만 원을 받는다.

베트남 근로자 40명은 3년 계약을 마치고 지난달 귀국했다."""

SCHOOLING = """서울의 한 대안학교가 졸업식을 열었다. 북한에서 온 탈북 청소년 23명이 졸업장을 받았다.

졸업생 12명은 대학에 진학한다. 학교에는 학생 61명이 다닌다. 학생들은 장학금을 받는다.

한 학생은 “검정고시를 통과하려고 밤마다 공부했다”고 말했다."""

AT_HOME = """경북 봉화의 한 사과 농장이 일손을 구하지 못해 수확을 미뤘다.

농민들은 품삯이 올랐다고 말했다.

군청 직원 20명이 사과를 땄다. 하루 품삯은 13만 원이다."""


def test_lawful_work_of_other_nations_is_relevant_and_alleges_nothing() -> None:
    found = read(LAWFUL, lead="")
    assert found.relevant
    assert not found.evasion_alleged
    assert found.schemes == found.obligations == ()


@pytest.mark.parametrize("text", [SCHOOLING, AT_HOME])
def test_schooling_and_work_at_home_are_silent(text: str) -> None:
    found = read(text, lead="")
    assert not found.relevant
    assert found.claims == ()


@pytest.mark.parametrize(
    ("text", "scheme"),
    [
        ("이들은 유학생 비자로 들어왔지만 실제로는 건설 현장에서 일한다.", "study-cover"),
        ("연수 명목으로 입국한 노동자들이 봉제공장에서 일한다.", "training-cover"),
        ("도강증으로 들어온 노동자들이 수산물 공장에서 일한다.", "tourism-cover"),
        ("노동자들은 중국인 신분을 도용해 일감을 받는다.", "identity-cover"),
    ],
)
def test_schemes_are_alleged_by_their_words(text: str, scheme: str) -> None:
    found = read(text)
    assert scheme in found.schemes
    assert found.evasion_alleged


WHOLE = (
    "단둥의 한 소식통은 “북한 녀성 200명가량이 지난달 도강증으로 들어왔다”고 말했다. "
    "공장은 한 사람 몫으로 다달이 2400위안을 조선솔향기무역에 건넨다고 한다."
)


def test_hangul_written_letter_by_letter_is_read_alike_and_quoted_as_written() -> None:
    apart = unicodedata.normalize("NFD", LEAD + WHOLE)
    document = replace(report(apart, published=DAY), language="ko")
    found = read_report(document, as_of=date(2026, 11, 1))
    assert [unicodedata.normalize("NFC", c.quote) for c in found.claims] == [
        c.quote for c in read(WHOLE).claims
    ]
    assert all(document.text[c.span.start : c.span.end] == c.quote for c in found.claims)


_WORDS = st.sampled_from([
    "북한 노동자 ", "37명이 ", "러시아에서 ", "일하고 있다. ", "“", "”고 말했다. ", "지난해 말 ",
    "소식통은 ", "3분의 2", "1만 3000여 명", "월 30만 원을 받는다. ", "13월 ", "유학생 비자로 ",
    "99999999999999명 ", "2397호 ", "이(가) ", "\n\n", "…", "·", "\u200b", "\u202e",
    "\u1112\u1161\u11ab",
])  # fmt: skip


@settings(max_examples=60, deadline=None)
@given(st.lists(_WORDS, max_size=40))
def test_every_quote_stands_in_the_text_and_reading_twice_agrees(words: list[str]) -> None:
    text = LEAD + "".join(words)
    document = replace(report(text, published=DAY), language="ko")
    first, second = read_report(document), read_report(document)
    assert first == second
    assert all(text[c.span.start : c.span.end] == c.quote for c in first.claims)
