"""A source read in its own order, with its text and without."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from osexplore.corpus import store
from osexplore.corpus.index import Index
from osexplore.corpus.marking import Standing, lines, marked
from osexplore.corpus.reading import Gap, Line, Mark, Reading, read
from osexplore.corpus.texts import Folder, Held
from tests import build
from tests.corpus.articles import BODY, TEXT, article, quote


def reading(folder: Path, *quotes: dict[str, Any], changed: str | None = None, lost: bool = False) -> Reading:
    corpus = build.corpus(sources=[article(folder)], quotes=quotes)
    source = corpus.sources[0]
    if changed is not None:
        (folder / "sohu.txt").write_text(changed, encoding="utf-8")
    held = Held(source.id, trouble="not there") if lost else Folder(folder).hold(source)
    return read(source, corpus.quotes, held)


def words(found: Reading) -> dict[str, list[str]]:
    """Return what is marked of each quote, line by line."""
    made: dict[str, list[str]] = {}
    for line in found.lines:
        for mark in line.marks if isinstance(line, Line) else ():
            assert isinstance(line, Line)
            made.setdefault(mark.quote, []).append(line.text[mark.start : mark.end])
    return made


def placed(identity: str, exact: str, context: int = 4, **fields: Any) -> dict[str, Any]:
    """Make a quote that stands where the text has it."""
    start = TEXT.index(exact, BODY[0])
    end = start + len(exact)
    place = {"start": start, "prefix": TEXT[max(BODY[0], start - context) : start]}
    return quote(identity, exact, **place, suffix=TEXT[end : end + context], **fields)


# With its text.


def test_the_body_is_read_paragraph_by_paragraph_and_nothing_around_it(tmp_path: Path) -> None:
    found = reading(tmp_path, placed("leaves", "马斯克离开了房间"))

    paragraphs = [(line.paragraph, line.text[:5]) for line in found.lines if isinstance(line, Line)]
    assert paragraphs == [(1, "马斯克说:"), (2, "奥特曼没有"), (3, "他们的谈话")]
    assert found.held.by == "sha256"


def test_quotes_are_marked_with_their_result_and_stepped_through_in_print_order(tmp_path: Path) -> None:
    found = reading(
        tmp_path,
        placed("leaves", "马斯克离开了房间"),
        placed("room", "离开了房间"),
        placed("silent", "奥特曼没有回答"),
        quote("changed", "董事会当天晚上又开了一次会,没有作出决定", start=TEXT.index("董事会")),
        quote("gone", "特斯拉的股价在那一天上涨了百分之三", start=0),
        quote("teaser", "马斯克回应", start=TEXT.index("马斯克回应")),
    )

    assert words(found) == {
        "silent": ["奥特曼没有回答"],
        "leaves": ["马斯克离开了房间"],
        "room": ["离开了房间"],
        "changed": [",董事会当晚又开了一次会,没有作出决定。"],  # the nearest passage, as it was found
    }
    stops = [(stop.quote, stop.line, stop.anchor and stop.anchor.outcome) for stop in found.stops]
    assert stops == [
        ("gone", None, "missing"),
        ("silent", 1, "exact-in-place"),
        ("leaves", 2, "exact-in-place"),
        ("room", 2, "exact-in-place"),
        ("changed", 2, "changed"),
        ("teaser", None, "exact-elsewhere"),
    ]
    assert found.line_of("leaves") == 2
    assert found.line_of("gone") is None
    assert found.line_of("nothing") is None


def test_in_a_changed_text_every_quote_is_looked_for_anew(tmp_path: Path) -> None:
    changed = "又一行字\n" * 30 + TEXT.replace("离开了房间", "走出了那个房间")
    found = reading(
        tmp_path,
        placed("silent", "奥特曼没有回答"),
        placed("leaves", "到此为止,马斯克离开了房间"),
        changed=changed,
    )

    assert found.held.by == "name"
    outcomes = {stop.quote: stop.anchor.outcome for stop in found.stops if stop.anchor}
    assert outcomes == {"silent": "exact-elsewhere", "leaves": "changed"}
    marks = [mark for line in found.lines if isinstance(line, Line) for mark in line.marks]
    assert {mark.quote: mark.outcome for mark in marks} == outcomes


def test_what_is_missing_stands_among_its_neighbours_in_the_order_of_the_print(tmp_path: Path) -> None:
    gone = [quote(f"gone{n}", f"特斯拉的股价在第{n}天上涨了百分之三", start=start) for n, start in enumerate(
        (BODY[0], TEXT.index("他们的谈话"), TEXT.index("他们的谈话") + 1, TEXT.index("作出决定"))
    )]  # fmt: skip
    found = reading(
        tmp_path,
        quote("nowhere", "没有人知道这句话印在哪里"),
        *reversed(gone),
        placed("leaves", "马斯克离开了房间"),
        placed("silent", "奥特曼没有回答"),
        placed("board", "董事会当晚又开了一次会"),
        changed="又一行字\n" + TEXT,
    )

    order = ["gone0", "silent", "gone1", "gone2", "leaves", "board", "gone3", "nowhere"]
    assert [stop.quote for stop in found.stops] == order


def test_a_quote_says_in_which_paragraph_it_stands_now(tmp_path: Path) -> None:
    quotes = (
        placed("silent", "奥特曼没有回答", paragraph=2),
        quote("gone", "特斯拉的股价在那天上涨", start=9),
    )
    found = reading(tmp_path, *quotes, changed="又一行字\n\n又一行字\n" + TEXT)
    assert {stop.quote: stop.paragraph for stop in found.stops} == {"silent": 5, "gone": None}
    anchor = next(stop.anchor for stop in found.stops if stop.quote == "silent")
    assert anchor is not None
    assert (anchor.outcome, anchor.moved) == ("exact-elsewhere", True)


def test_paragraphs_are_counted_in_the_article_where_it_is_known_to_begin_as_it_did(tmp_path: Path) -> None:
    quotes = (placed("silent", "奥特曼没有回答", paragraph=2), placed("board", "董事会当晚", paragraph=3))
    added = TEXT.replace("他们的谈话", "又一行字\n他们的谈话")
    found = reading(tmp_path, *quotes, changed=added)
    assert [(stop.paragraph, stop.line) for stop in found.stops] == [(2, 2), (4, 4)]
    assert not found.counts_file
    assert [line.paragraph for line in found.lines if isinstance(line, Line)] == [None, 1, 2, 3, 4, 5]

    found = reading(tmp_path, *quotes, changed="又一行字\n" + added)
    assert [stop.paragraph for stop in found.stops] == [4, 6]
    assert found.counts_file


def test_words_that_go_beyond_the_body_are_not_shown_as_if_they_stood_in_it(tmp_path: Path) -> None:
    exact = TEXT[TEXT.index("没有作出决定") : TEXT.index("马斯克回应")]
    found = reading(tmp_path, placed("beyond", exact))

    assert words(found) == {}
    assert [(stop.line, stop.anchor and stop.anchor.outcome) for stop in found.stops] == [
        (None, "exact-elsewhere")
    ]


def test_words_with_the_line_ends_around_them_are_marked_on_their_line_only(tmp_path: Path) -> None:
    exact = TEXT[TEXT.index("\n奥特曼") : TEXT.index("他们的谈话")]
    found = reading(tmp_path, placed("line", exact))

    assert words(found) == {"line": ["奥特曼没有回答,他说算了吧。"]}


def test_words_over_two_paragraphs_are_marked_on_both(tmp_path: Path) -> None:
    exact = TEXT[TEXT.index("他说算了吧") : TEXT.index("到此为止")]
    found = reading(tmp_path, placed("both", exact))

    assert words(found) == {"both": ["他说算了吧。", "他们的谈话"]}
    assert found.line_of("both") == 1


# Without it.


def test_without_its_text_the_excerpts_stand_in_order_with_their_gaps(tmp_path: Path) -> None:
    quotes = (
        placed("leaves", "马斯克离开了房间", paragraph=3),
        placed("silent", "奥特曼没有回答", paragraph=2),
    )
    found = reading(tmp_path, *quotes, lost=True)

    assert [line if isinstance(line, Gap) else line.text for line in found.lines] == [
        Gap(8),
        "吧。”",
        "奥特曼没有回答,他说算",
        Gap(11),
        "此为止,马斯克离开了房间。知情人",
        Gap(23),
    ]
    numbers = [line.paragraph for line in found.lines if isinstance(line, Line)]
    assert numbers == [1, 2, 3], "the line before belongs to the paragraph before"
    assert [(stop.quote, stop.line, stop.anchor) for stop in found.stops] == [
        ("silent", 2, None),
        ("leaves", 4, None),
    ]
    shown = sum(line.characters or 0 for line in found.lines if isinstance(line, Gap))
    hidden = sum(len(line.text) for line in found.lines if isinstance(line, Line))
    assert shown + hidden + 1 == BODY[1] - BODY[0], "one line end lies inside an excerpt"


def test_excerpts_that_meet_are_one(tmp_path: Path) -> None:
    quotes = (placed("room", "离开了房间", 9), placed("musk", "马斯克离开"), placed("board", "知情人士称", 1))
    found = reading(tmp_path, *quotes, lost=True)

    assert [line.text for line in found.lines if isinstance(line, Line)] == [
        "话到此为止,马斯克离开了房间。知情人士称,董事"
    ]
    assert words(found) == {"musk": ["马斯克离开"], "room": ["离开了房间"], "board": ["知情人士称"]}


def test_excerpts_that_touch_are_one(tmp_path: Path) -> None:
    quotes = (placed("musk", "马斯克离开", 0), placed("room", "了房间", 0))
    found = reading(tmp_path, *quotes, lost=True)

    assert [line.text for line in found.lines if isinstance(line, Line)] == ["马斯克离开了房间"]


def test_excerpts_that_contradict_each_other_are_not_put_together(tmp_path: Path) -> None:
    start = TEXT.index("马斯克离开")
    found = reading(
        tmp_path, placed("one", "马斯克离开"), quote("other", "斯拉克离开", start=start + 1), lost=True
    )

    assert words(found) == {"one": ["马斯克离开"], "other": ["斯拉克离开"]}
    assert len([line for line in found.lines if isinstance(line, Line)]) == 2


def test_a_quote_without_a_place_stands_last_after_a_gap_of_unknown_length(tmp_path: Path) -> None:
    found = reading(tmp_path, quote("lost", "不知何处"), placed("silent", "奥特曼没有回答"), lost=True)

    assert found.lines[-3:] == (Gap(), Line("不知何处", (Mark(0, 4, "lost"),)), Gap())


def test_a_work_of_which_no_text_is_known_is_read_all_the_same() -> None:
    corpus = build.corpus(
        sources=[build.work("book")], quotes=[build.quote("q", "book", "e", "一句话", start=9)]
    )

    found = read(corpus.sources[0], corpus.quotes, Held("book"))

    assert found.lines == (Gap(), Line("一句话", (Mark(0, 3, "q"),)), Gap())
    assert read(corpus.sources[0], (), Held("book")).lines == (Gap(),)


# Lines.


def test_what_is_made_harmless_moves_no_mark() -> None:
    line = marked("\u200b说\x1b“算\u202e了吧”\t。", [Standing(4, 8, "q"), Standing(0, 2, "p")])

    assert [line.text[mark.start : mark.end] for mark in line.marks] == ["算了吧", "说"]
    assert "\u202e" not in line.text


@given(
    st.text(alphabet="一二\n\r ab\u200b\x1b", max_size=40),
    st.lists(st.tuples(st.integers(0, 40), st.integers(0, 12)), max_size=5),
)
def test_every_line_and_every_mark_is_of_the_text(text: str, drawn: list[tuple[int, int]]) -> None:
    spans = [
        Standing(min(start, len(text)), min(start + length, len(text)), str(number))
        for number, (start, length) in enumerate(drawn)
    ]
    found = list(lines(text, (0, len(text)), spans))

    kept = [line for line in text.replace("\r", "\n").split("\n") if line.strip()]
    assert [line for line, _ in found] == kept
    for line, on in found:
        made = marked(line, on)
        assert all(0 <= mark.start <= mark.end <= len(made.text) for mark in made.marks)
    for span in spans:
        pieces = "".join(
            line[on.start : on.end] for line, all_on in found for on in all_on if on.quote == span.quote
        )
        printed = "".join(text[span.start : span.end].split())
        assert "".join(pieces.split()) == printed


def test_the_shipped_story_can_be_read_with_and_without_its_texts(root: Path, texts: Path) -> None:
    index = Index(store.load(root / "db.json"))
    folder = Folder(texts)
    for source in (source for source in index.sources.values() if source.text):
        quotes = index.quotes_in(source.id)
        whole, parts = read(source, quotes, folder.hold(source)), read(source, quotes, Held(source.id))
        assert all(stop.line is not None for stop in (*whole.stops, *parts.stops))
        assert [stop.quote for stop in whole.stops] == [stop.quote for stop in parts.stops]
        known = [(line.text, line.paragraph) for line in whole.lines if isinstance(line, Line)]
        for line in parts.lines:
            if isinstance(line, Line):
                assert any(line.text in text and number == line.paragraph for text, number in known)
