"""The story that ships is whole; that it is right, `check` and `verify` say in their own tests."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import permutations
from pathlib import Path

import pytest

from osexplore.corpus.comparison import Compared, Half, Rendering, compare
from osexplore.corpus.index import Index
from osexplore.corpus.model import Corpus
from osexplore.corpus.store import load
from osexplore.corpus.units import units


@pytest.fixture(scope="module")
def story() -> Corpus:
    return load(Path(__file__).parent.parent / "db.json")


def test_it_tells_the_whole_story(story: Corpus) -> None:
    tellers = {event.id: set[str]() for event in story.events}
    for quote in story.quotes:
        for event in quote.events:
            tellers[event].add(quote.source)
    assert len(story.events) >= 110
    assert len(story.quotes) >= 250
    assert sum(len(sources) > 1 for sources in tellers.values()) >= 15
    assert len(story.disagreements) >= 30


def test_it_is_drawn_from_all_five_articles(story: Corpus) -> None:
    with_text = {source.id for source in story.sources if source.text is not None}
    assert len(with_text) == 5
    assert {quote.source for quote in story.quotes} == with_text


def test_everything_for_people_is_in_english_and_chinese(story: Corpus) -> None:
    for event in story.events:
        assert {"en", "zh-Hans"} <= set(event.title), event.id
        assert {"en", "zh-Hans"} <= set(event.summary), event.id
    for disagreement in story.disagreements:
        assert {"en", "zh-Hans"} <= set(disagreement.topic), disagreement.id


def test_our_english_has_one_apostrophe(story: Corpus) -> None:
    """What is typed finds what is written, and a printed list is of one kind."""
    ours = [
        *(text for event in story.events for text in (event.title, event.summary, event.date_text)),
        *(text for quote in story.quotes for text in (quote.translation, quote.note)),
        *(text for one in story.disagreements for text in (one.topic, one.note)),
        *(version.value for one in story.disagreements for version in one.versions),
    ]
    assert [text["en"] for text in ours if "’" in text.get("en", "")] == []


def test_where_something_is_left_out_every_article_that_tells_the_event_says_it_or_is_named_silent(
    story: Corpus,
) -> None:
    source_of = {quote.id: quote.source for quote in story.quotes}
    omissions = [one for one in story.disagreements if one.kind == "omission"]
    assert omissions
    for omission in omissions:
        tellers = {quote.source for quote in story.quotes if set(quote.events) & set(omission.events)}
        saying = {source_of[quote] for version in omission.versions for quote in version.quotes}
        silent = {source for version in omission.versions for source in version.silent}
        assert tellers == saying | silent, omission.id


def test_marks_are_the_same_whichever_source_is_left_and_none_is_on_a_figure_that_both_print(
    story: Corpus,
) -> None:
    index = Index(story)
    marks: dict[tuple[str, frozenset[str]], dict[str, Compared]] = {}
    for event in map(index.event, range(len(story.events))):
        for sources in permutations([account.source.id for account in event.accounts], 2):
            halves = compare(event, *sources)
            assert halves.left
            assert halves.right
            both = {one.quote.id: one for half in (halves.left, halves.right) for one in half.quotes}
            assert marks.setdefault((event.event.id, frozenset(sources)), both) == both
            for one in ("original", "english"):
                left, right = (set(figures(half, one)) for half in (halves.left, halves.right))
                of_both = {figure[:2] for figure in left} & {figure[:2] for figure in right}
                assert not [figure for figure in left | right if figure[:2] in of_both and figure[2]]
    assert len(marks) > 20


def figures(half: Half, which: str) -> Iterator[tuple[str, str, bool]]:
    """Give each figure in words that both sides render: for which statement, and whether it is marked."""
    for one in half.quotes:
        rendering: Rendering = getattr(one, which)
        for unit in units(rendering.text) if one.same else ():
            if unit.is_figure:
                marked = any(start <= unit.start < end for start, end in rendering.differing)
                yield str(one.quote.statement), unit.key, marked
