from __future__ import annotations

import hashlib
from pathlib import Path

import pytest

from osexplore.citing.pandoc import EngineError
from osexplore.citing.preferences import Preferences
from osexplore.corpus.index import Index
from osexplore.corpus.memory import Memory, Verified, mark_of
from osexplore.corpus.reading import read
from osexplore.corpus.shelf import Shelf
from osexplore.ui.desk import Desk
from osexplore.ui.screens.copying import in_a_line
from tests.build import corpus, event, quote, source

TEXT = "他说:算了吧。"
DIGEST = hashlib.sha256(TEXT.encode()).hexdigest()
PROVING = Preferences(extras=frozenset({"proof"}))


@pytest.fixture(autouse=True)
def without_engine(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("osexplore.citing.pandoc.available", lambda: False)


@pytest.fixture
def index() -> Index:
    text = {"file": "s.txt", "sha256": DIGEST, "characters": len(TEXT), "body": [0, len(TEXT)]}
    return Index(
        corpus(sources=[source("sohu", text=text)], quotes=[quote("q", "sohu", "leaves", "算了吧", start=3)])
    )


def proof(desk: Desk) -> str:
    choice = desk.choice(PROVING)
    return desk.copy([desk.index.quote("q")], choice).text.splitlines()[-1]


def test_what_is_wrong_in_the_story_is_told_once() -> None:
    desk = Desk(Index(corpus(complete=False, events=[event("e")], quotes=[quote("q", "gone", "e")])))
    assert (
        desk.take_trouble() == "an id stands twice or leads nowhere; `osexplore check` says which and where"
    )
    assert desk.take_trouble() == ""


def test_a_proof_is_of_the_text_in_a_folder_or_of_the_one_kept(index: Index, tmp_path: Path) -> None:
    assert proof(Desk(index)).startswith("Not verified here: s.txt (sha256 ")
    folder = tmp_path / "texts"
    folder.mkdir()
    (folder / "mine.txt").write_text(TEXT, encoding="utf-8")
    assert proof(Desk(index, folder)).startswith("Verified word for word in mine.txt")
    assert proof(Desk(index)).startswith("Not verified here")
    Shelf("tiny").add(folder / "mine.txt", index.sources, [index.quote("q")])
    assert proof(Desk(index)).startswith("Verified word for word in sohu.txt")


def test_without_the_text_an_earlier_verification_counts(index: Index) -> None:
    desk = Desk(index)
    found = {"q": ("exact-in-place", mark_of(index.quote("q")))}
    desk.memory.keep_verified(
        [Verified(source="sohu", file="s.txt", sha256=DIGEST, day="2026-07-01", quotes=found)]
    )
    assert proof(Desk(index)) == f"Verified word for word in s.txt (sha256 {DIGEST[:12]}…), July 1, 2026."


def test_what_was_found_changed_is_warned_of_whether_or_not_a_proof_is_asked_for(index: Index) -> None:
    desk, quotes = Desk(index), [index.quote("q")]
    assert desk.copy(quotes, desk.choice()).denial == ""
    found = {"q": ("changed", mark_of(index.quote("q")))}
    desk.memory.keep_verified(
        [Verified(source="sohu", file="s.txt", sha256=DIGEST, day="2026-07-01", quotes=found)]
    )
    for preferences in (Preferences(), PROVING):
        made = desk.copy(quotes, desk.choice(preferences))
        assert made.warnings[0] == "q: changed in s.txt, which does not have these words"
        told = in_a_line("copied", made, desk.choice(preferences))
        assert told == "Changed: its text does not have these words; basic reference: copied; p tells more."


def test_what_was_read_in_a_text_is_known_for_this_run_and_as_it_was_read_last(
    index: Index, tmp_path: Path
) -> None:
    desk, own, quotes = Desk(index, tmp_path), index.sources["sohu"], [index.quote("q")]
    for text, denied in ((TEXT, ""), (f"另一篇。{TEXT}", ""), ("他说别的话。", "missing"), (None, "")):
        if text is None:
            (tmp_path / "s.txt").unlink()
        else:
            (tmp_path / "s.txt").write_text(text, encoding="utf-8")
        held = desk.at_hand.hold(own, lambda: False)
        assert held is not None
        desk.take_reading(read(own, quotes, held))
        assert desk.copy(quotes, desk.choice()).denial == denied
    assert Memory("tiny").remembered.verifications == ()


def test_who_has_left_waits_for_no_file_that_is_still_to_be_read(
    index: Index, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for number in range(5):
        (tmp_path / f"{number}.txt").write_text(f"{number}: {TEXT}", encoding="utf-8")
    opened: list[str] = []
    read_bytes = Path.read_bytes

    def read_and_count(path: Path) -> bytes:
        opened.append(path.name)
        return read_bytes(path)

    monkeypatch.setattr(Path, "read_bytes", read_and_count)
    at_hand, own = Desk(index, tmp_path).at_hand, index.sources["sohu"]
    assert at_hand.hold(own, lambda: len(opened) == 2) is None
    assert opened == ["0.txt", "1.txt"]
    assert at_hand.hold(own, lambda: False) is not None
    assert {"2.txt", "3.txt", "4.txt"} <= set(opened)


def test_a_folder_that_cannot_be_listed_stops_no_copy(index: Index, tmp_path: Path) -> None:
    desk = Desk(index, tmp_path / "nowhere")
    assert proof(desk).startswith("Not verified here")
    assert "cannot be listed" in desk.take_trouble()
    assert desk.take_trouble() == ""


def test_the_engine_is_asked_for_only_where_it_would_give_more(
    index: Index, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("osexplore.citing.pandoc.available", lambda: True)
    monkeypatch.setattr("osexplore.citing.pandoc.program", lambda: "pandoc")
    monkeypatch.setattr("osexplore.citing.styles.find", lambda style: Path(f"{style.file}.csl"))
    desk, quotes = Desk(index), [index.quote("q")]
    choice = desk.choice()
    made = desk.copy(quotes, choice)
    assert made.problem == "not rendered yet"
    assert desk.would_be_better_live(made, quotes, choice)
    latex = desk.choice(Preferences(format="latex"))
    assert not desk.would_be_better_live(desk.copy(quotes, latex), quotes, latex)


def test_where_no_engine_is_the_copy_says_what_to_install(
    index: Index, monkeypatch: pytest.MonkeyPatch
) -> None:
    def none() -> None:
        raise EngineError("no pandoc: install osexplore[cite]")

    monkeypatch.setattr("osexplore.citing.pandoc.program", none)
    desk = Desk(index)
    made = desk.copy([index.quote("q")], desk.choice())
    assert made.warnings[0] == "a basic reference, not apa: no pandoc: install osexplore[cite]"


def test_warming_up_needs_nothing_to_be_right(index: Index, tmp_path: Path) -> None:
    config = tmp_path / "home" / "config" / "osexplore" / "config.toml"
    config.parent.mkdir(parents=True)
    config.write_text("[", encoding="utf-8")
    desk = Desk(index)
    desk.warm_up()
    assert "config.toml: is not TOML" in desk.take_trouble()
    assert desk.preferences == Preferences()
