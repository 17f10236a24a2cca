"""How like a quote a passage must be to be shown for it, and what is shown then."""

from __future__ import annotations

from dataclasses import dataclass

import pytest

from osexplore.corpus.anchors import Anchor, find

SENTENCE = "董事会当晚又开了一次会没有作出任何决定就散了大家各自回家"
BEFORE, AFTER = "报纸前一天写道,", ",记者没有问下去。"


@dataclass(frozen=True)
class Words:
    exact: str
    prefix: str = ""
    suffix: str = ""
    start: int | None = None


def printed(words: str, others: int) -> str:
    """Return an article that prints `words` with so many characters another, evenly spread."""
    length = len(words)
    places = {(2 * place + 1) * length // (2 * others) for place in range(others)}
    changed = "".join("某" if place in places else one for place, one in enumerate(words))
    return BEFORE + changed + AFTER


def found(words: str, text: str) -> Anchor:
    return find(Words(words), text, (0, len(text)))


# Words that were changed.


@pytest.mark.parametrize(("length", "others"), [(20, 7), (12, 4), (19, 6)])
def test_a_passage_with_thirteen_of_twenty_characters_is_the_quote_changed(length: int, others: int) -> None:
    words = SENTENCE[:length]

    anchor = found(words, printed(words, others))

    assert (anchor.outcome, anchor.start, anchor.end) == ("changed", 8, 8 + length)
    assert anchor.similarity == round(100 * (length - others) / length, 1)


@pytest.mark.parametrize(("length", "others"), [(25, 9), (20, 8), (12, 5)])
def test_a_passage_with_less_than_that_is_another_one(length: int, others: int) -> None:
    words = SENTENCE[:length]

    assert found(words, printed(words, others)) == Anchor("missing", detail="nothing resembles it")


def test_eleven_characters_are_too_few_to_be_told_by_likeness() -> None:
    words = SENTENCE[:11]

    assert found(words, printed(words, 1)) == Anchor(
        "missing", detail="too short to be looked for by likeness"
    )


def test_likeness_does_not_ask_in_which_script_the_words_are_written() -> None:
    simplified = "马斯克离开了房间之后没有再说一句话"
    traditional = "馬斯克離開了房間之後沒有再說一句話"

    for quoted, text in ((simplified, traditional), (traditional, simplified)):
        anchor = found(quoted, printed(text, 2))
        assert (anchor.outcome, anchor.nearest) == ("changed", printed(text, 2)[8:25])
        assert anchor.similarity == 88.2


def test_a_like_passage_counts_in_the_article_only() -> None:
    words = SENTENCE[:20]
    like = printed(words, 2)
    text = f"{like}正文从这里开始,到这里为止。{like}"
    body = (len(like), len(text) - len(like))

    assert find(Words(words), text, body).outcome == "missing"
    assert find(Words(words), text, (body[0], len(text))).start == body[1] + 8
    assert find(Words(words), text, (body[0], body[0])).outcome == "missing"


def test_a_body_as_long_as_the_quote_is_searched_like_any_other() -> None:
    anchor = found(SENTENCE[:20], SENTENCE[6:26])

    assert (anchor.outcome, anchor.start, anchor.end) == ("changed", 0, 14)


@pytest.mark.parametrize(("length", "outcome"), [(18, "changed"), (10, "changed"), (9, "missing")])
def test_an_article_shorter_than_the_quote_is_compared_as_a_whole(length: int, outcome: str) -> None:
    text = f"首页{SENTENCE[:length]}页脚"
    body = (2, 2 + length)

    anchor = find(Words(SENTENCE[:20]), text, body)

    assert anchor.outcome == outcome
    if outcome == "changed":
        assert (anchor.start, anchor.end, anchor.nearest) == (*body, SENTENCE[:length])
        assert anchor.similarity == round(100 * 2 * length / (length + 20), 1)


# Other words between the prefix and the suffix.


def between(
    words: str, text: str, prefix: str = "据说他说", suffix: str = "随后走了", end: int | None = None
) -> Anchor:
    return find(Words(words, prefix, suffix), text, (0, len(text) if end is None else end))


def test_other_words_are_shown_with_how_like_they_are() -> None:
    assert between("要算了吧", "会后据说他说不要算了随后走了。") == Anchor(
        "changed", 6, 10, "between its prefix and its suffix stand other words", "", "不要算了", 75.0
    )
    assert between("要算了", "会后据说他说不算了吧呢随后走了。").similarity == 50.0
    assert between("要算", "会后据说他说不算了吧随后走了。").similarity == 33.3


@pytest.mark.parametrize(
    ("prefix", "suffix", "outcome"),
    [
        ("据说他说", "随后走了", "changed"),
        ("说他说", "随后走了", "missing"),
        ("据说他说", "随后走", "missing"),
        ("会后据说他说", "随后", "missing"),
    ],
)
def test_four_characters_on_either_side_tell_where_the_words_should_stand(
    prefix: str, suffix: str, outcome: str
) -> None:
    assert between("算了吧", "会后据说他说没什么随后走了。", prefix, suffix).outcome == outcome


@pytest.mark.parametrize(("words", "room"), [("算了吧", 64), (SENTENCE * 2, 112)])
def test_other_words_are_at_most_twice_as_long_as_the_quote_or_its_context(words: str, room: int) -> None:
    for length, outcome in ((room, "changed"), (room + 1, "missing")):
        assert between(words, f"据说他说{'某' * length}随后走了。").outcome == outcome


def test_other_words_end_where_the_suffix_stands_first() -> None:
    anchor = between("算了吧", "据说他说没什么随后走了,大家也随后走了。")

    assert (anchor.start, anchor.end, anchor.nearest) == (4, 7, "没什么")


def test_a_suffix_that_stands_outside_the_article_ends_nothing() -> None:
    text = "据说他说没什么随后走了。"

    assert between("算了吧", text, end=len(text) - 2).outcome == "missing"
    assert between("算了吧", text, end=len(text) - 1).outcome == "changed"


def test_words_that_were_only_taken_out_are_missing() -> None:
    assert between("算了吧", "会后据说他说随后走了。").outcome == "missing"


def test_where_a_prefix_and_a_suffix_stand_twice_neither_place_is_taken() -> None:
    text = "据说他说没什么随后走了。据说他说没意见随后走了。"

    assert between("算了吧", text).outcome == "missing"
