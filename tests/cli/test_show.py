from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from osexplore.cli import main
from tests.build import disagreement, event, person, quote, source, work, write


@pytest.fixture
def db(tmp_path: Path) -> Path:
    return write(
        tmp_path / "story.json",
        people=[
            person("musk", {"en": "Elon Musk", "zh-Hans": "马斯克"}, about={"en": "Co-founder."}),
            person("insiders", "insiders", kind="group"),
        ],
        sources=[
            source("sohu", "2023-03", csl={"container-title": "搜狐科技", "title": "马斯克"}),
            source("weekly", "2024-06-28", title={"en": "Inside story"}, csl={"container-title": "时代周报"}),
            work("email", title={"en": "E-mail of 2018"}, by=["musk"]),
            work("report", csl={}, title={"en": "a media report"}),
        ],
        events=[
            event("leaves", "2018-02-20", title={"en": "Musk leaves"}, summary={"en": "He goes."}),
        ],
        quotes=[
            quote(
                "sohu-1", "sohu", "leaves", "我要离开", mode="direct", medium="email", speakers=["musk"],
                via=["email"], said="2018-02", spoken_language="en", translation={"en": "I am leaving"},
                prefix="他写道：", suffix="。", start=120, paragraph=4,
            ),
            quote(
                "weekly-1", "weekly", "leaves", "他输了",
                mode="indirect", according_to=["insiders"], via=["report"],
            ),
            quote("weekly-2", "weekly", "leaves", "他走了"),
        ],
        disagreements=[
            disagreement(
                "why", "leaves", ["sohu-1", "weekly-1"], ["weekly-2"], topic={"en": "Why did Musk leave?"}
            ),
        ],
    )  # fmt: skip


def shown(db: Path, capsys: pytest.CaptureFixture[str], *arguments: str) -> str:
    assert main(["show", *arguments, "--db", str(db)]) == 0
    return capsys.readouterr().out


def test_an_event_is_shown_with_all_that_is_said_of_it(db: Path, capsys: pytest.CaptureFixture[str]) -> None:
    page = shown(db, capsys, "leaves")
    lines = page.splitlines()
    assert lines[:2] == ["20 February 2018 · Musk leaves", "event leaves"]
    assert "He goes." in lines
    assert "people: Elon Musk" in lines
    assert page.index("sohu ·") < page.index("sohu-1 ·") < page.index("weekly ·") < page.index("weekly-1")
    assert "≠ Why did Musk leave?" in lines


def test_words_are_shown_under_the_translation_guard(db: Path, capsys: pytest.CaptureFixture[str]) -> None:
    lines = [line.strip() for line in shown(db, capsys, "leaves").splitlines()]
    assert "“我要离开”" in lines
    assert "[our back-translation from Chinese: I am leaving]" in lines
    assert "[reported] 他输了" in lines
    assert "[narration, verbatim] 他走了" in lines


def test_a_quote_says_whose_words_when_in_what_and_through_which_works(
    db: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    page = shown(db, capsys, "sohu-1")
    assert page.startswith("sohu-1 · Elon Musk, e-mail, February 2018\n")
    assert "E-mail of 2018" in page
    assert "place: paragraph 4, character 120" in page
    assert "context: …他写道：[我要离开]。…" in page
    assert "held by: Elon Musk" in page
    assert "language: Chinese; the words were in English" in page
    assert "event: leaves · 20 February 2018 · Musk leaves" in page


def test_versions_have_holders_and_witnesses(db: Path, capsys: pytest.CaptureFixture[str]) -> None:
    page = shown(db, capsys, "why")
    assert "held by Elon Musk, insiders; at most 2 independent witnesses" in page
    assert "; 1 independent witness\n" in page
    assert (
        page.index("“我要离开”") < page.index("2. Answer 2", page.index("“我要离开”")) < page.index("他走了")
    )


def test_what_a_source_is_based_on_is_said_once(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    db = write(
        tmp_path / "story.json",
        sources=[
            source("copy", csl={"container-title": "Copy"}, based_on=["original"]),
            work("original", title={"en": "The original"}),
            work("email", title={"en": "An e-mail"}),
        ],
        quotes=[quote("p", "copy", "e"), quote("q", "copy", "e"), quote("r", "copy", "e", via=["email"])],
    )
    page = shown(db, capsys, "e")
    assert page.count("Chain: This source is based on") == 1
    assert page.count("An e-mail") == 1


def test_a_person_has_every_spelling_and_the_events(db: Path, capsys: pytest.CaptureFixture[str]) -> None:
    page = shown(db, capsys, "musk")
    assert page.startswith("Elon Musk\nperson musk\n")
    assert "Co-founder." in page
    assert "spellings: 马斯克" in page
    assert "leaves · 20 February 2018 · Musk leaves" in page


def test_a_source_has_its_reference_and_its_events(db: Path, capsys: pytest.CaptureFixture[str]) -> None:
    page = shown(db, capsys, "sohu")
    assert "published: March 2023 (printed)" in page
    assert "reference: Basic reference: “马斯克”" in page
    assert "leaves · 20 February 2018 · Musk leaves" in page


@pytest.mark.parametrize(
    ("identity", "expected"),
    [
        ("leaves", {"claimed": False, "sources": ["sohu", "weekly"], "disagreements": ["why"]}),
        ("sohu-1", {"chain": ["email"], "holders": ["musk"], "back_translation": True, "start": 120}),
        ("musk", {"events": ["leaves"], "about": {"en": "Co-founder."}}),
        ("weekly", {"events": ["leaves"], "quotes": ["weekly-1", "weekly-2"]}),
        ("why", {"kind": "reason", "common_works": []}),
    ],
)
def test_a_script_gets_the_record_and_what_is_computed(
    identity: str, expected: dict[str, Any], db: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    record = json.loads(shown(db, capsys, identity, "--format", "json"))
    assert record["id"] == identity
    assert expected.items() <= record.items()


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["weekly-9"], "did you mean weekly-2 or weekly-1 or weekly?"),
        (["qqqq"], "no such id in this story; `osexplore events` lists the ids"),
        (["musk", "--in", "sources"], "no such id in sources; `osexplore sources` lists the ids"),
    ],
)
def test_an_unknown_id_takes_one_line(
    arguments: list[str], said: str, db: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["show", *arguments, "--db", str(db)]) == 2
    error = capsys.readouterr().err
    assert said in error
    assert error.count("\n") == 1


def test_an_id_in_two_tables_asks_which(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    db = write(tmp_path / "story.json", people=[person("openai")], events=[event("openai")])
    assert main(["show", "openai", "--db", str(db)]) == 2
    assert "openai is in people and in events; choose one with --in people" in capsys.readouterr().err
    assert "person openai" in shown(db, capsys, "openai", "--in", "people")
    assert "February 2018" in shown(db, capsys, "openai", "--in", "events")


def test_text_from_the_file_is_harmless_and_never_markup(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    words = "[/red]\x1b[2J\u202e[@click=app.quit]x"
    db = write(
        tmp_path / "story.json",
        events=[event("e", title={"en": words}, summary={"en": words})],
        quotes=[quote("q", "a", "e", words, translation={"en": words})],
    )
    page = shown(db, capsys, "e")
    assert page.count("[/red]\N{REPLACEMENT CHARACTER}[2J[@click=app.quit]x") == 4


def test_a_record_with_loose_ends_is_shown(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    db = write(
        tmp_path / "story.json",
        complete=False,
        events=[event("e", None, people=["nobody"])],
        quotes=[quote("q", "gone", ["e", "nowhere"], speakers=["nobody"], via=["lost"])],
        disagreements=[disagreement("d", ["e", "nowhere"], ["q", "no-quote"], [])],
    )
    for identity in ("e", "q", "d"):
        assert "gone" in shown(db, capsys, identity)


def test_lines_keep_to_the_width(
    db: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    from osexplore.corpus.plain import width

    for columns in (30, 80, 200):
        monkeypatch.setenv("COLUMNS", str(columns))
        assert max(width(line) for line in shown(db, capsys, "leaves").splitlines()) <= min(columns, 100)
