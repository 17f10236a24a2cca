"""Dates are read into honest bounds, and sorted by them."""

from __future__ import annotations

import datetime
import math
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from osexplore.corpus.dates import Date, DateError, Range, parse, wording
from tests.conftest import need_module

DAYS = st.dates(datetime.date(1, 1, 1), datetime.date(9998, 12, 31))
UNITS = st.builds(lambda day, length: day.isoformat()[:length], DAYS, st.sampled_from([4, 7, 10]))
MASKS = st.builds(
    lambda day, masked: day.isoformat()[: -len(masked)] + masked, DAYS, st.sampled_from(["XX", "XX-XX"])
) | st.integers(10, 998).map(lambda decade: f"{decade:03}X")
GROUPINGS = st.builds(
    lambda year, grouping: f"{year:04}-{grouping}", st.integers(1, 9998), st.integers(21, 41)
)
POINTS = UNITS | MASKS | GROUPINGS
QUALIFIED = st.builds(str.__add__, UNITS, st.sampled_from(["", "~", "?", "%"]))
INTERVALS = st.builds(lambda one, other: "/".join(sorted((one, other))), UNITS, UNITS)
SETS = st.builds(
    lambda marks, members: f"{marks[0]}{','.join(members)}{marks[1]}",
    st.sampled_from(["[]", "{}"]),
    st.lists(UNITS, min_size=2, max_size=4),
)
OPEN = st.builds(str.format, st.sampled_from(["../{}", "{}/..", "/{}", "{}/", "[..{}]", "[{}..]"]), UNITS)
ANY_DATE = POINTS | QUALIFIED | INTERVALS | SETS | OPEN


@pytest.fixture(scope="module")
def edtf() -> Any:
    """Return the package that implements the standard too."""
    return need_module("edtf")


def bounds(text: str) -> tuple[str | None, str | None]:
    date = parse(text)
    return (
        None if date.earliest is None else date.earliest.isoformat(),
        None if date.latest is None else date.latest.isoformat(),
    )


@pytest.mark.parametrize(
    ("text", "earliest", "latest"),
    [
        ("2018", "2018-01-01", "2018-12-31"),
        ("2018-02", "2018-02-01", "2018-02-28"),
        ("2020-02", "2020-02-01", "2020-02-29"),
        ("2018-02-20", "2018-02-20", "2018-02-20"),
        ("2023-11-17T12:00:00Z", "2023-11-17", "2023-11-17"),
        ("2017~", "2017-01-01", "2017-12-31"),
        ("2018-02-2X", "2018-02-20", "2018-02-28"),
        ("201X", "2010-01-01", "2019-12-31"),
        ("201X-02-29", "2012-02-29", "2016-02-29"),
        ("XX00-02-29", "0400-02-29", "9600-02-29"),
        ("2018-1X", "2018-10-01", "2018-12-31"),
        ("2018-33", "2018-01-01", "2018-03-31"),
        ("2017-36", "2017-10-01", "2017-12-31"),
        ("2018-39", "2018-09-01", "2018-12-31"),
        ("2018-41", "2018-07-01", "2018-12-31"),
        ("2015/2018", "2015-01-01", "2018-12-31"),
        ("2018-06/2018", "2018-06-01", "2018-12-31"),
        ("2018-02-20/2018-02-20", "2018-02-20", "2018-02-20"),
        ("../2024-03", None, "2024-03-31"),
        ("2018/..", "2018-01-01", None),
        ("/2018", None, "2018-12-31"),
        ("2018/", "2018-01-01", None),
        ("[2018,2019]", "2018-01-01", "2019-12-31"),
        ("{2019, 2018-03}", "2018-03-01", "2019-12-31"),
        ("[..2018,2020]", None, "2020-12-31"),
        ("[2018-03..2018-05]", "2018-03-01", "2018-05-31"),
        # A winter goes by the year in which it begins.
        ("2018-24", "2018-12-01", "2019-02-28"),
        ("2019-28", "2019-12-01", "2020-02-29"),
        ("2018-30", "2018-12-01", "2019-02-28"),
        ("9999-24", "9999-12-01", "9999-12-31"),
        ("9999-21", "9999-03-01", "9999-05-31"),
    ],
)
def test_a_date_lies_between_two_days(text: str, earliest: str | None, latest: str | None) -> None:
    assert bounds(text) == (earliest, latest)


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("", "is no date such as"),
        ("soon", "is no date such as"),
        ("2018 ", "is no date; did you mean 2018?"),
        ("2018-3", "is no date; did you mean 2018-03?"),
        ("２０１８", "is no date; did you mean 2018?"),
        ("2018\n", "is no date; did you mean 2018?"),
        ("2018-~02", "is no date such as"),
        ("2018~?", "is no date such as"),
        ("2018-13", "there is no month 13"),
        ("2018-00", "there is no month 00"),
        ("2018-20", "there is no month 20"),
        ("2018-42", "there is no month 42"),
        ("2023-02-30", "there is no day 30 in 2023-02"),
        ("2023-02-29", "there is no day 29 in 2023-02"),
        ("2018-02-3X", "there is no day 3X in 2018-02"),
        ("2018-04-31/2018-05", "there is no day 31 in 2018-04"),
        ("0000", "only the years 0001 to 9999"),
        ("0000-21", "only the years 0001 to 9999"),
        ("-0500", "only the years 0001 to 9999"),
        ("-0500/2018", "only the years 0001 to 9999"),
        ("Y17000", "only the years 0001 to 9999"),
        ("XXXX-12-25", "has no year"),
        ("2018-21-01", "takes no day"),
        ("201X-21", "needs its whole year"),
        ("2018-02-20T", "after T stands the time"),
        ("2018-02-20T25:00", "after T stands the time"),
        ("2018-02-2XT12:00", "after T stands the time"),
        ("2019/2018", "ends before it begins"),
        ("../..", "needs a date on one side"),
        ("/", "needs a date on one side"),
        ("2015/2016/2017", "is no date such as"),
        ("[2018", "the set is not closed with ]"),
        ("{2018]", "the set is not closed with }"),
        ("[]", "between the commas of a set stand dates"),
        ("[2018,]", "between the commas of a set stand dates"),
        ("[..]", "needs a date on one side"),
        ("[2018....]", "is no date such as"),
        ("[....2018]", "is no date such as"),
        ("[2016..2017..2018]", "is no date such as"),
    ],
)
def test_what_is_no_date_is_refused_with_the_reason_in_one_line(text: str, reason: str) -> None:
    with pytest.raises(DateError, match=r"\A[^\n]*\Z") as caught:
        parse(text)
    assert reason in str(caught.value)


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("[2018,]", "'[2018,]': between the commas of a set stand dates"),
        ("../..", "'../..': an interval needs a date on one side at least"),
        ("2019/2018", "'2019/2018' ends before it begins"),
        ("[2019..2018]", "'[2019..2018]' ends before it begins"),
    ],
)
def test_a_reason_that_lies_in_the_whole_date_names_the_whole(text: str, reason: str) -> None:
    with pytest.raises(DateError) as caught:
        parse(text)
    assert str(caught.value) == reason


@pytest.mark.parametrize(
    ("text", "kind", "ends"),
    [
        ("2018", "date", []),
        ("2015/2018", "interval", []),
        ("2018/..", "interval", ["open"]),
        ("/2018", "interval", ["unknown"]),
        ("[2018,2019]", "one", []),
        ("[..2018]", "one", ["open"]),
        ("{2018..,2016}", "all", ["open"]),
    ],
)
def test_a_date_says_of_what_kind_it_is_and_which_ends_are_open(
    text: str, kind: str, ends: list[str]
) -> None:
    date = parse(text)
    sides = [
        side for member in date.members if isinstance(member, Range) for side in (member.start, member.end)
    ]
    assert date.kind == kind
    assert [side for side in sides if isinstance(side, str)] == ends


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("2018-02", "2018-02-01", "2018-02-28"),
        ("2015/2018-03", "2015-01-01", "2018-03-31"),
        ("../2018-03", "2018-03-01", "2018-03-31"),
        ("2018-03/", "2018-03-01", "2018-03-31"),
        ("[2019,2016-05,2017]", "2016-05-01", "2019-12-31"),
    ],
)
def test_what_a_date_names_goes_no_further_than_its_words(text: str, first: str, last: str) -> None:
    assert [day.isoformat() for day in parse(text).named] == [first, last]


@given(st.text() | st.text("0123456789X-/.[]{},~?%T:"))
def test_any_text_is_a_date_or_refused(text: str) -> None:
    try:
        date = parse(text)
    except DateError:
        return
    assert date.earliest or date.latest
    assert wording(text)


@given(ANY_DATE)
def test_what_the_model_calls_a_date_is_one(text: str) -> None:
    date = parse(text)
    assert date.text == text
    assert date.earliest is None or date.latest is None or date.earliest <= date.latest


@settings(max_examples=100)
@given(
    (UNITS | MASKS | QUALIFIED | INTERVALS | OPEN | SETS | GROUPINGS).filter(lambda text: not differs(text))
)
def test_bounds_agree_with_the_edtf_package(edtf: Any, text: str) -> None:
    """It differs where it is wrong or says less; each such case has a test of its own below."""
    oracle = edtf.parse_edtf(text)
    assert parse(text).earliest == day_of(oracle.lower_strict())
    assert parse(text).latest == day_of(oracle.upper_strict())


def differs(text: str) -> bool:
    return text[4:] in ("-24", "-28", "-30") or text.startswith("/") or text.endswith("/")


def day_of(moment: Any) -> datetime.date | None:
    return None if moment in (math.inf, -math.inf) else datetime.date(*moment[:3])


def test_the_edtf_package_ends_a_winter_with_the_year_and_we_with_february(edtf: Any) -> None:
    assert edtf.parse_edtf("2018-24").upper_strict()[:3] == (2018, 12, 31)
    assert bounds("2018-24")[1] == "2019-02-28"


def test_the_edtf_package_makes_up_ten_years_for_an_unknown_end_and_we_none(edtf: Any) -> None:
    assert edtf.parse_edtf("2018/").upper_strict()[:3] == (2028, 1, 1)
    assert bounds("2018/")[1] is None


def test_the_edtf_package_takes_a_thirtieth_of_no_month_but_a_leap_day_of_any_year(edtf: Any) -> None:
    assert edtf.parse_edtf("2018-02-29")
    with pytest.raises(DateError):
        parse("2018-02-29")


def test_the_edtf_package_lets_an_interval_end_before_it_begins(edtf: Any) -> None:
    assert edtf.parse_edtf("2019/2018")
    with pytest.raises(DateError):
        parse("2019/2018")


@pytest.mark.parametrize("text", ["2018-02-2X", "2018-33~"])
def test_the_edtf_package_cannot_read_these_and_we_can(edtf: Any, text: str) -> None:
    with pytest.raises((ValueError, edtf.EDTFParseException)):
        edtf.parse_edtf(text).lower_strict()
    assert parse(text)


@pytest.mark.parametrize(
    ("text", "approximate", "uncertain"),
    [
        ("2018", False, False),
        ("2018~", True, False),
        ("2018-02?", False, True),
        ("2018-02-20%", True, True),
        ("2015/2018~", True, False),
        ("[2018?,2019]", False, True),
    ],
)
def test_a_date_says_how_sure_it_is(text: str, approximate: bool, uncertain: bool) -> None:
    date = parse(text)
    assert (date.approximate, date.uncertain) == (approximate, uncertain)


def test_dates_sort_by_their_earliest_day_and_the_more_precise_first() -> None:
    in_order = [
        "../2018",
        "2017-36",
        "2018-01-01",
        "2018-01",
        "2018-33",
        "2018",
        "[2018,2019]",
        "2018/..",
        "2018-02",
    ]
    shuffled = in_order[1::2] + in_order[::2]
    assert sorted(shuffled, key=lambda text: parse(text).sort_key) == in_order


def test_an_open_start_is_before_the_first_day_there_is_and_an_open_end_after_the_last() -> None:
    assert parse("../2018").sort_key < parse("0001-01-01").sort_key
    assert parse("2018/9999").sort_key < parse("2018/..").sort_key


@given(ANY_DATE, ANY_DATE)
def test_an_earlier_date_never_sorts_after_a_later_one(one: str, other: str) -> None:
    first, second = parse(one), parse(other)
    if first.latest and second.earliest and first.latest < second.earliest:
        assert first.sort_key < second.sort_key


@pytest.mark.parametrize("text", ["2018", "2015/2018"])
def test_a_date_is_a_value(text: str) -> None:
    assert isinstance(parse(text), Date)
    assert parse(text) == parse(text)
    assert len({parse(text), parse(text)}) == 1
