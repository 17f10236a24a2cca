from __future__ import annotations

from operator import itemgetter

from hypothesis import given
from hypothesis import strategies as st

from osexplore.cli.columns import GAP, NARROWEST, Column, fit, table_text
from osexplore.corpus.plain import harmless, width

TEXTS = st.text(alphabet="一二三，。ab -", max_size=40)


def columns(count: int) -> list[Column]:
    return [Column(f"c{n}", itemgetter(n), weight=n % 3, least=4 + n) for n in range(count)]


@given(st.lists(st.integers(1, 60), min_size=1, max_size=6), st.integers(20, 200))
def test_columns_never_take_more_than_there_is_nor_than_they_need(needed: list[int], room: int) -> None:
    widths = fit(columns(len(needed)), needed, room)
    left = room - GAP * (len(needed) - 1)
    assert all(cells <= need for cells, need in zip(widths, needed, strict=True))
    if sum(needed) <= left:
        assert widths == needed
    else:
        assert sum(widths) == max(left, sum(min(need, NARROWEST) for need in needed))


@given(st.lists(st.lists(TEXTS, min_size=3, max_size=3), max_size=5), st.integers(30, 120))
def test_a_table_loses_no_text_and_stays_in_its_room(rows: list[list[str]], room: int) -> None:
    lines = table_text(columns(3), [dict(enumerate(row)) for row in rows], room, "-").splitlines()
    assert all(width(line) <= room for line in lines)
    printed = sorted("".join(lines[2:]).replace(" ", ""))
    assert printed == sorted("".join(harmless(cell) for row in rows for cell in row).replace(" ", ""))


def test_chinese_stays_in_its_column() -> None:
    rows = [{0: "马斯克离开", 1: "一"}, {0: "ab", 1: "二"}]
    table = table_text(
        [Column("left", lambda row: row[0]), Column("right", lambda row: row[1])], rows, 80, "-"
    )
    assert table.splitlines() == [
        "left        right",
        "-----------------",
        "马斯克离开  一",
        "ab          二",
    ]


def test_numbers_stand_at_the_right_edge_and_narrow_tables_have_short_names() -> None:
    column = Column("sources", lambda row: row, weight=0, short="×", right=True)
    assert table_text([column], ["4", "12"], 120, "-").splitlines() == [
        "sources",
        "-------",
        "      4",
        "     12",
    ]
    narrow = table_text([column], ["4", "12"], 80, "-").splitlines()
    assert narrow == [" ×", "--", " 4", "12", "× sources"]


def test_without_a_width_every_column_is_there_and_every_record_has_one_line() -> None:
    columns = [Column("text", lambda row: row, least=4), Column("more", lambda row: row, from_width=200)]
    lines = table_text(columns, ["一" * 200, "b"], None, "-").splitlines()
    assert [line.split() for line in lines[2:]] == [["一" * 200] * 2, ["b", "b"]]


def test_a_narrow_table_goes_without_what_can_wait() -> None:
    both = [Column("id", lambda row: row), Column("people", lambda row: row, from_width=100)]
    assert "people" not in table_text(both, ["x"], 99, "-")
    assert "people" in table_text(both, ["x"], 100, "-")
