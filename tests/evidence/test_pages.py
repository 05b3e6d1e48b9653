"""Web pages: entities, inline tags, broken mark-up, furniture by tag, name and phrase."""

import pytest

from coverstory.evidence import read_document
from coverstory.model import Document

LONG = "About 120 builders were sent home in December and have come back on student visas, he said."


def read(page: str) -> Document:
    return read_document(page.encode(), file="a.html")


def shown(document: Document) -> list[tuple[str, str]]:
    return [(b.kind.value, document.clean[b.start : b.end]) for b in document.blocks]


def original_of(document: Document, words: str) -> str:
    start = document.clean.index(words)
    first, last = document.text_map.to_original(start, start + len(words))
    return document.text[first:last]


PAGE = f"""<!doctype html>
<html lang="en"><head><title>Crews back | Valley Radio</title>
<meta property="og:site_name" content="Valley Radio">
<meta property="article:modified_time" content="2020-01-01T00:00:00Z">
<script type="application/ld+json">{{"@graph": [{{"@type": "NewsArticle",
"headline": "Crews back", "datePublished": "2019-03-28T09:00:00+09:00",
"dateModified": "2021-01-01"}}]}}</script><style>p {{ color: red }}</style></head>
<body class="has-sidebar"><nav><ul><li><a href="/">Home</a></li></ul></nav>
<article><h1>Crews <em>back</em></h1><p class="byline">By A. Reader</p>
<figure><figcaption>Men at a site in Omsk.<br>Agency News</figcaption></figure>
<p>{LONG}</p>
<p>They are <b>the same <i>men</b></i> &mdash; the resident said, and they left
in time<!-- note --> &amp; returned.</p>
<div class="related-posts"><h3>Read also</h3><a href="/1">Five things about ships</a></div>
</article>
<div id="comments"><p>I saw three hundred of them at the port, all on student visas.</p></div>
<form><p>Leave a comment</p></form><footer>&copy; Valley Radio</footer></body></html>"""


def test_a_page_is_told_from_its_furniture() -> None:
    assert shown(read(PAGE)) == [
        ("menu", "Home"),
        ("title", "Crews back"),
        ("byline", "By A. Reader"),
        ("caption", "Men at a site in Omsk. Agency News"),
        ("paragraph", LONG),
        (
            "paragraph",
            "They are the same men — the resident said, and they left in time & returned.",
        ),
        ("related", "Read also"),
        ("related", "Five things about ships"),
        ("comment", "I saw three hundred of them at the port, all on student visas."),
        ("comment notice", "Leave a comment"),
        ("other furniture", "© Valley Radio"),
    ]


def test_a_page_states_title_publisher_and_day_but_not_of_its_update() -> None:
    document = read(PAGE)
    assert (document.title, document.publisher) == ("Crews back", "Valley Radio")
    assert document.published.to_edtf() == "2019-03-28"
    assert document.byline.written_by == ("A. Reader",)
    assert document.notes == (
        "publisher from the page's metadata",
        "published from JSON-LD datePublished",
    )


def test_words_lead_back_to_the_mark_up_they_came_from() -> None:
    document = read(PAGE)
    assert original_of(document, "same men —") == "same <i>men</b></i> &mdash;"
    assert original_of(document, "& returned") == "&amp; returned"
    assert original_of(document, "time &") == "time<!-- note --> &amp;"


@pytest.mark.parametrize(
    ("head", "edtf"),
    [
        ('<meta property="article:published_time" content="2019-03-29T10:00:00Z">', "2019-03-29"),
        ('<meta name="date" content="2019-03">', "2019-03"),
        ('<meta property="article:modified_time" content="2019-03-29">', ""),
        ('<meta name="last-modified" content="2019-03-29">', ""),
        ('<meta name="date" content="2019-02-30">', ""),
        ('<script type="application/ld+json">{"@type": "NewsArticle", broken</script>', ""),
        ('<script type="application/ld+json">{"dateModified": "2019-03-29"}</script>', ""),
        ('<link rel="canonical" href="https://example.org/2019/03/29/x">', "2019-03-29"),
        ("<time class='published' datetime='2019-03-29T08:00'>Friday</time>", "2019-03-29"),
        ("<time class='updated' datetime='2019-03-29T08:00'>Friday</time>", ""),
    ],
)
def test_the_day_is_read_from_what_states_publication_only(head: str, edtf: str) -> None:
    document = read(f"<html><head>{head}</head><body><p>{LONG}</p></body></html>")
    assert document.published.to_edtf() == edtf


@pytest.mark.parametrize(
    ("page", "clean"),
    [
        ("<p>one<p>two", "one\n\ntwo"),
        ("<h1>t</h1><p>one<br>two", "t\n\none two"),
        ("<p>one<br><br>two", "one\n\ntwo"),
        ("<p>a&nbsp;b&#8203;c &#x41;&#65; &bogus; &amp;lt;", "a b\u200bc AA &bogus; &lt;"),
        ("<p>5 < 6 and 7 > 6", "5 < 6 and 7 > 6"),
        ("<p>one<!-- <p>two --> three", "one three"),
        ("<p>one<!-->two", "onetwo"),
        ("<p title='a > b'>one", "one"),
        ('<p title="never closed>one</p><p>two', "one\n\ntwo"),
        ("<P CLASS=X>one</P >two", "one\n\ntwo"),
        ("one<script>if (a<b) {'</p>'}</script>two", "onetwo"),
        ("<textarea>one</textarea>two", "two"),
        ("<h1>t</h1><pre>one\r\ntwo</pre>", "t\n\none two"),
        ("<b><i>one</b>two</i>", "onetwo"),
        ("</div></p>one</li>", "one"),
        ("<table><tr><td>one<td>two</table>", "one\n\ntwo"),
        ("<p>one</p", "one</p"),
        ("<title>never closed<p>one", "never closed\n\none"),
    ],
)
def test_odd_mark_up_is_read_as_browsers_read_it(page: str, clean: str) -> None:
    assert read(page).clean == clean


def test_a_comment_never_closed_is_noted_with_what_it_hides() -> None:
    document = read(f"<p>{LONG}</p><!-- they never came back")
    assert document.clean == LONG
    assert (
        "a comment is never closed: 25 characters after it are not shown, nor read"
        in document.notes
    )


def test_text_hidden_from_readers_is_no_evidence() -> None:
    document = read(f"<p>{LONG}</p><p>{LONG}</p><div style='display: none'>They all lied.</div>")
    assert shown(document)[2] == ("other furniture", "They all lied.")
    assert document.blocks[2].why == "hidden from the page's readers"


def test_a_name_that_covers_most_of_the_page_is_not_believed() -> None:
    document = read(f"<form class='sidebar'><h1>Title</h1><p>{LONG}</p><p>{LONG}</p></form>")
    assert [kind for kind, _ in shown(document)] == ["title", "paragraph", "paragraph"]


def test_a_link_never_closed_does_not_make_the_report_a_menu() -> None:
    document = read(f"<a name='top'><p>{LONG}</p><p>They went home.</p><p>{LONG}</p>")
    assert [kind for kind, _ in shown(document)].count("paragraph") >= 2


def test_a_page_without_heading_takes_its_title_from_the_head() -> None:
    document = read(f"<head><title>Crews &amp; papers</title></head><p>{LONG}</p>")
    assert shown(document)[0] == ("title", "Crews & papers")
    assert original_of(document, "Crews & papers") == "Crews &amp; papers"


def test_words_before_the_head_stay_before_its_title() -> None:
    document = read(f"<p>{LONG}</p><head><title>Crews</title></head>")
    assert shown(document) == [("paragraph", LONG), ("title", "Crews")]


def test_the_page_language_is_counted_not_believed() -> None:
    assert read("<html lang='en'><p>Они вернулись и работают на стройке.</p>").language == "ru"
