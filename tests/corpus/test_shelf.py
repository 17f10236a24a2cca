"""The texts that a reader keeps: read, recognised, put on the shelf, or refused with nothing changed."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from osexplore.corpus import incoming, store
from osexplore.corpus.model import Corpus
from osexplore.corpus.problem import CorpusError
from osexplore.corpus.reading import read
from osexplore.corpus.recognition import Likeness, Recognition, recognise
from osexplore.corpus.shelf import Added, Shelf, texts
from osexplore.corpus.verify import verify
from tests import build
from tests.corpus.articles import BODY, TEXT, article

OTHER = "月亮之暗面的另一篇文章。\n火箭在清晨升空，观众们欢呼起来，随后一切归于平静。\n"


@pytest.fixture
def story(tmp_path: Path) -> Corpus:
    """Make a story of two articles whose files are not at hand any more."""
    folder = tmp_path / "elsewhere"
    folder.mkdir()
    return build.corpus(
        sources=[article(folder), article(folder, "moon", OTHER, body=[0, len(OTHER)]), build.work("book")],
        quotes=[
            build.quote("leaves", "sohu", "e", "马斯克离开了房间", start=TEXT.index("马斯克离开")),
            build.quote("silent", "sohu", "e", "奥特曼没有回答", start=TEXT.index("奥特曼没有")),
            build.quote(
                "board", "sohu", "e", "董事会当晚又开了一次会,没有作出决定", start=TEXT.index("董事会")
            ),
            build.quote("rocket", "moon", "e", "火箭在清晨升空，观众们欢呼起来，随后一切归于平静"),
        ],
    )


@pytest.fixture
def shelf(tmp_path: Path) -> Shelf:
    return Shelf("tiny", tmp_path / "data")


@pytest.fixture
def give(tmp_path: Path, story: Corpus, shelf: Shelf) -> Callable[..., Added]:
    """Return a way to add a file with this content."""

    def add(content: str | bytes, name: str = "given.txt") -> Added:
        path = tmp_path / name
        path.write_bytes(content.encode() if isinstance(content, str) else content)
        return shelf.add(path, {source.id: source for source in story.sources}, story.quotes)

    return add


def held(shelf: Shelf, story: Corpus) -> dict[str, Any]:
    return {one.source: (one.by, one.text) for one in verify(story, shelf.folder()).held}


# Recognising.


def test_the_very_text_is_told_by_its_sha256(give: Callable[..., Added], shelf: Shelf, story: Corpus) -> None:
    added = give(TEXT)
    assert added.recognition == Recognition("sohu", "sha256")
    assert added.change == "new"
    assert held(shelf, story) == {"sohu": ("sha256", TEXT), "moon": (None, None)}
    assert [path.name for path in shelf.path.iterdir()] == ["sohu.txt"]


@pytest.mark.parametrize(
    "changed",
    [
        "又一行\n" + TEXT,
        TEXT.replace("房间", "屋子"),
        TEXT.replace("马", "馬").replace("开", "開"),
        TEXT.replace("又开了", " 又 开,了"),
        TEXT[BODY[0] : BODY[1]],
    ],
)
def test_another_version_is_told_by_its_quotes(
    changed: str, give: Callable[..., Added], shelf: Shelf, story: Corpus
) -> None:
    added = give(changed)
    assert (added.recognition.source, added.recognition.by, added.change) == ("sohu", "quotes", "new")
    assert added.recognition.likest[0].found >= 2
    assert held(shelf, story)["sohu"] == ("name", changed)


@pytest.mark.parametrize(
    "stranger",
    [
        "今天天气很好，大家都出门散步了。",
        TEXT[: TEXT.index("他们的谈话")],  # one quote of three
        "马斯克离开了房间。",
    ],
)
def test_a_text_of_no_source_is_not_kept(stranger: str, give: Callable[..., Added], shelf: Shelf) -> None:
    added = give(stranger)
    assert (added.recognition.source, added.change) == (None, None)
    assert not shelf.path.exists()


def test_a_text_that_could_be_two_sources_is_neither(story: Corpus) -> None:
    found = recognise(TEXT + OTHER, story.sources, story.quotes)
    assert found.source is None
    assert [one.share for one in found.likest] == [1.0, 1.0]


@pytest.mark.parametrize(
    ("there", "absent", "source"),
    [
        (["马斯克离开了房间", "奥特曼没有回答"], ["特斯拉的股价上涨"], "sohu"),
        (["马斯克离开了房间", "奥特曼没有回答"], ["特斯拉的股价上涨", "火箭在清晨升空"], None),
        (["马斯克离开了房间"], [], None),
        (["马斯克说", "算了吧", "奥特曼没有", "他们的谈话"], ["特斯拉的股价上涨"], None),
    ],
)
def test_most_of_the_quotes_must_stand_in_it_those_left_out_that_stand_anywhere(
    there: list[str], absent: list[str], source: str | None, tmp_path: Path
) -> None:
    quotes = [build.quote(f"q{n}", "sohu", "e", exact) for n, exact in enumerate((*there, *absent))]
    told = build.corpus(sources=[article(tmp_path)], quotes=quotes)
    assert recognise(TEXT + "又一行", told.sources, told.quotes).source == source


def test_the_larger_part_of_the_quotes_tells_and_not_the_longer_ones(tmp_path: Path) -> None:
    borrowed = "火箭在清晨升空，观众们欢呼起来，随后一切归于平静"
    quotes = {
        "sohu": ["马斯克离开了房间", "奥特曼没有回答"],
        "moon": [borrowed, "特斯拉的股价", "别处没有的话"],
    }
    told = build.corpus(
        sources=[article(tmp_path), article(tmp_path, "moon", OTHER, body=[0, len(OTHER)])],
        quotes=[build.quote(exact, of, "e", exact) for of, all_of in quotes.items() for exact in all_of],
    )
    assert recognise(TEXT + borrowed, told.sources, told.quotes).source == "sohu"


def test_how_sure_it_is_can_be_said(story: Corpus) -> None:
    found = recognise(TEXT.replace("房间", "屋子"), story.sources, story.quotes)
    assert found == Recognition("sohu", "quotes", (Likeness("sohu", 2, 3, letters=24),))


# Keeping.


def test_the_very_text_replaces_another_version_and_not_the_other_way_round(
    give: Callable[..., Added], shelf: Shelf, story: Corpus
) -> None:
    changed = "又一行\n" + TEXT
    assert give(changed).change == "new"
    assert give(changed).change == "same"
    assert give("再一行\n" + TEXT).change == "replaced"
    assert give(TEXT).change == "replaced"
    assert give(TEXT).change == "same"
    assert give(changed).change == "exact is kept"
    assert held(shelf, story)["sohu"] == ("sha256", TEXT)
    assert len(list(shelf.path.iterdir())) == 1


def test_each_story_has_a_folder_of_its_own_whatever_its_id(tmp_path: Path) -> None:
    hostile = Shelf("../../outside", tmp_path)
    assert hostile.path.parent == tmp_path / "texts"
    assert hostile.path != Shelf("tiny", tmp_path).path


def test_a_source_with_a_hostile_id_is_kept_inside_too(tmp_path: Path) -> None:
    folder = tmp_path / "elsewhere"
    folder.mkdir()
    document = article(folder) | {"id": "../sohu"}
    story = build.corpus(sources=[document])
    shelf = Shelf("tiny", tmp_path / "data")
    shelf.add(folder / "sohu.txt", {"../sohu": story.sources[0]}, ())
    (kept,) = shelf.path.iterdir()
    assert kept.read_text(encoding="utf-8") == TEXT
    assert shelf.folder().hold(story.sources[0]).text == TEXT


def test_line_ends_stay_as_they_are(give: Callable[..., Added], shelf: Shelf, story: Corpus) -> None:
    changed = TEXT.replace("\n", "\r\n")
    give(changed)
    assert held(shelf, story)["sohu"] == ("name", changed)


def test_without_anything_kept_nothing_is_held(shelf: Shelf, story: Corpus) -> None:
    assert not shelf.folder()
    found = shelf.folder().hold(story.sources[0])
    assert (found.text, found.by) == (None, None)
    assert "texts add" in found.trouble


def test_a_folder_named_for_one_run_stands_in_for_what_is_kept(
    tmp_path: Path, give: Callable[..., Added], story: Corpus, monkeypatch: pytest.MonkeyPatch
) -> None:
    give(TEXT)
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "nowhere"))
    (tmp_path / "run").mkdir()
    (tmp_path / "run" / "any name").write_text(TEXT, encoding="utf-8")
    assert texts("tiny", tmp_path / "run").hold(story.sources[0]).text == TEXT
    assert not texts("tiny")


def test_in_a_changed_text_each_quote_has_its_own_result_and_the_changed_one_is_never_exact(
    give: Callable[..., Added], shelf: Shelf, story: Corpus
) -> None:
    give("又一行\n" * 40 + TEXT.replace("当晚又开了一次会", "当晚再次召开了一次会"))
    sohu = story.sources[0]
    found = read(sohu, [quote for quote in story.quotes if quote.source == "sohu"], shelf.folder().hold(sohu))
    outcomes = {stop.quote: stop.anchor and stop.anchor.outcome for stop in found.stops}
    assert outcomes == {"silent": "exact-elsewhere", "leaves": "exact-elsewhere", "board": "changed"}


# What is no text.


@pytest.mark.parametrize("encoding", ["gb18030", "utf-16", "utf-8-sig"])
def test_another_encoding_is_guessed_and_the_guess_is_said(encoding: str, give: Callable[..., Added]) -> None:
    added = give((TEXT * 5).encode(encoding))
    assert added.recognition.source == "sohu"
    assert added.incoming.assumed == {"gb18030": "GB18030", "utf-16": "UTF-16", "utf-8-sig": ""}[encoding]


@pytest.mark.parametrize("encoding", ["gb18030", "utf-8-sig"])
def test_the_very_text_in_another_encoding_is_kept_as_the_very_text(
    encoding: str, tmp_path: Path, root: Path, texts: Path
) -> None:
    shipped = store.load(root / "db.json")
    source = next(source for source in shipped.sources if source.text)
    assert source.text
    path = tmp_path / "gb.txt"
    path.write_bytes((texts / source.text.file).read_text(encoding="utf-8").encode(encoding))
    shelf = Shelf(shipped.story.id, tmp_path / "data")
    added = shelf.add(path, {one.id: one for one in shipped.sources}, shipped.quotes)
    assert (added.recognition.source, added.recognition.by) == (source.id, "sha256")
    assert shelf.folder().hold(source).by == "sha256"


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", "is empty"),
        (b" \n\t\n", "is empty"),
        (f"<!DOCTYPE html>\n<p>{TEXT}</p>".encode(), "is an HTML page"),
        (f"<!-- saved -->\n<HTML lang=zh>{TEXT}".encode(), "is an HTML page"),
        (f"<div>{TEXT}</div></body>".encode(), "is an HTML page"),
        (bytes(range(256)) * 20, "is no text in any encoding known"),
        (b"%PDF-1.7\n\x00\xe2\xe3\xcf\xd3", "is no text in any encoding known"),
    ],
)
def test_what_is_no_text_takes_one_line_and_changes_nothing(
    content: bytes, words: str, give: Callable[..., Added], shelf: Shelf
) -> None:
    with pytest.raises(CorpusError, match=words) as raised:
        give(content)
    assert "\n" not in str(raised.value)
    assert "given.txt: " in str(raised.value)
    assert not shelf.path.exists()


def test_fifty_megabytes_are_refused_unread(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "big.txt"
    with path.open("wb") as file:
        file.truncate(50 << 20)
    monkeypatch.setattr(Path, "read_bytes", lambda _: pytest.fail("it was read"))
    with pytest.raises(CorpusError, match=r"is too large for an article \(50 MB, at most 4\)"):
        incoming.read(path)


def test_what_is_no_file_is_told(tmp_path: Path) -> None:
    with pytest.raises(CorpusError, match="no such file"):
        incoming.read(tmp_path / "absent")
    with pytest.raises(CorpusError, match="is not a file"):
        incoming.read(tmp_path)


def test_a_folder_that_cannot_be_made_is_told(tmp_path: Path, story: Corpus) -> None:
    (tmp_path / "data").write_text("a file where the folder should be")
    (tmp_path / "given.txt").write_text(TEXT, encoding="utf-8")
    with pytest.raises(CorpusError, match="cannot be"):
        Shelf("tiny", tmp_path / "data").add(
            tmp_path / "given.txt", {source.id: source for source in story.sources}, story.quotes
        )
