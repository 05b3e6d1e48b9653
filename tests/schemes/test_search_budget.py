"""A scheme whose steps all lean on one another cannot make the search hang."""

from dataclasses import replace
from datetime import date, timedelta

from coverstory.model import Answer, Event, Grain, Kind, Period, Timeline
from coverstory.schemes import evaluate, read_scheme, scheme_named

STEPS = "".join(
    f"  - {{name: s{n}, kind: entry, says: an entry"
    + (f", after: [{', '.join(f's{m}' for m in range(n))}]" if n else "")
    + "}\n"
    for n in range(5)
)
TEXT = f"""
id: greedy
title: Five entries and an exit that leans on all of them
status: draft
version: 1.0.0
grain: register
issue: labour
level: low
authors: [The Coverstory authors]
created: 2026-11-24
modified: 2026-11-24
summary: A scheme of the tests.
references: [{{title: t, url: "https://example.org", says: s}}]
obligations: [unscr-2397-8]
steps:
{STEPS}  - {{name: z, kind: exit, says: s, where: {{sector: it}}, after: [s0, s1, s2, s3, s4]}}
rivals: [{{name: r, says: s, fact: f, who: [w]}}]
false_positives: [f]
raise_when: [s0]
examples:
  - {{name: a, kind: positive, expect: "no", events: []}}
  - {{name: b, kind: negative, expect: "no", events: []}}
  - {{name: c, kind: near-miss, expect: "no", events: []}}
  - {{name: d, kind: unknown, expect: cannot tell, events: [], covered: []}}
"""


def rows(count):
    start = date(2018, 1, 1)
    entries = [
        Event(f"e{n}", "s", Kind.ENTRY, Period.on(start + timedelta(days=n)), n)
        for n in range(count)
    ]
    return (*entries, Event("x", "s", Kind.EXIT, Period.on(date(2020, 1, 1)), count))


def test_a_search_that_would_never_end_stops_and_says_so():
    scheme = read_scheme(TEXT, "greedy.yaml")
    covered = frozenset({Kind.ENTRY, Kind.EXIT})
    match = evaluate(scheme, Timeline("s", Grain.REGISTER, rows(80), covered))
    assert match.verdict is Answer.CANNOT_TELL
    assert "narrow the scheme's windows" in match.clause


def test_the_shipped_schemes_are_decided_on_a_long_timeline():
    scheme = scheme_named("study-cover-returnees-register")
    events = tuple(replace(event, status=None) for event in rows(400))
    match = evaluate(scheme, Timeline("s", Grain.REGISTER, events, frozenset(scheme.kinds)))
    assert "search" not in match.clause
