"""The words that dates are told in: English and simplified Chinese."""

from __future__ import annotations

from collections.abc import Callable

import msgspec

_MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip


class Vocabulary(msgspec.Struct, frozen=True, kw_only=True):
    """How a language words dates. In a template `{}` is a date, or the first and then the second.

    `day` words a year, month and day, 0 for one that is not said. `groupings` are those of EDTF
    from 21 on. `whole_first`: of several dates in one year, the first names it, else the last.
    """

    day: Callable[[int, int, int], str]
    whole_first: bool
    groupings: tuple[str, ...]
    decade: str
    time: str
    approximate: str
    uncertain: str
    interval: str
    since: str
    until: str
    end_unknown: str
    start_unknown: str
    between: str
    or_later: str
    or_earlier: str
    comma: str
    or_: str
    and_: str


def _english_day(year: int, month: int, day: int) -> str:
    units = (str(day) if day else "", _MONTHS[month - 1] if month else "", str(year) if year else "")
    return " ".join(filter(None, units))


def _chinese_day(year: int, month: int, day: int) -> str:
    return "".join(f"{number}{unit}" for number, unit in ((year, "年"), (month, "月"), (day, "日")) if number)


_ENGLISH_SEASONS = ("spring {}", "summer {}", "autumn {}", "winter {}")
_CHINESE_SEASONS = ("{}年春", "{}年夏", "{}年秋", "{}年冬")

ENGLISH = Vocabulary(
    day=_english_day,
    whole_first=False,
    groupings=(
        *_ENGLISH_SEASONS,
        *(f"{season} (northern hemisphere)" for season in _ENGLISH_SEASONS),
        *(f"{season} (southern hemisphere)" for season in _ENGLISH_SEASONS),
        *("early {}", "second quarter of {}", "third quarter of {}", "late {}"),
        *("first third of {}", "second third of {}", "last third of {}"),
        *("first half of {}", "second half of {}"),
    ),
    decade="{}s",
    time="{}, {}",
    approximate="c. {}",
    uncertain="{}?",
    interval="{} to {}",
    since="since {}",
    until="until {}",
    end_unknown="from {}, end unknown",
    start_unknown="until {}, start unknown",
    between="between {} and {}",
    or_later="{} or later",
    or_earlier="{} or earlier",
    comma=", ",
    or_=" or ",
    and_=" and ",
)

CHINESE = Vocabulary(
    day=_chinese_day,
    whole_first=True,
    groupings=(
        *_CHINESE_SEASONS,
        *(f"{season}（北半球）" for season in _CHINESE_SEASONS),
        *(f"{season}（南半球）" for season in _CHINESE_SEASONS),
        *("{}年初", "{}年第二季度", "{}年第三季度", "{}年末"),
        *("{}年前四个月", "{}年中间四个月", "{}年后四个月"),
        *("{}年上半年", "{}年下半年"),
    ),
    decade="{}年代",
    time="{} {}",
    approximate="约{}",
    uncertain="{}？",
    interval="{}至{}",
    since="{}起",
    until="截至{}",
    end_unknown="{}起，结束时间不详",
    start_unknown="截至{}，起始时间不详",
    between="{}至{}之间",
    or_later="{}或更晚",
    or_earlier="{}或更早",
    comma="、",
    or_="或",
    and_="和",
)
