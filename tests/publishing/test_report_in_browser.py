"""A reader's journey through the report in a real browser: screen, phone, dark, and paper."""

import os
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from pypdf import PdfReader

from coverstory.pictures import LANGUAGES
from coverstory.publishing import report_pages

pytestmark = pytest.mark.browser
PLACES = (os.environ.get("CHROMIUM"), "/usr/bin/chromium", "/usr/bin/chromium-browser")
HERE = next((place for place in PLACES if place and Path(place).exists()), None)
QUIET = ["--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking"]
QUIET += ["--disable-component-update", "--disable-sync"]


@pytest.fixture(scope="module")
def browser() -> Iterator:
    if HERE is None:
        pytest.fail("Chromium is not here: run `make browser` once, or set CHROMIUM to its path.")
    from playwright.sync_api import sync_playwright

    with sync_playwright() as driver:
        chromium = driver.chromium.launch(executable_path=HERE, args=QUIET)
        yield chromium
        chromium.close()


@pytest.fixture(scope="module")
def folder(assessment, tmp_path_factory) -> Path:
    root = tmp_path_factory.mktemp("report")
    for language in LANGUAGES:
        (root / language).mkdir()
        for name, content in report_pages(assessment, language=language).items():
            (root / language / name).write_bytes(content)
    return root


@dataclass
class Visit:
    """A page opened from disk, and everything that went wrong or was fetched meanwhile."""

    page: object
    complaints: list[str] = field(default_factory=list)
    requests: list[str] = field(default_factory=list)


@pytest.fixture
def visit(browser, folder):
    contexts = []

    def open_page(language="en", *, scheme="light", width=1200, script=True) -> Visit:
        context = browser.new_context(
            color_scheme=scheme,
            viewport={"width": width, "height": 900},
            java_script_enabled=script,
            reduced_motion="reduce",
        )
        contexts.append(context)
        told = Visit(context.new_page())
        told.page.on("console", lambda message: told.complaints.append(message.text))
        told.page.on("pageerror", lambda error: told.complaints.append(str(error)))
        told.page.on("request", lambda request: told.requests.append(request.url))
        told.page.goto((folder / language / "report.html").as_uri())
        return told

    yield open_page
    for context in contexts:
        context.close()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("language", LANGUAGES)
def test_axe_finds_nothing(visit, language, scheme):
    from axe_playwright_python.sync_playwright import Axe

    for width in (1200, 320) if language == "en" else (1200,):
        told = visit(language, scheme=scheme, width=width)
        found = Axe().run(
            told.page,
            options={
                "runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
            },
        )
        assert found.violations_count == 0, found.generate_report()


@pytest.mark.parametrize("language", LANGUAGES)
def test_nothing_is_complained_of_and_nothing_fetched_from_elsewhere(visit, folder, language):
    told = visit(language)
    assert told.complaints == []
    home = (folder / language).as_uri()
    assert {url for url in told.requests if not url.startswith("data:")} == {
        f"{home}/report.html",
        f"{home}/report.css",
    }
    assert told.page.locator("script").count() == 0


def test_the_style_sheet_is_obeyed(visit):
    light = visit().page.evaluate("getComputedStyle(document.body).backgroundColor")
    dark = visit(scheme="dark").page.evaluate("getComputedStyle(document.body).backgroundColor")
    assert light == "rgb(255, 255, 255)"
    assert dark != light


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("width", [320, 740, 1200])
def test_nothing_scrolls_sideways(visit, language, width):
    page = visit(language, width=width).page
    assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_without_script_the_same_words_are_there(visit):
    with_script = visit().page.locator("body").inner_text()
    assert visit(script=False).page.locator("body").inner_text() == with_script


def test_bars_are_drawn_where_the_table_says(visit):
    drawn = visit().page.locator("svg.tl [data-earliest]")
    assert drawn.count() == 11
    for bar in drawn.all():
        box = bar.bounding_box()
        assert box is not None
        assert box["width"] > 0


def test_a_step_leads_to_its_words_in_the_source(visit):
    page = visit().page
    page.locator("article.finding blockquote a[href='#claim-c-02']").first.click()
    target = page.locator(":target")
    assert target.count() == 1
    assert "They hold student papers now" in target.inner_text()
    assert target.locator("q").get_attribute("lang") == "en"


def test_the_keyboard_reaches_the_skip_link_first(visit):
    page = visit().page
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip"
    page.keyboard.press("Enter")
    assert page.url.endswith("#main")


def test_paper_holds_every_source_and_a_foot_on_every_page(visit, tmp_path):
    printed = tmp_path / "report.pdf"
    visit().page.pdf(path=str(printed), prefer_css_page_size=True)
    pages = ["".join(page.extract_text().split()) for page in PdfReader(printed).pages]
    for number in (1, 2, 3):
        assert f"[{number}]" in "".join(pages)
    assert "https://example.org/crews?a=1&b=2" in "".join(pages)
    for number, page in enumerate(pages, start=1):
        foot = ("Theharboursites", "Asof2019-03-29·", f"{number}/{len(pages)}")
        assert all(part in page for part in foot), page
    assert "Skiptothereport" not in "".join(pages)
