from __future__ import annotations

import pytest

from osexplore.corpus.collecting import by_date, caught_up, moved, noted, notes_of, quotes_of
from osexplore.corpus.index import Index
from osexplore.corpus.memory import Collected
from tests.build import corpus, event, quote

A, B, C, GONE = (Collected(quote=name) for name in ("a", "b", "c", "gone"))


def index() -> Index:
    return Index(
        corpus(
            events=[event("late", "2020"), event("early", "2015"), event("undated", None)],
            quotes=[
                quote("a", "sohu", "late", start=9),
                quote("b", "sohu", ["undated", "early"]),
                quote("c", "sohu", "late", start=3),
                quote("d", "jiemian", "late"),
            ],
        )
    )


def test_quotes_stand_in_the_collections_order_and_what_is_gone_is_named() -> None:
    quotes, missing = quotes_of(index(), [C, GONE, A])
    assert [quote.id for quote in quotes] == ["c", "a"]
    assert missing == ["gone"]


def test_by_date_is_by_the_first_event_then_by_source_and_place() -> None:
    collection = [GONE, A, Collected(quote="d"), C, B]
    assert [one.quote for one in by_date(index(), collection)] == ["b", "d", "c", "a", "gone"]


@pytest.mark.parametrize(
    ("quote", "step", "order"),
    [
        ("a", 1, "bac"),
        ("c", -1, "acb"),
        ("a", -1, "abc"),
        ("c", 1, "abc"),
        ("a", 9, "bca"),
        ("gone", 1, "abc"),
    ],
)
def test_a_quote_moves_as_far_as_there_is_room(quote: str, step: int, order: str) -> None:
    assert "".join(one.quote for one in moved((A, B, C), quote, step)) == order


@pytest.mark.parametrize(("to", "order"), [(0, "cab"), (1, "acb"), (9, "abc")])
def test_a_quote_moves_to_a_place(to: int, order: str) -> None:
    assert "".join(one.quote for one in moved((A, B, C), "c", to=to)) == order


def test_what_was_done_elsewhere_is_caught_up_with() -> None:
    told = Collected(quote="b", note="told elsewhere")
    # Shown: a, b and c, where c was taken out here. Elsewhere a was taken out, b noted, "gone" put in.
    assert caught_up((A, B, C), {"c"}, (GONE, told)) == (told, C, GONE)
    assert caught_up((A, B), frozenset(), (B, A)) == (A, B)


def test_a_note_belongs_to_its_quote() -> None:
    collection = noted((A, B), "b", "look again")
    assert notes_of(collection) == {"b": "look again"}
    assert notes_of(noted(collection, "b", "")) == {}
