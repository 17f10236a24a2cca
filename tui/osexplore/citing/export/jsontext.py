"""JSON that can go to any screen: what could steer a terminal is written as an escape, so nothing is lost."""

from __future__ import annotations

import json
import re
from typing import Any

# What JSON may hold raw and a terminal should never get: C1 controls, DEL, what turns the reading
# order or hides, and lone surrogates, which no encoding has.
_RISKY = re.compile("[\x7f-\x9f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u2069\ud800-\udfff\ufeff]")


def json_text(value: Any) -> str:
    """Return a value as an indented JSON document."""
    return _escaped(json.dumps(value, ensure_ascii=False, indent=2)) + "\n"


def json_line(value: Any) -> str:
    """Return a value as JSON on one line."""
    return _escaped(json.dumps(value, ensure_ascii=False))


def _escaped(text: str) -> str:
    return _RISKY.sub(lambda found: f"\\u{ord(found[0]):04x}", text)
