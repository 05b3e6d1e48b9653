"""Small claims and documents for tests, in our own words."""

import hashlib

from coverstory.model import (
    Attribution,
    Block,
    BlockKind,
    Claim,
    Document,
    Kind,
    Place,
    Reading,
    Span,
    Speaker,
    TextMap,
)


def document(name, text, publisher=""):
    return Document(
        id=name,
        file=f"{name}.txt",
        sha256=hashlib.sha256(text.encode()).hexdigest(),
        media_type="text/plain",
        size=len(text.encode()),
        text=text,
        clean=text,
        text_map=TextMap.identity(len(text)),
        blocks=(Block(BlockKind.PARAGRAPH, 0, len(text)),),
        publisher=publisher,
        language="en",
    )


def claim(name, kind=Kind.EMPLOYMENT, *, document="report", label="source 1", **fields):
    fields.setdefault("nationality", "KP")
    fields.setdefault("place", Place("Vladivostok", "RU"))
    fields.setdefault("quote", name)
    fields.setdefault("attribution", Attribution(Speaker.ANONYMOUS, None, label))
    start = int(name.strip("abcdefghijklmnopqrstuvwxyz-") or 0)
    return Claim(id=name, kind=kind, span=Span(document, start, start + 1), **fields)


def reading(*claims, document="report"):
    return Reading(document, tuple(claims), relevant=True)
