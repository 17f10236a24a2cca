from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from osexplore.corpus.views import Quarter
from osexplore.ui.widgets.strip import lay_out

STORY = [Quarter(2014, 1, 1), Quarter(2015, 2, 4), Quarter(2015, 4, 8), Quarter(2018, 3, 2)]
quarters = st.lists(
    st.builds(Quarter, st.integers(1, 2100), st.integers(1, 4), st.integers(1, 1000)),
    unique_by=lambda quarter: (quarter.year, quarter.quarter),
    max_size=60,
).map(sorted)


def text(width: int, place: tuple[int, int] | None = None) -> str:
    return "".join(cell.text for cell in lay_out(STORY, width, place))


def test_a_bar_a_quarter_and_a_mark_for_years_without_events() -> None:
    assert text(80) == "2014▁    2015 ▄ █ · 2018  ▂ "


def test_less_room_shortens_the_years_then_counts_by_year() -> None:
    assert text(26) == "14▁    15 ▄ █ · 18  ▂ "
    assert text(16) == "14▁ 15█ · 18▂"
    assert text(10) == "▁█  ▂"
    assert text(2, (2018, 3)) == " ▂"


def test_the_least_is_seen() -> None:
    assert (
        "".join(cell.text for cell in lay_out([Quarter(2000, 1, 1), Quarter(2000, 2, 999)], 80, None))
        == "2000▁█  "
    )


def test_nothing_is_nothing() -> None:
    assert lay_out([], 80, None) == []


def test_the_place_is_in_its_quarter_and_its_year() -> None:
    holding = [cell.text for cell in lay_out(STORY, 80, None) if cell.holds((2015, 4))]
    assert holding == ["2015", "█"]


@given(quarters, st.integers(1, 200), st.tuples(st.integers(1, 2100), st.integers(1, 4)))
def test_it_fits_any_width(given_quarters: list[Quarter], width: int, place: tuple[int, int]) -> None:
    assert sum(len(cell.text) for cell in lay_out(given_quarters, width, place)) <= width
