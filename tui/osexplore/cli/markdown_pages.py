"""Disagreements as Markdown: a heading, and a list of the answers with what stands behind each."""

from __future__ import annotations

import re

from osexplore.cli.output import markdown_cell
from osexplore.cli.reading import Page

NUMBERED = re.compile(r"\d+\. ")


class MarkdownPage(Page):
    """A page whose paragraphs stay whole: headings, numbered answers, what belongs to an answer below it."""

    def _write(self, text: str, indent: int = 0, hanging: int = 0) -> None:
        """Write a paragraph for what its indent makes of it."""
        del hanging
        if not text:
            return
        number = NUMBERED.match(text) if indent else None
        if number:
            self._lines.append(number[0] + markdown_cell(text[number.end() :]))
        elif indent > len("  "):
            self._lines.append(f"   - {markdown_cell(text)}")
        else:
            self._gap()
            self._lines.append(f"{'## ' if text.startswith('≠ ') else ''}{markdown_cell(text)}")
            self._gap()
