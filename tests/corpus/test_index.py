from __future__ import annotations

import datetime
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from osexplore.corpus.index import Index
from osexplore.corpus.selection import Match, Selection
from osexplore.corpus.views import Counts, Quarter
from tests.build import corpus, disagreement, event, person, quote, source


def story() -> Index:
    return Index(
        corpus(
            people=[person("musk"), person("altman"), person("nobody")],
            events=[
                event("left", "2018-02-20", people=["musk"], title={"en": "Musk leaves"}),
                event("bid", "2018-33", date_text={"en": "early 2018"}, people=["musk", "altman"]),
                event("founded", "2015-12"),
                event("rumour", None, people=["altman"]),
            ],
            sources=[source("sohu", "2023-03"), source("weekly", "2024-06"), source("tencent", "2023-03")],
            quotes=[
                quote("q1", "weekly", ["left"], start=90),
                quote("q2", "sohu", ["left", "bid"]),
                quote("q3", "weekly", ["left"], start=10),
                quote("q4", "tencent", ["left"], speakers=["musk"]),
                quote("q5", "sohu", ["rumour"], speakers=["altman"]),
            ],
            disagreements=[
                disagreement("why", ["left"], ["q1"], ["q2"]),
                disagreement("when", ["left", "founded"], ["q1"], ["q2"]),
            ],
        )
    )


def ids(index: Index, numbers: Any) -> list[str]:
    return [row.id for row in index.rows(numbers)]


def test_events_stand_in_the_order_they_happened_and_undated_ones_last() -> None:
    index = story()
    assert ids(index, index.select(Selection())) == ["founded", "bid", "left", "rumour"]


def test_on_one_date_the_order_decides_then_the_id() -> None:
    events = [event("c", "2018", order=1), event("b", "2018"), event("a", "2018"), event("d", "2018-01-01")]
    index = Index(corpus(events=events))
    assert ids(index, range(4)) == ["d", "a", "b", "c"]


def test_a_row_says_what_the_timeline_shows() -> None:
    index = story()
    left, bid, rumour = index.rows([2, 1, 3])
    assert (left.number, left.id, left.year, left.title) == (2, "left", 2018, {"en": "Musk leaves"})
    assert (left.sources, left.disputes, left.claimed) == (3, 2, False)
    assert left.earliest == left.latest == datetime.date(2018, 2, 20)
    assert bid.date_text == {"en": "early 2018"}
    assert (bid.earliest, bid.latest) == (datetime.date(2018, 1, 1), datetime.date(2018, 3, 31))
    assert (rumour.year, rumour.earliest, rumour.latest, rumour.date_text) == (None, None, None, {})
    assert rumour.claimed


def test_a_date_without_a_wording_of_its_own_is_worded() -> None:
    index = story()
    assert index.rows([0])[0].date_text["en"] == "December 2015"


def test_an_open_date_stands_under_the_year_it_has() -> None:
    index = Index(corpus(events=[event("until", "../2015"), event("since", "2018/..")]))
    until, since = index.rows([0, 1])
    assert (until.year, until.earliest, until.latest) == (2015, None, datetime.date(2015, 12, 31))
    assert (since.year, since.earliest, since.latest) == (2018, datetime.date(2018, 1, 1), None)


def test_what_is_only_known_to_be_before_stands_before_that_and_not_before_all_time() -> None:
    events = [
        event("old", "2015"), event("left", "2018-02-20"), event("early", "2018-33"),
        event("hired", "../2018-02"), event("since", "2016/.."), event("month", "2018-02"),
        event("either", "[..2016-05,2018-02-10]"),
    ]  # fmt: skip
    index = Index(corpus(events=events))
    assert ids(index, range(7)) == ["old", "since", "early", "hired", "month", "either", "left"]
    assert index.years(range(7)) == [(0, 2015), (1, 2016), (2, 2018)]
    assert index.density(range(7)) == [Quarter(2015, 1, 1), Quarter(2016, 1, 1), Quarter(2018, 1, 3)]


def test_years_begin_where_they_begin_among_the_events_shown() -> None:
    assert story().years([1, 3]) == [(0, 2018), (1, None)]
    assert story().years(range(4)) == [(0, 2015), (1, 2018), (3, None)]
    assert Index(corpus()).years([]) == []
    assert Index(corpus(events=[event("rumour", None)])).years([0]) == [(0, None)]


def test_an_event_is_told_by_the_earliest_published_source_first_in_the_order_of_its_print() -> None:
    index = story()
    view = index.event(index.number("left"))
    told = [(account.source.id, [quote.id for quote in account.quotes]) for account in view.accounts]
    assert told == [("sohu", ["q2"]), ("tencent", ["q4"]), ("weekly", ["q3", "q1"])]
    assert [record.id for record in view.disagreements] == ["why", "when"]
    assert view.event.id == "left"


def test_sources_stand_by_date_then_id_and_those_of_unknown_date_last() -> None:
    sources = [source("a", None), source("c", "2024"), source("b", "2024"), source("d", "2023")]
    index = Index(corpus(sources=sources, quotes=[quote(f"q{of}", of, "e") for of in "abcd"]))
    assert [account.source.id for account in index.event(0).accounts] == ["d", "b", "c", "a"]


def test_counts_count_each_thing_once() -> None:
    index = story()
    assert index.counts(index.select(Selection())) == Counts(4, 5, 3, 2)
    assert index.counts([1, 2]) == Counts(2, 4, 3, 2)
    assert index.counts([]) == Counts(0, 0, 0, 0)


def test_facets_follow_the_rest_of_the_filter() -> None:
    index = story()
    assert index.facets(Selection()).people == {"musk": 2, "altman": 2, "nobody": 0}
    by_musk = index.facets(Selection(people=("musk",), sources=("weekly",)))
    assert by_musk.people == {"musk": 1, "altman": 0, "nobody": 0}
    assert by_musk.sources == {"sohu": 2, "weekly": 1, "tencent": 1}


def test_density_counts_an_event_in_the_quarter_it_begins_in() -> None:
    index = story()
    assert index.density(index.select(Selection())) == [Quarter(2015, 4, 1), Quarter(2018, 1, 2)]
    assert index.density([]) == []


def test_the_next_disputed_event_is_looked_for_among_those_shown() -> None:
    index = story()
    everything = index.select(Selection())
    assert index.next_disputed(everything, 0, 1) == 2
    assert index.next_disputed(everything, 2, 1) is None
    assert index.next_disputed(everything, 2, -1) == 0
    assert index.next_disputed(everything, 3, -1) == 2
    assert index.next_disputed([1, 2], 0, 1) == 1
    assert index.next_disputed([], 0, 1) is None


def test_records_by_id() -> None:
    index = story()
    assert index.quote("q3").start == 10
    assert index.disagreement("why").topic == {"en": "Which why?"}
    for ask in (index.quote, index.disagreement, index.number):
        with pytest.raises(KeyError):
            ask("gone")
    with pytest.raises(KeyError):
        index.event(99)


def test_quotes_on_events_come_in_the_order_of_time_each_once() -> None:
    index = story()
    assert [record.id for record in index.quotes(index.select(Selection()))] == ["q2", "q1", "q3", "q4", "q5"]


def test_an_empty_corpus_answers_too() -> None:
    index = Index(corpus())
    assert list(index.select(Selection(disputed=True, people=("x",)))) == []
    assert index.rows([]) == []
    assert index.facets(Selection()).people == {}


def test_a_story_with_loose_ends_opens_all_the_same() -> None:
    """What is wrong in it is what `osexplore check` reports."""
    index = Index(
        corpus(
            complete=False,
            people=[person("musk"), person("musk", "Somebody else")],
            events=[event("e", "sometime", people=["gone"]), event("e", "2018"), event("f", "2018")],
            quotes=[quote("q", "gone", ["e", "gone"]), quote("q", "gone", "e")],
        )
    )
    assert index.people["musk"].name == {"en": "Musk"}
    assert ids(index, index.select(Selection())) == ["f", "e"]
    assert index.rows([1])[0].date_text == {"en": "sometime"}
    assert index.event(1).accounts[0].source.id == "gone"
    assert list(index.sources) == ["gone"]
    assert index.numbers(["e", "gone", "f"]) == [0, 1], "what is not there has no number"
    assert index.trouble.startswith("7 ids stand twice or lead nowhere; ")
    assert index.as_of("2024").trouble == index.trouble


def test_questions_may_come_from_any_thread() -> None:
    index = story()
    with ThreadPoolExecutor(4) as pool:
        answers = list(pool.map(lambda _: list(index.select(Selection(people=("musk",)))), range(40)))
    assert answers == [[1, 2]] * 40


PEOPLE = [person(name) for name in "abc"]
SOURCES = [source(name) for name in "xyz"]
EVENTS = st.lists(st.tuples(st.sets(st.sampled_from("abc")), st.sets(st.sampled_from("xyz"))), max_size=7)
SELECTIONS = st.builds(
    Selection,
    people=st.lists(st.sampled_from("abc"), max_size=3, unique=True).map(tuple),
    match=st.sampled_from(["any", "all", "none"]),
    sources=st.lists(st.sampled_from("xyz"), max_size=2, unique=True).map(tuple),
)


@given(EVENTS, SELECTIONS)
def test_facets_are_what_selecting_each_one_alone_would_give(
    drawn: list[tuple[set[str], set[str]]], selection: Selection
) -> None:
    events = [event(f"e{n}", people=sorted(people)) for n, (people, _) in enumerate(drawn)]
    quotes = [quote(f"q{n}{of}", of, f"e{n}") for n, (_, told) in enumerate(drawn) for of in sorted(told)]
    index = Index(corpus(people=PEOPLE, sources=SOURCES, events=events, quotes=quotes))
    facets = index.facets(selection)
    alone: Match = "any"
    for name in "abc":
        one = Selection(people=(name,), match=alone, sources=selection.sources)
        assert facets.people[name] == len(index.select(one))
    for name in "xyz":
        one = Selection(people=selection.people, match=selection.match, sources=(name,))
        assert facets.sources[name] == len(index.select(one))
