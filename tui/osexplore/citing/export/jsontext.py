"""JSON that can go to any screen: what could steer a terminal is written as an escape, so nothing is lost."""

from __future__ import annotations

import json
from typing import Any

from osexplore.corpus.plain import escaped


def json_text(value: Any) -> str:
    """Return a value as an indented JSON document."""
    return escaped(json.dumps(value, ensure_ascii=False, indent=2)) + "\n"


def json_line(value: Any) -> str:
    """Return a value as JSON on one line."""
    return escaped(json.dumps(value, ensure_ascii=False))
