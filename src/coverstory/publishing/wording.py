"""The words of pages, text and Markdown: those of pictures, and this room's own."""

from coverstory.pictures import Words, words_of


def page_words(language: str = "en") -> Words:
    """Give all words of a language. Raises UnknownName for a language without files."""
    return words_of(language, "coverstory.pictures", "coverstory.publishing")
