from __future__ import annotations

import pytest

from osexplore.citing.curly import curled


@pytest.mark.parametrize(
    ("straight", "curly"),
    [
        ('OpenAI\'s "civil strife"', "OpenAI’s “civil strife”"),
        ('"Control" against ("master")', "“Control” against (“master”)"),
        ("'no', he said \"it's 'no'\"", "‘no’, he said “it’s ‘no’”"),
        ("the founders' money of the '90s", "the founders’ money of the ’90s"),
        ('"', "”"),
        ("“already” so", "“already” so"),
        ("", ""),
    ],
)
def test_straight_marks_become_curly(straight: str, curly: str) -> None:
    assert curled(straight) == curly
