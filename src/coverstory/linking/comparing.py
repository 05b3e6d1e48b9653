"""Two reports held against each other: one text, a translation, a credit, one table, or nothing.

In: the traits of two documents. Out: the links between them, each with reason and ground. The
thresholds were set on the 2,850 pairs of the dev reports; docs/origins.md has the figures.
"""

from coverstory.linking.likeness import (
    FEWER,
    Likeness,
    grounds,
    likeness_of,
    listed,
    longest_runs,
    told,
)
from coverstory.linking.links import Link, LinkKind, Shared
from coverstory.linking.traits import SHINGLE, Traits

# Half of the shorter text's runs: far above what two reports on one event share (under 0.05).
SAME_TEXT = 0.5
# A rewrite keeps a good part of the words and still some runs; two independent reports in one
# language on one subject share up to 0.38 of their longer words, and next to no runs.
REWRITE_WORDS, REWRITE_RUNS = 0.5, 0.08
# A run of so many words is a passage that one of the two did not write.
PASSAGE_WORDS = 16
# The best unrelated pair of dev has 3.0 from figures alone; a table must pass it well. Names and
# days help across languages, where the best unrelated pair has 1.3 in all, and for two reports of
# the same days in one language, where they help less: those of one town share its names anyway.
TABLE, TABLE_ALONE = 4.0, 6.0
TRANSLATED, TRANSLATED_BARE = 2.2, 3.0
SAME_STORY, SAME_STORY_FIGURES, SAME_DAYS = 3.5, 2.0, 3
CREDITED = 1.0
# Digits that make a figure telling by itself.
_RARE_DIGITS = 4


def links_between(one: Traits, other: Traits) -> tuple[Link, ...]:
    """Give every link between two documents: at most one whole one, and the partial ones."""
    if other.id < one.id:
        one, other = other, one
    common = likeness_of(one, other)
    whole = (
        _same_text(one, other, common)
        or _credit(one, other, common)
        or _table(one, other, common)
        or _translation(one, other, common)
        or _story(one, other, common)
    )
    if whole:
        return (whole,)
    return (*_rare_figures(one, other, common), *_passage(one, other))


def _same_text(one: Traits, other: Traits, common: Likeness) -> Link | None:
    if common.runs >= SAME_TEXT:
        kind, how = LinkKind.REPRINT, f"shares {common.runs:.0%} of its runs of {SHINGLE} words"
    elif common.runs >= REWRITE_RUNS and common.words >= REWRITE_WORDS and common.near:
        kind, how = LinkKind.REWRITE, f"keeps {common.words:.0%} of its longer words and whole runs"
    else:
        return None
    # The copy is the shorter one; of two as long, the one that sorts later.
    sizes = len(one.shingles), len(other.shingles)
    copy, first = (one, other) if sizes[0] < sizes[1] else (other, one)
    return Link(
        one.id, other.id, kind, f"{copy.id} {how} with {first.id}", longest_runs(one, other, 3)
    )


def _credit(one: Traits, other: Traits, common: Likeness) -> Link | None:
    bare = not one.figures or not other.figures
    if common.total < CREDITED or not common.near or not (bare or common.fewer >= FEWER):
        return None
    found = _credited(one, other) or _credited(other, one) or _both_credit(one, other)
    if not found:
        return None
    reason, where = found
    words = f"{reason}, and both give {told(common)}"
    return Link(one.id, other.id, LinkKind.CREDIT, words, (*where, *grounds(one, other, common)))


def _credited(teller: Traits, source: Traits) -> tuple[str, tuple[Shared, ...]] | None:
    """See whether `teller` credits the outlet that published `source`."""
    outlet = source.publisher
    if outlet is None or (teller.publisher and teller.publisher.matches(outlet)):
        return None
    day, printed = teller.document.published.latest, source.document.published.earliest
    if day and printed and day < printed:
        return None
    for credit in teller.credits:
        if credit.is_of(outlet):
            return f"{teller.id} credits {source.document.publisher} ({source.id})", ()
    return None


def _both_credit(one: Traits, other: Traits) -> tuple[str, tuple[Shared, ...]] | None:
    """See whether both credit one outlet that is neither's own."""
    own = [t.publisher for t in (one, other) if t.publisher]
    for first in one.credits:
        for second in other.credits:
            if first.is_of(second.name) and not any(first.is_of(outlet) for outlet in own):
                name = first.name
                where = Shared(
                    f"credit of {name.words}",
                    one.span(name.start, name.end),
                    other.span(second.name.start, second.name.end),
                )
                return f"both credit {name.words}", (where,)
    return None


def _table(one: Traits, other: Traits, common: Likeness) -> Link | None:
    if common.weight < TABLE or len(common.figures) < 2 or not common.much:
        return None
    # Among thousands of reports two pairs of figures meet by chance; then a name must be shared.
    if common.weight < TABLE_ALONE and not (common.names or common.days):
        return None
    reason = f"both give {listed(common)}: {common.fewer:.0%} of the weight of one's figures"
    return Link(one.id, other.id, LinkKind.FIGURES, reason, grounds(one, other, common))


def _translation(one: Traits, other: Traits, common: Likeness) -> Link | None:
    languages = one.document.language, other.document.language
    if languages[0] == languages[1] or not common.near or not common.much:
        return None
    bare = not (common.names or common.days)
    if common.total < (TRANSLATED_BARE if bare else TRANSLATED):
        return None
    reason = f"{languages[0]} and {languages[1]} with the same {told(common)}"
    return Link(one.id, other.id, LinkKind.TRANSLATION, reason, grounds(one, other, common))


def _story(one: Traits, other: Traits, common: Likeness) -> Link | None:
    if common.apart is None or common.apart > SAME_DAYS or not common.much:
        return None
    if common.weight < SAME_STORY_FIGURES or common.total < SAME_STORY:
        return None
    reason = f"within {SAME_DAYS} days, with the same {told(common)}"
    return Link(one.id, other.id, LinkKind.FIGURES, reason, grounds(one, other, common))


def _rare_figures(one: Traits, other: Traits, common: Likeness) -> tuple[Link, ...]:
    """Link the claims on one exact figure that hardly two sources find by themselves."""
    rare = tuple(pair for pair in common.figures if pair[0].digits >= _RARE_DIGITS)
    if not rare:
        return ()
    only = Likeness(rare)
    reason = f"both give {listed(only)}: so exact a figure comes from one table or speaker"
    return (Link(one.id, other.id, LinkKind.FIGURE, reason, grounds(one, other, only)),)


def _passage(one: Traits, other: Traits) -> tuple[Link, ...]:
    if one.shingles.keys().isdisjoint(other.shingles.keys()):
        return ()
    runs = [
        shared
        for shared in longest_runs(one, other, 5)
        if len(shared.what.split()) >= PASSAGE_WORDS
    ]
    if not runs:
        return ()
    size = max(len(shared.what.split()) for shared in runs)
    reason = f"{size} words stand in both alike: one passage, not two reports"
    return (Link(one.id, other.id, LinkKind.PASSAGE, reason, tuple(runs)),)
