"""The text on a terminal: short, whole, within the width, and steering nothing."""

import unicodedata
from dataclasses import replace
from datetime import date

import pytest

from coverstory.model import Answer, Assessment, CaseInfo
from coverstory.pictures import LANGUAGES, columns
from coverstory.publishing import to_text


@pytest.fixture(scope="module")
def text(assessment):
    return to_text(assessment, width=80)


def flat(text):
    return " ".join(text.split())


@pytest.mark.parametrize("width", [20, 60, 80, 132])
@pytest.mark.parametrize("language", LANGUAGES)
def test_no_line_is_wider_than_the_terminal(assessment, width, language):
    lines = to_text(assessment, width=width, language=language).splitlines()
    assert max(columns(line) for line in lines) <= max(width, 40)


def test_steps_say_their_state_words_speaker_and_document(text):
    assert "[+] present (required): They came back on student papers" in text
    assert "“They hold student papers now” — source 1 (unnamed person; saw it)" in text
    assert "[x] contradicted (required)" in text
    assert "[-] absent (contradicting)" in text
    assert "[?] cannot tell (supporting)" in text
    assert "그들은 학생 비자로" in text


def test_likelihood_and_confidence_stand_in_separate_lines(text):
    lines = [line.strip() for line in text.splitlines()]
    assert "Likelihood: It is likely that study is a cover." in lines
    assert "Confidence: Confidence is low: two unnamed origins." in lines


def test_law_shows_letter_substance_and_days(text):
    assert "Law on 29 Mar 2019" in text
    assert "By the letter: cannot tell | In substance: yes | in force, time limit running" in flat(
        text
    )
    assert "Days left: 268" in flat(text)


def test_law_of_an_arrangement_is_printed_once(assessment):
    twin = replace(assessment.findings[0], id="f-1b", scheme="practice-papers")
    both = replace(assessment, findings=(assessment.findings[0], twin))
    told = to_text(both, width=100)
    assert flat(told).count("Facts consistent with State RU not carrying out para 17") == 1
    assert "Other law: as printed above." in told


def test_words_are_quoted_whole_once_in_a_finding_and_then_recalled(text):
    first, second = text.split("Arrangement: Young women")
    assert first.count("“They hold student papers now” — source 1") == 1
    assert "words as above: “They hold student papers now …” [1]" in first
    assert second.count("“They hold student papers now” — source 1") == 1


def test_signs_without_a_yes_are_named_in_one_line(assessment):
    finding = assessment.findings[0]
    signs = (
        replace(finding.indicators[0], answer=Answer.CANNOT_TELL, says="They lodge on site."),
        replace(finding.indicators[0], answer=Answer.NO, says="A minder is with them."),
    )
    told = to_text(replace(assessment, findings=(replace(finding, indicators=signs),)), width=100)
    assert "Signs: cannot tell: They lodge on site." in told
    assert "Signs: no: A minder is with them." in told


def test_a_question_is_printed_once_beside_a_rival_or_below(assessment, case):
    finding = assessment.findings[0]
    same = case.MissingFact("m-x", finding.rivals[0].fact, "", ())
    told = to_text(
        replace(assessment, findings=(replace(finding, missing=(*finding.missing, same)),)),
        width=100,
    )
    assert told.count(same.question) == 1
    assert "Other questions: as printed above." in told


def test_many_words_behind_one_step_are_counted(assessment):
    finding = assessment.findings[0]
    step = replace(finding.steps[0], evidence=tuple(claim.id for claim in assessment.claims))
    told = to_text(replace(assessment, findings=(replace(finding, steps=(step,)),)), width=100)
    assert "and 7 more; `coverstory explain` gives all" in told


def test_an_obligation_without_a_sentence_gives_its_reasons(assessment):
    (finding, other) = assessment.findings
    bare = tuple(replace(row, sentence="") for row in finding.law)
    told = flat(
        to_text(replace(assessment, findings=(replace(finding, law=bare), other)), width=100)
    )
    assert "In substance: Work is told of.; if the work is shown" in told


def test_doubts_and_gaps_are_told(text):
    assert "~ open: They study in earnest" in text
    assert "? Which school is it? (who could know: the migration office)" in text
    assert "visa-rotation @ a-women: cannot tell; no exits are told" in text
    assert "the file is no PDF. Save it again as PDF or text." in flat(text)


def test_it_ends_with_the_next_command(text):
    assert text.splitlines()[-1] == "Next: coverstory explain f-1"


def test_no_foreign_word_can_steer_the_terminal(text):
    assert not any(
        unicodedata.category(char) in ("Cc", "Cs", "Co") for char in text.replace("\n", "")
    )
    assert not set(text) & set("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\u200e\u200f")


def test_a_case_with_nothing_in_it_is_still_told():
    empty = Assessment(CaseInfo("none", ""), date(2019, 3, 29), (), (), (), (), (), ())
    assert "Documents read: 0. Register tables read: 0." in to_text(empty, width=80)


def test_a_finding_on_an_unlisted_arrangement_is_told(assessment):
    alone = replace(assessment, arrangements=())
    assert "Arrangement: a-builders" in to_text(alone, width=80)


def test_a_file_name_with_blanks_is_quoted_in_the_next_command(assessment):
    document = replace(assessment.documents[0], file="my report.txt")
    without = replace(assessment, findings=(), documents=(document,), claims=())
    assert to_text(without, width=80).endswith("Next: coverstory read 'my report.txt'\n")
