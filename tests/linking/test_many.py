"""Thousands of reports are compared in bounded time, and no link is lost by that."""

import random
import time

from coverstory.linking import document_groups, document_links
from coverstory.linking.candidates import sketch
from coverstory.linking.comparing import links_between
from coverstory.linking.traits import traits_of
from tests.linking.stories import REPORTS, story
from tests.timelines.builders import document

# Generous for a slow machine that does other things too: about 15 seconds on the one it was set on.
SECONDS = 120
SYLLABLES = [a + b for a in "bdgklmnprst" for b in "aeiou"]


def generated(count, seed):
    """Make reports of random words, with a figure in most sentences."""
    rng = random.Random(seed)
    words = ["".join(rng.choices(SYLLABLES, k=rng.randint(1, 4))) for _ in range(4000)]
    return [document(f"d{number:04}", _text(rng, words)) for number in range(count)]


def _text(rng, words):
    sentences = []
    for _ in range(12):
        sentence = rng.choices(words, k=14)
        if rng.random() < 0.5:
            sentence[5] = str(rng.choice([rng.randint(10, 99), 100 * rng.randint(1, 9)]))
        sentences.append(" ".join(sentence).capitalize() + ".")
    return " ".join(sentences)


def test_two_thousand_reports_take_bounded_time_and_every_reprint_is_found():
    originals = generated(1800, seed=1)
    reprints = [
        document(f"r{number:04}", originals[number].clean[: 700 - number]) for number in range(200)
    ]
    began = time.perf_counter()
    links = document_links(originals + reprints)
    assert time.perf_counter() - began < SECONDS
    groups = document_groups((one.id for one in originals + reprints), links)
    home = {name: group.documents for group in groups for name in group.documents}
    assert all(home[f"r{n:04}"] == (f"d{n:04}", f"r{n:04}") for n in range(200))
    assert len(groups) == 1800


def test_choosing_pairs_loses_no_link_that_all_pairs_would_give():
    documents = [*generated(60, seed=2), *map(story, REPORTS)]
    traits = [traits_of(one) for one in sorted(documents, key=lambda one: one.id)]
    every = [
        link
        for at, one in enumerate(traits)
        for other in traits[at + 1 :]
        for link in links_between(one, other)
    ]
    assert list(document_links(documents)) == every


def test_a_table_in_three_hundred_outlets_is_one_origin():
    text = (
        "The border service counted 13,221 entries, 7,887 of them for study and 1,614 as tourists."
    )
    documents = [document(f"d{n:03}", f"{text} Outlet {n} adds nothing.") for n in range(300)]
    groups = document_groups((one.id for one in documents), document_links(documents))
    assert len(groups) == 1


def test_a_shared_run_of_eight_words_is_always_in_both_sketches():
    run = [hash(("run", place)) for place in range(4)]
    one = [hash(("one", place)) for place in range(30)]
    other = [hash(("other", place)) for place in range(30)]
    assert sketch([*one, *run, *one[:5]]) & sketch([*other, *run])
