from __future__ import annotations

import pytest

from osexplore.ui.holding import LEFT, RIGHT, Held, standing, turned


@pytest.mark.parametrize(
    ("wanted", "telling", "shown"),
    [
        ((None, None), [], (None, None)),
        ((None, None), ["a"], ("a", None)),
        ((None, None), ["a", "b", "c"], ("a", "b")),
        (("c", None), ["a", "b", "c"], ("c", "a")),
        ((None, "a"), ["a", "b", "c"], ("b", "a")),
        (("c", "a"), ["a", "b", "c"], ("c", "a")),
        (("x", "b"), ["a", "b", "c"], ("a", "b")),
        (("x", "y"), ["a", "b", "c"], ("a", "b")),
        (("b", "b"), ["a", "b", "c"], ("b", "a")),
        ((None, "b"), ["b"], ("b", None)),
    ],
)
def test_a_held_source_stays_while_it_tells_and_else_the_earliest_stands_in(
    wanted: Held, telling: list[str], shown: Held
) -> None:
    assert standing(wanted, telling) == shown


@pytest.mark.parametrize(
    ("held", "side", "step", "source"),
    [
        (("a", "b"), LEFT, 1, "c"),
        (("a", "b"), LEFT, -1, "d"),
        (("d", "b"), LEFT, 1, "a"),
        (("a", "b"), RIGHT, 1, "c"),
        (("a", "b"), RIGHT, -1, "d"),
        (("c", "d"), RIGHT, 1, "a"),
    ],
)
def test_another_source_comes_round_and_past_the_one_on_the_other_side(
    held: Held, side: int, step: int, source: str
) -> None:
    assert turned(held, ["a", "b", "c", "d"], side, step) == source


@pytest.mark.parametrize(
    ("held", "telling", "side"),
    [
        (("a", "b"), ["a", "b"], LEFT),
        (("a", None), ["a"], LEFT),
        (("a", None), ["a"], RIGHT),
        ((None, None), [], LEFT),
    ],
)
def test_without_a_third_source_there_is_none_to_come(held: Held, telling: list[str], side: int) -> None:
    assert turned(held, telling, side, 1) is None
