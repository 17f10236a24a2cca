from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from osexplore.ui.widgets.when import short_date


@pytest.mark.parametrize(
    ("own", "edtf", "year", "shown"),
    [
        ("February 2018", "2018-02", 2018, "Feb"),
        ("17 November 2023", "2023-11-17", 2023, "17 Nov"),
        ("early 2018", "2018-33", 2018, "early"),
        ("c. 2017", "2017~", 2017, "c. 2017"),
        ("2017", "2017", 2017, "2017"),
        ("end of 2017", "2017-12", 2017, "Dec"),
        ("2017 to 2019", "2017/2019", 2017, "to 2019"),
        ("2018 or 2019", "[2018,2019]", 2018, "or 2019"),
        ("when Altman was at Y Combinator", "2014/2019", 2014, "to 2019"),
        ("between late 2017 and February 2018", "2017-36/2018-02", 2017, "Oct-Feb 18"),
        ("just before July 2015", "../2015-07", 2015, "until Jul"),
        ("later than the founding", "2015-12/..", 2015, "since Dec"),
        ("in the last days of February 2018", "2018-02-2X", 2018, "20-28 Feb"),
        ("January 2025?", "2025-01?", 2025, "Jan?"),
        ("", None, None, ""),
        ("not a date", "not a date", None, "not a date"),
    ],
)
def test_a_date_in_ten_cells(own: str, edtf: str | None, year: int | None, shown: str) -> None:
    assert short_date(own, edtf, year, 10) == shown.ljust(10)


def test_its_own_wording_stands_where_it_fits() -> None:
    assert short_date("later than the founding", "2015-12/..", 2015, 30).strip() == "later than the founding"


DATES = ["2018", "2018-02-2X", "2015/2018", "../2018", "2018/..", "[2018,2020-01]"]


@given(st.text(), st.sampled_from(DATES), st.sampled_from([None, 2015, 2018]), st.integers(1, 40))
def test_it_is_as_wide_as_its_column(own: str, edtf: str, year: int | None, room: int) -> None:
    assert cell_len(short_date(own, edtf, year, room)) == room
