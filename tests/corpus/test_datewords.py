"""Dates are told in plain words, in English and Chinese."""

from __future__ import annotations

import pytest

from osexplore.corpus.dates import DateError, wording


@pytest.mark.parametrize(
    ("text", "english", "chinese"),
    [
        ("2018", "2018", "2018年"),
        ("0800", "800", "800年"),
        ("2018-02", "February 2018", "2018年2月"),
        ("2018-04/2018-09", "April to September 2018", "2018年4月至9月"),
        ("2018-10", "October 2018", "2018年10月"),
        ("2023-11-17", "17 November 2023", "2023年11月17日"),
        ("2023-11-17T12:00Z", "17 November 2023, 12:00 UTC", "2023年11月17日 12:00 UTC"),
        ("2023-11-17T12:00+08:00", "17 November 2023, 12:00 UTC+08:00", "2023年11月17日 12:00 UTC+08:00"),
        ("2023-11-17T12:00-05:00", "17 November 2023, 12:00 UTC-05:00", "2023年11月17日 12:00 UTC-05:00"),
        ("0800-21", "spring 800", "800年春"),
        ("2018-21", "spring 2018", "2018年春"),
        ("2018-22", "summer 2018", "2018年夏"),
        ("2018-23", "autumn 2018", "2018年秋"),
        ("2018-24", "winter 2018", "2018年冬"),
        ("2018-25", "spring 2018 (northern hemisphere)", "2018年春（北半球）"),
        ("2018-26", "summer 2018 (northern hemisphere)", "2018年夏（北半球）"),
        ("2018-27", "autumn 2018 (northern hemisphere)", "2018年秋（北半球）"),
        ("2018-28", "winter 2018 (northern hemisphere)", "2018年冬（北半球）"),
        ("2018-29", "spring 2018 (southern hemisphere)", "2018年春（南半球）"),
        ("2018-32", "winter 2018 (southern hemisphere)", "2018年冬（南半球）"),
        ("2018-33", "early 2018", "2018年初"),
        ("2018-34", "second quarter of 2018", "2018年第二季度"),
        ("2018-35", "third quarter of 2018", "2018年第三季度"),
        ("2017-36", "late 2017", "2017年末"),
        ("2018-37", "first third of 2018", "2018年前四个月"),
        ("2018-38", "second third of 2018", "2018年中间四个月"),
        ("2018-39", "last third of 2018", "2018年后四个月"),
        ("2018-40", "first half of 2018", "2018年上半年"),
        ("2018-41", "second half of 2018", "2018年下半年"),
        ("2017~", "c. 2017", "约2017年"),
        ("2018?", "2018?", "2018年？"),
        ("2018-02%", "c. February 2018?", "约2018年2月？"),
        ("2017-36~", "c. late 2017", "约2017年末"),
        ("201X", "2010s", "2010年代"),
        ("080X", "800s", "800年代"),
        ("000X", "between 1 and 9", "1年至9年之间"),
        ("20XX", "between 2000 and 2099", "2000年至2099年之间"),
        ("2018-XX", "2018", "2018年"),
        ("2018-02-XX", "February 2018", "2018年2月"),
        ("2018-1X", "between October and December 2018", "2018年10月至12月之间"),
        ("2018-XX-05", "between 5 January and 5 December 2018", "2018年1月5日至12月5日之间"),
        ("2018-02-2X", "between 20 and 28 February 2018", "2018年2月20日至28日之间"),
        ("2015/2018", "2015 to 2018", "2015年至2018年"),
        ("2018-03/2018-06", "March to June 2018", "2018年3月至6月"),
        ("2018-03-01/2018-03-05", "1 to 5 March 2018", "2018年3月1日至5日"),
        ("2018-03-01/2018-06-05", "1 March to 5 June 2018", "2018年3月1日至6月5日"),
        ("2017-12/2018-01", "December 2017 to January 2018", "2017年12月至2018年1月"),
        ("2018-03/2018-06-05", "March 2018 to 5 June 2018", "2018年3月至2018年6月5日"),
        ("2015~/2018?", "c. 2015 to 2018?", "约2015年至2018年？"),
        ("2018-33/2018-36", "early 2018 to late 2018", "2018年初至2018年末"),
        ("2018/..", "since 2018", "2018年起"),
        ("../2024-03", "until March 2024", "截至2024年3月"),
        ("2018/", "from 2018, end unknown", "2018年起，结束时间不详"),
        ("/2018", "until 2018, start unknown", "截至2018年，起始时间不详"),
        ("[2018,2019]", "2018 or 2019", "2018年或2019年"),
        ("[2018-05,2018-06,2018-07]", "May, June or July 2018", "2018年5月、6月或7月"),
        ("[2018-05..2018-08]", "between May and August 2018", "2018年5月至8月之间"),
        ("[..2018]", "2018 or earlier", "2018年或更早"),
        ("[2018..]", "2018 or later", "2018年或更晚"),
        ("[2018,2018]", "2018", "2018年"),
        ("{2018,2019}", "2018 and 2019", "2018年和2019年"),
        ("{2015..2017,2019}", "2015 to 2017 and 2019", "2015年至2017年和2019年"),
        ("{2018..}", "since 2018", "2018年起"),
    ],
)
def test_a_date_is_told_in_plain_words(text: str, english: str, chinese: str) -> None:
    assert wording(text) == english
    assert wording(text, "zh-Hans") == chinese


def test_another_chinese_gets_chinese_words_and_any_other_language_english() -> None:
    assert wording("2018-33", "zh-TW") == wording("2018-33", "ZH") == "2018年初"
    assert wording("2018-33", "fr") == wording("2018-33", "zu") == "early 2018"


def test_a_wrong_date_has_no_words() -> None:
    with pytest.raises(DateError):
        wording("2018-13")
