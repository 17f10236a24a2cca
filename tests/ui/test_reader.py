"""Reading a source: its text with its quotes marked, or the excerpts."""

from __future__ import annotations

import asyncio
import hashlib
import threading
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any

import pytest
from rich.cells import cell_len

from osexplore.corpus.anchors import Anchor
from osexplore.corpus.recognition import Recogniser, Recognition
from osexplore.corpus.shelf import Shelf
from osexplore.ui.app import Osexplore
from osexplore.ui.screens.reader import ReaderScreen
from osexplore.ui.widgets.about_quote import result, where
from osexplore.ui.widgets.print import LONGEST, Print
from tests.build import corpus, event, quote, source
from tests.ui.stage import Staged, explore, lines, seen, under_cursor, whole

if TYPE_CHECKING:
    from pathlib import Path

    from textual.pilot import Pilot

TEXT = (
    "第一段说他来了,大家都很高兴。\n"
    "马斯克说:“我不干了。”众人沉默。\n"
    "后来他又回来看过一次,没有说话就走了。\n"
    "最后一段没有什么。\n"
)
QUOTED = ["他来了", "我不干了。", "他又回来看过一次,没有说话就走了"]
SIZES = [(160, 48), (120, 36), (80, 24), (40, 12), (20, 6), (5, 3), (1, 1)]


def tell(text: str = TEXT, quoted: list[str] | None = None, called: str = "q{}", **fields: Any) -> Any:
    """Return a story of one source of this text, a quote on an event of its own for each passage."""
    sha = hashlib.sha256(text.encode()).hexdigest()
    own = {"file": "own.txt", "sha256": sha, "characters": len(text), "body": [0, len(text)]}
    places = {called.format(n): (text.find(exact), exact) for n, exact in enumerate(quoted or QUOTED, 1)}
    return corpus(
        sources=[source("own", "2024", text=own, csl={"type": "webpage", "container-title": "The Paper"})],
        events=[event(f"e{n}", f"20{n + 10}") for n in range(1, len(places) + 1)],
        quotes=[
            quote(name, "own", f"e{n}", exact, start=start, paragraph=text[:start].count("\n") + 1,
                  prefix=text[max(0, start - 2):start], suffix=text[start + len(exact):][:2],
                  translation={"en": f"English of {name}"}, **fields)
            for n, (name, (start, exact)) in enumerate(places.items(), 1)
        ],
    )  # fmt: skip


def reading(folder: Path, text: str | None = TEXT, story: Any = None) -> Osexplore:
    """Return the screen with a folder of texts in which the source's own lies, unless it is None."""
    folder.mkdir(exist_ok=True)
    if text is not None:
        (folder / "own.txt").write_text(text, encoding="utf-8")
    return Staged(story or tell(), texts=folder)


async def opened(pilot: Pilot[None], *keys: str) -> Print:
    """Press the keys, then `s`, and wait for the text."""
    await pilot.press(*keys, "s")
    await pilot.app.workers.wait_for_complete()
    await pilot.pause()
    return pilot.app.screen.query_one(Print)


def lit(page: Print) -> str:
    """Return what is lit, read off the screen without its colours."""
    return "".join(
        segment.text
        for y in range(page.size.height)
        for segment in page.render_line(y)
        if segment.style and segment.style.underline and segment.style.bold
    )


def marked(page: Print) -> dict[str, list[str]]:
    """Return the lines that have a mark beside them, by the mark."""
    found: dict[str, list[str]] = {}
    for line in lines(page):
        if line[:1].strip():
            found.setdefault(line[0], []).append(line[2:])
    return found


async def test_s_opens_the_text_at_the_quote_lit_with_all_others_marked(tmp_path: Path) -> None:
    async with reading(tmp_path / "t").run_test(size=(100, 30)) as pilot:
        page = await opened(pilot, "j")
        assert lit(page) == "我不干了。"
        assert [line for line in lines(page) if line.strip()] == [
            "│ 第一段说他来了,大家都很高兴。",
            "▌ 马斯克说:“我不干了。”众人沉默。",
            "│ 后来他又回来看过一次,没有说话就走了。",
            "  最后一段没有什么。",
        ]
        assert "The Paper  2024" in seen(pilot, "#reader-head")
        assert seen(pilot, "#reader-note") == "the story's very text (own.txt); 3 exact in place"
        about = seen(pilot, "#about-quote")
        assert "Quote 2 of 3 · exact in place · paragraph 2" in about
        assert "translation  English of q2" in about


async def test_n_steps_through_the_quotes_and_says_when_there_are_no_more(tmp_path: Path) -> None:
    async with reading(tmp_path / "t").run_test(size=(100, 30)) as pilot:
        page = await opened(pilot)
        for expected in (QUOTED[1], QUOTED[2]):
            await pilot.press("n")
            await pilot.pause()
            assert lit(page) == expected
        await pilot.press("n")
        assert "This is the last quote" in seen(pilot, "#status")
        await pilot.press("N", "N")
        await pilot.pause()
        assert lit(page) == QUOTED[0]
        assert "Quote 1 of 3" in seen(pilot, "#about-quote")
        await pilot.press("N")
        assert "This is the first quote" in seen(pilot, "#status")


async def test_a_text_that_is_kept_is_read_without_naming_a_folder(tmp_path: Path) -> None:
    story = tell()
    (tmp_path / "given.txt").write_text(TEXT, encoding="utf-8")
    Shelf("tiny").add(tmp_path / "given.txt", {"own": story.sources[0]}, story.quotes)
    async with Staged(story).run_test(size=(100, 30)) as pilot:
        page = await opened(pilot)
        assert "最后一段没有什么。" in "\n".join(lines(page))
        assert "the story's very text" in seen(pilot, "#reader-note")


async def test_without_the_text_the_excerpts_stand_in_order_with_the_gaps_and_how_to_add_it() -> None:
    async with Staged(tell()).run_test(size=(100, 30)) as pilot:
        page = await opened(pilot, "j")
        assert lit(page) == "我不干了。"
        shown = [line.strip() for line in lines(page) if line.strip()]
        assert shown == [
            "[… 2 characters not kept …]",
            "│ 段说他来了,大",
            "[… 11 characters not kept …]",
            "▌ :“我不干了。”众",
            "[… 5 characters not kept …]",
            "│ 后来他又回来看过一次,没有说话就走了。",
            "[… 10 characters not kept …]",
        ]
        assert "`osexplore texts add FILE` keeps the full text" in seen(pilot, "#reader-note")
        assert "no text to hold it against" in seen(pilot, "#about-quote")


async def test_a_folder_without_the_text_is_said_to_lack_it(tmp_path: Path) -> None:
    async with reading(tmp_path / "t", None).run_test(size=(120, 30)) as pilot:
        await opened(pilot)
        note = seen(pilot, "#reader-note")
        assert (
            "own.txt is not in the folder, under any name, and none of its quotes stands in any file" in note
        )
    async with Staged(tell(), texts=tmp_path / "nowhere").run_test(size=(160, 30)) as pilot:
        await opened(pilot)
        assert "nowhere" in seen(pilot, "#reader-note")


async def test_a_changed_copy_under_another_name_is_read_and_how_it_was_told_is_said(tmp_path: Path) -> None:
    (tmp_path / "t").mkdir()
    (tmp_path / "t" / "copy").write_bytes(("新加的一行。\n" + TEXT).encode("gb18030"))
    async with reading(tmp_path / "t", None).run_test(size=(120, 30)) as pilot:
        page = await opened(pilot)
        assert "新加的一行。" in lines(page)[0]
        assert seen(pilot, "#reader-note") == (
            "another version of the text (copy, recognised by its quotes); read as GB18030; 3 exact elsewhere"
        )
    (tmp_path / "t" / "copy").rename(tmp_path / "t" / "own.txt")
    async with reading(tmp_path / "t", None).run_test(size=(120, 30)) as pilot:
        await opened(pilot)
        assert "another version of the text (own.txt, found by its name)" in seen(pilot, "#reader-note")


async def test_a_text_is_looked_for_off_the_screen_and_no_longer_than_one_stays(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "t"
    folder.mkdir()
    for number in range(100):
        (folder / f"{number:02}").write_text(f"第{number}篇日记。今天天气很好。", encoding="utf-8")
    looked: list[str] = []
    going_on, looking = threading.Event(), threading.Event()
    real = Recogniser.__call__

    def slow(recogniser: Recogniser, text: str) -> Recognition:
        looked.append(text)
        looking.set()
        assert going_on.wait(9)
        return real(recogniser, text)

    monkeypatch.setattr(Recogniser, "__call__", slow)
    async with reading(folder, None).run_test(size=(100, 30)) as pilot:
        await pilot.pause()
        assert not looked, "a start looks for no text"
        await pilot.press("s")
        assert await asyncio.to_thread(looking.wait, 9)
        await pilot.pause()
        assert "Reading the text" in seen(pilot, "#reader-note"), "the screen is drawn meanwhile"
        await pilot.press("escape")
        await pilot.pause()
        assert pilot.app.screen is explore(pilot)
        going_on.set()
        await pilot.app.workers.wait_for_complete()
        await pilot.pause(0.1)
        assert len(looked) <= 2
        await opened(pilot)
        assert "none of its quotes" in seen(pilot, "#reader-note")
        assert len(looked) <= 101, "what was known is not looked at again"


async def test_a_text_that_is_no_text_is_said_to_be_none(tmp_path: Path) -> None:
    app = reading(tmp_path / "t")
    (tmp_path / "t" / "own.txt").write_bytes(b"\xff\xfe\x00")
    async with app.run_test(size=(120, 30)) as pilot:
        page = await opened(pilot)
        assert "own.txt is no text in any encoding known" in seen(pilot, "#reader-note")
        assert "not kept …]" in "\n".join(lines(page))


async def test_where_no_source_stands_there_is_none_to_read_and_that_is_all_that_is_said() -> None:
    async with Staged(tell()).run_test(size=(120, 30)) as pilot:
        await pilot.press("c", "tab", "s")
        await pilot.pause()
        assert "No source stands on this side; Tab goes to the other." in seen(pilot, "#status")


async def test_a_page_of_html_is_not_shown_as_the_text(tmp_path: Path) -> None:
    async with reading(tmp_path / "t", f"<!doctype html>\n{TEXT}").run_test(size=(120, 30)) as pilot:
        page = await opened(pilot)
        assert "own.txt is an HTML page" in seen(pilot, "#reader-note")
        assert "doctype" not in "\n".join(lines(page))


async def test_a_text_with_no_quote_of_the_source_is_not_called_a_version_of_it(tmp_path: Path) -> None:
    async with reading(tmp_path / "t", "今天天气很好。" * 9).run_test(size=(120, 30)) as pilot:
        await opened(pilot)
        note = seen(pilot, "#reader-note")
        assert "no quote of the source stands in this text (own.txt, found by its name); 3 missing" in note
        assert "another version" not in note


async def test_in_a_changed_text_each_quote_says_what_became_of_it(tmp_path: Path) -> None:
    changed = (
        "新加的一行。\n"
        "第一段说他来了,大家都很高兴。\n"
        "马斯克说:“我不干了.”众人沉默。\n"
        "后来他又回来瞧过一回,没有说话就走了。\n"
    )  # fmt: skip
    story = tell(TEXT + "这句后来删掉了,谁也没再提起过它。\n", [*QUOTED, "这句后来删掉了,谁也没再提起过它"])
    async with reading(tmp_path / "t", changed, story).run_test(size=(120, 30)) as pilot:
        page = await opened(pilot)
        said = {}
        for _ in range(4):
            about = seen(pilot, "#about-quote")
            said[str(pilot.app.screen.query_one("#about-quote").stepped.quote.id)] = about  # type: ignore[attr-defined]
            await pilot.press("n")
            await pilot.pause()
        assert "exact elsewhere" in said["q1"]
        assert "equal after" in said["q2"]
        assert "changed (" in said["q3"]
        assert "quoted: 他又回来看过一次,没有说话就走了" in said["q3"]
        assert "the text: " in said["q3"]
        assert "他又回来瞧过一回" in said["q3"].split("the text: ")[1]
        assert "exact elsewhere · paragraph 2 here, recorded in 1" in said["q1"]
        assert "missing, nothing resembles it · recorded in paragraph 5" in said["q4"]
        assert "谁也没再提起过它" in said["q4"]
        assert "another version of the text" in seen(pilot, "#reader-note")
        assert lit(page) == "", "what is missing is lit nowhere"
        marks = marked(page)
        assert list(marks) == ["│", "≈", "~"]
        assert "瞧过一回" in marks["~"][0]


async def test_what_is_missing_is_stepped_to_where_it_was_recorded_with_its_neighbours_in_view(
    tmp_path: Path,
) -> None:
    text, story = long_story(300, 70)
    changed = text.replace("第150段说了", "没有")
    async with reading(tmp_path / "t", changed, story).run_test(size=(60, 24)) as pilot:
        page = await opened(pilot)
        await pilot.press("G", "n")
        await pilot.pause()
        about = seen(pilot, "#about-quote")
        assert "Quote 2 of 3 · missing" in about
        assert "recorded in paragraph 151" in about
        assert lit(page) == ""
        assert "第0段" in "".join(lines(page)), "the quote before it is in view"
        await pilot.press("n")
        await pilot.pause()
        assert lit(page) == "第299段说了"


@pytest.mark.parametrize(
    ("anchor", "recorded", "now", "said"),
    [
        (None, 6, 6, "paragraph 6"),
        (None, None, None, ""),
        (Anchor("exact-in-place", 1, 2), 6, 6, "paragraph 6"),
        (Anchor("exact-in-place", 1, 2), None, 6, "paragraph 6"),
        (Anchor("exact-elsewhere", 1, 2, moved=True), 6, 9, "paragraph 9 here, recorded in 6"),
        (Anchor("exact-elsewhere", 1, 2, moved=True), 6, 6, "paragraph 6, as recorded"),
        (Anchor("exact-elsewhere", 1, 2), 6, 6, "paragraph 6"),
        (Anchor("exact-elsewhere", 1, 2, outside=True), 6, None, "recorded in paragraph 6"),
        (Anchor("changed", 1, 2), 6, 7, "paragraph 7 here, recorded in 6"),
        (Anchor("changed", 1, 2), None, 7, "paragraph 7"),
        (Anchor("missing"), 21, None, "recorded in paragraph 21"),
        (Anchor("missing"), None, None, ""),
    ],
)
def test_where_a_quote_stands_and_was_recorded_is_said_where_that_is_not_the_same(
    anchor: Anchor | None, recorded: int | None, now: int | None, said: str
) -> None:
    told = corpus(
        sources=[source("own", "2024")],
        events=[event("e")],
        quotes=[quote("q", "own", "e", "x", paragraph=recorded)],
    )
    assert where(told.quotes[0], anchor, now) == said


@pytest.mark.parametrize(
    ("anchor", "said"),
    [
        (None, "no text to hold it against"),
        (Anchor("exact-elsewhere", 1, 2, "its start says 9"), "exact elsewhere, its start says 9"),
        (Anchor("exact-elsewhere", 1, 2, "its start says 9", moved=True), "exact elsewhere"),
        (
            Anchor("exact-elsewhere", 1, 2, "its start says 9; also at 20, 30", moved=True, others=2),
            "exact elsewhere, and in 2 more places",
        ),
        (Anchor("normalised", 1, 2, normalisation="case"), "equal after: case"),
        (Anchor("changed", 1, 2, nearest="x", similarity=79.6), "changed (80 % alike)"),
        (Anchor("changed", 1, 2, "between a and b", similarity=8), "changed (8 % alike), between a and b"),
        (Anchor("missing", detail="nothing resembles it"), "missing, nothing resembles it"),
    ],
)
def test_what_is_not_as_it_should_be_is_said_beside_the_result(anchor: Anchor | None, said: str) -> None:
    assert result(anchor) == said


async def test_a_changed_passage_never_looks_exact_lit_or_not(tmp_path: Path) -> None:
    text = "开头一行。\n后来他又回来瞧过一回,没有说话就走了。\n"
    story = tell(TEXT, [QUOTED[2], "他来了"])
    async with reading(tmp_path / "t", text, story).run_test(size=(100, 30)) as pilot:
        page = await opened(pilot)

        def looks() -> set[tuple[bool, bool]]:
            return {
                (bool(segment.style and segment.style.bold), bool(segment.style and segment.style.italic))
                for y in range(page.size.height)
                for segment in page.render_line(y)
                if "瞧" in segment.text
            }

        assert all(italic for _, italic in looks())
        assert [line[:2] for line in lines(page) if "瞧" in line] == ["▌~"]
        await pilot.press("N")
        await pilot.pause()
        assert looks() == {(False, True)}


async def test_enter_leads_to_the_quote_in_the_story_and_escape_back_to_where_one_was(tmp_path: Path) -> None:
    async with reading(tmp_path / "t").run_test(size=(100, 30)) as pilot:
        await opened(pilot)
        await pilot.press("n", "n", "escape")
        await pilot.pause()
        assert under_cursor(pilot) == "e1"
        assert explore(pilot).timeline.has_focus
        await opened(pilot)
        await pilot.press("n", "n", "enter")
        await pilot.pause()
        assert under_cursor(pilot) == "e3"
        assert explore(pilot).quote == "q3"


@pytest.fixture
def copied(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Return what is copied from now on, with a clipboard that takes all and no engine."""
    copied: list[str] = []

    def take(text: str, write: object) -> SimpleNamespace:
        del write
        copied.append(text)
        return SimpleNamespace(message="copied")

    monkeypatch.setattr("osexplore.citing.clipboard.copy", take)
    monkeypatch.setattr("osexplore.citing.pandoc.available", lambda: False)
    return copied


async def test_a_quote_is_chosen_by_mouse_and_copied_from_here(tmp_path: Path, copied: list[str]) -> None:
    async with reading(tmp_path / "t").run_test(size=(100, 30)) as pilot:
        page = await opened(pilot)
        row = next(y for y, line in enumerate(lines(page)) if "回来看过" in line)
        await pilot.click("#print", offset=(12, row))
        await pilot.pause()
        assert lit(page) == QUOTED[2]
        await pilot.press("y")
        await pilot.app.workers.wait_for_complete()
        await pilot.pause()
        assert QUOTED[2] in copied[0]


async def settled(pilot: Pilot[None]) -> None:
    await pilot.app.workers.wait_for_complete()
    await pilot.pause()


async def test_a_copy_warns_that_the_text_at_hand_does_not_have_the_words(
    tmp_path: Path, copied: list[str]
) -> None:
    changed = (
        "新加的一行。\n第一段说她来了一趟。\n后来他又回来瞧过一回,没有说话就走了。\n马斯克说:“我不干了。”\n"
    )
    async with reading(tmp_path / "t", changed).run_test(size=(160, 48)) as pilot:
        await opened(pilot)
        for words, said in (
            ("他来了", "Missing: its text does not have these words; basic"),
            ("他又回来看过一次", "Changed: its text does not have these words; basic"),
            ("我不干了。", "basic reference: copied"),
        ):
            while words not in pilot.app.screen._lit.exact:  # type: ignore[attr-defined]
                await pilot.press("N" if words == "他来了" else "n")
            await pilot.press("y")
            await settled(pilot)
            assert seen(pilot, "#status").startswith(said)
        await pilot.press("N", "y")
        await settled(pilot)
        await pilot.press("p")
        await pilot.pause()
        assert "q3: changed in own.txt, which does not have these words" in seen(pilot, ".told")
        await pilot.press("escape", "Y")
        await settled(pilot)
        assert "q3: changed in own.txt, which does not have these words" in seen(pilot, "#known")
        pilot.app.screen.query_one("#extras").focus()
        await pilot.press("right", "right", "space", "enter")
        await settled(pilot)
        assert "NOT as quoted in own.txt (sha256 " in copied[-1]
        assert "Verified" not in copied[-1]
        assert seen(pilot, "#status").startswith("Changed: its text does not have these words")
        await pilot.press("escape", "escape", "g", "y")
        await settled(pilot)
        assert "Missing: its text" in seen(pilot, "#status"), "it is known in the story too"
        assert "NOT found in own.txt" in copied[-1]


@pytest.mark.parametrize("called", ["exact {}", "a quote {}", " {}", "{} \u2028"])
async def test_whatever_a_quote_is_called_it_is_lit_and_chosen(tmp_path: Path, called: str) -> None:
    told = tell(called=called)
    async with reading(tmp_path / "t", story=told).run_test(size=(100, 30)) as pilot:
        page = await opened(pilot)
        assert lit(page) == QUOTED[0]
        row = next(y for y, line in enumerate(lines(page)) if "回来看过" in line)
        await pilot.click("#print", offset=(12, row))
        await pilot.pause()
        assert lit(page) == QUOTED[2]


async def test_from_here_one_goes_to_the_events_that_the_story_has() -> None:
    loose = corpus(
        complete=False,
        sources=[source("own", "2024")],
        events=[event("there")],
        quotes=[quote("q1", "own", ["gone", "there"], start=1), quote("q2", "own", "gone", start=90)],
    )
    async with Staged(loose).run_test(size=(100, 30)) as pilot:
        await opened(pilot)
        await pilot.press("enter")
        await pilot.pause()
        assert under_cursor(pilot) == "there"
        assert explore(pilot).quote == "q1"
        await opened(pilot)
        await pilot.press("n", "enter")
        await pilot.pause()
        assert under_cursor(pilot) == "there"
        assert "The story has no event for it." in seen(pilot, "#status")


async def test_a_text_that_comes_after_one_has_left_disturbs_nothing(tmp_path: Path) -> None:
    async with reading(tmp_path / "t").run_test(size=(100, 30)) as pilot:
        await opened(pilot)
        screen = pilot.app.screen
        assert isinstance(screen, ReaderScreen)
        found = screen._reading
        await pilot.press("escape")
        await pilot.pause()
        assert found is not None
        screen._open(found)
        assert pilot.app.screen is explore(pilot)


async def test_an_event_nobody_tells_has_no_text_to_read() -> None:
    async with Staged(corpus(events=[event("silent")])).run_test(size=(100, 30)) as pilot:
        await pilot.press("s")
        await pilot.pause()
        assert "No source tells this." in seen(pilot, "#status")


@pytest.mark.parametrize("size", SIZES)
async def test_any_size_is_drawn_whole_and_the_lit_quote_stays_in_view(
    tmp_path: Path, size: tuple[int, int]
) -> None:
    async with reading(tmp_path / "t").run_test(size=size) as pilot:
        page = await opened(pilot, "j")
        for key in ("j", "pagedown", "G", "n", "k", "g", "N", "n"):
            await pilot.press(key)
            whole(pilot)
        await pilot.resize_terminal(60, 20)
        await pilot.pause()
        assert lit(page) == QUOTED[2]
        assert all(cell_len(line.text) <= page.room.width for line in page.lines)


# A long text.


def long_story(paragraphs: int, length: int = 40) -> tuple[str, Any]:
    """Return a text of many paragraphs, and a story with a quote in the first, the middle and the last."""
    text = "\n".join(f"第{n}段" + "说了很多话,没有说完。" * (length // 10) for n in range(paragraphs)) + "\n"
    quoted = [f"第{n}段说了" for n in (0, paragraphs // 2, paragraphs - 1)]
    return text, tell(text, quoted)


@pytest.mark.parametrize(("paragraphs", "length"), [(9000, 40), (3, 60_000)])
async def test_a_long_text_is_broken_only_where_it_is_looked_at(
    tmp_path: Path, paragraphs: int, length: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    text, story = long_story(paragraphs, length)
    broken: list[int] = []
    real = Print._broken

    def note(page: Print, number: int) -> Any:
        broken.append(number)
        return real(page, number)

    monkeypatch.setattr(Print, "_broken", note)
    async with reading(tmp_path / "t", text, story).run_test(size=(80, 24)) as pilot:
        page = await opened(pilot, "j")
        assert "Quote 2 of 3" in seen(pilot, "#about-quote")
        assert lit(page).endswith("段说了")
        await pilot.press("n")
        await pilot.pause()
        assert lit(page) == f"第{paragraphs - 1}段说了"
        await pilot.press("g")
        await pilot.pause()
        assert "第0段" in lines(page)[0]
        assert len(set(broken)) < max(1500, 60_000 * 3 // LONGEST)


async def test_a_long_text_runs_on_without_a_leap_in_both_directions(tmp_path: Path) -> None:
    text, story = long_story(3000, 70)
    async with reading(tmp_path / "t", text, story).run_test(size=(60, 24)) as pilot:
        page = await opened(pilot, "j")
        height = page.room.height
        for key, overlap in (("k", 1), ("j", -1)):
            for _ in range(150):
                before = lines(page)[:height]
                await pilot.press(key)
                after = lines(page)[:height]
                assert (after[1:] == before[:-1]) if overlap > 0 else (after[:-1] == before[1:])


async def test_a_quote_is_lit_with_what_stands_before_it_in_view(tmp_path: Path) -> None:
    text, story = long_story(300, 70)
    async with reading(tmp_path / "t", text, story).run_test(size=(60, 24)) as pilot:
        page = await opened(pilot, "j")
        height = page.room.height
        row = next(y for y, line in enumerate(lines(page)) if "第150段" in line)
        assert row == height // 3
        await pilot.press("k", "n", "N")
        await pilot.pause()
        assert "第150段" in lines(page)[row]
        await pilot.press("j", "j")
        top = page.top
        page.show_lit()
        assert page.top == top, "what is in view stays where it is"


async def test_the_end_of_a_long_text_is_its_last_line(tmp_path: Path) -> None:
    text, story = long_story(3000, 70)
    async with reading(tmp_path / "t", text, story).run_test(size=(60, 24)) as pilot:
        page = await opened(pilot)
        await pilot.press("G")
        await pilot.pause()
        assert "第2999段" in "\n".join(lines(page))
        await pilot.press("k", "j", "pageup", "pagedown", "G")
        await pilot.pause()
        assert [line for line in lines(page) if line.strip()][-1].endswith("没有说完。")


async def test_a_live_resize_keeps_the_place_in_a_long_text(tmp_path: Path) -> None:
    text, story = long_story(3000, 70)
    async with reading(tmp_path / "t", text, story).run_test(size=(60, 24)) as pilot:
        page = await opened(pilot, "j")
        await pilot.press(*["pagedown"] * 5)
        await pilot.pause()
        first = next(line for line in lines(page) if "第" in line).strip()[:6]
        await pilot.resize_terminal(100, 30)
        await pilot.pause()
        assert first in "".join(lines(page)[:4])


async def test_text_from_a_file_is_text(tmp_path: Path) -> None:
    hostile = "[@click=app.quit]他来了[/]\x1b[2J\u202e[link=https://x]\n我不干了。\n"
    async with reading(tmp_path / "t", hostile, tell(hostile, ["他来了"])).run_test(size=(100, 30)) as pilot:
        page = await opened(pilot)
        assert "[@click=app.quit]他来了[/]" in "\n".join(lines(page))
        shown = whole(pilot)
        assert "\x1b" not in shown
        assert "\u202e" not in shown
        assert isinstance(pilot.app.screen, ReaderScreen)
