from __future__ import annotations

from osexplore.citing import runs
from osexplore.citing.runs import Run


def test_neighbours_with_the_same_marks_are_one_and_empty_ones_go() -> None:
    assert runs.joined((Run("a"), Run(""), Run("b"), Run("c", "i"))) == (Run("ab"), Run("c", "i"))


def test_text_is_replaced_in_every_run() -> None:
    assert runs.replaced((Run("x1", "i"), Run("1")), "1", "2") == (Run("x2", "i"), Run("2"))


def test_plain_is_the_characters() -> None:
    assert runs.plain((Run("a", "i"), Run("b"))) == "ab"
    assert runs.of("") == ()
