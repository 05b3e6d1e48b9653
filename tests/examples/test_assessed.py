"""Every example, assessed, gives what its `expected/findings.yaml` says, and nothing it forbids."""

from functools import cache
from pathlib import Path
from typing import Any

import pytest

from coverstory.model import Answer, Arrangement, Assessment, Finding
from coverstory.schemes import load_library
from coverstory.workspace import assess
from tests.examples.expectation import CASES, Law, NotRaised, Raised, Which, expected_of

each = pytest.mark.parametrize("case", CASES, ids=lambda path: path.name)


# What is known not to come out yet, by the id of the test, and why. Strict: a gap that has closed
# fails its test until its line here is taken out.
GAPS = {
    "dandong-visitors:wage-diversion:seafood": "pay that 'goes to the manager' names no recipient",
}


def known(name: str) -> tuple[pytest.MarkDecorator, ...]:
    return (pytest.mark.xfail(strict=True, reason=GAPS[name]),) if name in GAPS else ()


def each_entry(field: str) -> list[Any]:
    """Give every entry of one list of every expectation, with a name that GAPS can use."""
    found = []
    for case in CASES:
        for entry in getattr(expected_of(case), field):
            which = entry.arrangement.sector or entry.arrangement.employer
            word = f"not:{entry.scheme}" if field == "not_raised" else f"{entry.scheme}:{which}"
            name = f"{case.name}:{word}"
            found.append(pytest.param(case, entry, id=name, marks=known(name)))
    return found


def each_case(word: str) -> list[Any]:
    names = [(case, f"{case.name}:{word}") for case in CASES]
    return [pytest.param(case, id=name, marks=known(name)) for case, name in names]


@cache
def assessed(case: Path, as_of: str = "") -> Assessment:
    return assess(case, as_of=as_of or None, key=b"an example holds no secret")


def fits(which: Which, arrangement: Arrangement) -> bool:
    told = {
        "nationality": {arrangement.nationality},
        "city": {arrangement.place.city},
        "sector": {str(arrangement.sector)},
        "cover": set(map(str, arrangement.covers)),
        "employer": set(arrangement.institutions),
        "institution": set(arrangement.institutions),
    }
    return all(
        getattr(which, name) in values for name, values in told.items() if getattr(which, name)
    )


def findings_like(found: Assessment, which: Which, scheme: str) -> list[Finding]:
    arrangements = {one.id for one in found.arrangements if fits(which, one)}
    return [
        one for one in found.findings if one.scheme == scheme and one.arrangement in arrangements
    ]


def shown(found: Assessment) -> str:
    """Say what was raised, for a reader of a failed test."""
    titles = {one.id: one.title for one in found.arrangements}
    lines = [f"{one.scheme}: {one.verdict}: {titles[one.arrangement]}" for one in found.findings]
    return "raised:\n" + "\n".join(lines)


@each
def test_reads_every_file(case: Path) -> None:
    assert assessed(case).problems == ()


@each
def test_names_only_schemes_of_the_library(case: Path) -> None:
    expected = expected_of(case)
    named = {entry.scheme for entry in (*expected.raised, *expected.not_raised)}
    assert named <= {scheme.id for scheme in load_library()}


@pytest.mark.parametrize(("case", "entry"), each_entry("raised"))
def test_raises_what_is_expected(case: Path, entry: Raised) -> None:
    found = assessed(case)
    findings = findings_like(found, entry.arrangement, entry.scheme)
    assert findings, f"{entry.scheme} was not raised for {entry.arrangement}; {shown(found)}"
    assert {str(one.verdict) for one in findings} <= set(entry.verdicts)
    if entry.origins is not None:
        assert {one.origins.count for one in findings} == {entry.origins}
    if entry.shown:
        assert entry.shown in {words for one in findings for _, words in one.counts}


@pytest.mark.parametrize(("case", "entry"), each_entry("not_raised"))
def test_raises_nothing_that_is_forbidden(case: Path, entry: NotRaised) -> None:
    raised = findings_like(assessed(case), entry.arrangement, entry.scheme)
    assert not raised, f"{entry.scheme}, although {entry.why}; {shown(assessed(case))}"


@pytest.mark.parametrize("case", each_case("nothing"))
def test_raises_nothing_at_all_where_nothing_is_expected(case: Path) -> None:
    if not expected_of(case).raised:
        assert assessed(case).findings == (), shown(assessed(case))


def check_law(found: Assessment, law: Law) -> None:
    rows = [row for one in found.findings for row in one.law if row.obligation == law.obligation]
    assert rows, f"no finding has a row on {law.obligation}"
    for row in rows:
        told = {
            "in_force": str(row.in_force),
            "overdue": row.overdue,
            "due": str(row.due),
            "days_left": row.days_left,
            "days_past": row.days_past,
        }
        wanted = {name: getattr(law, name) for name in told if getattr(law, name) not in (None, "")}
        assert {name: told[name] for name in wanted} == wanted


@each
def test_law_is_that_of_the_day(case: Path) -> None:
    for law in expected_of(case).law:
        check_law(assessed(case), law)
    for law in expected_of(case).law_on_other_days:
        check_law(assessed(case, law.as_of), law)


@each
def test_a_reprint_adds_no_origin(case: Path) -> None:
    found = assessed(case)
    ids = {document.file: document.id for document in found.documents}
    for files in expected_of(case).one_origin:
        reprints = {ids[file] for file in files[1:]}
        for finding in found.findings:
            own = [
                group
                for group in finding.origins.groups
                if group.counts and set(group.documents) <= reprints
            ]
            assert own == []


@each
def test_a_denial_is_read_as_one(case: Path) -> None:
    found = assessed(case)
    ids = {document.file: document.id for document in found.documents}
    for file in expected_of(case).denied_in:
        kinds = {str(one.kind) for one in found.claims if one.span.document == ids[file]}
        assert "denial" in kinds


@each
def test_what_is_separate_stays_separate(case: Path) -> None:
    sectors = [str(one.sector) for one in assessed(case).arrangements]
    for wanted in expected_of(case).separate:
        assert set(wanted) <= set(sectors)


@pytest.mark.parametrize("case", each_case("evasion"))
def test_alleges_evasion_only_where_expected(case: Path) -> None:
    expected = expected_of(case).evasion_alleged
    if expected is not None:
        assert {one.evasion_alleged for one in assessed(case).readings} == {expected}


def test_a_finding_of_registers_is_a_yes_and_bands_its_counts() -> None:
    case = next(case for case in CASES if case.name == "returnees-register")
    found = assessed(case)
    assert {one.verdict for one in found.findings} == {Answer.YES}
    assert not any(words.isdecimal() for one in found.findings for _, words in one.counts)
