"""How a JSON file is laid out: what to keep when it is written, so that a change reads well in a diff."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import msgspec

if TYPE_CHECKING:
    from pathlib import Path


class Layout(msgspec.Struct, frozen=True):
    """The indent of one level (None: all in one line), the line's end, and whether the last line has one."""

    indent: str | None = " "
    line_end: str = "\n"
    last_line_end: bool = True

    @classmethod
    def of_file(cls, path: Path) -> Layout:
        """Return the layout of a file; of one that does not exist, ours."""
        try:
            return cls.of_text(path.read_bytes().decode("utf-8", "replace"))
        except OSError:
            return cls()

    @classmethod
    def of_text(cls, text: str) -> Layout:
        """Return the layout of a text; of one that holds no more than `{}`, ours."""
        content = text.strip()
        if len(content) <= len("{}"):
            return cls()
        second = next(iter(content.splitlines()[1:]), None)
        indent = None if second is None else second[: len(second) - len(second.lstrip())] or " "
        return cls(indent, "\r\n" if "\r\n" in text else "\n", text.endswith("\n"))

    def render(self, data: Any) -> str:
        """Return `data` as JSON text in this layout, Chinese as Chinese."""
        text = json.dumps(data, ensure_ascii=False, indent=self.indent, allow_nan=False)
        return text.replace("\n", self.line_end) + (self.line_end if self.last_line_end else "")
