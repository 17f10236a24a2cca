from __future__ import annotations

import pytest

from osexplore.citing import styles
from osexplore.citing.tongues import CHINESE, ENGLISH, tongue


@pytest.mark.parametrize(
    ("style", "rough"),
    [
        ("apa", "ca. March 2023"),
        ("chicago-notes", "ca. March 2023"),
        ("mla", "circa March 2023"),
        ("harvard", "c. March 2023"),
        ("gbt7714-2025-numeric", "约2023年3月"),
    ],
)
def test_a_rough_date_is_told_as_in_the_styles_references(style: str, rough: str) -> None:
    assert tongue(styles.named(style)).date("2023-03~") == rough


@pytest.mark.parametrize(
    ("edtf", "english", "chinese"),
    [
        ("2018-02", "February 2018", "2018年2月"),
        ("2017/2018-33", "between 2017 and early 2018", "2017年至2018年初之间"),
        ("2024-02-29/2024-03-05", "between 29 February and 5 March 2024", "2024年2月29日至3月5日之间"),
        ("../2018-02", "no later than February 2018", "不晚于2018年2月"),
        ("/2018-02", "no later than February 2018", "不晚于2018年2月"),
        ("2018-02/..", "no earlier than February 2018", "不早于2018年2月"),
        ("2018/x", "2018/x", "2018/x"),
        (None, "", ""),
    ],
)
def test_an_interval_says_between_which_days_something_was_said(
    edtf: str | None, english: str, chinese: str
) -> None:
    assert (ENGLISH.moment(edtf), CHINESE.moment(edtf)) == (english, chinese)


def test_an_american_date_goes_on_behind_a_comma() -> None:
    apa = tongue(styles.named("apa"))
    assert apa.moment("2022-11-30/2023-03~") == "between November 30, 2022, and ca. March 2023"
    assert apa.moment("../2024-02-29") == "no later than February 29, 2024"


@pytest.mark.parametrize(
    ("style", "name"),
    [("apa", "email"), ("chicago-notes", "email"), ("harvard", "email"), ("mla", "e-mail")],
)
def test_an_email_is_spelled_as_the_styles_manual_has_it(style: str, name: str) -> None:
    assert tongue(styles.named(style)).medium("email") == name
    assert tongue(styles.named(style)).medium("chat") == "chat message"


@pytest.mark.parametrize(
    ("style", "listed"),
    [
        ("apa", "A, B, & C"),
        ("chicago-notes", "A, B, and C"),
        ("mla", "A, B, and C"),
        ("ieee", "A, B, and C"),
        ("harvard", "A, B and C"),
        ("vancouver", "A, B and C"),
        ("gbt7714-2025-numeric", "A、B和C"),
    ],
)
def test_the_last_of_several_names_stands_as_in_the_styles_manual(style: str, listed: str) -> None:
    said_in = tongue(styles.named(style))
    assert said_in.listed(["A", "B", "C"]) == listed
    assert said_in.listed(["A", "B"]) == listed[:1] + said_in.last + "B"
    assert said_in.listed([]) == ""


def test_a_day_that_only_ends_another_is_told_all_the_same() -> None:
    assert ENGLISH.moment("2018-12-01", "email of 11 December 2018") == "1 December 2018"
    assert ENGLISH.moment("2018-12-01", "email of 1 December 2018") == ""
    assert ENGLISH.moment(None, "email") == ""
