"""Findings at register grain speak for all who fit, and for nobody alone."""

from pathlib import Path

import pytest

import coverstory
from coverstory.model import Answer, Assessment

HEADER = "event_id,subject,kind,date,status,sector,employer,expires,mode\n"


def returnee(number: int, before: str, after: str) -> list[str]:
    who = f"P{number}"
    rows = [
        f"{who}a,{who},visa,2018-01-01,work,,,2018-12-20,",
        f"{who}b,{who},employment_start,2018-02-01,,construction,{before},,",
        f"{who}c,{who},exit,2018-12-22,,,,,",
        f"{who}d,{who},entry,2019-02-10,student,,,,",
        f"{who}e,{who},employment_start,2019-03-01,,construction,{after},,",
    ]
    days = ("2019-02-15", "2019-02-22", "2019-03-05", "2019-03-12", "2019-03-19")
    return rows + [f"{who}f{n},{who},attendance,{day},,,,,check_in" for n, day in enumerate(days)]


def assessed(folder: Path, *people: list[str]) -> Assessment:
    table = folder / "rows.csv"
    table.write_text(HEADER + "".join(f"{row}\n" for rows in people for row in rows))
    return coverstory.assess(table, as_of="2019-06-01")


def sign(assessment: Assessment) -> Answer:
    (finding,) = assessment.findings
    return next(one.answer for one in finding.indicators if one.name == "same_employer")


def test_a_sign_that_only_some_show_is_not_told_of_all(tmp_path: Path) -> None:
    same, other = returnee(1, "Acme", "Acme"), returnee(2, "Elsewhere", "Acme")
    assert sign(assessed(tmp_path, same)) is Answer.YES
    assert sign(assessed(tmp_path, other)) is Answer.NO
    assert sign(assessed(tmp_path, same, other)) is Answer.CANNOT_TELL
    later = returnee(1, "Elsewhere", "Acme"), returnee(2, "Acme", "Acme")
    assert sign(assessed(tmp_path, *later)) is Answer.CANNOT_TELL


@pytest.mark.parametrize("count", [1, 11])
def test_people_whose_employer_is_not_recorded_are_not_dropped(tmp_path: Path, count: int) -> None:
    found = assessed(tmp_path, *(returnee(n, "", "") for n in range(count)))
    assert [finding.scheme for finding in found.findings] == ["study-cover-returnees-register"]
    assert "employer is not recorded" in found.arrangements[0].title
    assert "None" not in found.arrangements[0].title
