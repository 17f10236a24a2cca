"""Two accounts of one event, side by side."""

from __future__ import annotations

from typing import Any

import pytest

from osexplore.corpus.comparison import Answer, Comparison, aligned, compare
from osexplore.corpus.index import Index
from tests.build import corpus, disagreement, quote, source
from tests.corpus.renderings import bracketed


def event_told(*quotes: dict[str, Any], **tables: Any) -> Index:
    sources = [source("sohu", "2023"), source("weekly", "2024"), source("late", "2025")]
    return Index(corpus(sources=sources, quotes=quotes, **tables))


def told(index: Index, *sources: str) -> Comparison:
    return compare(index.event(0), *sources)


def sides(comparison: Comparison) -> list[str | None]:
    return [half.source.id if half else None for half in (comparison.left, comparison.right)]


def test_the_two_earliest_stand_side_by_side_unless_others_are_named() -> None:
    index = event_told(*(quote(f"q-{of}", of, "e") for of in ("late", "weekly", "sohu")))

    assert sides(told(index)) == ["sohu", "weekly"]
    assert [account.source.id for account in told(index).others] == ["late"]
    assert sides(told(index, "late")) == ["late", "sohu"]
    assert sides(compare(index.event(0), None, "sohu")) == ["weekly", "sohu"]
    assert sides(told(index, "weekly", "late")) == ["weekly", "late"]
    with pytest.raises(KeyError):
        told(index, "nobody")


def test_an_event_that_one_source_tells_or_none_is_compared_too() -> None:
    assert sides(told(event_told(quote("q", "sohu", "e")))) == ["sohu", None]
    assert aligned(told(event_told(quote("q", "sohu", "e"))))[0][1] == ()
    nobody = Index(corpus(events=[{"id": "e", "title": {"en": "E"}}]))
    assert sides(told(nobody)) == [None, None]
    assert aligned(told(nobody)) == []


def test_renderings_of_one_statement_are_marked_in_print_and_in_english() -> None:
    index = event_told(
        quote("a", "sohu", "e", "支持他们", statement="support", translation={"en": "supported them"}),
        quote("b", "weekly", "e", "支持它们", statement="support", translation={"en": "supported it"}),
        quote("c", "weekly", "e", "反对他们", translation={"en": "was against them"}),
    )
    comparison = told(index)
    assert comparison.left
    assert comparison.right
    left, right, other = *comparison.left.quotes, *comparison.right.quotes

    assert (left.original.differing, left.english.differing) == (((2, 3),), ((10, 14),))
    assert (right.original.differing, right.english.differing) == (((2, 3),), ((10, 12),))
    assert (left.same, right.same, other.same) == (("b",), ("a",), ())
    assert (other.original.differing, other.english.differing) == ((), ())


def test_prints_in_two_languages_are_compared_in_english_only() -> None:
    index = event_told(
        quote("a", "sohu", "e", "算了吧", statement="s", translation={"en": "Forget it"}),
        quote(
            "b", "weekly", "e", "Forget it", language="en", statement="s", translation={"en": "Forget that"}
        ),
    )
    comparison = told(index)
    assert comparison.left
    assert comparison.left.quotes[0].original.differing == ()
    assert comparison.left.quotes[0].english.differing == ((7, 9),)


def test_words_that_only_one_side_has_in_english_are_compared_in_print_only() -> None:
    index = event_told(
        quote("a", "sohu", "e", "算了吧", statement="s", translation={"en": "Forget it"}),
        quote("b", "weekly", "e", "算了", statement="s"),
    )
    comparison = told(index)
    assert comparison.left
    assert comparison.left.quotes[0].original.differing == ((2, 3),)
    assert comparison.left.quotes[0].english.differing == ()


def test_who_gives_both_answers_opposes_nobody() -> None:
    index = event_told(
        quote("a", "sohu", "e"), quote("b", "weekly", "e"),
        disagreements=[disagreement("why", "e", ["a"], ["a", "b"])],
    )  # fmt: skip
    comparison = told(index)
    assert comparison.left
    assert [answer.opposed for answer in comparison.left.quotes[0].answers] == [False, False]


def test_prints_in_two_scripts_of_one_language_are_compared() -> None:
    index = event_told(
        quote("a", "sohu", "e", "马斯克走了", statement="s"),
        quote("b", "weekly", "e", "馬斯克跑了", language="zh-Hant", statement="s"),
    )
    comparison = told(index)
    assert comparison.left
    assert comparison.left.quotes[0].original.differing == ((3, 4),)


def test_only_renderings_of_one_statement_on_both_sides_are_marked() -> None:
    index = event_told(
        quote("a", "sohu", "e", "算了吧", translation={"en": "Forget it"}),
        quote("b", "weekly", "e", "走吧", translation={"en": "Let us go"}),
        quote("c", "sohu", "e", "钱不够", statement="s", translation={"en": "Not enough"}),
        quote("d", "weekly", "e", "够了", statement="t", translation={"en": "Enough"}),
        quote("f", "weekly", "e", "钱不够", statement="s", translation={}),
    )
    comparison = told(index)
    assert comparison.left
    assert comparison.right
    for one in (*comparison.left.quotes, *comparison.right.quotes):
        assert (one.original.differing, one.english.differing) == ((), ())


def test_what_is_harmful_in_our_english_is_gone_too() -> None:
    index = event_told(quote("a", "sohu", "e", translation={"en": "Forget\x1b it"}))
    comparison = told(index)
    assert comparison.left
    assert comparison.left.quotes[0].english.text == "Forget\ufffd it"


def test_what_is_harmful_in_the_print_is_gone_before_it_is_marked() -> None:
    index = event_told(
        quote("a", "sohu", "e", "\u202e算\x1b了", statement="s"),
        quote("b", "weekly", "e", "算罢", statement="s"),
    )
    comparison = told(index)
    assert comparison.left
    original = comparison.left.quotes[0].original
    assert bracketed(original.text, original.differing) == "算\ufffd[了]"


def test_a_quote_says_which_question_it_answers_and_whether_the_other_side_answers_otherwise() -> None:
    index = event_told(
        quote("a", "sohu", "e"), quote("b", "weekly", "e"), quote("c", "weekly", "e"),
        quote("d", "late", "e"),
        disagreements=[disagreement("why", "e", ["a"], ["b", "d"]), disagreement("when", "e", ["b"], ["d"])],
    )  # fmt: skip
    comparison = told(index)
    assert comparison.left
    assert comparison.right
    assert comparison.left.quotes[0].answers == (Answer("why", 0, opposed=True),)
    both, neither = comparison.right.quotes
    assert both.answers == (Answer("why", 1, opposed=True), Answer("when", 0, opposed=False))
    assert neither.answers == ()


def test_quotes_that_render_the_same_stand_in_one_row_as_far_as_their_order_allows() -> None:
    def row(index: Index) -> list[tuple[list[str], list[str]]]:
        rows = aligned(told(index))
        return [([one.quote.id for one in left], [one.quote.id for one in right]) for left, right in rows]

    index = event_told(
        quote("a", "sohu", "e", start=1),
        quote("b", "sohu", "e", start=2, statement="s"),
        quote("c", "sohu", "e", start=3, statement="t"),
        quote("d", "weekly", "e", start=1, statement="s"),
        quote("e", "weekly", "e", start=2),
        quote("f", "weekly", "e", start=3, statement="u"),
    )
    assert row(index) == [(["a"], []), (["b"], ["d"]), (["c"], ["e", "f"])]


def test_each_of_several_pairs_in_the_same_order_has_a_row() -> None:
    index = event_told(
        quote("a", "sohu", "e", start=1, statement="s"),
        quote("b", "sohu", "e", start=2, statement="t"),
        quote("c", "weekly", "e", start=1),
        quote("d", "weekly", "e", start=2, statement="s"),
        quote("f", "weekly", "e", start=3, statement="t"),
    )
    rows = [[[one.quote.id for one in side] for side in row] for row in aligned(told(index))]
    assert rows == [[[], ["c"]], [["a"], ["d"]], [["b"], ["f"]]]


def test_hundreds_of_quotes_of_a_few_statements_are_aligned_like_a_few() -> None:
    made = [
        quote(f"{of}{n}", of, "e", "算了", start=n + 1, statement=f"s{n % 10}")
        for of in ("sohu", "weekly")
        for n in range(201)
    ]
    rows = aligned(told(event_told(quote("alone", "sohu", "e", start=0), *made)))
    assert [(len(left), len(right)) for left, right in rows] == [(1, 0)] + [(1, 1)] * 201
