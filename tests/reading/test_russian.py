"""Russian reports: each hard thing by sentences of our own, near-misses, and properties."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from coverstory.model import Claim, Document, Kind, Reading, Speaker, Status
from coverstory.reading import read_report
from tests.reading.reports import report

DAY = date(2024, 6, 14)
LEAD = (
    "Около 300 рабочих из КНДР трудятся на стройках Хабаровска, рассказал местный прораб."
    " Агентство в Пхеньяне отправило их в Россию в прошлом году.\n\n"
)
UNNAMED = (
    "Около 300 рабочих из КНДР трудятся на стройках Хабаровска. Агентство в Пхеньяне отправило их"
    " в Россию в прошлом году. Они живут в общежитии.\n\n"
)


def russian(text: str) -> Document:
    """Make a Russian document of one day."""
    return replace(report(text, published=DAY), language="ru")


def read(text: str) -> Reading:
    """Read a Russian text of our own."""
    return read_report(russian(text), as_of=DAY)


def told(sentence: str, lead: str = LEAD) -> list[Claim]:
    """Give what one more sentence tells in a report on builders."""
    return [c for c in read(lead + sentence).claims if c.span.start >= len(lead)]


@pytest.mark.parametrize(
    ("sentence", "kind"),
    [
        ("Пхеньян командировал в Приморье ещё 140 маляров.", Kind.DISPATCH),
        ("Людей на объект поставляет посредническая фирма «Восход».", Kind.DISPATCH),
        ("Власти края рассчитывают привлечь до 2 тысяч швей.", Kind.DISPATCH),
        ("Корейская сторона готова прислать 50 сварщиков.", Kind.DISPATCH),
        ("Новую партию рабочих доставили чартером.", Kind.DISPATCH),
        ("Кадровое агентство подыскало заводу 80 северокорейцев.", Kind.DISPATCH),
        ("В июне через Хасан прошли 213 граждан КНДР.", Kind.ENTRY),
        ("С начала года в край заехали свыше 1,5 тыс. северокорейцев.", Kind.ENTRY),
        ("Во Владивосток рейсом из Пхеньяна прибыла группа из 45 человек.", Kind.ENTRY),
        ("Ожидается приезд 120 лесорубов.", Kind.ENTRY),
        ("Бригада собрала вещи и уехала в Пхеньян, когда закончился контракт.", Kind.EXIT),
        ("Северная Корея отозвала всех официанток домой.", Kind.EXIT),
        ("Трое рабочих сбежали со стройки.", Kind.EXIT),
        ("До конца июня все северокорейцы покинут край.", Kind.EXIT),
        ("Россия выслала последних 80 рабочих в декабре 2019 года.", Kind.REPATRIATION),
        ("Суд постановил выдворить 14 нелегальных строителей.", Kind.REPATRIATION),
        ("Во исполнение резолюции 2397 из края вывезли 600 граждан КНДР.", Kind.REPATRIATION),
        ("Северокорейцев посадили на рейс до Пхеньяна по решению МВД.", Kind.REPATRIATION),
        ("Через полгода те же бригады снова вышли на площадку.", Kind.RETURN),
        ("Часть рабочих въехала обратно по учебным визам.", Kind.RETURN),
        ("Они вернулись во Владивосток с новыми паспортами.", Kind.RETURN),
        ("Сорок из них возвратились в Хабаровск под видом стажёров.", Kind.RETURN),
        ("Консульство выдало северокорейцам 310 учебных виз.", Kind.VISA),
        ("Рабочих оформили как студентов.", Kind.VISA),
        ("Срок действия виз у рабочих закончился в мае.", Kind.VISA),
        ("У половины рабочих нет действующих разрешений.", Kind.VISA),
        ("Им сделали визы для прохождения практики.", Kind.VISA),
        (
            "Резолюция 2397 предписывает вернуть на родину всех северокорейских рабочих.",
            Kind.POLICY,
        ),
        ("Правительство края запретило нанимать иностранцев в такси и торговле.", Kind.POLICY),
        ("МВД перестало выдавать патенты гражданам КНДР.", Kind.POLICY),
        ("Квота на 2024 год составляет 5 тысяч рабочих из Узбекистана.", Kind.POLICY),
        ("Стороны договорились о приёме 200 медсестёр.", Kind.AGREEMENT),
        ("Ректор и консул подписали протокол о стажировках рабочих.", Kind.AGREEMENT),
        ("Между ведомствами идут переговоры о найме швей.", Kind.AGREEMENT),
        ("Каждый рабочий получает 700 долларов в месяц.", Kind.PAYMENT),
        ("С каждого строителя удерживают 70 процентов заработка.", Kind.PAYMENT),
        ("Фирма перечисляет посольству 900 долларов за каждого рабочего.", Kind.PAYMENT),
        ("Зарплату рабочим не платили четыре месяца.", Kind.PAYMENT),
        ("За оформление визы посредник брал с людей по 15 тыс. рублей.", Kind.PAYMENT),
        ("Люди спят в вагончиках прямо на стройке.", Kind.HOUSING),
        ("Под жильё рабочим отвели этаж старой гостиницы.", Kind.HOUSING),
        ("Двадцать женщин делят три комнаты над рестораном.", Kind.HOUSING),
        ("Рабочие ночуют в бытовках.", Kind.HOUSING),
        ("В сентябре университет принял 85 студентов из КНДР.", Kind.ENROLMENT),
        ("Они приписаны к техникуму в Артёме.", Kind.ENROLMENT),
        ("Раз в неделю рабочие приходят отмечаться в колледж.", Kind.CHECK_IN),
        ("На лекциях их никто никогда не видел.", Kind.CHECK_IN),
        ("Преподаватели ставят рабочим посещаемость, хотя те не появляются.", Kind.CHECK_IN),
        ("Северокорейские бригады ремонтируют квартиры по всему городу.", Kind.EMPLOYMENT),
        ("На фабрике шьют куртки 90 кореянок.", Kind.EMPLOYMENT),
        ("Ещё 20 человек обслуживают гостей ресторана «Пхеньян».", Kind.EMPLOYMENT),
        ("Подрядчик взял на отделку 60 северокорейцев.", Kind.EMPLOYMENT),
        ("На рыбозаводе минтай потрошат женщины из КНДР.", Kind.EMPLOYMENT),
        (
            "Северокорейские программисты под чужими именами выполняют заказы американских фирм.",
            Kind.EMPLOYMENT,
        ),
        ("Сейчас в крае остаётся 1 240 граждан КНДР.", Kind.PRESENCE),
        ("По состоянию на март в области числились 13 221 северокореец.", Kind.PRESENCE),
        (
            "Число северокорейских рабочих в крае сократилось с 9 тысяч 264 до 1 тысячи 100.",
            Kind.PRESENCE,
        ),
        ("Рабочих в городе больше нет.", Kind.PRESENCE),
        (
            "«Никаких корейцев у нас нет и не было», — заявил директор треста Олег Лунин.",
            Kind.DENIAL,
        ),
        ("МИД назвал публикацию вымыслом.", Kind.DENIAL),
        (
            "«Наша компания не нанимает граждан КНДР», — ответила пресс-секретарь застройщика.",
            Kind.DENIAL,
        ),
        ("В администрации факт использования труда северокорейцев отрицают.", Kind.DENIAL),
    ],
)
def test_each_kind_is_told_by_its_words(sentence: str, kind: Kind) -> None:
    assert kind in {claim.kind for claim in told(sentence)}


@pytest.mark.parametrize(
    ("sentence", "speaker"),
    [
        ("Сорок швей работают в цехе, сообщили в прокуратуре.", Speaker.OFFICIAL),
        ("В УФСБ по краю сообщили, что на верфи работают 40 корейцев.", Speaker.OFFICIAL),
        (
            "Как рассказал министр труда Игорь Ломакин, 40 корейцев работают на верфи.",
            Speaker.OFFICIAL,
        ),
        (
            "Источник, близкий к застройщику, рассказал, что 40 корейцев работают ночами.",
            Speaker.ANONYMOUS,
        ),
        (
            "«Сорок корейцев работают тут», — говорит прораб, просивший не называть имени.",
            Speaker.ANONYMOUS,
        ),
        ("По словам собеседника издания, на складе работают 40 северокорейцев.", Speaker.ANONYMOUS),
        ("Второй источник утверждает, что 40 корейцев работают по ночам.", Speaker.ANONYMOUS),
        (
            "По словам директора завода Андрея Кольцова, в цехе работают 40 северокорейцев.",
            Speaker.NAMED,
        ),
        (
            "«У нас работают 40 северокорейцев», – сказала владелица кафе Ирина Шубина.",
            Speaker.NAMED,
        ),
        (
            "Правозащитница Ольга Беляева считает, что 40 северокорейцев работают по принуждению.",
            Speaker.NAMED,
        ),
        ("По данным МВД, в крае работают 40 северокорейцев.", Speaker.OFFICIAL),
        ("По данным Росстата, в крае работают 40 северокорейцев.", Speaker.OFFICIAL),
        ("Согласно статистике ФСБ, в крае работают 40 северокорейцев.", Speaker.OFFICIAL),
        ("Из договора следует, что на верфи работают 40 северокорейцев.", Speaker.DOCUMENT),
        ("Газета «Край» сообщила, что на верфи работают 40 северокорейцев.", Speaker.OUTLET),
        ("Как пишет издание «Вектор», на верфи работают 40 северокорейцев.", Speaker.OUTLET),
        ("Посольство КНДР подтвердило, что на верфи работают 40 северокорейцев.", Speaker.OFFICIAL),
        ("В компании «Техстрой» заявили, что у них работают 40 северокорейцев.", Speaker.NAMED),
        (
            "— Сорок корейцев работают у нас, — рассказывает бригадир Антон Рудь. — Тихие.",
            Speaker.NAMED,
        ),
        (
            "На верфи работают 40 северокорейцев. Об этом заявил губернатор Павел Жилин.",
            Speaker.OFFICIAL,
        ),
        (
            "В докладе группы экспертов ООН говорится, что на верфи работают 40 северокорейцев.",
            Speaker.DOCUMENT,
        ),
        (
            "Сотрудник суда на условиях анонимности рассказал, что там работают 40 корейцев.",
            Speaker.ANONYMOUS,
        ),
        ("На верфи в посёлке работают 40 северокорейцев.", Speaker.NARRATOR),
    ],
)
def test_who_speaks_is_told_on_either_side_of_the_verb(sentence: str, speaker: Speaker) -> None:
    work = [c for c in told(sentence, UNNAMED) if c.kind is Kind.EMPLOYMENT]
    assert [c.attribution.speaker for c in work] == [speaker]


@pytest.mark.parametrize(
    ("sentence", "name"),
    [
        ("По словам директора завода Андрея Кольцова, тут работают 40 корейцев.", "Andrey Koltsov"),
        ("«Тут работают 40 корейцев», – сказала хозяйка кафе Ирина Шубина.", "Irina Shubina"),
        ("Как рассказал министр Игорь Ломакин, тут работают 40 корейцев.", "Igor Lomakin"),
        ("По данным Росстата, в крае работают 40 северокорейцев.", "Rosstat"),
    ],
)
def test_names_stand_in_latin_letters_and_in_the_nominative(sentence: str, name: str) -> None:
    work = [c for c in told(sentence, UNNAMED) if c.kind is Kind.EMPLOYMENT]
    assert [c.attribution.name for c in work] == [name]


@pytest.mark.parametrize(
    ("words", "low", "high"),
    [
        ("13 221", 13221, 13221),
        ("9 тысяч 264", 9264, 9264),
        ("1,5 тыс.", 1500, 1500),
        ("около 450", 450, 450),
        ("почти пять тысяч", 5000, 5000),
        ("более 15 тысяч", 15000, None),
        ("свыше 80", 80, None),
        ("не менее 240", 240, None),
        ("до 20", None, 20),
        ("от 40 до 55", 40, 55),
        ("двенадцать", 12, 12),
        ("несколько десятков", 20, 99),
        ("сотни", 100, 999),
        ("тысячи", 1000, 9999),
    ],
)
def test_counts_in_figures_words_and_bounds(words: str, low: int | None, high: int | None) -> None:
    counts = [c.count for c in told(f"На верфи работают {words} граждан КНДР.") if c.count]
    assert [(c.min, c.max) for c in counts] == [(low, high)]


def test_of_a_change_the_later_number_is_told() -> None:
    claims = told("Число северокорейских рабочих в крае упало с 9 тысяч 264 до 1 тысячи 100.")
    assert [(c.count.min, c.count.max) for c in claims if c.count] == [(1100, 1100)]


@pytest.mark.parametrize(
    ("when", "first", "last"),
    [
        ("17 марта 2024 года", date(2024, 3, 17), date(2024, 3, 17)),
        ("В марте", date(2024, 3, 1), date(2024, 3, 31)),
        ("В прошлом месяце", date(2024, 5, 1), date(2024, 5, 31)),
        ("В конце прошлого года", date(2023, 12, 1), date(2023, 12, 31)),
        ("На прошлой неделе", date(2024, 6, 3), date(2024, 6, 9)),
        ("Вчера", date(2024, 6, 13), date(2024, 6, 13)),
        ("Летом 2023 года", date(2023, 6, 1), date(2023, 8, 31)),
        ("В третьем квартале 2023 года", date(2023, 7, 1), date(2023, 9, 30)),
        ("С 2017 года", date(2017, 1, 1), None),
        ("К 22 декабря 2019 года", None, date(2019, 12, 22)),
    ],
)
def test_dates_told_in_words(when: str, first: date | None, last: date | None) -> None:
    claims = told(f"{when} в край въехали 40 граждан КНДР.")
    assert [(c.period.earliest, c.period.latest) for c in claims] == [(first, last)]


@pytest.mark.parametrize(
    ("paper", "status"),
    [
        ("по учебным визам", Status.STUDENT),
        ("для прохождения практики как практиканты", Status.TRAINEE),
        ("на стажировку", Status.TRAINEE),
        ("по туристическим визам", Status.TOURIST),
        ("по служебным паспортам", Status.OFFICIAL),
        ("по рабочим визам", Status.WORK),
        ("с транзитными визами", Status.OTHER),
    ],
)
def test_papers_told(paper: str, status: Status) -> None:
    claims = told(f"Ещё 40 человек въехали {paper}.")
    assert status in {c.status for c in claims}


@pytest.mark.parametrize(
    ("sentence", "kind"),
    [
        ("Сорок рабочих вернулись на родину.", Kind.EXIT),
        ("Сорок рабочих вернулись в Пхеньян.", Kind.EXIT),
        ("Сорок рабочих вернулись в Россию.", Kind.RETURN),
        ("Сорок рабочих отправили на родину.", Kind.REPATRIATION),
        ("Сорок рабочих отправили в Находку.", Kind.DISPATCH),
        ("Из Пхеньяна в Находку выехали 40 рабочих.", Kind.DISPATCH),
        ("Сорок рабочих въехали в Россию вновь.", Kind.RETURN),
    ],
)
def test_directions_are_told_apart(sentence: str, kind: Kind) -> None:
    assert [c.kind for c in told(sentence)] == [kind]


def test_money_with_scales_ranges_and_units() -> None:
    (claim,) = told("Каждый рабочий сдаёт от 40 до 55 тысяч рублей в месяц.")
    assert claim.amount
    assert (claim.amount.value, claim.amount.currency, claim.amount.per) == (55000, "RUB", "month")


def test_a_body_is_named_in_latin_letters_and_a_sender_is_no_employer() -> None:
    (claim,) = told("Людей на верфь поставляет посредническая фирма «Восход».")
    assert (claim.intermediary, claim.institution) == ("Voskhod", None)


def test_allegedly_and_plans_are_hedges() -> None:
    assert all(c.hedged for c in told("Якобы на верфи работают 40 граждан КНДР."))
    assert all(c.hedged for c in told("В июле приедут ещё 40 граждан КНДР."))
    assert not any(c.hedged for c in told("На верфи работают около 40 граждан КНДР."))


def test_a_misnumbered_rule_is_kept_under_its_number() -> None:
    (claim,) = told("Резолюция 2937 обязывала выслать всех рабочих из КНДР.")
    assert claim.attribution.name == "UN Security Council Resolution 2937"


SILENT = [
    (
        "Группа из 30 студентов из КНДР поступила в медицинский университет Владивостока. Они "
        "изучают анатомию и русский язык, слушают лекции и живут в общежитии. Первый семестр "
        "закончится экзаменами, стипендию платит вуз. Обмен студентами идёт с 2010 года."
    ),
    (
        "Двадцать северокорейских студентов учатся в Дальневосточном институте на кафедре "
        "филологии. После сессии они уедут на каникулы домой. Дипломы им вручит посол."
    ),
    (
        "Группа из 100 российских туристов посетила КНДР. Путешественники жили в гостинице в "
        "Вонсане, катались на лыжах и вернулись во Владивосток самолётом. Тур стоил 750 "
        "долларов."
    ),
    (
        "Российская делегация во главе с министром прибыла в Пхеньян. Стороны обсудили туризм "
        "и поставки угля. Делегация возложила цветы и вернулась в Москву."
    ),
    (
        "На заводе в Туле работают 400 человек, средняя зарплата составляет 60 тысяч рублей. "
        "Директор Пётр Гусев рассказал, что 30 сварщиков приехали из соседней области. "
        "Рабочие живут в общежитии завода."
    ),
    (
        "Судно с углём вышло из порта Находка. По данным Совбеза, груз в 5 тысяч тонн "
        "нарушает резолюцию 2397. Капитан и 18 моряков опрошены."
    ),
    (
        "В Пхеньяне открылся новый ресторан. В нём работают 40 официанток, блюда готовят "
        "повара из столицы КНДР."
    ),
    (
        "Школа для беженцев из КНДР в Сеуле приняла 40 учеников. Они учат математику и "
        "английский. Занятия бесплатные."
    ),
]
LAWFUL = [
    (
        "На стройку стадиона в Казани по оргнабору приехали 120 граждан Узбекистана, сообщили "
        "в министерстве труда. Все они оформили патенты. Зарплата рабочих составляет 80 тысяч "
        "рублей в месяц, живут они в общежитии подрядчика."
    ),
    (
        "Полиция Самары задержала 15 граждан Таджикистана с просроченными патентами, сообщили "
        "в МВД. Они работали на стройке. Суд выдворил всех, каждому назначен штраф 5 тысяч "
        "рублей."
    ),
    (
        "В Томске работают 20 врачей из КНДР, сообщили в больнице. Они приехали в 2015 году "
        "по рабочим визам. Резолюция 2375, принятая позже, запрещает новые разрешения."
    ),
]
ALLEGED = [
    (
        (
            "На стройке в Находке под видом студентов работают 90 северокорейцев, рассказал "
            "источник. Они въехали по учебным визам колледжа. По его словам, занятий никто не "
            "посещает."
        ),
        ("study-cover",),
    ),
    (
        (
            "На складе в Химках нашли 30 граждан Непала, которые въехали по туристическим визам, "
            "а работали грузчиками, сообщила полиция. Фирма-посредник брала с них по 2 тысячи "
            "долларов. Людей депортируют."
        ),
        ("tourism-cover",),
    ),
    (
        (
            "Северокорейские программисты во Владивостоке под чужими именами выполняют заказы "
            "американских фирм, сообщило ФБР. Они зарабатывают 300 тысяч долларов в год. Деньги "
            "уходят в Пхеньян."
        ),
        ("identity-cover",),
    ),
    (
        (
            "Россия выслала 200 северокорейских строителей в декабре 2019 года, сообщили в МВД. "
            "Весной 60 из них вернулись в Уссурийск по туристическим визам и снова работают на "
            "стройке, утверждает прораб."
        ),
        ("tourism-cover", "repatriation-and-return"),
    ),
]


@pytest.mark.parametrize("text", SILENT)
def test_study_travel_ships_and_domestic_labour_are_silent(text: str) -> None:
    reading = read(text)
    assert (reading.relevant, reading.claims, reading.schemes) == (False, (), ())


@pytest.mark.parametrize("text", LAWFUL)
def test_lawful_work_overstaying_and_a_ban_beside_the_facts_allege_nothing(text: str) -> None:
    reading = read(text)
    assert reading.relevant
    assert (reading.evasion_alleged, reading.schemes) == (False, ())


@pytest.mark.parametrize(("text", "schemes"), ALLEGED)
def test_covers_are_alleged_under_their_names(text: str, schemes: tuple[str, ...]) -> None:
    reading = read(text)
    assert reading.evasion_alleged
    assert reading.schemes == schemes


def test_passages_of_two_languages_are_read_each_in_its_own() -> None:
    english = "About 120 North Korean builders worked on sites in Nakhodka, a foreman said."
    quotes = [c.quote for c in read(LEAD + english).claims]
    assert any("North Korean" in quote for quote in quotes)
    assert any("рабочих из КНДР" in quote for quote in quotes)


PHRASES = (
    "северокорейцы работают на стройке|в Находке|по учебным визам|13 221|рублей|«|»|—|,|.|\n\n|"
    "сказал источник|вернулись на родину|из КНДР|в марте 2019 года|от 40 до 55 тысяч|«Восток»"
)
WORDS = st.lists(st.sampled_from(PHRASES.split("|")), max_size=40)


@settings(deadline=None, max_examples=60)
@given(WORDS)
def test_every_quote_is_the_text_between_its_offsets(words: list[str]) -> None:
    document = russian(LEAD + " ".join(words))
    reading = read_report(document, as_of=DAY)
    assert all(document.text[c.span.start : c.span.end] == c.quote for c in reading.claims)
    assert read_report(document, as_of=DAY) == reading
