from __future__ import annotations

import pytest

from osexplore.citing.quotemarks import curled


@pytest.mark.parametrize(
    ("straight", "american", "british"),
    [
        ('Musk\'s "painted skin"?', "Musk’s “painted skin”?", "Musk’s ‘painted skin’?"),
        ('"A" against "B"', "“A” against “B”", "‘A’ against ‘B’"),
        ('("so")', "(“so”)", "(‘so’)"),
        ("\"he said 'no'\"", "“he said ‘no’”", "‘he said “no”’"),
        ('the ships\' "log"', "the ships’ “log”", "the ships’ ‘log’"),
        ("“set already”", "“set already”", "‘set already’"),
        ("the ships' log", "the ships’ log", "the ships’ log"),
        ("none", "none", "none"),
    ],
)
def test_marks_are_curled_the_outer_ones_double_or_single(straight: str, american: str, british: str) -> None:
    assert curled(straight) == american
    assert curled(straight, british=True) == british
