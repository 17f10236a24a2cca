"""Events against sources."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from osexplore.corpus.coverage import Cell, coverage, tellers
from osexplore.corpus.index import Index
from osexplore.corpus.selection import Selection
from tests.build import corpus, disagreement, event, quote, source, version, work


def story() -> Index:
    return Index(
        corpus(
            sources=[
                source("weekly", "2024-06-28"),
                source("sohu", "2023-03~"),
                work("email"),
                source("lost", None),
            ],
            events=[event("left", "2018-02"), event("lawsuit", "2024-02-29"), event("rumour", None)],
            quotes=[
                quote("q1", "weekly", "left"),
                quote("q2", "sohu", "left", via=["email"]),
                quote("q3", "weekly", ["left", "lawsuit"]),
                quote("q4", "lost", "rumour"),
            ],
            disagreements=[
                disagreement("why", "left", ["q1"], ["q2"]),
                disagreement("court", "lawsuit")
                | {"versions": [version("a state court", "q3"), version("nothing", silent=["lost", "sohu"])]},
            ],
        )
    )


def test_each_source_tells_differs_is_silent_or_came_before() -> None:
    index = story()
    left, lawsuit, rumour = coverage(index, index.select(Selection()), tellers(index))

    assert (left.row.id, lawsuit.row.id, rumour.row.id) == ("left", "lawsuit", "rumour")
    assert left.cells == (
        Cell("sohu", "differs", ("q2",), ("why",)),
        Cell("weekly", "differs", ("q1", "q3"), ("why",)),
        Cell("lost", "silent"),
    )
    assert lawsuit.cells == (
        Cell("sohu", "before", (), ("court",)),
        Cell("weekly", "differs", ("q3",), ("court",)),
        Cell("lost", "silent", (), ("court",)),
    )
    assert [cell.state for cell in rumour.cells] == ["silent", "silent", "tells"]


def test_who_published_on_the_first_day_on_which_it_may_have_happened_could_tell_it() -> None:
    dates = {"day": "2018-02-20", "month": "2018-02", "before": "../2018-02-20"}
    index = Index(
        corpus(
            sources=[source("a", "2018-02-19"), source("b", "2018-02-20"), source("c", "2018-02")],
            events=[event(name, date) for name, date in dates.items()],
            quotes=[quote("q", "a", "other")],
        )
    )
    lines = coverage(index, index.numbers(dates), list(index.sources.values()))
    states = {line.row.id: [cell.state for cell in line.cells] for line in lines}
    assert states == {
        "day": ["before", "silent", "silent"],
        "month": ["silent", "silent", "silent"],
        "before": ["silent", "silent", "silent"],
    }


def test_the_columns_are_the_sources_that_tell_something_the_earliest_first() -> None:
    index = story()
    assert [source.id for source in tellers(index)] == ["sohu", "weekly", "lost"]
    assert [source.id for source in tellers(index.as_of("2023"))] == ["sohu"]
    assert tellers(Index(corpus())) == ()


def test_the_grid_is_filtered_ordered_and_dated_like_the_timeline() -> None:
    index = story()
    sources = tellers(index)
    published = coverage(index, index.select(Selection(clock="published")), sources, "published")
    assert [(line.row.id, line.row.date_text.get("en")) for line in published] == [
        ("left", "c. March 2023"), ("lawsuit", "28 June 2024"), ("rumour", None),
    ]  # fmt: skip
    assert [cell.state for cell in published[1].cells] == ["before", "differs", "silent"], "as it happened"
    assert coverage(index, [], sources) == []


def test_as_of_a_day_nobody_differs_from_what_was_published_later() -> None:
    index = story().as_of("2023")
    (left,) = coverage(index, index.select(Selection()), tellers(index))
    assert left.cells == (Cell("sohu", "tells", ("q2",)),)


@given(
    st.lists(st.tuples(st.integers(0, 3), st.integers(0, 3)), max_size=12),
    st.integers(0, 4),
    st.integers(0, 4),
)
def test_a_window_of_the_grid_is_a_slice_of_it_and_holds_every_quote(
    told: list[tuple[int, int]], first: int, length: int
) -> None:
    quotes = [quote(f"q{n}", f"s{of}", f"e{on}") for n, (of, on) in enumerate(told)]
    index = Index(corpus(quotes=quotes))
    numbers, sources = index.select(Selection()), tellers(index)
    whole = coverage(index, numbers, sources)
    assert coverage(index, numbers[first : first + length], sources) == whole[first : first + length]
    assert sum(len(cell.quotes) for line in whole for cell in line.cells) == len(quotes)
