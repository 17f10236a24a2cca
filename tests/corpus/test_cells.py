from __future__ import annotations

import pytest

from osexplore.corpus.cells import csv_text, safe_cell


@pytest.mark.parametrize(
    "cell",
    [
        "=1+1", "+1", "-1", "@SUM(A1)", " =1", "\t=1", "\r=1", "\n@x", "＝1", '"=1', "'=1", "\u200b=1",
    ],
)  # fmt: skip
def test_whatever_precedes_a_formula_does_not_hide_it(cell: str) -> None:
    assert safe_cell(cell).startswith("'")


@pytest.mark.parametrize("cell", ["马斯克", "a=1", "1", "(-1)", "“=”", "“一，二” = 3"])
def test_other_cells_are_left_as_they_are(cell: str) -> None:
    assert safe_cell(cell) == cell


def test_rows_are_lines_and_may_begin_with_a_byte_order_mark() -> None:
    assert csv_text([["a", "b"], ["一,二", "\x1b"]]) == 'a,b\n"一,二",\N{REPLACEMENT CHARACTER}\n'
    assert csv_text([["a"]], bom=True) == "\ufeffa\n"
