from __future__ import annotations

import pytest

from osexplore.citing.latex import escape


@pytest.mark.parametrize(
    ("text", "tex"),
    [
        ("50% of $5 & #1_a", r"50\% of \$5 \& \#1\_a"),
        ("~^\\", r"\textasciitilde{}\textasciicircum{}\textbackslash{}"),
        ("a--b---c", "a-{}-b-{}-{}-c"),
        ("``x'' ,,y <<z>> ?`a !`b", "`{}`x'{}' ,{},y <{}<z>{}> ?{}`a !{}`b"),
        ("don't `", "don't `"),
        ("马斯克 “x”", "马斯克 “x”"),
    ],
)
def test_nothing_is_a_command(text: str, tex: str) -> None:
    assert escape(text) == tex


@pytest.mark.parametrize("text", ["{", "}", "}{", "a{b"])
def test_braces_stay_balanced_whatever_the_text_has(text: str) -> None:
    tex = escape(text)
    assert tex.count("{") == tex.count("}")
    depth = 0
    for character in tex:
        depth += (character == "{") - (character == "}")
        assert depth >= 0
