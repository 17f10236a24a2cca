"""The same events by when they happened, were said, and were published; and as of a day."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from osexplore.corpus.clocks import CLOCKS, Clock
from osexplore.corpus.dates import DateError
from osexplore.corpus.index import Index
from osexplore.corpus.publication import LeftOut
from osexplore.corpus.selection import Selection
from osexplore.corpus.views import Counts, Quarter
from osexplore.corpus.witnesses import witnesses
from tests.build import corpus, disagreement, event, person, quote, source, version


def story() -> Index:
    """Four events: founded (sohu 2023-03, lost), left (weekly 2024-06-28), bid (both), rumour (lost)."""
    return Index(
        corpus(
            people=[person("musk")],
            events=[
                event("founded", "2015-12"),
                event("left", "2018-02-20", people=["musk"], date_text={"en": "that February"}),
                event("bid", "2025-02"),
                event("rumour", None),
            ],
            sources=[source("sohu", "2023-03~"), source("weekly", "2024-06-28"), source("lost", None)],
            quotes=[
                quote("q1", "sohu", "founded", said="2023-01"),
                quote("q2", "weekly", "left", said="2019"),
                quote("q3", "weekly", "left", said="2018-12"),
                quote("q4", "weekly", "bid"),
                quote("q5", "sohu", "bid", said="2017"),
                quote("q6", "lost", ["rumour", "founded"]),
            ],
            disagreements=[
                disagreement("why", "bid", ["q4"], ["q5"]),
                disagreement("when", ["founded", "rumour"], ["q1"], ["q6"]),
            ],
        )
    )


def on(index: Index, clock: Clock) -> list[str]:
    numbers = index.select(Selection(clock=clock))
    return [f"{row.id} {row.date_text.get('en', 'undated')}" for row in index.rows(numbers, clock)]


def test_each_clock_has_its_own_order_and_dates() -> None:
    index = story()
    assert on(index, "happened") == [
        "founded December 2015", "left that February", "bid February 2025", "rumour undated",
    ]  # fmt: skip
    assert on(index, "said") == [
        "bid 2017", "left December 2018", "founded January 2023", "rumour undated",
    ]  # fmt: skip
    assert on(index, "published") == [
        "founded c. March 2023", "bid c. March 2023", "left 28 June 2024", "rumour undated",
    ]  # fmt: skip


def test_an_event_keeps_its_number_on_every_clock() -> None:
    index = story()
    numbers = {clock: sorted(index.select(Selection(clock=clock))) for clock in CLOCKS}
    assert all(found == [0, 1, 2, 3] for found in numbers.values())


def test_years_and_density_follow_the_clock() -> None:
    index = story()
    said = index.select(Selection(clock="said"))
    assert index.years(said, "said") == [(0, 2017), (1, 2018), (2, 2023), (3, None)]
    assert index.density(said, "said") == [Quarter(2017, 1, 1), Quarter(2018, 4, 1), Quarter(2023, 1, 1)]
    assert index.years(index.select(Selection(clock="published")), "published") == [
        (0, 2023), (2, 2024), (3, None),
    ]  # fmt: skip


def test_a_filter_keeps_the_same_events_on_every_clock() -> None:
    index = story()
    kept = {clock: set(index.select(Selection(dates="2018", clock=clock))) for clock in CLOCKS}
    assert all(found == {1} for found in kept.values())


def test_the_position_of_an_event_is_found_on_each_clock() -> None:
    index = story()
    for clock in CLOCKS:
        numbers = index.select(Selection(clock=clock))
        assert [index.position(numbers, number, clock) for number in numbers] == [0, 1, 2, 3]
    assert index.position([0, 2], 1) == 1, "the next one stands where it would"
    assert index.position([0], 3) == 1
    assert index.position([], 0) == 0


def test_the_clock_goes_round_and_is_said_in_words() -> None:
    said = Selection().cycle_clock()
    assert [said.clock, said.cycle_clock().clock, said.cycle_clock().cycle_clock().clock] == [
        "said", "published", "happened",
    ]  # fmt: skip
    assert not said, "a clock narrows nothing"
    assert said.describe({}, {}) == "everything · by when it was said"
    assert said.cycle_clock().describe({}, {}) == "everything · by when it was published"
    assert (
        Selection(as_of="2024-01", disputed=True).describe({}, {})
        == "disputed · as published by January 2024"
    )


# As of.


def test_what_was_published_later_is_not_there() -> None:
    index = story().as_of("2024-01")

    assert on(index, "happened") == ["founded December 2015", "bid February 2025"]
    assert index.left_out == LeftOut(later=("weekly",), undated=("lost",))
    assert index.counts(index.select(Selection())) == Counts(2, 2, 1, 0)
    assert [row.sources for row in index.rows(index.select(Selection()))] == [1, 1]
    assert index.facets(Selection()).sources == {"sohu": 2, "weekly": 0, "lost": 0}
    assert index.facets(Selection()).people == {"musk": 0}
    bid = index.event(index.number("bid"))
    assert [account.source.id for account in bid.accounts] == ["sohu"]
    assert bid.disagreements == ()
    with pytest.raises(KeyError):
        index.quote("q4")
    with pytest.raises(KeyError):
        index.number("left")


def test_numbers_stay_and_the_next_event_is_found_from_one_that_is_gone() -> None:
    whole = story()
    index = whole.as_of("2024-01")
    assert list(index.select(Selection())) == [0, 2]
    assert index.number("bid") == whole.number("bid") == 2
    assert index.position(index.select(Selection()), whole.number("left")) == 1
    assert index.position(index.select(Selection(clock="said")), whole.number("rumour"), "said") == 2


def test_the_clocks_follow_too() -> None:
    quotes = [quote("q1", "old", "e", said="2020"), quote("q2", "new", "e", said="2019")]
    index = Index(corpus(sources=[source("old", "2021"), source("new", "2022")], quotes=quotes))
    assert on(index, "said") == ["e 2019"]
    assert on(index.as_of("2021"), "said") == ["e 2020"]


@pytest.mark.parametrize(
    ("published", "as_of", "why_not"),
    [
        ("2024-01", "2024-01", None),
        ("2024-01-31", "2024-01", None),
        ("2024-02-01", "2024-01", "later"),
        ("2024-01~", "2024-01-15", "perhaps_later"),
        ("2024", "2024-01", "perhaps_later"),
        ("2024", "2024", None),
        ("2023/2024-02", "2024-01", "perhaps_later"),
        ("../2023", "2024-01", None),
        ("../2023", "2022", "perhaps_later"),
        ("2023/..", "2024-01", "undated"),
        ("2025/..", "2024-01", "later"),
        ("2023-12?", "../2023-12-31", None),
        ("soon", "2024-01", "undated"),
        (None, "2024-01", "undated"),
    ],
)
def test_only_what_had_certainly_been_published_counts(
    published: str | None, as_of: str, why_not: str | None
) -> None:
    index = Index(corpus(sources=[source("s", published)], quotes=[quote("q", "s", "e")])).as_of(as_of)
    assert bool(index.select(Selection())) is (why_not is None)
    assert index.left_out == (LeftOut() if why_not is None else LeftOut(**{why_not: ("s",)}))
    assert ("s" in index.left_out) is (why_not is not None)


@pytest.mark.parametrize(
    ("left_out", "said"),
    [
        (LeftOut(), "0 later, 0 undated left out"),
        (LeftOut(later=("a", "b"), undated=("c",)), "2 later, 1 undated left out"),
        (LeftOut(("a",), ("b",), ("c", "d")), "1 later, 2 undated, 1 perhaps later left out"),
    ],
)
def test_what_is_left_out_is_counted_and_said_why(left_out: LeftOut, said: str) -> None:
    assert left_out.in_words() == said


@pytest.mark.parametrize("as_of", ["2024/..", "soon", ""])
def test_a_day_without_an_end_is_none(as_of: str) -> None:
    with pytest.raises(DateError):
        story().as_of(as_of)
    with pytest.raises(DateError):
        Selection(as_of=as_of)


def test_one_goes_from_any_day_to_any_other_and_back() -> None:
    whole = story()
    early = whole.as_of("2024-01")
    assert early.as_of("2024-01") is early is whole.as_of("2024-01"), "it is worked out once"
    assert on(whole.as_of("2022"), "happened") == []
    assert on(whole.as_of("2024-01"), "happened") == on(early, "happened")
    assert early.as_of(None) is whole is whole.as_of(None)
    assert on(early.as_of("2024-06-28"), "happened") == on(whole, "happened")[:3]


def test_a_selection_as_of_a_day_is_no_question_for_the_whole_story() -> None:
    index = story()
    for ask in (index.select, index.facets):
        with pytest.raises(ValueError, match="as_of"):
            ask(Selection(as_of="2024"))
    assert list(index.as_of("2024-01").select(Selection(as_of="2024-01"))) == [0, 2]


def test_a_disagreement_keeps_the_versions_that_were_known() -> None:
    sources = [source("a", "2020"), source("b", "2021"), source("c", "2022"), source("d", "2023")]
    quotes = [
        quote("qa", "a", "e"),
        quote("qb", "b", "e"),
        quote("qc", "c", "e"),
        quote("qd", "d", ["e", "f"]),
    ]
    versions = [version("yes", "qa", "qd"), version("no", "qb"), version("left out", silent=["c"])]
    index = Index(
        corpus(
            sources=sources, quotes=quotes,
            disagreements=[disagreement("why", ["e", "f"]) | {"versions": versions}],
        )
    )  # fmt: skip

    def known(as_of: str) -> list[tuple[tuple[str, ...], tuple[str, ...]]]:
        at = index.as_of(as_of)
        return [(one.quotes, one.silent) for known in at.event(0).disagreements for one in known.versions]

    assert known("2020") == []
    assert known("2021") == [(("qa",), ()), (("qb",), ())]
    assert known("2022") == [(("qa",), ()), (("qb",), ()), ((), ("c",))]
    early = index.as_of("2022").disagreement("why")
    assert early.events == ("e",)
    found = witnesses(early.versions[0], index.as_of("2022").evidence(early), index.sources)
    assert found.count == 1


def test_of_a_disagreement_about_events_that_nobody_had_told_nothing_is_left() -> None:
    sources = [source("a", "2020"), source("b", "2020"), source("late", "2025")]
    quotes = [quote("qa", "a", "e"), quote("qb", "b", "e"), quote("ql", "late", "f")]
    index = Index(
        corpus(sources=sources, quotes=quotes, disagreements=[disagreement("why", "f", ["qa"], ["qb"])])
    )
    assert ("disagreements", "why") in index.identities()
    assert ("disagreements", "why") not in index.as_of("2021").identities()


YEARS = st.sampled_from([None, "2019", "2020", "2021"])


@given(
    st.lists(st.tuples(YEARS, YEARS), min_size=1, max_size=6),
    st.sampled_from(["2018", "2019", "2020", "2021"]),
)
def test_as_of_a_year_only_its_sources_tell_and_every_event_is_told(drawn: list[Any], as_of: str) -> None:
    sources = [source(f"s{n}", published) for n, (published, _) in enumerate(drawn)]
    quotes = [quote(f"q{n}", f"s{n}", f"e{n % 3}", said=said) for n, (_, said) in enumerate(drawn)]
    quotes = [{name: value for name, value in one.items() if value is not None} for one in quotes]
    index = Index(corpus(sources=sources, quotes=quotes)).as_of(as_of)
    expected = {f"s{n}" for n, (published, _) in enumerate(drawn) if published and published <= as_of}
    for clock in CLOCKS:
        numbers = index.select(Selection(clock=clock))
        views = [index.event(number) for number in numbers]
        assert all(view.accounts for view in views)
        assert {account.source.id for view in views for account in view.accounts} == expected
        assert len(index.rows(numbers, clock)) == index.counts(numbers).events
