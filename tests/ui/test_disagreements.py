from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from rich.cells import cell_len
from textual.app import App

from osexplore.corpus.index import Index
from osexplore.ui.widgets.disagreements import DisagreementLine
from osexplore.ui.widgets.question import answers
from tests.build import corpus, disagreement, event, person, quote, source, version, work

if TYPE_CHECKING:
    from textual.app import ComposeResult

    from osexplore.corpus.model import Disagreement


def story(**fields: Any) -> Index:
    """Return one event with two disagreements: why (three answers) and how much (two)."""
    why = [
        version("a conflict with Tesla", "q1", "q2"),
        version("he lost a bid for control", "q3", "q4"),
        version("not told at all", silent=["weekly"]),
    ]
    much = [version("45 million", "q1", "q6"), version("100 million", "q3")]
    return Index(
        corpus(
            sources=[
                source("sohu", csl={"type": "article", "container-title": "搜狐"}),
                source("jiemian"),
                source("weekly", csl={"type": "article", "container-title": "Times Weekly"}),
                work("report", csl={}),
                work("mail", csl={"title": "the e-mail"}),
            ],
            events=[event("leaves"), event("quiet", "2019")],
            quotes=[
                quote("q1", "sohu", "leaves"),
                quote("q2", "jiemian", "leaves"),
                quote("q3", "sohu", "leaves", via=["report"]),
                quote("q4", "jiemian", "leaves", via=["mail"]),
                quote("q5", "jiemian", "quiet"),
                quote("q6", "sohu", "leaves"),
            ],
            disagreements=[
                disagreement("why", "leaves", topic={"en": "Why did Musk leave?"}, versions=why),
                disagreement("much", "leaves", topic={"en": "How much did he give?"}, versions=much),
            ],
            **fields,
        )
    )


class Shell(App[None]):
    """The line and nothing else, as many lines high as asked for."""

    def __init__(self, index: Index, height: int = 2) -> None:
        super().__init__()
        self.index = index
        self.height = height

    def compose(self) -> ComposeResult:
        yield DisagreementLine(self.index, id="disagreements")

    def on_mount(self) -> None:
        self.line.styles.height = self.height
        self.line.view = self.index.event(0)

    @property
    def line(self) -> DisagreementLine:
        return self.query_one(DisagreementLine)

    @property
    def said(self) -> str:
        return " ".join(self.lines).strip()

    @property
    def lines(self) -> list[str]:
        return [self.line.render_line(y).text.rstrip() for y in range(self.line.size.height)]


def underlined(line: DisagreementLine, y: int) -> list[str]:
    return [piece.text for piece in line.render_line(y) if piece.style and piece.style.underline]


async def test_says_the_question_and_each_version_with_its_independent_witnesses() -> None:
    app = Shell(story())
    async with app.run_test(size=(160, 4)) as pilot:
        await pilot.pause()
        assert app.said == (
            "≠ 1/2 Why did Musk leave?  a conflict with Tesla (搜狐, Article jiemian: 2 witnesses) · "
            "he lost a bid for control (搜狐, Article jiemian: at most 2 witnesses) · "
            "not told at all (silent: Times Weekly)"
        )


async def test_in_little_room_names_are_short_and_what_is_counted_is_said_once() -> None:
    app = Shell(story(), height=3)
    async with app.run_test(size=(60, 4)) as pilot:
        await pilot.pause()
        assert app.said == (
            "≠ 1/2 Why did Musk leave?  a conflict with Tesla (搜狐, "
            "Article…: 2 witnesses) · he lost a bid for control (搜狐, "
            "Article…: at most 2) · not told at all (silent: Times W…)"
        )


async def test_the_others_come_by_turning_to_them_and_then_there_are_no_more() -> None:
    app = Shell(story())
    async with app.run_test(size=(160, 4)) as pilot:
        await pilot.pause()
        assert app.line.step(1)
        await pilot.pause()
        said = "≠ 2/2 How much did he give?  45 million (搜狐: 1 witness) · 100 million (搜狐: 1 witness)"
        assert app.said == said
        assert not app.line.step(1)
        assert app.line.step(-1)
        await pilot.pause()
        assert app.said.startswith("≠ 1/2 Why")
        assert not app.line.step(-1)


async def test_what_does_not_fit_follows_page_by_page_until_all_was_said() -> None:
    app = Shell(story(), height=1)
    async with app.run_test(size=(40, 4)) as pilot:
        await pilot.pause()
        pages = [app.said]
        while app.line.step(1):
            await pilot.pause()
            pages.append(app.said)
        assert all(cell_len(page) <= 40 for page in pages)
        why = [page for page in pages if page.startswith("≠ 1/2")]
        much = [page for page in pages if page.startswith("≠ 2/2")]
        assert [*why, *much] == pages  # each page says on what
        assert [page.endswith(" … d") for page in pages] == [
            page not in (why[-1], much[-1]) for page in pages
        ]
        told = " ".join(page.removeprefix("≠ 1/2 ").removesuffix(" … d") for page in why)
        assert "he lost a bid for control" in told
        assert "2 witnesses) · not told at all" not in told  # an answer begins a page where it fits on none
        assert told.endswith("(silent: Times W…)")
        assert much[-1].endswith("100 million (搜狐: 1)")
        assert app.line.step(-1)
        await pilot.pause()
        assert app.said == pages[-2]


async def test_it_is_laid_out_once_however_often_its_pages_are_turned(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    app = Shell(story(), height=1)
    async with app.run_test(size=(40, 4)) as pilot:
        await pilot.pause()
        laid_out: list[str] = []

        def note(shown: Disagreement, *given: Any, **also: Any) -> Any:
            laid_out.append(shown.id)
            return answers(shown, *given, **also)

        monkeypatch.setattr("osexplore.ui.widgets.disagreements.answers", note)
        while app.line.step(1):
            assert app.line.question
        while app.line.step(-1):
            assert app.line.question
        assert laid_out == ["much"]
        app.line.view = app.index.event(1)
        app.line.view = app.index.event(0)
        assert laid_out == ["much", "why"]


async def test_a_click_turns_on_and_round() -> None:
    app = Shell(story())
    async with app.run_test(size=(160, 4)) as pilot:
        await pilot.pause()
        await pilot.click(app.line)
        await pilot.pause()
        assert app.said.startswith("≠ 2/2")
        await pilot.click(app.line)
        await pilot.pause()
        assert app.said.startswith("≠ 1/2")


async def test_an_event_without_disagreement_leaves_it_empty() -> None:
    app = Shell(story())
    async with app.run_test(size=(160, 4)) as pilot:
        await pilot.pause()
        for view in (app.index.event(1), None):
            app.line.view = app.index.event(0)
            app.line.view = view
            await pilot.pause()
            assert app.said == ""
            assert not app.line.step(1)


async def test_a_single_disagreement_has_no_number() -> None:
    one = disagreement("why", "leaves", ["q1"], ["q2"])
    index = Index(
        corpus(quotes=[quote("q1", "a", "leaves"), quote("q2", "b", "leaves")], disagreements=[one])
    )
    app = Shell(index)
    async with app.run_test(size=(160, 4)) as pilot:
        await pilot.pause()
        assert app.said == ("≠ Which why?  Answer 1 (Article a: 1 witness) · Answer 2 (Article b: 1 witness)")


async def test_lighting_a_quote_underlines_its_answer_and_leaves_the_question() -> None:
    app = Shell(story())
    async with app.run_test(size=(160, 4)) as pilot:
        for quote, answer in (
            ("q2", ["a conflict with Tesla"]),
            ("q4", ["he lost a bid for control"]),
            ("q6", []),
        ):
            app.line.quote = quote
            await pilot.pause()
            assert app.said.startswith("≠ 1/2 Why")
            assert [text for y in (0, 1) for text in underlined(app.line, y)] == answer
        app.line.step(1)
        app.line.quote = "q2"
        await pilot.pause()
        assert app.said.startswith("≠ 2/2 How")


async def test_an_event_begins_with_its_first_disagreement_whatever_is_lit_there() -> None:
    app = Shell(story())
    async with app.run_test(size=(160, 4)) as pilot:
        app.line.view = app.index.event(1)
        app.line.quote = "q5"
        app.line.view = app.index.event(0)
        app.line.quote = "q6"
        await pilot.pause()
        assert app.said.startswith("≠ 1/2")


async def test_versions_that_go_back_to_one_work_say_so() -> None:
    index = Index(
        corpus(
            sources=[work("mail", csl={"title": "the e-mail"})],
            quotes=[
                quote("q1", "a", "leaves", via=["mail"]),
                quote("q2", "b", "leaves", via=["mail"]),
            ],
            disagreements=[disagreement("why", "leaves", ["q1"], ["q2"])],
        )
    )
    app = Shell(index)
    async with app.run_test(size=(160, 4)) as pilot:
        await pilot.pause()
        assert app.said.endswith("Answer 2 (Article b: 1 witness) · one work, told differently: “the e-mail”")


async def test_a_quote_that_the_story_lacks_stops_nothing() -> None:
    index = Index(
        corpus(
            quotes=[quote("q1", "a", "leaves")], disagreements=[disagreement("why", "leaves", ["q1"], ["no"])]
        )
    )
    app = Shell(index)
    async with app.run_test(size=(160, 4)) as pilot:
        await pilot.pause()
        assert app.said.endswith("Answer 1 (Article a: 1 witness) · Answer 2 (0 witnesses)")


@pytest.mark.parametrize("size", [(1, 1), (3, 1), (8, 2), (160, 4)])
async def test_no_size_stops_it(size: tuple[int, int]) -> None:
    app = Shell(story())
    async with app.run_test(size=(80, 4)) as pilot:
        await pilot.resize_terminal(*size)
        await pilot.pause()
        app.line.step(1)
        await pilot.pause()
        assert all(cell_len(line) <= size[0] for line in app.lines)


async def test_markup_in_the_data_is_only_text() -> None:
    told = disagreement("why", "leaves", ["q1"], ["q2"], topic={"en": "[@click=app.quit]x[/] \x1b[2J"})
    index = Index(
        corpus(quotes=[quote("q1", "a", "leaves"), quote("q2", "b", "leaves")], disagreements=[told])
    )
    app = Shell(index)
    async with app.run_test(size=(160, 4)) as pilot:
        await pilot.pause()
        assert "[@click=app.quit]x[/]" in app.said
        assert "\x1b" not in app.said


async def test_another_event_is_said_without_laying_out_the_screen(monkeypatch: pytest.MonkeyPatch) -> None:
    app = Shell(story())
    async with app.run_test(size=(160, 4)) as pilot:
        await pilot.pause()
        laid_out: list[int] = []
        monkeypatch.setattr(app.screen, "_refresh_layout", lambda *_, **__: laid_out.append(1))
        app.line.view = app.index.event(1)
        await pilot.pause()
        assert app.said == ""
        assert not laid_out


async def test_an_answer_is_given_to_whoever_holds_it_in_which_sources() -> None:
    index = Index(
        corpus(
            people=[person("musk", "Elon Musk"), person("openai", "OpenAI"), person("altman", "Sam Altman")],
            sources=[source("sohu"), source("weekly")],
            events=[event("leaves")],
            quotes=[
                quote("q1", "sohu", "leaves", speakers=["musk"], according_to=["openai"]),
                quote("q2", "weekly", "leaves", speakers=["openai"]),
                quote("q3", "weekly", "leaves"),
                quote("q4", "sohu", "leaves", speakers=["musk", "openai", "altman"]),
            ],
            disagreements=[disagreement("why", "leaves", ["q1", "q2", "q3"], ["q4"])],
        )
    )
    app = Shell(index)
    async with app.run_test(size=(160, 4)) as pilot:
        await pilot.pause()
        assert app.said == (
            "≠ Which why?  Answer 1 (Article weekly; OpenAI in Article sohu, Article weekly: 2 witnesses) · "
            "Answer 2 (Elon Musk, OpenAI and 1 more in Article sohu: 1 witness)"
        )


async def test_says_which_work_fewer_witnesses_than_sources_share() -> None:
    index = Index(
        corpus(
            sources=[source("sohu"), source("weekly"), work("blog", title={"en": "the blog"})],
            events=[event("leaves")],
            quotes=[
                quote("q1", "sohu", "leaves", via=["blog"]),
                quote("q2", "weekly", "leaves", via=["blog"]),
                quote("q3", "sohu", "leaves"),
            ],
            disagreements=[disagreement("why", "leaves", ["q1", "q2"], ["q3"])],
        )
    )
    app = Shell(index)
    async with app.run_test(size=(160, 4)) as pilot:
        await pilot.pause()
        assert app.said == (
            "≠ Which why?  Answer 1 (Article sohu, Article weekly: 1 witness, sharing “the blog”) · "
            "Answer 2 (Article sohu: 1 witness)"
        )
