"""What may differ between a quote and its print, and where in the print a find begins and ends."""

from __future__ import annotations

import pytest

from osexplore.corpus.normalisations import find_normalised


def found(exact: str, text: str, near: int | None = None) -> tuple[str, str] | None:
    """Return by what a quote is found in a text, and the passage as it is printed."""
    made = find_normalised(exact, text, (0, len(text)), near)
    return None if made is None else (made[0], text[made[1] : made[2]])


@pytest.mark.parametrize(
    ("name", "usual", "marks"),
    [
        ("quotation marks", "'", '“”„‟"«»「」『』〝〞‘’‚‛‹›`´'),
        ("punctuation", "-", "‐‑‒–—―−─－"),
        ("punctuation", ".", "。．｡"),
        ("punctuation", ",", "，、､"),
        ("punctuation", "·", "・･•‧∙"),
        *(("punctuation", usual, mark) for usual, mark in zip(":;!?()[]", "：；！？（）［］", strict=True)),
        ("punctuation", "...", "…"),
    ],
)
def test_marks_that_do_the_same_work_are_one(name: str, usual: str, marks: list[str]) -> None:
    for mark in marks:
        printed, quoted = f"他说{mark}算了", f"他说{usual}算了"
        assert found(quoted, f"后来{printed}吧") == (name, printed)
        assert found(printed, f"后来{quoted}吧") == (name, quoted)


def test_marks_that_do_other_work_are_others() -> None:
    for one, other in ((",", "."), ("-", "·"), (":", ";"), ("!", "?"), ("(", ")"), ("'", ",")):
        assert found(f"他说{one}算了", f"后来他说{other}算了吧") is None


@pytest.mark.parametrize(
    ("printed", "quoted", "name"),
    [
        ("ｱｲの話", "アイの話", "width"),
        ("e\u0301tat的话", "état的话", "Unicode NFC"),
        ("里的cafe\u0301", "里的café", "Unicode NFC"),
        ("ＡＩ……真的", "AI......真的", "Unicode NFKC"),
        ("ＡＩ、真的", "AI,真的", "punctuation and width"),
        ("İzmir的cafe\u0301", "i\u0307zmir的café", "case and Unicode NFC"),
    ],
)
def test_the_fewest_normalisations_that_help_are_named(printed: str, quoted: str, name: str) -> None:
    for text in (printed, f"前面{printed}后面"):
        assert found(quoted, text) == (name, printed)


def test_a_find_never_ends_within_a_character_or_with_white_space() -> None:
    assert found("他说等等.", "后来他说等等…就走了") == ("punctuation", "他说等等…")
    assert found("他说等等", "后来他说 等等 \n 就走了") == ("white space", "他说 等等")
    assert found("他说等等", "后来他说 等等 \n") == ("white space", "他说 等等")


def test_of_several_copies_the_one_that_begins_nearest_is_meant_and_without_a_start_the_first() -> None:
    text = "馬馬。馬。"

    def begins(near: int | None) -> int | None:
        made = find_normalised("马", text, (0, len(text)), near)
        return made and made[1]

    assert [begins(near) for near in (None, 0, 1, 3, 9)] == [0, 0, 1, 3, 3]
    assert found("马走", "马      走,马 走了", near=6) == ("white space", "马 走")


def test_a_copy_counts_in_the_body_only() -> None:
    text = "目录:馬走。正文:馬走了。附录:馬走"

    assert find_normalised("马走", text, (6, 12)) == ("script", 9, 11)
    assert find_normalised("马走", text, (6, 11)) == ("script", 9, 11)
    assert find_normalised("马走", text, (6, 10)) is None
    assert find_normalised("马走", text, (10, 15)) is None


def test_words_of_white_space_alone_are_found_nowhere() -> None:
    assert found(" \n", "没有空白") is None
    assert found(" \n", "") is None
