"""Where a date stands in an order, under which year, and in which words."""

from __future__ import annotations

import msgspec
import pytest

from osexplore.corpus.clocks import (
    calendar,
    dated_key,
    event_date,
    published_key,
    quote_date,
    standing_day,
    timeline_key,
    worded_date,
)
from osexplore.corpus.dates import parse
from osexplore.corpus.model import Event, Quote, Source
from tests import build

IN_ORDER = [
    "../2017",
    "2017",
    "2018-01",
    "../2018-02",
    "2018-02-01",
    "2018-02-01/2018-02-03",
    "2018-02",
    "2018-02/..",
    "2018-02-02",
    "[..2016,2018-03]",
    "2018-03-01",
]


def test_what_is_only_known_to_be_before_a_date_stands_right_before_it() -> None:
    keys = [dated_key(text) for text in IN_ORDER]

    assert keys == sorted(keys)
    assert len(set(keys)) == len(keys)


@pytest.mark.parametrize("undated", [None, "soon", ""])
def test_what_has_no_date_stands_last(undated: str | None) -> None:
    assert all(dated_key(text) < dated_key(undated) for text in IN_ORDER)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("2018-02", "2018-02-01"),
        ("2018-02/..", "2018-02-01"),
        ("../2018-02", "2018-02-01"),
        ("/2018-02", "2018-02-01"),
        ("[..2016,2018]", "2018-01-01"),
        ("[2016..,..2018-05]", "2018-05-01"),
        ("{..2016,..2014}", "2016-01-01"),
    ],
)
def test_a_date_with_an_open_start_stands_where_its_last_end_begins(text: str, day: str) -> None:
    assert standing_day(parse(text)).isoformat() == day
    assert calendar(text)[0] == int(day[:4])


@pytest.mark.parametrize(
    ("text", "quarter"),
    [("2018-01", 1), ("2018-03", 1), ("2018-04", 2), ("2018-12", 4), ("../2018-02", None), ("soon", None)],
)
def test_only_a_date_that_begins_somewhere_has_a_quarter(text: str, quarter: int | None) -> None:
    assert calendar(text)[1] == quarter


def test_events_of_one_day_keep_their_order_and_then_stand_by_their_ids() -> None:
    documents = [
        build.event("c", "2018", order=1),
        build.event("b", "2018", order=2),
        build.event("d", "2018", order=2),
        build.event("a", "2019", order=0),
        build.event("e", None),
    ]
    events = [msgspec.convert(document, Event) for document in documents]

    backwards = events[::-1]
    assert sorted(backwards, key=timeline_key) == events


def test_sources_stand_by_when_they_were_published_and_then_by_their_ids() -> None:
    documents = [build.source("c", "2018"), build.source("a", "2019"), build.source("b", "2019")]
    sources = [msgspec.convert(document, Source) for document in [*documents, build.source("0", None)]]

    backwards = sources[::-1]
    assert sorted(backwards, key=published_key) == sources


def test_what_nobody_tells_and_what_an_unknown_source_tells_has_no_date() -> None:
    event = msgspec.convert(build.event("e"), Event)
    quote = msgspec.convert(build.quote("q", "gone", "e"), Quote)

    assert event_date("said", event, [], {}) is None
    assert quote_date("published", quote, {}) is None
    assert event_date("published", event, [quote], {}) is None


def test_a_date_has_words_in_both_languages_unless_it_brings_its_own_or_is_wrong() -> None:
    assert worded_date("2018-02", {}) == {"en": "February 2018", "zh-Hans": "2018年2月"}
    assert worded_date("2018-02", {"en": "that February"}) == {"en": "that February"}
    assert worded_date("soon", {}) == {"en": "soon"}
    assert worded_date(None, {}) == {}
