from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from osexplore.corpus.dates import DateError
from osexplore.corpus.index import Index
from osexplore.corpus.selection import Match, Selection
from tests.build import corpus, disagreement, event, quote

NAMES = {"musk": "Elon Musk", "altman": "Sam Altman", "brockman": "Greg Brockman"}
SOURCES = {"sohu": "Sohu Tech"}


def story() -> Index:
    """Four events: 2015 Musk and Altman (Sohu), 2016 Musk, 2017/2018 Altman (disputed), one undated."""
    return Index(
        corpus(
            events=[
                event("start", "2015-12", people=["musk", "altman"]),
                event("email", "2016", people=["musk"]),
                event("talks", "2017/2018", people=["altman"]),
                event("rumour", None),
            ],
            quotes=[
                quote("q1", "sohu", "start"),
                quote("q2", "weekly", ["start", "email"]),
                quote("q3", "weekly", ["talks", "rumour"]),
            ],
            disagreements=[disagreement("who", "talks", ["q3"], ["q1"])],
        )
    )


def selected(selection: Selection) -> list[str]:
    index = story()
    return [row.id for row in index.rows(index.select(selection))]


def test_an_empty_selection_is_everything() -> None:
    assert selected(Selection()) == ["start", "email", "talks", "rumour"]
    assert not Selection()
    assert not Selection(match="none")
    assert Selection(match="none").describe(NAMES, SOURCES) == "everything"


@pytest.mark.parametrize(
    "selection",
    [
        Selection(people=("musk",)),
        Selection(sources=("sohu",)),
        Selection(dates="2018"),
        Selection(disputed=True),
        Selection(as_of="2024"),
    ],
)
def test_each_part_alone_narrows(selection: Selection) -> None:
    assert selection


def test_a_part_is_taken_away_and_the_rest_stays() -> None:
    both = Selection(people=("musk",), sources=("sohu",), disputed=True)
    assert both.without_people() == Selection(sources=("sohu",), disputed=True)
    assert both.without_sources() == Selection(people=("musk",), disputed=True)


@pytest.mark.parametrize(
    ("match", "expected"),
    [
        ("any", ["start", "email", "talks"]),
        ("all", ["start"]),
        ("none", ["rumour"]),
    ],
)
def test_people_any_all_none(match: Match, expected: list[str]) -> None:
    assert selected(Selection(people=("musk", "altman"), match=match)) == expected
    assert selected(Selection(people=("musk", "altman", "musk"), match=match)) == expected


def test_any_of_the_sources_tells_it() -> None:
    assert selected(Selection(sources=("sohu",))) == ["start"]
    assert selected(Selection(sources=("sohu", "weekly"))) == ["start", "email", "talks", "rumour"]


@pytest.mark.parametrize(
    ("range_", "expected"),
    [
        ("2016", ["email"]),
        ("2015-12-31", ["start"]),
        ("2016/2017", ["email", "talks"]),
        ("2018-06", ["talks"]),
        ("../2015", ["start"]),
        ("2017/..", ["talks"]),
        ("1999", []),
    ],
)
def test_dates_keep_what_may_have_happened_then(range_: str, expected: list[str]) -> None:
    assert selected(Selection(dates=range_)) == expected


@pytest.mark.parametrize(
    ("range_", "expected"),
    [
        ("1990", []),
        ("2014", []),
        ("2015", ["before"]),
        ("2016", []),
        ("2018", ["one-of", "after"]),
        ("2030", []),
        ("../2030", ["before", "one-of", "after"]),
        ("2016/..", ["one-of", "after"]),
        ("../2014", []),
    ],
)
def test_an_open_end_counts_no_further_than_the_day_that_is_named(range_: str, expected: list[str]) -> None:
    index = Index(
        corpus(
            events=[
                event("before", "../2015-03"),
                event("after", "2018-06/.."),
                event("one-of", "[..2017,2018]"),
            ]
        )
    )
    assert [row.id for row in index.rows(index.select(Selection(dates=range_)))] == expected


def test_a_date_that_does_not_parse_is_no_selection() -> None:
    with pytest.raises(DateError):
        Selection(dates="last spring")


def test_disputed_only() -> None:
    assert selected(Selection(disputed=True)) == ["talks"]


def test_parts_narrow_each_other() -> None:
    assert selected(Selection(people=("musk",), sources=("weekly",))) == ["start", "email"]
    assert selected(Selection(people=("musk",), sources=("weekly",), dates="2016")) == ["email"]
    assert selected(Selection(people=("musk",), disputed=True)) == []


def test_an_identity_is_a_value_and_never_a_piece_of_the_query() -> None:
    assert selected(Selection(people=("') OR 1=1 --",))) == []
    assert selected(Selection(sources=('"', "sohu"))) == ["start"]


def test_toggling_and_cycling_make_new_values() -> None:
    one = Selection().toggle_person("musk")
    assert len({one, Selection(people=("musk",))}) == 1
    both = one.toggle_person("altman")
    assert (one.people, both.people) == (("musk",), ("musk", "altman"))
    assert both.toggle_person("musk").people == ("altman",)
    assert both.toggle_person("altman") == one
    assert [both.cycle_match().match, both.cycle_match().cycle_match().match] == ["all", "none"]
    assert both.cycle_match().cycle_match().cycle_match() == both
    assert Selection().toggle_source("sohu").sources == ("sohu",)


@pytest.mark.parametrize(
    ("selection", "words"),
    [
        (Selection(), "everything"),
        (Selection(people=("musk",)), "Elon Musk"),
        (Selection(people=("musk",), match="all"), "Elon Musk"),
        (Selection(people=("musk", "altman")), "Elon Musk or Sam Altman"),
        (Selection(people=("musk", "altman"), match="all"), "Elon Musk and Sam Altman together"),
        (Selection(people=("musk", "altman"), match="none"), "without Elon Musk or Sam Altman"),
        (Selection(people=("musk", "altman", "x")), "Elon Musk, Sam Altman or x"),
        (
            Selection(people=("musk",), sources=("sohu",), disputed=True),
            "Elon Musk · told by Sohu Tech · disputed",
        ),
        (Selection(sources=("sohu", "weekly")), "told by Sohu Tech or weekly"),
        (Selection(dates="2018-02"), "February 2018"),
    ],
)
def test_a_selection_says_itself_in_words(selection: Selection, words: str) -> None:
    assert selection.describe(NAMES, SOURCES) == words


PEOPLE = st.sampled_from("abcd")
EVENTS = st.lists(st.sets(PEOPLE), min_size=1, max_size=8)


@given(EVENTS, st.lists(PEOPLE, max_size=4), st.sampled_from(["any", "all", "none"]))
def test_people_are_matched_as_sets_are(present: list[set[str]], chosen: list[str], match: Match) -> None:
    wanted = set(chosen)

    def keeps(people: set[str]) -> bool:
        if match == "any":
            return not wanted or bool(people & wanted)
        return wanted <= people if match == "all" else not people & wanted

    index = Index(corpus(events=[event(f"e{n}", people=sorted(people)) for n, people in enumerate(present)]))
    found = index.select(Selection(people=tuple(chosen), match=match))
    assert list(found) == [number for number, people in enumerate(present) if keeps(people)]
