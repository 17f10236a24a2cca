"""How many articles are independent witnesses where each is based on several works."""

from __future__ import annotations

from collections.abc import Iterable

from hypothesis import given
from hypothesis import strategies as st

from osexplore.corpus.model import Version
from osexplore.corpus.witnesses import witnesses
from tests.build import corpus, quote, source


def apart(*bases: Iterable[str]) -> int:
    """Count the witnesses of a version that one article for each of `bases` tells on its own word."""
    sources = [source(f"article-{n}", based_on=list(of)) for n, of in enumerate(bases)]
    quotes = [quote(f"q{n}", f"article-{n}", "e") for n in range(len(bases))]
    story = corpus(quotes=quotes, sources=sources)
    version = Version(value={}, quotes=tuple(one.id for one in story.quotes))
    quotes_by_id = {one.id: one for one in story.quotes}
    return witnesses(version, quotes_by_id, {one.id: one for one in story.sources}).count


SIX = ("xy", "uw", "uy", "wz", "vx", "xz")
"""Three have nothing in common: vx, uy and wz. Who takes uw first, which meets no more, finds but two."""


def test_the_most_articles_count_that_have_no_work_in_common() -> None:
    assert apart(*SIX) == 3


def test_four_times_six_articles_are_counted_just_as_exactly() -> None:
    assert apart(*([f"{work}{n}" for work in of] for n in range(4) for of in SIX)) == 12


def test_of_more_articles_than_can_be_tried_the_count_does_not_hang_on_what_they_are_called() -> None:
    counts = {
        apart(*([f"{name}{work}{n}" for work in of] for n in range(6) for of in SIX))
        for name in "abcdefghijkl"
    }

    assert len(counts) == 1
    assert 12 <= counts.pop() <= 18


def test_of_a_long_row_of_articles_each_with_a_work_of_the_next_every_other_counts() -> None:
    assert apart(*([f"w{n}", f"w{n + 1}"] for n in range(61))) == 31


BASES = st.lists(st.sets(st.sampled_from("uvwxyz"), min_size=1, max_size=3), min_size=1, max_size=8)


@given(BASES)
def test_articles_with_several_works_each_are_counted_exactly(bases: list[set[str]]) -> None:
    assert apart(*map(sorted, bases)) == most_apart(bases)


def most_apart(bases: list[set[str]]) -> int:
    if not bases:
        return 0
    first, rest = bases[0], bases[1:]
    return max(most_apart(rest), 1 + most_apart([of for of in rest if not of & first]))
