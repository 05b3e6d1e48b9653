"""Small arrangements, claims and facts for the tests of this room."""

from datetime import date

from coverstory.model import (
    Answer,
    Arrangement,
    Attribution,
    Basis,
    Claim,
    Event,
    Fact,
    Kind,
    LawRow,
    Period,
    Place,
    Sector,
    Span,
    Speaker,
    Status,
)

YES, NO, CANNOT_TELL = Answer.YES, Answer.NO, Answer.CANNOT_TELL
MARCH = date(2019, 3, 25)
ARTICLE_DAY = date(2019, 3, 29)
NEXT_FEBRUARY = date(2020, 2, 1)


def claim(name, kind, *, label="source 1", basis=Basis.UNKNOWN, quote="words", **more):
    by = Attribution(Speaker.ANONYMOUS, label=label, basis=basis)
    more.setdefault("nationality", "KP")
    return Claim(name, kind, Span("report", 0, 5), quote, attribution=by, **more)


def event(name, kind, when=None, **more):
    return Event(name, "builders", kind, when or Period(), **more)


def arrangement(country="RU", **more):
    more.setdefault("nationality", "KP")
    more.setdefault("place", Place("Vladivostok" if country == "RU" else None, country))
    return Arrangement("builders", "builders", **more)


def builders_told():
    """The builders of spring 2019: back on student visas, at work, one speaker."""
    claims = (
        claim("c1", Kind.EMPLOYMENT, sector=Sector.CONSTRUCTION, period=Period.on(MARCH)),
        claim("c2", Kind.RETURN, status=Status.STUDENT, period=Period.of_year(2019)),
        claim("c3", Kind.VISA, status=Status.WORK, expired=True, period=Period.of_month(2018, 12)),
        claim("c4", Kind.CHECK_IN, status=Status.STUDENT),
    )
    return arrangement(covers=(Status.STUDENT,)), claims


def told(**answers):
    """Facts by name, each from one origin."""
    words = {"yes": YES, "no": NO, "cannot_tell": CANNOT_TELL}
    return {
        name: Fact(name, words[given], "as the test says", ("c1",), 1)
        for name, given in answers.items()
    }


def row_of(rows, name) -> LawRow:
    return next(row for row in rows if row.obligation == name)
