"""Small pieces of markup that templates need, each safe for any text put in.

In: text from anywhere. Out: markup, an attribute or a name that the text cannot break out of.
"""

import re
from collections.abc import Callable
from typing import TYPE_CHECKING

from coverstory.pictures import shown

if TYPE_CHECKING:
    from markupsafe import Markup

# BCP 47, as far as reports carry it: a language, and subtags after it.
_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*")
_WEB = re.compile(r"https?://[^\s\"'<>\\^`{|}]+", re.IGNORECASE)
_SHAPES = {
    "yes": "●",
    "present": "●",
    "no": "○",
    "absent": "○",
    "contradicted": "✕",
    "cannot tell": "?",
    "open": "◇",
    "supported": "▲",
    "answered": "✓",
}


def said_in(language: str) -> Callable[[object], "Markup"]:
    """Give a marker for sentences of findings: English, whatever the language of the page."""
    # Comes with jinja2; loaded only where pages are made.
    from markupsafe import Markup, escape

    def said(text: object) -> Markup:
        clean = escape(shown(str(text)))
        if language == "en":
            return Markup("<bdi>{}</bdi>").format(clean)
        return Markup('<bdi lang="en">{}</bdi>').format(clean)

    return said


def language_attribute(language: str) -> "Markup":
    """Give a `lang` attribute with a blank before it, or nothing where the language is unclear."""
    from markupsafe import Markup

    if not _LANGUAGE.fullmatch(language):
        return Markup("")
    return Markup(' lang="{}"').format(language)


def address(target: str, words: str) -> "Markup":
    """Give a link to a web address; anything else (`javascript:`, a path) stays plain words."""
    from markupsafe import Markup, escape

    if not _WEB.fullmatch(target):
        return escape(shown(target))
    link = Markup('<a href="{}" rel="noopener noreferrer nofollow">{}</a>')
    return link.format(target, shown(words))


def shape(value: str) -> str:
    """Give the shape that stands beside the word of a state, so that colour says nothing alone."""
    return _SHAPES.get(value, "·")


def slug(value: str) -> str:
    """Give a word of ours as part of a class name."""
    return value.replace(" ", "-").replace("_", "-")


def css_text(text: str) -> str:
    r"""Give text for a CSS string: everything but plain letters and digits as an escape.

    >>> css_text('a"b')
    'a\\22 b'
    """
    return "".join(
        char if char.isascii() and (char.isalnum() or char in " -./") else f"\\{ord(char):x} "
        for char in shown(text)
    )
