"""A case made by hand, in our own words, that holds everything a page must bear.

Two arrangements (builders back on student papers, restaurant trainees), a report in each of three
languages, a register row, an undated and an uncertain event, open ends, a denial, a contradiction,
and words that try to break out: markup, escapes, reading-order overrides, one endless word.
"""

import hashlib
from dataclasses import replace
from datetime import date

from coverstory.model import (
    Amount,
    Answer,
    Arrangement,
    Assessment,
    Attribution,
    Basis,
    Block,
    BlockKind,
    Byline,
    CaseInfo,
    Claim,
    Confidence,
    CountRange,
    Document,
    DutyState,
    Event,
    ExceptionResult,
    Finding,
    Grade,
    Grain,
    IndicatorResult,
    Kind,
    LawRow,
    Likelihood,
    MissingFact,
    OriginGroup,
    Origins,
    Period,
    Place,
    Problem,
    Reading,
    RegisterInfo,
    RivalResult,
    RivalState,
    Role,
    Sector,
    SidedAnswer,
    Silent,
    Span,
    Speaker,
    Status,
    StepResult,
    StepState,
    Sureness,
    TextMap,
)

AS_OF = date(2019, 3, 29)
LONG_WORD = "Строительно" * 18
HOSTILE = "<script>alert('x')</script> *bold* [link](javascript:x) | `code`"
RIGHT_TO_LEFT = "\u202egnol os yap on\u202c \u200fsaid\u200f"

ENGLISH = f"""Crews return to the harbour sites

Men who had gone home as the year closed are pouring concrete again. "They hold student papers now,"
said one person in Vladivostok. Their permits ran out in December. A school sees them once a week.
An office in Pyongyang sends them, he said. {HOSTILE}
Three eating houses took on more young women, another person said, and called it training.
The second person thinks the city is glad of them. {RIGHT_TO_LEFT}
More will come this summer, the second person believes.
Photo, undated: a building site.
Comments are read before they appear.
"""
KOREAN = """항구 공사장으로 돌아온 사람들

그들은 학생 비자로 다시 들어왔다고 현지 소식통이 말했다.
"""
RUSSIAN = f"""О работниках на стройках

Управление сообщило: таких студентов на стройках нет. {LONG_WORD}
"""


def document(name: str, text: str, language: str, **more: object) -> Document:
    raw = text.encode()
    whole = Block(BlockKind.PARAGRAPH, 0, len(text))
    return Document(
        id=name,
        file=f"reports/{name}.txt",
        sha256=hashlib.sha256(raw).hexdigest(),
        media_type="text/plain",
        size=len(raw),
        text=text,
        clean=text,
        text_map=TextMap.identity(len(text)),
        language=language,
        **{"blocks": (whole,), **more},  # type: ignore[arg-type]
    )


def furniture(text: str, words: str, kind: BlockKind, why: str) -> Block:
    start = text.index(words)
    return Block(kind, start, start + len(words), why)


DOCUMENTS = (
    document(
        "report-1",
        ENGLISH,
        "en",
        title="Crews return to the harbour sites",
        publisher="A radio station <b>abroad</b>",
        published=Period.on(date(2019, 3, 29), "29 March 2019"),
        byline=Byline(("A. Reporter",), ("B. Translator",), ("C. Writer",)),
        url="https://example.org/crews?a=1&b=2",
        encoding="utf-8",
        blocks=(
            Block(BlockKind.TITLE, 0, 33),
            Block(BlockKind.PARAGRAPH, 35, ENGLISH.index("Photo")),
            furniture(ENGLISH, "Photo, undated: a building site.", BlockKind.CAPTION, "a caption"),
            furniture(
                ENGLISH,
                "Comments are read before they appear.",
                BlockKind.COMMENT_NOTICE,
                "speaks about comments on the page",
            ),
        ),
    ),
    document("report-2", KOREAN, "ko", title="항구 공사장으로 돌아온 사람들", publisher="한 매체"),
    document(
        "report-3",
        RUSSIAN,
        "ru",
        title="О работниках на стройках",
        url="javascript:alert(1)",
        published=Period.of_month(2019, 2),
    ),
)
TEXTS = {each.id: each.text for each in DOCUMENTS}
FIRST = Attribution(Speaker.ANONYMOUS, None, "source 1", Basis.SAW, ("outlet",), "said")
SECOND = Attribution(Speaker.ANONYMOUS, None, "source 2", Basis.WAS_TOLD, (), "another person said")
VLADIVOSTOK = Place("Vladivostok", "RU")


def claim(name: str, kind: Kind, words: str, source: str = "report-1", **more: object) -> Claim:
    start = TEXTS[source].index(words)
    span = Span(source, start, start + len(words))
    given = {
        "nationality": "KP",
        "place": VLADIVOSTOK,
        "attribution": FIRST,
        "rule": "hand",
        **more,
    }
    return Claim(name, kind, span, words, **given)  # type: ignore[arg-type]


def guess(period: Period, why: str) -> Period:
    return replace(period, uncertain=True, rests_on=why)


BUILDERS = {"group": "builders", "group_key": "builders", "sector": Sector.CONSTRUCTION}
WOMEN = {"group": "young women", "group_key": "women", "sector": Sector.RESTAURANT}
CLAIMS = (
    claim(
        "c-01",
        Kind.EXIT,
        "Men who had gone home as the year closed",
        period=Period.between(None, date(2018, 12, 31), "as the year closed"),
        expired=True,
        **BUILDERS,
    ),
    claim(
        "c-02",
        Kind.RETURN,
        "They hold student papers now",
        status=Status.STUDENT,
        period=Period.between(date(2019, 1, 1), None, "now"),
        ages=CountRange(30, 50),
        count=CountRange(80, None),
        **BUILDERS,
    ),
    claim(
        "c-03",
        Kind.VISA,
        "Their permits ran out in December",
        status=Status.WORK,
        period=guess(Period.of_month(2018, 12, "in December"), "the year before the report"),
        **BUILDERS,
    ),
    claim(
        "c-04",
        Kind.CHECK_IN,
        "A school sees them once a week",
        institution="a school",
        frequency="weekly",
        **BUILDERS,
    ),
    claim(
        "c-05",
        Kind.DISPATCH,
        f"An office in Pyongyang sends them, he said. {HOSTILE}",
        origin=Place("Pyongyang", "KP"),
        intermediary=f"An office {HOSTILE}",
        amount=Amount(70.0, "%", "month"),
        **BUILDERS,
    ),
    claim(
        "c-06",
        Kind.EMPLOYMENT,
        "Three eating houses took on more young women, another person said, and called it training",
        status=Status.TRAINEE,
        attribution=SECOND,
        first_time=True,
        **WOMEN,
    ),
    claim(
        "c-07",
        Kind.POLICY,
        f"The second person thinks the city is glad of them. {RIGHT_TO_LEFT}",
        attribution=replace(SECOND, basis=Basis.OPINION),
        hedged=True,
        hedge="thinks",
        **WOMEN,
    ),
    claim(
        "c-08",
        Kind.ENTRY,
        "More will come this summer",
        attribution=replace(SECOND, basis=Basis.OPINION),
        planned=True,
        period=Period.between(date(2019, 6, 1), date(2019, 8, 31), "this summer"),
        **WOMEN,
    ),
    claim(
        "c-09",
        Kind.RETURN,
        "그들은 학생 비자로 다시 들어왔다고 현지 소식통이 말했다",
        "report-2",
        status=Status.STUDENT,
        **BUILDERS,
    ),
    claim(
        "c-10",
        Kind.DENIAL,
        f"таких студентов на стройках нет. {LONG_WORD}",
        "report-3",
        denies=Kind.EMPLOYMENT,
        attribution=Attribution(Speaker.OFFICIAL, "Управление", "official 1"),
        period=Period.of_month(2019, 2),
        **BUILDERS,
    ),
)


def event(name: str, source: Claim, **more: object) -> Event:
    given = {"asserted": Answer.YES, "evidence": (source.id,), "origin": "o-1", **more}
    subject = "a-builders" if source.group_key == "builders" else "a-women"
    return Event(
        name,
        subject,
        source.kind,
        source.period,
        status=source.status,
        sector=source.sector,
        place=source.place,
        basis=source.attribution.basis,
        **given,  # type: ignore[arg-type]
    )


EVENTS = (
    *(event(f"e-{each.id}", each) for each in CLAIMS[:6]),
    event("e-c-08", CLAIMS[7], asserted=Answer.CANNOT_TELL),
    event("e-c-09", CLAIMS[8], origin="o-3"),
    event("e-c-10", CLAIMS[9], asserted=Answer.NO, origin="o-4"),
    Event(
        "e-row-7",
        "a-builders",
        Kind.ENROLMENT,
        Period.on(date(2019, 2, 4)),
        status=Status.STUDENT,
        evidence=("enrolment.csv:7",),
        details={"school": "-1+1", "mode": None},
    ),
)

ARRANGEMENTS = (
    Arrangement(
        "a-builders",
        "Builders from North Korea in Vladivostok, on student papers",
        "KP",
        VLADIVOSTOK,
        Sector.CONSTRUCTION,
        (Status.STUDENT,),
        ("An office in Pyongyang",),
        ("a school",),
        CountRange(80, None),
        CountRange(30, 50),
        "said to have returned",
        (("The school sees them once a week", "c-04"),),
        ("c-01", "c-02", "c-03", "c-04", "c-05", "c-09", "c-10"),
        tuple(each.id for each in EVENTS if each.subject == "a-builders"),
        ("report-1", "report-2", "report-3"),
    ),
    Arrangement(
        "a-women",
        "Young women from North Korea in three restaurants, said to be in training",
        "KP",
        VLADIVOSTOK,
        Sector.RESTAURANT,
        (Status.TRAINEE,),
        claims=("c-06", "c-07", "c-08"),
        events=("e-c-06", "e-c-08"),
        documents=("report-1",),
    ),
)

LIMIT = LawRow(
    obligation="unsc-2397-8",
    instrument="S/RES/2397 (2017)",
    paragraph="para 8",
    addressee="each State",
    act="send home all who earn income there",
    issue="labour",
    in_force=Answer.YES,
    state=DutyState.RUNNING,
    in_force_from=date(2017, 12, 22),
    as_of=AS_OF,
    due=date(2019, 12, 22),
    days_left=268,
    letter=SidedAnswer(Answer.CANNOT_TELL, "Income is not told.", "if they earn", ("pay",)),
    substance=SidedAnswer(Answer.YES, "Work is told of.", "if the work is shown", ("work",)),
    exceptions=(
        ExceptionResult(
            "own-nationals",
            "Nationals of the host are not meant",
            "What nationality do they hold?",
            Answer.CANNOT_TELL,
            Sureness.SECONDARY,
        ),
    ),
    reports_due=(("mid-term report", date(2019, 3, 22)), ("final report", date(2020, 3, 22))),
    host_law=("Before 5 Aug 2020 a student needed a permit.",),
    sureness=Sureness.VERIFIED,
    sources=("https://example.org/2397",),
    sentence="Facts consistent with a duty that State RU still has time to carry out.",
)
PERMITS = LawRow(
    obligation="unsc-2375-17",
    instrument="S/RES/2375 (2017)",
    paragraph="para 17",
    addressee="each State",
    act="give no new work authorisation",
    issue="labour",
    in_force=Answer.YES,
    state=DutyState.IN_FORCE,
    in_force_from=date(2017, 9, 11),
    as_of=AS_OF,
    letter=SidedAnswer(Answer.NO, "A student visa is not by its words a work authorisation."),
    substance=SidedAnswer(Answer.YES, "It serves as one.", "if the work is shown"),
    sureness_note="The phrase on admission is not confirmed.",
    sentence="Facts consistent with State RU not carrying out para 17, if the work is shown.",
)


def step(name: str, state: StepState, says: str, *evidence: str, **more: object) -> StepResult:
    answers = {StepState.PRESENT: Answer.YES, StepState.CANNOT_TELL: Answer.CANNOT_TELL}
    role = more.pop("role", Role.REQUIRED)
    answer = answers.get(state, Answer.NO)
    return StepResult(name, role, state, answer, says, evidence, **more)  # type: ignore[arg-type]


STEPS = (
    step("left", StepState.PRESENT, "They left when their permits ended", "e-c-01", "e-c-03"),
    step("returned", StepState.PRESENT, "They came back on student papers", "e-c-02", "e-c-09"),
    step(
        "same-trade",
        StepState.CONTRADICTED,
        "They work in the trade they had before",
        "e-c-10",
        clause="an official denies it",
    ),
    step("classes", StepState.ABSENT, "They go to class", role=Role.CONTRADICTING),
    step(
        "pay",
        StepState.CANNOT_TELL,
        "They are paid for the work",
        clause="no pay is told",
        asks="Who is paid, how much, by whom?",
        who=("the employer", "the workers"),
        role=Role.SUPPORTING,
    ),
)
RIVALS = (
    RivalResult(
        "genuine-students",
        "They study in earnest",
        "A full timetable and attendance",
        ("the school",),
        RivalState.OPEN,
    ),
    RivalResult(
        "lawful-placement",
        "A placement that the law allowed",
        "The permit for it",
        ("the ministry",),
        RivalState.ANSWERED,
        ("e-c-03",),
    ),
    RivalResult("name-mix", "Others of the same name", "Birth dates", (), RivalState.SUPPORTED),
)
MISSING = (
    MissingFact(
        "m-school", "Which school is it?", "A school can be asked", ("the migration office",)
    ),
    MissingFact(
        "m-pay", f"Who is paid? {HOSTILE}", "Income is the test", ("the employer", "banks")
    ),
)
ORIGINS = Origins(
    2,
    (
        OriginGroup(
            "o-1", "source 1 of report-1", ("report-1",), ("c-01", "c-02"), ("one speaker",)
        ),
        OriginGroup("o-3", "source of report-2", ("report-2",), ("c-09",)),
        OriginGroup("o-5", "earlier reports", (), (), ("the same outlet",), counts=False),
    ),
    "Two origins; earlier reports of the outlet add none.",
)
GRADES = (
    Grade("o-1", "F", 3, "An unnamed person without a record.", "It hangs together."),
    Grade("o-3", "E", 6, "Unknown hands.", "Nothing to compare with."),
)


def finding(name: str, scheme: str, arrangement: str, **more: object) -> Finding:
    given = {
        "scheme_title": "Study as cover for people who come back",
        "verdict": Answer.CANNOT_TELL,
        "headline": "Reported: builders came back to the same sites on student papers.",
        "steps": STEPS,
        "indicators": (
            IndicatorResult("age", Answer.YES, "weak", "Aged 30 to 50", ("e-c-02",), "Late study"),
        ),
        "law": (LIMIT, PERMITS),
        "rivals": RIVALS,
        "missing": MISSING,
        "origins": ORIGINS,
        "grades": GRADES,
        "likelihood": Likelihood("likely", (55, 80), "It is likely that study is a cover."),
        "confidence": Confidence("low", "Confidence is low: two unnamed origins."),
        "counts": (("people told of", "80 or more"),),
        **more,
    }
    return Finding(  # type: ignore[misc]
        id=name,
        scheme=scheme,
        scheme_version="1",
        grain=Grain.REPORT,
        arrangement=arrangement,
        issue="labour",
        as_of=AS_OF,
        **given,  # type: ignore[arg-type]
    )


FINDINGS = (
    finding("f-1", "study-cover-returnee", "a-builders"),
    finding(
        "f-2",
        "training-cover",
        "a-women",
        scheme_title="Training as cover",
        headline="Reported: restaurants took on more women and called it training.",
        steps=(step("work", StepState.PRESENT, "They serve at table", "e-c-06"),),
        law=(LIMIT,),
        rivals=RIVALS[:1],
        likelihood=Likelihood("", None, "No likelihood can be given."),
    ),
)

ASSESSMENT = Assessment(
    case=CaseInfo("harbour", "The harbour sites", "Who works there, on which papers?"),
    as_of=AS_OF,
    documents=DOCUMENTS,
    readings=(
        Reading(
            "report-1",
            tuple(each for each in CLAIMS if each.span.document == "report-1"),
            relevant=True,
            evasion_alleged=True,
            schemes=("study-cover-returnee",),
            obligations=("unsc-2397-8",),
            notes=("the caption gives no date",),
        ),
        Reading("report-2", (CLAIMS[8],), relevant=True),
        Reading("report-3", (CLAIMS[9],)),
    ),
    claims=CLAIMS,
    events=EVENTS,
    arrangements=ARRANGEMENTS,
    findings=FINDINGS,
    silent=(Silent("a-women", "visa-rotation", Answer.CANNOT_TELL, "no exits are told"),),
    context=("Russia counted 1,000 study visas in 2018 (all fields).",),
    registers=(RegisterInfo("records/enrolment.csv", "ab" * 32, 1200, ("enrolment",)),),
    problems=(
        Problem(
            "reports/broken\x1b[31m.pdf",
            "the file is no PDF",
            "Save it again as PDF or text.",
            "FileNotUsable",
        ),
    ),
    programs=(("coverstory", "0.1.0"), ("reading rules", "1")),
)
