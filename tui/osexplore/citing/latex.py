"""Characters that mean something to TeX, written so that they mean themselves."""

from __future__ import annotations

_ESCAPES = str.maketrans(
    {
        "\\": r"\textbackslash{}",
        # BibTeX counts braces, escaped ones too; these are written without any that do not match.
        "{": r"\textbraceleft{}",
        "}": r"\textbraceright{}",
        "$": r"\$",
        "&": r"\&",
        "#": r"\#",
        "%": r"\%",
        "_": r"\_",
        "^": r"\textasciicircum{}",
        "~": r"\textasciitilde{}",
    }
)


def escape(text: str) -> str:
    """Return `text` so that TeX prints exactly it."""
    # Two hyphens in a row would become a dash.
    return text.translate(_ESCAPES).replace("--", "-{}-").replace("--", "-{}-")
