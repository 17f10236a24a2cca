"""`compare`: two accounts of one event, for reading and for scripts."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from osexplore.cli import main
from osexplore.corpus.plain import width
from tests.build import disagreement, event, person, quote, source, work, write

Captured = pytest.CaptureFixture[str]


@pytest.fixture
def db(tmp_path: Path) -> Path:
    return write(
        tmp_path / "story.json",
        people=[person("musk", "Elon Musk"), person("altman", "Sam Altman")],
        sources=[
            source("sohu", "2023-03"),
            source("weekly", "2024-06-28", based_on=["blog"]),
            source("late", "2025-02"),
            source("alone", "2025"),
            work("blog"),
            work("email"),
        ],
        events=[event("leaves", "2018-02"), event("founded", "2015"), event("rumour", None)],
        quotes=[
            quote(
                "q1", "sohu", "leaves", "支持他们", prefix="他对团队说,", suffix="。随后", start=20,
                statement="support", mode="indirect", medium="email", speakers=["musk"], said="2018-02",
                according_to=["altman"], via=["email"], spoken_language="en",
                translation={"en": "supported them"}, note={"en": "The print names no day."},
            ),
            quote("q2", "sohu", "leaves", "离开董事会", start=10),
            quote(
                "q3", "weekly", "leaves", "支持它", statement="support", mode="direct", speakers=["musk"],
                translation={"en": "supported it"},
            ),
            quote("q4", "late", "leaves", "他走了"),
            quote("q5", "alone", "founded", "成立"),
        ],
        disagreements=[disagreement("why", "leaves", ["q2"], ["q3"])],
    )  # fmt: skip


def printed(db: Path, capsys: Captured, *arguments: str) -> str:
    assert main(["compare", *arguments, "--db", str(db)]) == 0
    return capsys.readouterr().out


def sides(text: str) -> tuple[str, str]:
    """Return what stands on the left and on the right, each run together."""
    split = [line.split(" │ ") for line in text.splitlines() if " │ " in f"{line} "]
    left = " ".join(" ".join(line[0] for line in split).split())
    return left, " ".join(" ".join(line[1] for line in split if len(line) > 1).split())


@pytest.mark.parametrize("columns", [80, 120, 200])
def test_two_accounts_stand_side_by_side_in_straight_columns(
    columns: int, db: Path, capsys: Captured, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", str(columns))
    lines = printed(db, capsys, "leaves").splitlines()
    assert max(map(width, lines)) <= columns
    beside = [line for line in lines if "│" in line]
    assert len({width(line[: line.index("│")]) for line in beside}) == 1
    assert len(beside) > 5


def test_each_quote_stands_in_its_passage_with_all_that_is_known_of_it(
    db: Path, capsys: Captured, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "160")
    text = printed(db, capsys, "leaves")
    left, right = sides(text)
    assert left.startswith("Article sohu, March 2023 (sohu)")
    assert "…他对团队说,⟦支持{他们}⟧。随后…" in left
    assert "q1 · indirect · Elon Musk, e-mail, February 2018, as reported by this source" in left
    assert "according to Sam Altman" in left
    assert "[our back-translation from Chinese: supported {them}]" in left
    assert "“Article email”" in left
    assert "…⟦支持{它}⟧…" in right
    assert "supported {it}" in right
    assert right.startswith(
        "Article weekly, 28 June 2024 (weekly) Chain: This source is based on “Article blog”"
    )
    assert text.startswith("February 2018 · Leaves (leaves)\n")


def test_what_renders_the_same_statement_stands_level(
    db: Path, capsys: Captured, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "160")
    (level,) = [line for line in printed(db, capsys, "leaves").splitlines() if "q1 ·" in line]
    assert "q3 · direct" in level


def test_a_third_source_is_always_named_and_can_take_a_side(db: Path, capsys: Captured) -> None:
    assert "Also told by Article late, February 2025 (late) ×1." in printed(db, capsys, "leaves")
    text = printed(db, capsys, "leaves", "--source", "late")
    assert sides(text)[0].startswith("Article late")
    assert "Also told by Article weekly, 28 June 2024 (weekly) ×1." in text
    left, right = sides(printed(db, capsys, "leaves", "--source", "weekly", "--source", "sohu"))
    assert (left[:14], right[:12]) == ("Article weekly", "Article sohu")


def test_the_disagreement_is_said_with_its_witnesses(db: Path, capsys: Captured) -> None:
    text = printed(db, capsys, "leaves")
    assert "≠ Which why? → Answer 1" in sides(text)[0]
    assert "≠ Which why?\ndisagreement why · reason\n  1. Answer 1\n" in text
    assert "1 independent witness" in text


def test_an_answer_is_marked_as_differing_only_where_the_other_side_differs(
    db: Path, capsys: Captured
) -> None:
    assert "≠ Which why? → Answer 1" in sides(printed(db, capsys, "leaves"))[0]
    text = printed(db, capsys, "leaves", "--source", "sohu", "--source", "late")
    assert "· Which why? → Answer 1" in sides(text)[0]
    assert "≠ Which why? →" not in text
    assert "≠ the other side answers otherwise, · it does not" in " ".join(text.split())


def test_what_the_story_remarks_on_a_quote_stands_with_it(db: Path, capsys: Captured) -> None:
    left, right = sides(printed(db, capsys, "leaves"))
    assert "Note: The print names no day." in left
    assert "Note:" not in right
    assert "<br>Note: The print names no day." in printed(db, capsys, "leaves", "--format", "md")


def test_the_disagreements_in_markdown_are_headings_and_lists(db: Path, capsys: Captured) -> None:
    text = printed(db, capsys, "leaves", "--format", "md")
    assert (
        "\n## ≠ Which why?\n\ndisagreement why · reason\n\n1. Answer 1\n"
        "   - held by Article sohu; 1 independent witness\n   - q2 (Article sohu)\n2. Answer 2\n"
    ) in text


@pytest.mark.parametrize("form", ["table", "md"])
def test_no_line_end_parts_the_id_of_a_quote(
    form: str, tmp_path: Path, capsys: Captured, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "60")
    named = [f"a-quote-with-a-long-name-{number}" for number in range(9)]
    story = write(
        tmp_path / "long.json",
        sources=[source("sohu", "2023")],
        events=[event("leaves")],
        quotes=[quote(name, "sohu", "leaves", start=place) for place, name in enumerate(named)],
        disagreements=[disagreement("why", "leaves", named), disagreement("when", "leaves", named)],
    )
    text = printed(story, capsys, "leaves", "--format", form)
    below = text[text.index("≠ Which why?") :]
    assert all(below.count(name) == 2 for name in named)
    assert "\n\n≠ Which when?" in text or "\n\n## ≠ Which when?" in text


def test_the_print_or_our_english_alone(db: Path, capsys: Captured) -> None:
    original = printed(db, capsys, "leaves", "--words", "original")
    assert "supported" not in original
    english = printed(db, capsys, "leaves", "--words", "translation")
    assert "支持" not in english
    assert "离开董事会" in english, "what nobody translated stands in the original"


def test_where_there_is_little_room_one_side_follows_the_other(
    db: Path, capsys: Captured, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "40")
    text = printed(db, capsys, "leaves")
    assert "│" not in text
    assert max(map(width, text.splitlines())) <= 40
    assert text.index("支持{他们}") < text.index("Article weekly") < text.index("支持{它}")


def test_one_teller_or_none_is_said(db: Path, capsys: Captured) -> None:
    one = printed(db, capsys, "founded")
    assert "⟦成立⟧" in one
    assert "Only one source tells it." in one
    assert "No source tells it." in printed(db, capsys, "rumour")
    assert "Only one source tells it." in printed(db, capsys, "founded", "--format", "md")
    assert json.loads(printed(db, capsys, "rumour", "--format", "json"))["left"] is None


def test_scripts_get_everything(db: Path, capsys: Captured) -> None:
    found: dict[str, Any] = json.loads(printed(db, capsys, "leaves", "--format", "json"))
    assert (found["event"]["id"], found["left"]["source"], found["right"]["source"]) == (
        "leaves", "sohu", "weekly",
    )  # fmt: skip
    q2, q1 = found["left"]["quotes"]
    assert (q1["id"], q1["same"], q1["chain"]) == ("q1", ["q3"], ["email"])
    assert q1["original"] == {"text": "支持他们", "differing": [[2, 4]]}
    assert q1["english"] == {"text": "supported them", "differing": [[10, 14]]}
    assert q2["answers"] == [{"disagreement": "why", "version": 0, "opposed": True}]
    assert found["others"] == [{"source": "late", "quotes": ["q4"]}]
    assert [one["id"] for one in found["disagreements"]] == ["why"]


def test_markdown_has_a_row_for_what_stands_level(db: Path, capsys: Captured) -> None:
    lines = printed(db, capsys, "leaves", "--format", "md").splitlines()
    assert lines[0] == "# February 2018 · Leaves (leaves)"
    rows = [line for line in lines if line.startswith("|")]
    weekly = "Article weekly, 28 June 2024 (weekly)<br>Chain: This source is based on “Article blog”."
    assert rows[:2] == [f"| Article sohu, March 2023 (sohu) | {weekly} |", "| --- | --- |"]
    assert len(rows) == 4
    assert "⟦支持{他们}⟧" in rows[3]
    assert "⟦支持{它}⟧" in rows[3]


def test_as_of_a_day_only_what_had_been_published_is_compared(db: Path, capsys: Captured) -> None:
    assert main(["compare", "leaves", "--db", str(db), "--as-of", "2023"]) == 0
    captured = capsys.readouterr()
    assert "Only one source tells it." in captured.out
    assert "as of 2023: 3 later, 0 undated left out" in captured.err


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["leave"], "leave: no such event; did you mean leaves?"),
        (["leaves", "--source", "nowhere"], "--source nowhere: no source in this story"),
        (
            ["leaves", "--source", "alone"],
            "--source alone: does not tell leaves; it is told by sohu, weekly, late",
        ),
        (
            ["leaves", "--source", "sohu", "--source", "late", "--source", "weekly"],
            "--source: two sources stand",
        ),
        (
            ["leaves", "--source", "sohu", "--source", "sohu"],
            "--source sohu: one source twice; name another one, or only this",
        ),
        (
            ["leaves", "--source", "sohu", "--source", "Article sohu"],
            "--source sohu and Article sohu: one source twice",
        ),
        (["founded", "--as-of", "2020"], "founded: no source had told it by then"),
        (["leaves", "--as-of", "soon"], "--as-of: "),
    ],
)
def test_what_cannot_be_compared_takes_one_line(
    arguments: list[str], words: str, db: Path, capsys: Captured
) -> None:
    assert main(["compare", *arguments, "--db", str(db)]) == 2
    captured = capsys.readouterr()
    assert captured.out == ""
    assert words in captured.err.splitlines()[-1]
