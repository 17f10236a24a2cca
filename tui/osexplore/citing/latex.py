"""Characters that mean something to TeX, written so that they mean themselves."""

from __future__ import annotations

import re

_ESCAPES = str.maketrans(
    {
        "\\": r"\textbackslash{}",
        "{": r"\{",
        "}": r"\}",
        "$": r"\$",
        "&": r"\&",
        "#": r"\#",
        "%": r"\%",
        "_": r"\_",
        "^": r"\textasciicircum{}",
        "~": r"\textasciitilde{}",
    }
)

# BibTeX counts braces, escaped ones too: where they do not match, each is written by its name.
_UNMATCHED = _ESCAPES | str.maketrans({"{": r"\textbraceleft{}", "}": r"\textbraceright{}"})

# Two hyphens in a row would become a dash, two commas or marks a quotation mark, ?` and !` turned marks.
_LIGATURE = re.compile(
    r"(?<=-)(?=-)|(?<=`)(?=`)|(?<=')(?=')|(?<=,)(?=,)|(?<=<)(?=<)|(?<=>)(?=>)|(?<=[?!])(?=`)"
)


def escape(text: str) -> str:
    """Return `text` so that TeX prints exactly it."""
    return _LIGATURE.sub("{}", text.translate(_ESCAPES if _braces_match(text) else _UNMATCHED))


def _braces_match(text: str) -> bool:
    depth = 0
    for character in text:
        depth += (character == "{") - (character == "}")
        if depth < 0:
            return False
    return depth == 0
