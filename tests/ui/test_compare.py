from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from rich.cells import cell_len
from textual import events
from textual.app import App
from textual.geometry import Offset
from textual.selection import Selection

from osexplore.corpus.index import Index
from osexplore.corpus.plain import wrap
from osexplore.ui.widgets.compare import Compare
from osexplore.ui.widgets.passage import BOTH, DIFFERS
from osexplore.ui.widgets.side import Side
from tests.build import corpus, person, quote, source, work

if TYPE_CHECKING:
    from textual.app import ComposeResult

    from osexplore.ui.holding import Held

MARKS = "，。、；：！？）》」』”’,.:;!?)"
EXACT = "我不认为自己错了,OpenAI需要的是每年数十亿美元的资金,否则就算了吧"
BEFORE, AFTER = "他在邮件里写道,", "。随后双方不再往来"


def story(**fields: Any) -> Index:
    """Return a story of one event that three sources tell, the earliest with three quotes."""
    text = {"file": "t", "sha256": "0" * 64, "characters": 1000, "body": [0, 1000]}
    return Index(
        corpus(
            people=[person("musk", "Elon Musk"), person("openai", "OpenAI", kind="organization")],
            sources=[
                source("sohu", "2023-03", csl={"type": "article", "container-title": "搜狐"}, text=text),
                source("jiemian", "2024-03", csl={"type": "webpage", "container-title": "界面"}),
                source("weekly", "2024-06"),
                work("blog", title={"en": "a blog"}),
                work("mail", title={"en": "an e-mail"}),
            ],
            quotes=[
                quote(
                    "q1",
                    "sohu",
                    "leaves",
                    **{
                        "exact": EXACT,
                        "prefix": BEFORE,
                        "suffix": AFTER,
                        "start": 100,
                        "mode": "direct",
                        "medium": "email",
                        "speakers": ["musk"],
                        "to": ["openai"],
                        "said": "2018-12",
                        "via": ["blog", "mail"],
                        "spoken_language": "en",
                        "translation": {"en": "I do not think that I was wrong"},
                        **fields,
                    },
                ),
                quote("q2", "sohu", "leaves", "他离开了", start=200, translation={"en": "He left"}),
                quote("q3", "sohu", ["leaves", "alone"], "再见", start=300),
                quote("q4", "jiemian", "leaves", "马斯克出局"),
                quote("q5", "weekly", "leaves", "马斯克退出"),
            ],
        )
    )


class Shell(App[None]):
    """The two sides and nothing else."""

    CSS = "Compare, Side { height: 1fr; width: 1fr; } Side { border: round white; }"

    def __init__(self, index: Index, held: Held = ("sohu", "jiemian"), event: str = "leaves") -> None:
        super().__init__()
        self.index = index
        self.held, self.event = held, event
        self.heard: list[Side.LitMoved] = []

    def compose(self) -> ComposeResult:
        yield Compare(self.index, id="compare")

    def on_mount(self) -> None:
        self.show(self.event, self.held)

    def show(self, event: str, held: Held) -> None:
        compare = self.query_one(Compare)
        compare.view = self.index.event(self.index.number(event))
        compare.held = held

    def on_side_lit_moved(self, moved: Side.LitMoved) -> None:
        self.heard.append(moved)

    @property
    def left(self) -> Side:
        return self.query_one("#left", Side)

    @property
    def right(self) -> Side:
        return self.query_one("#right", Side)


def told(side: Side) -> str:
    """Return all that a side says, without the line ends of wrapping."""
    return "".join(line.joint + line.text for line in side.lines).strip()


def told_lines(side: Side) -> list[str]:
    return told(side).split("\n")


def drawn(side: Side) -> list[str]:
    return [side.render_line(y).text for y in range(side.size.height)]


def underlined(side: Side) -> str:
    """Return what is lit, which is bold too."""
    segments = [segment for y in range(side.size.height) for segment in side.render_line(y)]
    lit = [segment for segment in segments if segment.style and segment.style.underline]
    assert all(segment.style and segment.style.bold for segment in lit)
    return "".join(segment.text for segment in lit)


def pieces(side: Side, part: str) -> list[str]:
    """Return the text that plays a part, quote by quote."""
    found: dict[int | None, str] = {}
    for line in side.lines:
        for piece in line.pieces:
            if piece.part == part:
                found[line.quote] = found.get(line.quote, "") + piece.text
    return list(found.values())


async def test_a_quote_stands_in_its_passage_with_whose_it_is_and_how_it_came() -> None:
    app = Shell(story())
    async with app.run_test(size=(120, 30)) as pilot:
        await pilot.pause()
        assert told(app.left).split("\n\n")[0].split("\n") == [
            "Elon Musk · to OpenAI · direct · e-mail · December 2018 · via “an e-mail” ← “a blog”",
            f"…{BEFORE}{EXACT}{AFTER}…",
            "back-translation  I do not think that I was wrong",
        ]


async def test_what_the_whole_source_is_based_on_is_said_once_above_its_quotes() -> None:
    works = [work("page", title={"en": "a page"}, based_on=["paper"]), work("paper", title={"en": "a paper"})]
    told = [quote("q1", "retold", "leaves", via=["mail"]), quote("q2", "retold", "leaves")]
    named = work("mail", title={"en": "an e-mail"})
    index = Index(corpus(sources=[*works, named, source("retold", based_on=["page"])], quotes=told))
    app = Shell(index, held=("retold", None))
    async with app.run_test(size=(80, 20)) as pilot:
        await pilot.pause()
        assert told_lines(app.left)[:2] == ["based on “a paper” ← “a page”", "narration · via “an e-mail”"]
        assert told_lines(app.left).count("narration") == 1
        app.left.focus()
        await pilot.press("G", "g")
        assert app.left.top == 0


async def test_words_said_in_the_language_of_the_print_are_translated_not_back() -> None:
    app = Shell(story(spoken_language="zh-Hans"))
    async with app.run_test(size=(120, 30)) as pilot:
        await pilot.pause()
        assert "translation  I do not think" in told(app.left)
        assert "back-translation" not in told(app.left)


async def test_no_ellipsis_stands_where_the_article_begins_or_ends() -> None:
    app = Shell(story(start=len(BEFORE)))
    async with app.run_test(size=(120, 30)) as pilot:
        await pilot.pause()
        assert f"\n{BEFORE}{EXACT}{AFTER}…\n" in told(app.left)
    app = Shell(story(start=1000 - len(EXACT + AFTER)))
    async with app.run_test(size=(120, 30)) as pilot:
        await pilot.pause()
        assert f"\n…{BEFORE}{EXACT}{AFTER}\n" in told(app.left)


async def test_the_title_names_source_date_and_place_among_all_that_tell_it() -> None:
    app = Shell(story())
    async with app.run_test(size=(120, 30)) as pilot:
        await pilot.pause()
        assert str(app.left.border_title).replace("[bold]", "").startswith("搜狐")
        assert "March 2023" in str(app.left.border_title)
        assert [side.border_subtitle for side in (app.left, app.right)] == ["source 1/3", "source 2/3"]


async def test_a_long_name_gives_way_to_the_date() -> None:
    named = source("s", "2024-06-28", csl={"type": "webpage", "title": "很长的题目" * 9}, title={})
    index = Index(corpus(sources=[named], quotes=[quote("q", "s", "leaves")]))
    app = Shell(index, held=("s", None))
    async with app.run_test(size=(60, 20)) as pilot:
        await pilot.pause()
        assert "…  28 June 2024 " in app.left.render_lines(app.left.outer_size.region)[0].text


@pytest.mark.parametrize(
    ("room", "shown"),
    [
        (60, "月刊海洋研究  c. March 2023  A title of many words ab… "),
        (30, "月刊海洋…  c. March 2023 "),
        (24, "月刊海洋…  c. 2023 "),
        (16, "月刊海…  … "),
    ],
)
async def test_where_there_is_no_room_for_the_date_in_words_the_year_stays(room: int, shown: str) -> None:
    csl = {"type": "webpage", "container-title": "月刊海洋研究", "title": "A title of many words about ships"}
    named = source("s", "2023-03~", csl=csl, title={})
    app = Shell(Index(corpus(sources=[named], quotes=[quote("q", "s", "leaves")])), held=("s", None))
    async with app.run_test(size=(2 * room, 20)) as pilot:
        await pilot.pause()
        drawn = app.left.render_lines(app.left.outer_size.region)[0].text
        assert drawn.removeprefix("╭─ ").startswith(shown)


async def test_an_event_of_one_source_says_so_on_the_right() -> None:
    app = Shell(story())
    async with app.run_test(size=(120, 30)) as pilot:
        app.show("alone", ("sohu", None))
        await pilot.pause()
        assert "再见" in told(app.left)
        assert told(app.right) == "Only 搜狐 tells this event."
        assert app.right.border_subtitle is None


async def test_without_an_event_it_has_words_of_its_own() -> None:
    app = Shell(story())
    async with app.run_test(size=(120, 30)) as pilot:
        app.query_one(Compare).view = None
        await pilot.pause()
        assert told(app.left) == "No event stands under the cursor."
        assert told(app.right) == ""
        assert app.left.quote is None


async def test_an_event_that_no_source_tells_says_so() -> None:
    index = Index(corpus(events=[{"id": "silent", "title": {"en": "Silence"}}]))
    app = Shell(index, (None, None), "silent")
    async with app.run_test(size=(120, 30)) as pilot:
        await pilot.pause()
        assert told(app.left) == "No source tells this event."


@pytest.mark.parametrize(
    ("languages", "original", "english"), [("original", 3, 0), ("english", 1, 2), ("both", 3, 2)]
)
async def test_what_nobody_translated_stands_in_the_original_in_any_language(
    languages: str, original: int, english: int
) -> None:
    app = Shell(story())
    async with app.run_test(size=(120, 30)) as pilot:
        app.query_one(Compare).set_reactive(Compare.languages, "both")
        app.query_one(Compare).languages = languages  # type: ignore[assignment]
        await pilot.pause()
        assert len(pieces(app.left, "exact")) == original
        assert len(pieces(app.left, "english")) == english


async def test_in_english_too_the_print_of_what_nobody_translated_is_lit() -> None:
    app = Shell(story())
    async with app.run_test(size=(120, 30)) as pilot:
        app.query_one(Compare).languages = "english"
        await pilot.pause()
        assert underlined(app.left) == "I do not think that I was wrong"
        app.query_one(Compare).lit = (2, 0)
        await pilot.pause()
        assert underlined(app.left) == "再见"


async def test_what_is_marked_follows_the_source_on_the_other_side() -> None:
    words = {"a": "算了吧", "b": "算了", "c": "算了吧"}
    quotes = [quote(f"q{of}", of, "leaves", exact, statement="s") for of, exact in words.items()]
    index = Index(corpus(quotes=[*quotes, quote("qd", "d", "leaves", "别的")]))
    app = Shell(index, ("a", "b"))
    async with app.run_test(size=(120, 30)) as pilot:
        for other, marked, same in (("b", ["吧"], True), ("c", [], True), ("d", [], False)):
            app.show("leaves", ("a", other))
            await pilot.pause()
            assert pieces(app.left, f"exact{DIFFERS}") == marked
            assert (BOTH in told(app.left)) is same


async def test_the_words_are_lit_by_their_position_and_visibly_without_colour() -> None:
    app = Shell(story())
    async with app.run_test(size=(60, 30)) as pilot:
        await pilot.pause()
        assert pieces(app.left, "exact") == [EXACT, "他离开了", "再见"]
        assert underlined(app.left) == EXACT
        assert any(line.startswith(("▌", "▎")) for line in drawn(app.left))


async def test_keys_light_one_quote_after_the_other_and_tell() -> None:
    app = Shell(story())
    async with app.run_test(size=(120, 30)) as pilot:
        app.left.focus()
        await pilot.press("j", "down", "down")
        assert app.left.lit == 2
        await pilot.press("k")
        await pilot.pause()
        assert app.left.quote is not None
        assert app.left.quote.id == "q2"
        assert [moved.index for moved in app.heard] == [1, 2, 1]
        assert app.query_one(Compare).lit == (1, 0)
        await pilot.press("G")
        assert app.left.lit == 2
        await pilot.press("g")
        assert app.left.lit == 0


async def test_the_focused_side_marks_its_quote_more_strongly() -> None:
    app = Shell(story())
    async with app.run_test(size=(120, 30)) as pilot:
        app.right.focus()
        await pilot.pause()
        assert drawn(app.right)[0].startswith("▌")
        assert drawn(app.left)[0].startswith("▎")


async def test_what_is_lit_may_be_set_from_outside() -> None:
    app = Shell(story())
    async with app.run_test(size=(120, 30)) as pilot:
        await pilot.pause()
        app.query_one(Compare).lit = (2, 9)
        await pilot.pause()
        assert (app.left.lit, app.right.lit) == (2, 0)
        assert not app.heard


async def test_the_mouse_lights_a_quote() -> None:
    app = Shell(story())
    async with app.run_test(size=(120, 30)) as pilot:
        await pilot.pause()
        line = next(number for number, line in enumerate(app.left.lines) if line.quote == 1)
        await pilot.click(app.left, offset=(5, line + 1))
        await pilot.pause()
        assert app.left.lit == 1
        await pilot.click(app.left, offset=(5, 28))
        assert app.left.lit == 1


async def test_the_lit_quote_is_kept_in_view() -> None:
    app = Shell(story())
    async with app.run_test(size=(50, 8)) as pilot:
        app.left.focus()
        await pilot.press("G")
        await pilot.pause()
        assert any("再见" in line for line in drawn(app.left))
        await pilot.press("g")
        await pilot.pause()
        assert "Elon Musk" in drawn(app.left)[0]


async def test_a_quote_longer_than_the_side_is_read_to_its_end_before_the_next_is_lit() -> None:
    app = Shell(story(exact=EXACT * 4))
    async with app.run_test(size=(50, 8)) as pilot:
        app.left.focus()
        seen = "".join(drawn(app.left))
        presses = 0
        while app.left.lit == 0 and presses < 100:
            await pilot.press("j")
            seen += drawn(app.left)[-1] if app.left.lit == 0 else ""
            presses += 1
        assert presses > 10
        assert "wrong" in seen
        await pilot.press("k")
        assert app.left.lit == 0
        await pilot.press("pagedown")
        assert app.left.lit == 0
        await pilot.press("pageup")
        assert app.left.top == 0


async def test_the_wheel_scrolls_and_lights_nothing() -> None:
    app = Shell(story(exact=EXACT * 4))
    async with app.run_test(size=(50, 8)) as pilot:
        await pilot.pause()
        for _ in range(3):
            await pilot._post_mouse_events([events.MouseScrollDown], app.left, offset=(5, 3))
        await pilot.pause()
        assert app.left.top > 2
        assert app.left.lit == 0


@pytest.mark.parametrize("width", [24, 31, 50, 76, 120])
async def test_chinese_is_wrapped_as_chinese_and_no_line_is_too_wide(width: int) -> None:
    app = Shell(story())
    async with app.run_test(size=(width, 20)) as pilot:
        await pilot.pause()
        for line in app.left.lines:
            assert cell_len(line.text) <= app.left.room.width
            assert not line.text.startswith(tuple(MARKS))
            assert "OpenA" not in line.text or "OpenAI" in line.text
        assert all(cell_len(line) == app.left.size.width for line in drawn(app.left))


async def test_a_live_resize_keeps_what_is_lit_in_view() -> None:
    app = Shell(story())
    async with app.run_test(size=(120, 30)) as pilot:
        app.left.focus()
        await pilot.press("G")
        for size in ((50, 8), (24, 6), (3, 2), (1, 1), (80, 10)):
            await pilot.resize_terminal(*size)
            await pilot.pause()
        assert app.left.lit == 2
        assert any("再见" in line for line in drawn(app.left))


async def test_other_events_are_shown_without_laying_out_the_screen(monkeypatch: pytest.MonkeyPatch) -> None:
    app = Shell(story())
    async with app.run_test(size=(60, 20)) as pilot:
        await pilot.pause()
        laid_out: list[object] = []
        monkeypatch.setattr(app.screen, "_refresh_layout", lambda *_, **__: laid_out.append(1))
        app.show("alone", ("sohu", None))
        await pilot.pause()
        app.show("leaves", ("weekly", "jiemian"))
        await pilot.pause()
        assert "马斯克退出" in told(app.left)
        assert not laid_out


async def test_selected_text_comes_without_margin_and_line_ends() -> None:
    app = Shell(story())
    async with app.run_test(size=(40, 30)) as pilot:
        await pilot.pause()
        lines = app.left.lines
        first = next(number for number, line in enumerate(lines) if line.text.startswith("…"))
        last = next(number for number, line in enumerate(lines) if "back-translation" in line.text) - 1
        chosen = Selection(Offset(0, first), Offset(1 + len(lines[last].text), last))
        assert app.left.get_selection(chosen) == (f"…{BEFORE}{EXACT}{AFTER}…", "\n")
        assert app.left.get_selection(Selection(Offset(3, first), Offset(5, first))) == (BEFORE[1:3], "\n")


async def test_the_mouse_selects_text() -> None:
    app = Shell(story())
    async with app.run_test(size=(80, 30)) as pilot:
        await pilot.pause()
        await pilot.mouse_down(app.left, offset=(2, 1))
        await pilot.hover(app.left, offset=(10, 1))
        await pilot.mouse_up(app.left, offset=(10, 1))
        await pilot.pause()
        assert app.screen.get_selected_text() == "Elon Musk"
        chosen = app.screen.get_component_rich_style("screen--selection")
        marked = [
            segment.text
            for segment in app.left.render_line(0)
            if segment.style and segment.style.bgcolor == chosen.bgcolor
        ]
        assert "".join(marked) == "Elon Musk"


async def test_hostile_text_is_only_text() -> None:
    evil = "[@click=app.quit]x[/] \x1b[2J\x1b]52;c;AA\x07\u202e"
    app = Shell(story(exact=evil, prefix=evil, translation={"en": evil}))
    async with app.run_test(size=(120, 30)) as pilot:
        await pilot.pause()
        said = "".join(drawn(app.left))
        assert "[@click=app.quit]x[/]" in said
        assert "\x1b" not in said
        assert "\u202e" not in said


async def test_markup_in_a_source_is_shown_in_the_title_as_it_is() -> None:
    index = Index(
        corpus(
            sources=[source("s", csl={"type": "article", "container-title": "[/] [sic] [red]"})],
            quotes=[quote("q", "s", "leaves")],
        )
    )
    app = Shell(index, held=("s", None))
    async with app.run_test(size=(80, 20)) as pilot:
        await pilot.pause()
        first = app.left.render_lines(app.left.outer_size.region)[0].text
        assert "[/] [sic] [red]" in first


def test_the_lines_of_a_passage_are_those_of_the_wrap() -> None:
    from osexplore.ui.widgets.pieces import Piece, wrapped

    text = [Piece(BEFORE, "context"), Piece(EXACT, "exact"), Piece(AFTER, "context")]
    lines = wrapped(text, 17)
    assert [line.text for line in lines] == wrap(BEFORE + EXACT + AFTER, 17)
    assert "".join(line.joint + line.text for line in lines).strip() == BEFORE + EXACT + AFTER
