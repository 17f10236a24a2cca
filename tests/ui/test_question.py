from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from osexplore.ui.widgets.pieces import Piece
from osexplore.ui.widgets.question import Pages
from tests.build import disagreement, event, quote, source
from tests.ui.stage import explore, open_ai, seen, story


def pages(topic: str, answers: list[str], room: int, height: int) -> list[list[str]]:
    told = [[Piece(answer, "value")] for answer in answers]
    return [[line.text for line in page] for page in Pages("≠ ", topic, room, height).of(told)]


def test_an_answer_that_does_not_fit_begins_a_page_that_says_the_question_again() -> None:
    made = pages("Why did he leave?", ["a conflict with Tesla (A: 1 witness)", "a lost bid (B: 1)"], 68, 1)
    assert made == [
        ["≠ Why did he leave?  a conflict with Tesla (A: 1 witness) … d: more"],
        ["≠ Why did he leave?  a lost bid (B: 1)"],
    ]


def test_what_fits_has_no_mark_and_all_the_room() -> None:
    assert pages("Why?", ["yes", "no"], 16, 1) == [["≠ Why?  yes · no"]]
    made = pages("Why?", ["yes, he did", "no"], 23, 1)
    assert made == [["≠ Why?  yes, he did … d"], ["≠ no"]]


def test_a_long_question_is_shortened_when_it_is_said_again() -> None:
    topic = "How many hundred million dollars did he and the eight others promise at the founding?"
    long = "forty-five million dollars in all of the years of which we know anything and none in the others"
    first, second = pages(topic, ["a billion", long], 90, 2)
    assert first[0].startswith("≠ How many hundred million dollars did he and the eight others promise")
    assert first[-1].endswith("a billion … d: more")
    assert second[0].startswith("≠ How many hundred million dollars did he and the ei…  forty-five million")


@given(st.integers(1, 30), st.lists(st.integers(1, 30), max_size=4), st.integers(1, 90), st.integers(1, 3))
def test_nothing_is_lost_or_too_wide_at_any_size(asked: int, told: list[int], room: int, height: int) -> None:
    topic = " ".join(f"q{number}" for number in range(asked))
    answers = [" ".join(f"a{place}w{number}" for number in range(words)) for place, words in enumerate(told)]
    made = pages(topic, answers, room, height)
    assert all(len(page) <= height for page in made)
    assert all(cell_len(line) <= room for page in made for line in page)
    if room > 14:
        said = " ".join(line for page in made for line in page)
        assert list(dict.fromkeys(re.findall(r"q\d+", said))) == topic.split()
        assert re.findall(r"a\dw\d+", said) == " ".join(answers).split()


async def test_changing_the_source_leaves_the_question_and_lights_what_answers_it() -> None:
    app = story(
        sources=[source("sohu", "2023"), source("weekly", "2024"), source("later", "2025")],
        events=[event("leaves", "2018")],
        quotes=[
            quote("q1", "sohu", "leaves", "甲"),
            quote("q2", "weekly", "leaves", "乙"),
            quote("q3", "later", "leaves", "丙"),
            quote("q4", "later", "leaves", "丁", start=5),
        ],
        disagreements=[
            disagreement("why", "leaves", ["q1"], ["q4"]),
            disagreement("much", "leaves", ["q3"], ["q2"]),
        ],
    )
    async with app.run_test(size=(120, 36)) as pilot:
        await pilot.pause()
        assert "1/2 Which why?" in seen(pilot, "#disagreements")
        await pilot.press("full_stop")
        assert explore(pilot).held == ("later", "weekly")
        assert explore(pilot).quote == "q4"
        assert "1/2 Which why?" in seen(pilot, "#disagreements")
        assert "no answer" not in seen(pilot, "#status")
        await pilot.press("d")
        assert "2/2 Which much?" in seen(pilot, "#disagreements")
        assert explore(pilot).quote == "q3"
        await pilot.press("comma")
        assert explore(pilot).held == ("sohu", "weekly")
        assert "2/2 Which much?" in seen(pilot, "#disagreements")
        assert "It has no answer to this." in seen(pilot, "#status")


@pytest.mark.parametrize("size", [(120, 36), (80, 24)])
async def test_a_long_name_leaves_the_filter_in_view(size: tuple[int, int]) -> None:
    title = "A very long headline about many ships and about all of their captains and crews"
    app = story(
        sources=[
            source("a", "2023"),
            source("b", "2024"),
            source("c", "2025", csl={"type": "webpage", "title": title}, title={}),
        ],
        quotes=[quote("q1", "a", "leaves"), quote("q2", "b", "leaves"), quote("q3", "c", "leaves")],
    )
    async with app.run_test(size=size) as pilot:
        await pilot.press("full_stop")
        assert "Left: A very long headline about" in seen(pilot, "#status")
        assert "Shown: everything" in seen(pilot, "#status")


async def test_the_titles_and_the_summary_have_the_room_that_the_quotes_leave() -> None:
    async with open_ai().run_test(size=(120, 36)) as pilot:
        await pilot.pause()
        screen = explore(pilot)
        wide = screen.timeline.outer_size.width
        assert wide >= 44
        assert screen.query_one("#happening").size.height == 5
        assert screen.query_one("#disagreements").size.height == 3
        await pilot.press("3")
        await pilot.pause()
        assert screen.timeline.outer_size.width < wide
