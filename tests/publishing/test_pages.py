"""The report's files: static, whole, the same every time, closed to hostile words."""

import json
import re
from dataclasses import replace
from datetime import date
from hashlib import sha256
from html.parser import HTMLParser

import pytest

from coverstory.model import Assessment, CaseInfo, UnknownName
from coverstory.pictures import LANGUAGES
from coverstory.publishing import report_pages


class Page(HTMLParser):
    """What a browser would make of the page."""

    def __init__(self, text):
        super().__init__()
        self.elements, self.words = [], ""
        self.feed(text)

    def handle_starttag(self, tag, attrs):
        self.elements.append((tag, dict(attrs)))

    def handle_data(self, data):
        self.words += data

    def tags(self):
        return {tag for tag, _ in self.elements}

    def every(self, attribute):
        return [attrs[attribute] for _, attrs in self.elements if attribute in attrs]


@pytest.fixture(scope="module")
def pages(assessment):
    return report_pages(assessment)


@pytest.fixture(scope="module")
def page(pages):
    return Page(pages["report.html"].decode())


def test_all_files_are_there(pages):
    assert list(pages) == [
        "assessment.json",
        "report.css",
        "report.html",
        "report.md",
        "timeline-a-builders.csv",
        "timeline-a-builders.svg",
        "timeline-a-women.csv",
        "timeline-a-women.svg",
    ]


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_same_assessment_gives_the_same_bytes(assessment, language):
    assert report_pages(assessment, language=language) == report_pages(
        assessment, language=language
    )


def test_the_page_has_no_script_no_style_and_a_strict_policy(page):
    assert page.tags().isdisjoint({"script", "style", "iframe", "object", "form", "base"})
    assert not page.every("style")
    assert not [name for _, attrs in page.elements for name in attrs if name.startswith("on")]
    policy = page.every("content")[0]
    assert policy.startswith("default-src 'none'; style-src 'self'; img-src 'self' data:")


def test_links_lead_somewhere_and_never_to_a_script(page, pages):
    ids = page.every("id")
    assert len(ids) == len(set(ids))
    for target in page.every("href"):
        if target.startswith("#"):
            assert target[1:] in ids
        else:
            assert target in pages or target.startswith(("https://", "data:,"))


def test_hostile_words_are_shown_and_not_obeyed(page, case):
    assert case.HOSTILE in page.words
    assert "b" not in page.tags()
    assert "\u202e" not in page.words


def test_every_quote_says_its_language(page):
    languages = [
        attrs.get("lang") for tag, attrs in page.elements if tag == "q" and "lang" in attrs
    ]
    assert set(languages) >= {"en", "ko", "ru"}


def test_everything_a_reader_is_owed_is_there(page, pages):
    for owed in (
        "Who works there, on which papers?",
        "What is known and what is not",
        "By the letter",
        "In substance",
        "Other explanations",
        "What is missing",
        "Not evidence",
        "How to read this page",
        "Programs and versions",
        "draft: no person has reviewed this",
        "the file is no PDF",
        "visa-rotation",
        sha256(pages["assessment.json"]).hexdigest(),
    ):
        assert owed in page.words, owed


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_page_is_written_in_the_language_asked_for(assessment, language):
    page = Page(report_pages(assessment, language=language)["report.html"].decode())
    assert page.elements[0] == ("html", {"lang": language})
    english = [attrs for tag, attrs in page.elements if tag == "bdi" and attrs.get("lang") == "en"]
    assert bool(english) == (language != "en") or language == "en"


def test_an_unknown_language_is_refused(assessment):
    with pytest.raises(UnknownName, match="en, ko, ru"):
        report_pages(assessment, language="fr")


def test_the_case_name_cannot_break_the_style_sheet(assessment):
    evil = replace(assessment.case, title='"; } * { display: none } /* </style>')
    style = report_pages(replace(assessment, case=evil))["report.css"].decode()
    (told,) = re.findall(r'@bottom-left \{ content: "(.*)"; font-size', style)
    assert not set(told) & set('";{}*<>')


def test_strange_names_still_give_separate_files(assessment):
    first, second = assessment.arrangements
    strange = (replace(first, id="../a b"), replace(second, id="..\\a_b"))
    pages = report_pages(replace(assessment, arrangements=strange))
    pictures = [name for name in pages if name.endswith(".svg")]
    assert len(pictures) == 2
    assert all(re.fullmatch(r"timeline-[A-Za-z0-9._-]+\.svg", name) for name in pictures)


def test_an_empty_assessment_has_a_page_too():
    empty = Assessment(CaseInfo("none", ""), date(2019, 3, 29), (), (), (), (), (), ())
    pages = report_pages(empty)
    assert "No finding is raised." in pages["report.html"].decode()
    assert json.loads(pages["assessment.json"])["findings"] == []


def test_an_arrangement_without_events_says_why_nothing_is_drawn(assessment):
    bare = tuple(replace(each, claims=(), events=()) for each in assessment.arrangements)
    without = replace(assessment, arrangements=bare, events=())
    page = report_pages(without)["report.html"].decode()
    assert page.count("No event is shown by date") == 2
