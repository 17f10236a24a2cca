"""Dates as people write them are refused with the date that is meant, as we write it."""

from __future__ import annotations

import pytest

from osexplore.corpus.dates import DateError, parse
from osexplore.corpus.usualdates import in_edtf


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("2017-2018", "2017/2018"),
        ("2017–2018", "2017/2018"),
        ("2017..2018", "2017/2018"),
        ("2017 to 2018", "2017/2018"),
        ("2017 - 2018", "2017/2018"),
        ("2017-5/2018-2", "2017-05/2018-02"),
        ("Feb 2018", "2018-02"),
        ("February 2018", "2018-02"),
        ("20 February 2018", "2018-02-20"),
        ("Feb. 20th, 2018", "2018-02-20"),
        ("2/2018", "2018-02"),
        ("2018/02/20", "2018-02-20"),
        ("20.2.2018", "2018-02-20"),
        ("2018年2月", "2018-02"),
        ("2018年2月20日", "2018-02-20"),
        ("2018年初", "2018-33"),
        ("early 2018", "2018-33"),
        ("the 2010s", "201X"),
        ("c. 2017", "2017~"),
        ("before 2018", "../2018"),
        ("since March 2018", "2018-03/.."),
        ("March 2015 to early 2018", "2015-03/2018-33"),
        # Spans.
        ("from 2017 to 2018", "2017/2018"),
        ("between 2017 and 2018", "2017/2018"),
        ("2017 until 2018", "2017/2018"),
        ("2017...2018", "2017/2018"),
        ("2017…2018", "2017/2018"),
        ("2017—2018", "2017/2018"),
        ("2017~2018", "2017/2018"),
        ("2017至2018", "2017/2018"),
        ("2017年到2018年", "2017/2018"),
        ("Feb 2017/Mar 2018", "2017-02/2018-03"),
        ("until 2018", "../2018"),
        ("before2018", "../2018"),
        ("since2018", "2018/.."),
        ("till 2018", "../2018"),
        ("to 2018", "../2018"),
        ("by March 2018", "../2018-03"),
        ("after 2018", "2018/.."),
        ("from 2018", "2018/.."),
        ("2018-", "2018/.."),
        ("Feb 2018 –", "2018-02/.."),
        # Parts of a year, and about when.
        ("late 2017", "2017-36"),
        ("late-2017", "2017-36"),
        ("spring of 2018", "2018-21"),
        ("summer in 2018", "2018-22"),
        ("autumn 2018", "2018-23"),
        ("fall 2018", "2018-23"),
        ("winter 2018", "2018-24"),
        ("2018年底", "2018-36"),
        ("2018年末", "2018-36"),
        ("2018年春天", "2018-21"),
        ("2018年夏季", "2018-22"),
        ("2018年秋", "2018-23"),
        ("2018年冬", "2018-24"),
        ("2010s", "201X"),
        ("the 1990's", "199X"),
        ("c 2017", "2017~"),
        ("c.2017", "2017~"),
        ("ca. 2017", "2017~"),
        ("circa 2017", "2017~"),
        ("about Feb 2017", "2017-02~"),
        ("around the 2010s", "201X~"),
        # Days and months.
        ("2018年", "2018"),
        ("2018.2", "2018-02"),
        ("2018.2.20", "2018-02-20"),
        ("2018-2-3", "2018-02-03"),
        ("2018年12月3", "2018-12-03"),
        ("12.2018", "2018-12"),
        ("5.2.2018", "2018-02-05"),
        ("5 May 2018", "2018-05-05"),
        ("2018 May 5", "2018-05-05"),
        ("3rd May 2018", "2018-05-03"),
        ("4th May 2018", "2018-05-04"),
        ("May 1st, 2018", "2018-05-01"),
        ("May 2nd 2018", "2018-05-02"),
        ("1st March 2018", "2018-03-01"),
        ("22nd april 2018", "2018-04-22"),
        ("MAY 3rd 2018", "2018-05-03"),
        ("3 JUNE 2018", "2018-06-03"),
        ("July 14, 2018", "2018-07-14"),
        ("Aug 2018", "2018-08"),
        ("2018 Sept.", "2018-09"),
        ("2018 october 31", "2018-10-31"),
        ("Nov 30th, 2018", "2018-11-30"),
        ("December 2018", "2018-12"),
        ("January 2018", "2018-01"),
    ],
)
def test_a_date_as_people_write_it_is_named_as_we_write_it(text: str, meant: str) -> None:
    with pytest.raises(DateError) as caught:
        parse(text)
    assert str(caught.value) == f"{text!r} is no date; did you mean {meant}?"
    assert parse(meant)


@pytest.mark.parametrize(
    "text",
    [
        "30 February 2018",
        "2018-2017",
        "Monday 2018",
        "last spring",
        "c. soon",
        "the 2010",
        "in 2018 or so",
        "between Monday and 2018",
        "since Monday",
        "circa",
        "about2018x",
        "Mayday",
        "2018年梅",
        "20188",
        "decade 2018",
        "marching 2018",
        "ma 2018",
        "2018 Junes",
    ],
)
def test_what_no_date_can_be_meant_by_gets_no_guess(text: str) -> None:
    with pytest.raises(DateError, match=r"is no date such as|no day 30|ends before"):
        parse(text)


@pytest.mark.parametrize("text", ["", "last spring", "c. soon", "ma 2018", "since Monday", f"2018{' ' * 57}"])
def test_what_no_date_can_be_meant_by_is_told_as_nothing(text: str) -> None:
    assert in_edtf(text) == ""


def test_more_than_sixty_characters_are_not_looked_at() -> None:
    for spaces, answer in ((49, "did you mean 2017/2018"), (50, "is no date such as")):
        with pytest.raises(DateError, match=answer):
            parse(f"2017 to{' ' * spaces}2018")
