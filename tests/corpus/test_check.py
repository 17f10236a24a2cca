"""A sound story has no findings, and all that is wrong with another is found at once."""

from __future__ import annotations

import copy
from pathlib import Path
from typing import Any

import pytest

from osexplore.corpus.check import check
from osexplore.corpus.store import read
from tests import build
from tests.corpus.sound import document, findings, sound


def test_a_sound_story_has_no_findings() -> None:
    assert findings(sound()) == []


def test_a_second_story_in_a_file_is_a_finding() -> None:
    tables = sound()
    tables["corpus"]["7"] = build.story("other")

    assert [str(problem) for problem in findings(tables)] == [
        "corpus document 7, field id: is one story too many; a file tells one: remove the other"
    ]


def test_ids_are_slugs_wherever_they_are_named() -> None:
    tables = sound()
    document(tables, "people", "insiders")["id"] = "In Siders"
    document(tables, "sources", "sohu")["by"] = ["In Siders"]
    document(tables, "quotes", "q3")["according_to"] = ["In Siders"]

    assert [(problem.id, problem.field) for problem in findings(tables)] == [("In Siders", "id")]


def test_a_circle_of_sources_is_told_once() -> None:
    tables = sound()
    document(tables, "sources", "blog")["based_on"] = ["email"]
    document(tables, "sources", "email")["based_on"] = ["blog"]

    assert [problem.what for problem in findings(tables)] == ["leads back to itself: blog -> email -> blog"]


def test_a_work_that_is_based_on_the_print_is_no_chain() -> None:
    tables = sound()
    document(tables, "sources", "email")["based_on"] = ["sohu"]

    assert "email -> sohu" in findings(tables)[0].what


def test_context_may_put_a_source_over_half() -> None:
    tables = sound()
    document(tables, "sources", "sohu")["text"].update(body=[180, 220])
    document(tables, "quotes", "q1").update(prefix="前" * 12)

    assert [(problem.field, problem.what) for problem in findings(tables)] == [
        ("text.body", "22 of 40 characters are shown (with prefix, suffix), and less than half may be")
    ]


def test_the_overlap_of_two_quotes_counts_once() -> None:
    tables = sound()
    document(tables, "sources", "times")["text"].update(body=[300, 385])
    document(tables, "quotes", "q3").update(start=302)
    document(tables, "quotes", "q4").update(start=310)

    assert findings(tables) == []


def test_a_statement_of_one_quote_and_events_without_order_are_fine() -> None:
    tables = sound()
    for event in tables["events"].values():
        del event["order"]

    assert findings(tables) == []


def test_an_event_may_be_dated_by_the_words_about_another() -> None:
    tables = sound()
    document(tables, "events", "leaves")["dated_by"] = ["q3"]

    assert findings(tables) == []


def test_both_of_two_people_may_keep_a_spelling_that_only_one_source_gives_to_the_other() -> None:
    tables = sound()
    document(tables, "people", "altman")["aliases"] = [{"text": "马斯克", "source": "times"}]

    assert findings(tables) == []


def test_unknown_ids_suggest_the_one_that_was_meant() -> None:
    tables = sound()
    document(tables, "quotes", "q3")["according_to"] = ["insider"]

    assert findings(tables)[0].remedy == "did you mean insiders?"


def test_everything_is_reported_at_once_sorted_also_where_types_are_wrong() -> None:
    tables = sound()
    document(tables, "people", "musk")["kind"] = "human"
    document(tables, "events", "leaves")["people"] = "musk"
    document(tables, "quotes", "q2").update(speakers=3, to=["nobody"], colour="red")
    document(tables, "quotes", "q1").update(start="200", exact=None)
    document(tables, "corpus", "tiny")["updated"] = "today"

    assert [(problem.table, problem.id, problem.field) for problem in findings(tables)] == [
        ("corpus", "tiny", "updated"),
        ("people", "musk", "kind"),
        ("events", "leaves", "people"),
        ("quotes", "q1", "exact"),
        ("quotes", "q1", "start"),
        ("quotes", "q2", "colour"),
        ("quotes", "q2", "speakers"),
        ("quotes", "q2", "to"),
    ]


@pytest.mark.parametrize(
    "value", [None, 3, "x", [], ["x"], [None], [[]], {"x": []}, {"en": {}}, True, 1.5, -1]
)
def test_no_value_whatsoever_breaks_the_check(value: Any) -> None:
    for table, documents in sound().items():
        for number, made in documents.items():
            for field in made:
                tables = copy.deepcopy(sound())
                tables[table][number][field] = value
                assert all(str(problem) for problem in findings(tables))


def test_the_shipped_story_passes(root: Path) -> None:
    shipped = root / "db.json"
    if shipped.stat().st_size < 100:
        pytest.skip("there is no story in the checkout yet")
    assert [str(problem) for problem in check(read(shipped))] == []
