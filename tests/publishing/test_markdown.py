"""The Markdown form: foreign words stay words."""

from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from coverstory.publishing import to_markdown
from coverstory.publishing.markdown import escaped

READER = MarkdownIt("commonmark", {"html": True}).enable("table").enable("strikethrough")
INLINE_WORDS = {"text", "strong_open", "strong_close", "softbreak", "text_special"}


def inline_kinds(text):
    return {
        child.type for token in READER.parse(text) if token.children for child in token.children
    }


def test_hostile_words_become_neither_links_nor_html_nor_code(assessment):
    text = to_markdown(assessment)
    assert {token.type for token in READER.parse(text)}.isdisjoint({"html_block", "fence"})
    assert inline_kinds(text) <= INLINE_WORDS
    assert "<script>alert('x')</script>" in READER.render(text).replace("&lt;", "<").replace(
        "&gt;", ">"
    ).replace("&#39;", "'")


@given(st.text(alphabet="ab <>&[]()!#*_`~|\\-+=1.\n\u202e:/@\"'", max_size=40))
def test_any_words_come_back_as_the_same_words(words):
    inner = f"x {escaped(words)} x"
    kinds = inline_kinds(inner)
    assert kinds <= {"text", "text_special"}, inner
    assert len(READER.parse(inner)) == 3  # one paragraph


def test_tables_keep_their_shape(assessment):
    rows = [line for line in to_markdown(assessment).splitlines() if line.startswith("|")]
    assert rows
    for row in rows:
        bare = row.replace("\\|", "")
        assert bare.count("|") == 5


def test_every_source_is_numbered(assessment):
    text = to_markdown(assessment)
    for number in (1, 2, 3):
        assert f"\n{number}. " in text
        assert f"\\[{number}\\]" in text
