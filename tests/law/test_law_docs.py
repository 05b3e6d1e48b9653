"""docs/law.md says what the packs say: every obligation, day and mark of sureness."""

from pathlib import Path

import pytest

from coverstory.law import FACT_NAMES, host_rules, obligations, patterns, question_of
from coverstory.law.days import in_words

PAGE = Path(__file__).parents[2] / "docs" / "law.md"


def page():
    return PAGE.read_text(encoding="utf-8")


def section_of(one):
    """What the page must say of an obligation, word for word."""
    until = in_words(one.in_force_until) if one.in_force_until else "no end date"
    start = in_words(one.in_force_from)
    span = f"wording {one.sureness}. In force from {start}, {until}."
    lines = [
        f"### `{one.id}`: {one.title}",
        "",
        f"{one.cited()}; addressed to {one.addressee}; issue: {one.issue}; {span}",
        "",
        f"- Act: {one.act}.",
        f"- Subject: {one.subject}.",
    ]
    if one.deadline:
        limit = one.deadline
        lines.append(f"- Limit: {in_words(limit.day)}, {limit.says} ({limit.sureness}).")
    lines += [
        f"- Report: {each.says}, {in_words(each.due)} ({each.sureness})." for each in one.reports
    ]
    for each in one.exceptions:
        facts = " and ".join(f"`{name}`" for name in (each.fact, *each.also))
        lines.append(f"- Exception `{each.id}` ({each.sureness}, decided by {facts}): {each.says}.")
    lines += [f"- Wording: {part.part} ({part.sureness})." for part in one.wording]
    lines += [f"- The letter: {text}" for text in one.silent_on]
    lines += [f"- Note: {text}" for text in one.notes]
    lines += [f"- Source ({each.sureness}): {each.gives}, <{each.url}>" for each in one.sources]
    return "\n".join(lines)


@pytest.mark.parametrize("one", obligations(), ids=lambda one: one.id)
def test_the_page_says_of_an_obligation_what_its_file_says(one):
    section = section_of(one)
    assert section in page(), f"docs/law.md must hold this section as it stands:\n\n{section}"


@pytest.mark.parametrize("rule", host_rules(), ids=lambda rule: rule.id)
def test_the_page_says_of_a_host_rule_what_its_file_says(rule):
    line = f"- `{rule.id}` ({rule.sureness}): {rule.says}"
    assert line in page(), f"docs/law.md must hold this line:\n\n{line}"


def test_the_page_names_no_obligation_that_is_not_there():
    named = [line.split("`")[1] for line in page().splitlines() if line.startswith("### `")]
    assert named == [one.id for one in obligations()]


def test_the_page_lists_every_fact_and_pattern():
    lines = [f"| `{name}` | {question_of(name)} |" for name in FACT_NAMES]
    missing = [line for line in lines if line not in page()]
    missing += [each.id for each in patterns() if f"`{each.id}`" not in page()]
    assert missing == []


def test_the_page_says_that_it_is_no_legal_advice():
    assert "not legal advice" in page()
