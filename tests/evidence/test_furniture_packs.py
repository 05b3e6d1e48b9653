"""The packs carry their own examples; these run them, and the rules of the house for packs."""

import time

import pytest

from coverstory.evidence.phrases import Compiled, Pack, phrases_of, shipped_phrases
from coverstory.model import PackNotUsable
from coverstory.packs import read_pack

RULES = shipped_phrases().rules


def named(rule: Compiled) -> str:
    return f"{rule.language}-{rule.rule.name}"


@pytest.mark.parametrize("rule", RULES, ids=named)
def test_every_rule_knows_its_examples(rule: Compiled) -> None:
    assert rule.rule.examples
    assert [text for text in rule.rule.examples if not rule.fits(text)] == []


@pytest.mark.parametrize("rule", [r for r in RULES if r.rule.near_misses], ids=named)
def test_no_rule_at_all_takes_a_near_miss(rule: Compiled) -> None:
    taken = [(t, r.rule.name) for t in rule.rule.near_misses for r in RULES if r.fits(t)]
    assert taken == []


def test_rules_are_named_once_a_language() -> None:
    names = [named(rule) for rule in RULES]
    assert sorted(names) == sorted(set(names))


@pytest.mark.parametrize(
    "unit", ["A", "A. ", "a ", "1 ", "1", "- ", "a-b_", "가 ", "Я. ", "(", "[", ":"]
)
def test_no_pattern_runs_away_on_a_repeated_line(unit: str) -> None:
    line = (unit * 700)[:690] + "\x01"
    phrases = shipped_phrases()
    started = time.perf_counter()
    for rule in RULES:
        rule.matcher.search(line)
        rule.matcher.search(f"Reported by {line}")
    for _, pattern in (*phrases.publishers, *phrases.hands):
        pattern.search(line)
        pattern.search(f"Reported by {line}")
    assert time.perf_counter() - started < 5


GERMAN = """
language: de
version: "1"
date: 2026-11-24
author: A. Reader
source: own observation
rules:
  - name: related
    kind: related
    where: start
    pattern: 'lesen sie auch:'
    examples: ["Lesen Sie auch: mehr"]
fields: []
months: [{number: 3, names: [märz]}]
not_published: []
published_before: []
outlet_words: []
publishers: []
hands: []
page_marks: []
"""


def test_a_new_language_is_one_more_pack() -> None:
    phrases = phrases_of(((read_pack(GERMAN, "de.yaml", Pack), "de.yaml"),))
    assert phrases.rules[0].fits("Lesen Sie auch: mehr")
    assert phrases.months == {"märz": 3}


def test_a_pattern_that_is_none_is_told_with_file_and_rule() -> None:
    broken = GERMAN.replace("'lesen sie auch:'", "'lesen sie (auch'")
    with pytest.raises(PackNotUsable) as raised:
        phrases_of(((read_pack(broken, "de.yaml", Pack), "de.yaml"),))
    assert str(raised.value) == (
        "de.yaml, rule related: the pattern is no regular expression: "
        "missing ), unterminated subpattern at position 5. Correct it."
    )


def test_a_misspelt_field_of_a_pack_is_told_with_its_line() -> None:
    with pytest.raises(PackNotUsable) as raised:
        read_pack(GERMAN.replace("pattern:", "patern:"), "de.yaml", Pack)
    assert str(raised.value).startswith("de.yaml:11:5, field patern: ")
