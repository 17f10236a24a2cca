"""The copies in a folder: recognised by SHA-256, by name, by the quotes in them, each read once."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from osexplore.corpus.files import LARGEST, Seen
from osexplore.corpus.index import Index
from osexplore.corpus.model import Corpus
from osexplore.corpus.recognition import Recogniser, recogniser
from osexplore.corpus.texts import Folder, Held
from osexplore.corpus.verify import verify
from tests import build
from tests.corpus.articles import TEXT, article, quote

OTHER = "月亮之暗面的另一篇文章。\n火箭在清晨升空，观众们欢呼起来，随后一切归于平静。\n"
CHANGED = "又一行\n" + TEXT.replace("没有回答", "没有作答")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "texts"
    made.mkdir()
    return made


@pytest.fixture
def story(tmp_path: Path) -> Corpus:
    away = tmp_path / "elsewhere"
    away.mkdir()
    return build.corpus(
        sources=[article(away), article(away, "moon", OTHER, body=[0, len(OTHER)])],
        events=[build.event("leaves")],
        quotes=[
            quote("leaves", "马斯克离开了房间", start=TEXT.index("马斯克离开")),
            quote("silent", "奥特曼没有回答", start=TEXT.index("奥特曼没有")),
            quote("board", "董事会当晚又开了一次会,没有作出决定", start=TEXT.index("董事会")),
            build.quote("rocket", "moon", "leaves", "火箭在清晨升空，观众们欢呼起来，随后一切归于平静"),
        ],
    )


def hold(folder: Path, story: Corpus, seen: Seen | None = None) -> Held:
    """Return what a folder has of the first source."""
    made = Folder(folder, recognise=Recogniser(story.sources, story.quotes), seen=seen)
    return made.hold(story.sources[0])


def write(path: Path, text: str, encoding: str = "utf-8") -> None:
    path.write_bytes(text.encode(encoding))


def test_a_changed_copy_under_any_name_is_recognised_by_its_quotes(folder: Path, story: Corpus) -> None:
    write(folder / "copy.md", CHANGED)
    write(folder / "diary.txt", "今天天气很好。")
    found = hold(folder, story)
    assert (found.path, found.by, found.text) == (folder / "copy.md", "quotes", CHANGED)
    assert found.note == (
        "copy.md was recognised by its quotes (2 of 3 stand in it), "
        "and has another sha256 than the text that the story was made from"
    )
    assert found.body == (0, len(CHANGED))


def test_the_sha256_goes_before_the_name_and_the_name_before_the_quotes(folder: Path, story: Corpus) -> None:
    write(folder / "a copy", TEXT + "又一行")
    assert hold(folder, story).by == "quotes"
    write(folder / "sohu.txt", CHANGED)
    found = hold(folder, story)
    assert (found.path, found.by) == (folder / "sohu.txt", "name")
    assert found.note.startswith("sohu.txt was found by its name, and has another sha256")
    write(folder / "z", TEXT)
    found = hold(folder, story)
    assert (found.path, found.by, found.note) == (folder / "z", "sha256", "")


def test_a_file_of_its_name_that_is_no_text_hides_no_copy(folder: Path, story: Corpus) -> None:
    write(folder / "sohu.txt", f"<!doctype html><p>{TEXT}")
    assert hold(folder, story).trouble == "sohu.txt is an HTML page"
    write(folder / "copy", CHANGED)
    assert (hold(folder, story).by, hold(folder, story).text) == ("quotes", CHANGED)


def test_of_several_copies_the_one_with_most_of_the_quotes_is_taken(folder: Path, story: Corpus) -> None:
    write(folder / "a", CHANGED)
    write(folder / "b", "又一行\n" + TEXT)
    assert hold(folder, story).path == folder / "b"
    write(folder / "c", TEXT, "gb18030")
    found = hold(folder, story)
    assert (found.path, found.by, found.text) == (folder / "c", "sha256", TEXT)
    assert found.note == "c was read as GB18030, since it is not UTF-8"


def test_in_another_encoding_a_copy_is_recognised_too(folder: Path, story: Corpus) -> None:
    write(folder / "copy", CHANGED * 3, "gb18030")
    found = hold(folder, story)
    assert (found.by, found.text, found.assumed) == ("quotes", CHANGED * 3, "GB18030")
    assert found.note.endswith("; copy was read as GB18030, since it is not UTF-8")


def test_what_comes_nearest_is_told_where_nothing_is_the_text(folder: Path, story: Corpus) -> None:
    write(folder / "diary", "今天天气很好。")
    lacking = "sohu.txt is not in the folder, under any name"
    assert hold(folder, story).trouble == f"{lacking}, and none of its quotes stands in any file"
    write(folder / "piece", TEXT[: TEXT.index("他们的谈话")])
    assert hold(folder, story).trouble == f"{lacking}; at best 1 of its 3 quotes stand in a file (piece)"


def test_a_folder_is_not_read_before_a_text_is_asked_for_and_then_each_file_once(
    folder: Path, story: Corpus, monkeypatch: pytest.MonkeyPatch
) -> None:
    for number in range(100):
        write(folder / f"{number:02}", f"第{number}篇日记。今天天气很好。")
    write(folder / "copy", CHANGED)
    with (folder / "film").open("wb") as film:
        film.truncate(50 << 20)
    read: Counter[str] = Counter()
    real = Path.read_bytes

    def note(path: Path) -> bytes:
        read[path.name] += 1
        return real(path)

    monkeypatch.setattr(Path, "read_bytes", note)
    seen = Seen()
    made = Folder(folder, recognise=Recogniser(story.sources, story.quotes), seen=seen)
    assert not read
    found = verify(story, made)
    assert [one.by for one in found.held] == ["quotes", None]
    assert set(read.values()) == {1}
    assert len(read) == 101
    assert "film" not in read

    read.clear()
    assert hold(folder, story, seen).by == "quotes"
    assert read == {"copy": 1}, "what another look has found is known"
    write(folder / "00", TEXT)
    assert hold(folder, story, seen).by == "sha256", "a file that has changed is read again"


def test_a_file_that_is_the_text_spares_the_others_from_being_looked_through(
    folder: Path, story: Corpus
) -> None:
    write(folder / "any", TEXT)
    write(folder / "other", "今天天气很好。")
    made = Folder(folder, recognise=lambda _: pytest.fail("it was looked through"))
    assert made.hold(story.sources[0]).by == "sha256"


def test_files_too_large_to_be_kept_at_once_are_recognised_all_the_same(folder: Path, story: Corpus) -> None:
    for number in range(5):
        write(folder / f"{number}", "x" * (LARGEST - 1))
    write(folder / "copy", CHANGED)
    assert hold(folder, story).by == "quotes"


def test_an_open_story_recognises_like_its_file(story: Corpus) -> None:
    recognise = recogniser(Index(story))
    for text in (TEXT, CHANGED, OTHER, "今天天气很好。"):
        assert recognise(text) == Recogniser(story.sources, story.quotes)(text)
