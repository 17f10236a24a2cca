from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from osexplore.corpus import dates
from osexplore.ui.widgets.when import short_date


def shown(edtf: str, year: int, room: int) -> str:
    return short_date("words of its own", edtf, year, room).rstrip()


@pytest.mark.parametrize(
    ("edtf", "year", "said"),
    [
        ("2018-02", 2018, "Feb"),
        ("2023-11-17", 2023, "17 Nov"),
        ("2018-33", 2018, "early"),
        ("2017~", 2017, "c. 2017"),
        ("2025-01?", 2025, "Jan?"),
        ("2017", 2017, "2017"),
        ("201X", 2010, "2010s"),
        ("2018-02-2X", 2018, "Feb"),
        ("2018-22", 2018, "summer"),
        ("2017/2019", 2017, "2017–2019"),
        ("2024-01/2024-03", 2024, "Jan–Mar"),
        ("2025-02-10/2025-02-14", 2025, "10–14 Feb"),
        ("[2018,2019]", 2018, "’18 or ’19"),
        ("[2023-10,2023-11]", 2023, "Oct or Nov"),
        ("../2015-07", 2015, "until Jul"),
        ("../2015-33", 2015, "until early"),
        ("2015-12/..", 2015, "since Dec"),
        ("2023-11/2024-03", 2023, "Nov–Mar ’24"),
        ("1899/1901", 1899, "1899–1901"),
    ],
)
def test_a_date_in_eleven_cells(edtf: str, year: int, said: str) -> None:
    assert shown(edtf, year, 11) == said


@pytest.mark.parametrize(
    ("room", "said"),
    [(16, "2017 or Feb ’18"), (14, "’17 or Feb ’18"), (11, "’17 or ’18"), (9, "several"), (3, "se…")],
)
def test_rival_dates_stay_alternatives_in_any_room(room: int, said: str) -> None:
    assert shown("[2017,2018-02]", 2017, room) == said


@pytest.mark.parametrize(("room", "said"), [(14, "2017–early ’18"), (13, "’17–early ’18"), (11, "2017–2018")])
def test_an_interval_says_each_end_as_exactly_as_it_is_known_or_less(room: int, said: str) -> None:
    assert shown("2017/2018-33", 2017, room) == said


def test_a_month_without_its_year_is_the_headings_or_the_one_right_before() -> None:
    assert shown("2023-02/2024-03", 2023, 11) == "2023–2024", "February and March of one year it is not"
    assert shown("2015-12/2018-02", 2015, 11) == "2015–2018"


def test_what_has_no_date_that_can_be_read_says_its_own_words() -> None:
    assert short_date("not a date", "not a date", None, 12) == "not a date  "
    assert short_date("one day", None, None, 7) == "one day"


def test_the_same_date_is_told_at_any_width() -> None:
    assert {shown("../2015-33", 2015, room) for room in (11, 14, 16, 40)} == {"until early"}


MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
POINTS = st.sampled_from(["2017", "2018", "2018-02", "2018-33", "2018-36", "2018-02-20", "2019-03~"])
DATES = (
    POINTS
    | st.lists(POINTS, min_size=2, max_size=3).map(lambda members: f"[{','.join(members)}]")
    | POINTS.map("../{}".format)
    | POINTS.map("{}/..".format)
    | st.tuples(POINTS, POINTS).map(sorted).map("/".join)
)


@given(DATES, st.integers(1, 40))
def test_it_names_no_month_that_the_date_does_not_and_fills_its_column(edtf: str, room: int) -> None:
    try:
        date = dates.parse(edtf)
    except dates.DateError:
        return
    year = (date.earliest or date.latest).year  # type: ignore[union-attr]
    said = short_date("", edtf, year, room)
    assert cell_len(said) == room
    told = {MONTHS[int(number) - 1] for number in re.findall(r"-(0[1-9]|1[0-2])\b", edtf)}
    assert {month for month in MONTHS if month in said} <= told
