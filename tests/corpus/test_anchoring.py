"""Places filled into a story from its sources' texts."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from osexplore.corpus import store
from osexplore.corpus.anchoring import Change, anchor
from osexplore.corpus.check import check
from osexplore.corpus.shares import CONTEXT, shown
from osexplore.corpus.store import Documents, decode
from osexplore.corpus.texts import Folder
from osexplore.corpus.verify import verify
from tests import build
from tests.corpus.articles import TEXT, article, quote, read


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "texts"
    made.mkdir()
    return made


def anchored(tmp_path: Path, folder: Path, *quotes: dict[str, Any]) -> tuple[Documents, tuple[Change, ...]]:
    documents = read(tmp_path, article(folder), quotes=list(quotes))
    made = anchor(documents, decode(documents), Folder(folder))
    assert made.problems == ()
    return made.documents, made.changes


def test_anchoring_fills_what_verify_finds_in_place(tmp_path: Path, folder: Path) -> None:
    documents, _ = anchored(tmp_path, folder, quote("q", "房间"), quote("r", "一次会", start=3, prefix="旧"))

    story = decode(documents)

    assert verify(story, Folder(folder)).counts["exact-in-place"] == 2
    assert [made.paragraph for made in story.quotes] == [3, 3]


def test_the_fields_stand_after_exact_and_the_rest_as_it_was(tmp_path: Path, folder: Path) -> None:
    documents, changes = anchored(tmp_path, folder, quote("q", "房间", mode="narration", start=1))

    made = documents.table("quotes")[0]

    assert list(made) == [
        *("id", "source", "events", "exact", "prefix", "suffix", "paragraph"),
        *("language", "mode", "start"),
    ]
    assert Change("q", "start", 1, TEXT.index("房间")) in changes
    before = store.read(tmp_path / "db.json")
    assert made.doc_id == before.table("quotes")[0].doc_id
    assert documents.table("events") == before.table("events")
    assert (documents.path, documents.stamp) == (before.path, before.stamp)


def test_quotes_of_several_sources_are_anchored_in_one_go(tmp_path: Path, folder: Path) -> None:
    articles = (article(folder), article(folder, "weekly", f"又一篇{TEXT}", body=[3, 3 + len(TEXT)]))
    quotes = [quote("p", "房间"), build.quote("q", "weekly", "leaves", "房间"), quote("r", "一次会")]
    documents = read(tmp_path, *articles, quotes=quotes)

    made = anchor(documents, decode(documents), Folder(folder))

    start = TEXT.index("房间")
    assert [one.start for one in decode(made.documents).quotes] == [start, start + 3, TEXT.index("一次会")]
    assert {change.quote for change in made.changes} == {"p", "q", "r"}


def test_anchoring_twice_changes_nothing_the_second_time(tmp_path: Path, folder: Path) -> None:
    documents, _ = anchored(tmp_path, folder, quote("q", "马斯克说"))

    assert anchor(documents, decode(documents), Folder(folder)).changes == ()


def test_repeated_words_need_a_start_and_keep_it(tmp_path: Path, folder: Path) -> None:
    first = TEXT.index("算了吧")
    second = TEXT.index("算了吧", first + 1)
    documents = read(
        tmp_path, article(folder), quotes=[quote("which", "算了吧"), quote("this", "算了吧", start=second)]
    )

    made = anchor(documents, decode(documents), Folder(folder))

    (problem,) = made.problems
    assert str(problem) == (
        f"quotes which, field exact: stands in sohu at {first}, {second}; "
        "set start to the one that is meant, then anchor again"
    )
    assert {change.quote for change in made.changes} == {"this"}
    assert decode(made.documents).quotes[1].start == second


@pytest.mark.parametrize(
    ("exact", "words"),
    [
        (
            "马斯克走了",
            "is not in the text of sohu; `osexplore verify --texts DIR` shows the nearest passage",
        ),
        (
            "相关阅读",
            (
                f"stands in sohu only outside the body, at {TEXT.index('相关阅读')}; "
                "quote from the article proper, or correct text.body of the source"
            ),
        ),
        (
            "首页",
            (
                "stands in sohu only outside the body, at 0; "
                "quote from the article proper, or correct text.body of the source"
            ),
        ),
        ("", "is empty; copy the words from the text"),
    ],
)
def test_words_without_a_place_are_told(tmp_path: Path, folder: Path, exact: str, words: str) -> None:
    documents = read(tmp_path, article(folder), quotes=[quote("q", "words") | {"exact": exact}])

    made = anchor(documents, decode(documents), Folder(folder))

    assert [str(problem) for problem in made.problems] == [f"quotes q, field exact: {words}"]
    assert made.changes == ()


def test_a_text_that_is_described_wrongly_gives_no_places(tmp_path: Path, folder: Path) -> None:
    documents = read(tmp_path, article(folder, body=[0, 9999]), quotes=[quote("q", "房间")])

    made = anchor(documents, decode(documents), Folder(folder))

    assert "text.body is [0, 9999]" in made.problems[0].what
    assert (made.changes, made.notes) == ((), ())


def test_a_quote_whose_start_and_prefix_say_two_places_is_left_to_its_author(
    tmp_path: Path, folder: Path
) -> None:
    first = TEXT.index("算了吧")
    second = TEXT.index("算了吧", first + 1)
    torn = quote("q", "算了吧", prefix="他说", start=first)
    documents = read(tmp_path, article(folder), quotes=[torn])

    made = anchor(documents, decode(documents), Folder(folder))

    assert made.changes == ()
    (problem,) = made.problems
    assert str(problem) == (
        f"quotes q, field start: its start says {first}, and its prefix and suffix stand at {second}; "
        "remove its start, or its prefix and suffix, whichever is wrong, and run `osexplore anchor`"
    )
    result = verify(decode(documents), Folder(folder)).results[0]
    assert result.remedy == made.problems[0].remedy


def test_quotes_that_share_an_id_are_left_alone(tmp_path: Path, folder: Path) -> None:
    documents = read(tmp_path, article(folder), quotes=[quote("q", "房间"), quote("q", "一次会")])

    made = anchor(documents, decode(documents), Folder(folder))

    (problem,) = made.problems
    assert str(problem) == (
        "quotes q, field id: is the id of several quotes, so that none of them can be placed; "
        "give each its own"
    )
    assert made.changes == ()


def test_the_first_character_is_a_place_too(tmp_path: Path, folder: Path) -> None:
    documents = read(tmp_path, article(folder, body=[0, len(TEXT)]), quotes=[quote("q", "首页")])

    made = anchor(documents, decode(documents), Folder(folder))

    assert decode(made.documents).quotes[0].start == 0


@pytest.mark.parametrize("written", [{}, {"prefix": "", "suffix": ""}])
def test_where_nothing_stands_around_the_words_nothing_is_written(
    tmp_path: Path, folder: Path, written: dict[str, str]
) -> None:
    start = TEXT.index("马斯克说")
    source = article(folder, body=[start, start + 4])
    documents = read(tmp_path, source, quotes=[quote("q", "马斯克说", **written)])

    made = anchor(documents, decode(documents), Folder(folder))

    assert [(change.field, change.new) for change in made.changes] == [("start", start), ("paragraph", 1)]


def test_another_version_of_a_text_gives_no_places(tmp_path: Path, folder: Path) -> None:
    source = article(folder)
    (folder / "sohu.txt").write_text(f"又一行\n{TEXT}", encoding="utf-8")
    documents = read(tmp_path, source, quotes=[quote("q", "房间")])

    made = anchor(documents, decode(documents), Folder(folder))

    assert made.changes == ()
    assert [(problem.table, problem.id, problem.field) for problem in made.problems] == [
        ("sources", "sohu", "text")
    ]
    assert "another sha256" in made.problems[0].what
    assert made.problems[0].remedy == ("add the file that the story describes, or describe this one in text")


def test_a_text_that_is_not_there_is_told_and_the_others_are_anchored(tmp_path: Path, folder: Path) -> None:
    lost, work = build.quote("a", "lost", "e"), build.quote("b", "book", "e")
    documents = read(
        tmp_path,
        build.source("lost"),
        build.work("book"),
        build.source("never-quoted"),
        article(folder),
        quotes=[lost, work, quote("q", "房间")],
    )

    made = anchor(documents, decode(documents), Folder(folder))

    assert [str(problem) for problem in made.problems] == [
        "sources lost, field text: lost.txt is not in the folder, under any name; correct it, or add the file"
    ]
    assert {change.quote for change in made.changes} == {"q"}


def test_a_page_of_html_in_place_of_the_text_is_one_problem(tmp_path: Path, folder: Path) -> None:
    documents = read(tmp_path, article(folder), quotes=[quote("q", "房间")])
    (folder / "sohu.txt").write_text("<html>房间</html>", encoding="utf-8")

    made = anchor(documents, decode(documents), Folder(folder))

    assert [str(problem) for problem in made.problems] == [
        "sources sohu, field text: sohu.txt is an HTML page; correct it, or add the file"
    ]


def signs(many: int) -> str:
    return "".join(chr(0x4E00 + number) for number in range(many))


def test_context_shrinks_so_that_less_than_half_is_shown(tmp_path: Path, folder: Path) -> None:
    text = signs(440)
    source = article(folder, text=text, characters=440, body=[40, 440])
    quotes = [quote(f"q{start}", text[start : start + 22]) for start in (90, 190, 290, 390)]
    documents = read(tmp_path, source, quotes=quotes)

    made = anchor(documents, decode(documents), Folder(folder))

    story = decode(made.documents)
    assert {(len(one.prefix), len(one.suffix)) for one in story.quotes} == {(13, 13)}
    assert shown(story.quotes) == 192  # with one more on each side all of 200 would be
    (note,) = made.notes
    assert str(note) == (
        "sources sohu, field text: is quoted so much that prefix and suffix keep 13 characters; "
        f"{CONTEXT} are possible with fewer quotes"
    )
    assert [problem for problem in check(made.documents) if problem.field == "text.body"] == []


def test_of_a_text_that_is_quoted_little_all_context_is_kept(tmp_path: Path, folder: Path) -> None:
    text = signs(440)
    source = article(folder, text=text, characters=440, body=[40, 440])
    documents = read(tmp_path, source, quotes=[quote("q", text[90:112])])

    made = anchor(documents, decode(documents), Folder(folder))

    (placed,) = decode(made.documents).quotes
    assert (len(placed.prefix), len(placed.suffix), made.notes) == (CONTEXT, CONTEXT, ())


def test_of_a_text_of_which_half_is_quoted_no_context_is_kept(tmp_path: Path, folder: Path) -> None:
    text = signs(40)
    source = article(folder, text=text, characters=40, body=[0, 40])
    documents = read(tmp_path, source, quotes=[quote("q", text[10:30])])

    made = anchor(documents, decode(documents), Folder(folder))

    (placed,) = decode(made.documents).quotes
    assert (placed.start, placed.prefix, placed.suffix) == (10, "", "")
    assert "keep 0 characters" in made.notes[0].what


def test_the_shipped_story_has_the_places_that_anchor_gives(root: Path, texts: Path) -> None:
    documents = store.read(root / "db.json")

    made = anchor(documents, decode(documents), Folder(texts))

    assert (made.changes, made.problems) == ((), ())
