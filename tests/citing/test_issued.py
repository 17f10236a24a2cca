from __future__ import annotations

from typing import Any

import pytest

from osexplore.citing.issued import issued


@pytest.mark.parametrize(
    ("date", "parts"),
    [
        ("2018-02-20", [[2018, 2, 20]]),
        ("2018-02", [[2018, 2]]),
        ("2018", [[2018]]),
        ("2015/2018", [[2015], [2018]]),
        ("2024-02-29/2024-03-05", [[2024, 2, 29], [2024, 3, 5]]),
        ("2022-11-30/2023-03", [[2022, 11], [2023, 3]]),
    ],
)
def test_units_and_ranges_are_given_by_their_parts(date: str, parts: list[list[int]]) -> None:
    assert issued(date) == {"date-parts": parts}


@pytest.mark.parametrize(
    ("date", "parts"),
    [
        ("2018-33", [[2018]]),
        ("2018-21", [[2018]]),
        ("2018-02-2X", [[2018, 2]]),
        ("[2018-02-01,2018-02-03]", [[2018, 2]]),
    ],
)
def test_what_csl_has_no_unit_for_is_rounded_to_the_one_that_holds_it(
    date: str, parts: list[list[int]]
) -> None:
    assert issued(date) == {"date-parts": parts}


@pytest.mark.parametrize("date", ["2018~", "2018?", "2018%"])
def test_doubt_becomes_circa(date: str) -> None:
    assert issued(date) == {"date-parts": [[2018]], "circa": True}


@pytest.mark.parametrize(
    ("date", "expected"),
    [("[2018,2019]", {"literal": "2018 or 2019"}), ("201X", None), ("../2024-03", None), ("2024/..", None)],
)
def test_what_parts_would_tell_wrongly_keeps_its_wording(date: str, expected: Any) -> None:
    value = issued(date)
    assert set(value) == {"literal"}
    assert value["literal"]
    assert expected is None or value == expected


def test_wording_comes_in_the_language_of_the_citation() -> None:
    assert issued("[2018,2019]", "zh-Hans")["literal"] == "2018年或2019年"
