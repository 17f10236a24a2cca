from __future__ import annotations

import pytest

from osexplore.corpus.collecting import by_date, moved, noted, notes_of, quotes_of
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
    ("place", "step", "order", "to"),
    [(0, 1, "bac", 1), (2, -1, "acb", 1), (0, -1, "abc", 0), (2, 1, "abc", 2), (0, 9, "bca", 2)],
)
def test_a_quote_moves_as_far_as_there_is_room(place: int, step: int, order: str, to: int) -> None:
    collection, now = moved((A, B, C), place, step)
    assert "".join(one.quote for one in collection) == order
    assert now == to


def test_a_note_belongs_to_its_quote() -> None:
    collection = noted((A, B), "b", "look again")
    assert notes_of(collection) == {"b": "look again"}
    assert notes_of(noted(collection, "b", "")) == {}
