"""What is written can be read in every theme: each word stands out from its ground."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from textual.color import Color

from tests.ui.stage import open_ai

if TYPE_CHECKING:
    from rich.color import Color as RichColor

LEAST = 3
"""The least contrast of bold and large text by WCAG 2; the marks here are bold."""


def luminance(color: Color) -> float:
    parts = [part / 255 for part in color.rgb]
    red, green, blue = [
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    ]
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: RichColor, other: RichColor) -> float:
    low, high = sorted(luminance(Color.from_rich_color(color)) for color in (one, other))
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("theme", ["textual-light", "textual-dark", "nord"])
@pytest.mark.parametrize("keys", [["d"], ["d", "3"], ["1"], ["x"], ["v"]], ids="-".join)
async def test_every_word_stands_out_from_its_ground(theme: str, keys: list[str]) -> None:
    async with open_ai().run_test(size=(120, 36)) as pilot:
        pilot.app.theme = theme
        await pilot.press(*keys)
        await pilot.pause()
        seen = [
            (text, round(contrast(style.color, style.bgcolor), 2))
            for strip in pilot.app.screen._compositor.render_strips()
            for text, style, _ in strip
            if style
            and style.color
            and style.bgcolor
            and any(letter.isalnum() or letter in "≠×" for letter in text)
        ]
        assert len(seen) > 30
        assert [(text, measured) for text, measured in seen if measured < LEAST] == []
