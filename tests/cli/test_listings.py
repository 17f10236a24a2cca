from __future__ import annotations

import csv
import io
import json
import os
from pathlib import Path
from typing import Any

import pytest

from osexplore.cli import main, output
from osexplore.cli.sheets import sheet
from osexplore.corpus import model
from osexplore.corpus.plain import width
from tests.build import disagreement, event, person, quote, source, version, work, write

LISTINGS = ("events", "quotes", "people", "sources", "disagreements")


@pytest.fixture
def db(tmp_path: Path) -> Path:
    return write(
        tmp_path / "story.json",
        people=[
            person("musk", {"en": "Elon Musk", "zh-Hans": "马斯克"}, aliases=["伊隆·马斯克"]),
            person("altman", "Sam Altman", aliases=["奥特曼", {"text": "他", "source": "sohu"}]),
            person("nobody"),
        ],
        sources=[
            source("sohu", "2023-03", title={"en": "Sohu article"}),
            source("weekly", "2024"),
            work("email"),
        ],
        events=[
            event("leaves", "2018-02-20", people=["altman"]),  # and Musk, who speaks
            event("founded", "2015-12", date_text={"en": "at the end of 2015"}, people=["altman"]),
            event("rumour", None),
        ],
        quotes=[
            quote(
                "q1", "sohu", "leaves", "马斯克离开董事会，因为利益冲突。",
                mode="direct", speakers=["musk"], via=["email"], spoken_language="en",
                translation={"en": "Musk leaves"},
            ),
            quote("q2", "weekly", ["founded", "leaves"], "一|二"),
            quote("q3", "weekly", "rumour", "据说"),
        ],
        disagreements=[
            disagreement("why", "leaves", ["q1"], ["q2"]) | {"versions": [
                version("A conflict", "q1"), version("A defeat", "q2", silent=["sohu"]),
            ]},
        ],
    )  # fmt: skip


def listed(db: Path, capsys: pytest.CaptureFixture[str], *arguments: str) -> str:
    assert main([*arguments, "--db", str(db)]) == 0
    captured = capsys.readouterr()
    assert captured.err == ""
    return captured.out


def records(db: Path, capsys: pytest.CaptureFixture[str], *arguments: str) -> list[dict[str, Any]]:
    loaded = json.loads(listed(db, capsys, *arguments, "--format", "json"))
    assert isinstance(loaded, list)
    return loaded


def ids(db: Path, capsys: pytest.CaptureFixture[str], *arguments: str) -> list[str]:
    return [record["id"] for record in records(db, capsys, *arguments)]


def test_a_record_is_as_in_the_file_with_what_is_computed(
    db: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    stored = json.loads(db.read_text(encoding="utf-8"))
    for table in LISTINGS:
        for document in stored[table].values():
            found = next(record for record in records(db, capsys, table) if record["id"] == document["id"])
            for name, value in document.items():
                if name != "versions" and value:
                    assert found[name] == value


@pytest.mark.parametrize(
    ("table", "identity", "computed"),
    [
        (
            "events",
            "founded",
            {"quotes": ["q2"], "sources": ["weekly"], "disagreements": [], "claimed": False},
        ),
        ("quotes", "q1", {"chain": ["email"], "holders": ["musk"], "back_translation": True}),
        ("quotes", "q3", {"mode": "narration", "holders": ["weekly"], "back_translation": False}),
        ("people", "altman", {"events": ["founded", "leaves"]}),
        ("people", "nobody", {"events": []}),
        ("sources", "weekly", {"events": ["founded", "leaves", "rumour"], "quotes": ["q2", "q3"]}),
        ("sources", "email", {"events": [], "quotes": []}),
        ("disagreements", "why", {"common_works": []}),
    ],
)
def test_what_is_computed(
    table: str, identity: str, computed: dict[str, Any], db: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    found = next(record for record in records(db, capsys, table) if record["id"] == identity)
    assert computed.items() <= found.items()


def test_a_version_has_its_holders_sources_and_witnesses(
    db: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    conflict, defeat = records(db, capsys, "disagreements")[0]["versions"]
    assert conflict["holders"] == ["musk"]
    assert conflict["witnesses"] == {"count": 1, "at_most": False, "shared": []}
    assert (defeat["sources"], defeat["silent"]) == (["weekly"], ["sohu"])


def test_events_stand_in_the_order_they_happened(db: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert ids(db, capsys, "events") == ["founded", "leaves", "rumour"]
    assert ids(db, capsys, "quotes") == ["q2", "q1", "q3"]
    assert ids(db, capsys, "people") == ["altman", "musk", "nobody"]


@pytest.mark.parametrize(
    ("arguments", "expected"),
    [
        (["events", "--person", "musk"], ["leaves"]),
        (["events", "--person", "musk", "--person", "altman"], ["founded", "leaves"]),
        (["events", "--person", "musk", "--person", "altman", "--match", "all"], ["leaves"]),
        (["events", "--person", "altman", "--match", "none"], ["rumour"]),
        (["events", "--person", "Elon Musk"], ["leaves"]),
        (["events", "--person", "伊隆·馬斯克"], ["leaves"]),
        (["events", "--person", " ELON ｍｕｓｋ "], ["leaves"]),
        (["events", "--source", "sohu"], ["leaves"]),
        (["events", "--source", "sohu", "--source", "weekly"], ["founded", "leaves", "rumour"]),
        (["events", "--dates", "../2016"], ["founded"]),
        (["events", "--disputed"], ["leaves"]),
        (["events", "--disputed", "--dates", "2015"], []),
        (["quotes", "--source", "weekly", "--dates", "2018"], ["q2"]),
        (["quotes", "--dates", "2018"], ["q1", "q2"]),
        (["people", "--dates", "2018"], ["musk", "altman"]),
        (["people", "--dates", "1999"], []),
        (["sources", "--disputed"], ["sohu", "weekly"]),
        (["disagreements", "--dates", "2015"], []),
        (["disagreements", "--person", "altman"], ["why"]),
    ],
)
def test_filters(
    arguments: list[str], expected: list[str], db: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert ids(db, capsys, *arguments) == expected


@pytest.mark.parametrize("command", [["events"], ["quotes"], ["show", "q"], ["compare", "e"], ["cite", "q"]])
def test_a_story_in_which_ids_lead_nowhere_opens_and_says_so(
    command: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    loose = [quote("q", "gone", "e", speakers=["nobody"])]
    db = write(tmp_path / "story.json", complete=False, events=[event("e")], quotes=loose)
    assert main([*command, "--db", str(db)]) == 0
    captured = capsys.readouterr()
    assert captured.err.splitlines()[0] == (
        "osexplore: 2 ids stand twice or lead nowhere; `osexplore check` says which and where"
    )
    assert captured.out


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["--person", "mask"], "--person mask: nobody in this story; did you mean musk?"),
        (["--person", "奥特"], "did you mean altman?"),
        (["--person", "zzz"], "`osexplore people` lists them"),
        (["--source", "sohoo"], "did you mean sohu?"),
        (["--source", "zzz"], "`osexplore sources` lists them"),
        (["--dates", "spring"], "--dates: 'spring' is no date"),
        (["--match", "some"], "'some' is not one of"),
    ],
)
def test_a_filter_that_cannot_be_takes_one_line(
    arguments: list[str], said: str, db: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["events", *arguments, "--db", str(db)]) == 2
    captured = capsys.readouterr()
    assert said in captured.err
    assert (captured.out, captured.err.count("\n")) == ("", 1)


def test_a_spelling_of_two_people_asks_which(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    people = [person("sam", aliases=["奥特曼"]), person("ultraman", aliases=["奧特曼"])]
    db = write(tmp_path / "story.json", people=people)
    assert main(["events", "--person", "奥特曼", "--db", str(db)]) == 2
    assert "may be sam or ultraman; give the id" in capsys.readouterr().err


def test_json_lines_are_the_same_records(db: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for table in LISTINGS:
        lines = listed(db, capsys, table, "--format", "jsonl").splitlines()
        assert [json.loads(line) for line in lines] == records(db, capsys, table)


def test_nothing_found_is_an_empty_listing(db: Path, capsys: pytest.CaptureFixture[str]) -> None:
    nothing = ("events", "--dates", "1999", "--format")
    assert listed(db, capsys, *nothing, "json") == "[]\n"
    assert listed(db, capsys, *nothing, "jsonl") == ""
    assert listed(db, capsys, *nothing, "csv").count("\n") == 1
    assert listed(db, capsys, *nothing, "md").count("\n") == 2
    assert "title" in listed(db, capsys, *nothing, "table")


def test_csv_has_every_field_of_the_data_model(db: Path, capsys: pytest.CaptureFixture[str]) -> None:
    rows = list(csv.DictReader(io.StringIO(listed(db, capsys, "quotes", "--format", "csv"))))
    assert [row["id"] for row in rows] == ["q2", "q1", "q3"]
    assert rows[0]["events"] == "founded; leaves"
    assert (rows[1]["translation.en"], rows[1]["mode"], rows[1]["back_translation"]) == (
        "Musk leaves",
        "direct",
        "true",
    )
    fields = {name.split(".")[0] for name in rows[0]}
    assert fields >= {
        "id",
        "source",
        "exact",
        "prefix",
        "start",
        "according_to",
        "via",
        "statement",
        "note",
        "chain",
    }


def test_csv_has_a_column_for_each_language(db: Path, capsys: pytest.CaptureFixture[str]) -> None:
    row = next(csv.DictReader(io.StringIO(listed(db, capsys, "people", "--format", "csv"))))
    assert (row["name.en"], row["name.zh-Hans"], row["aliases"]) == ("Sam Altman", "", "奥特曼; 他 [sohu]")


def test_csv_has_the_days_between_which_a_date_lies(db: Path, capsys: pytest.CaptureFixture[str]) -> None:
    founded, _, rumour = csv.DictReader(io.StringIO(listed(db, capsys, "events", "--format", "csv")))
    bounds = [
        founded[f"{field}.{bound}"] for field in ("date", "published") for bound in ("earliest", "latest")
    ]
    assert bounds == ["2015-12-01", "2015-12-31", "2024-01-01", "2024-12-31"]
    assert (rumour["date.earliest"], rumour["date.latest"]) == ("", "")


@pytest.mark.parametrize("command", [*LISTINGS, "coverage"])
def test_csv_begins_with_a_byte_order_mark_on_request(
    command: str, db: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    plain = listed(db, capsys, command, "--format", "csv")
    assert not plain.startswith("\ufeff")
    assert listed(db, capsys, command, "--format", "csv", "--bom") == f"\ufeff{plain}"


def test_csv_has_a_line_for_each_version(db: Path, capsys: pytest.CaptureFixture[str]) -> None:
    rows = list(csv.DictReader(io.StringIO(listed(db, capsys, "disagreements", "--format", "csv"))))
    told = [(row["id"], row["version"], row["value.en"], row["witnesses"], row["silent"]) for row in rows]
    assert told == [("why", "1", "A conflict", "1", ""), ("why", "2", "A defeat", "1", "sohu")]


def test_markdown_is_one_table_whatever_the_text(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    title = {"en": "a|b\n*c* <b>[d](e)</b> `f` &amp; \\g"}
    db = write(tmp_path / "story.json", events=[event("e", title=title)])
    lines = listed(db, capsys, "events", "--format", "md").splitlines()
    assert len(lines) == 3
    assert lines[1].startswith("| --- | --- | --: |")
    assert "a\\|b \\*c\\* \\<b\\>\\[d\\](e)\\</b\\> \\`f\\` \\&amp; \\\\g" in lines[2]


@pytest.mark.parametrize("form", ["table", "csv", "md"])
@pytest.mark.parametrize("table", LISTINGS)
def test_nothing_in_the_file_acts_on_the_terminal(
    table: str, form: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    nasty = "x\x1b[31m\x9b2J\u202e\u2028[bold]y[/]\x07"
    db = write(
        tmp_path / "story.json",
        people=[person("p", nasty, aliases=[nasty])],
        sources=[source("s", title={"en": nasty}, csl={"title": nasty, "container-title": nasty})],
        events=[event("e", title={"en": nasty}, date_text={"en": nasty}, people=["p"])],
        quotes=[quote("q", "s", "e", nasty, speakers=["p"], translation={"en": nasty}, attribution=nasty)],
        disagreements=[disagreement("d", "e", ["q"], [], topic={"en": nasty})],
    )
    said = listed(db, capsys, table, "--format", form)
    assert not set(said) & set("\x1b\x9b\u202e\u2028\x07")
    assert "bold" in said


def test_json_escapes_what_would_act_on_the_terminal(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    nasty = "马\x1b[31m\x9b2J\u202e\u2028\x7f"
    db = write(tmp_path / "story.json", events=[event("e", title={"en": nasty})])
    said = listed(db, capsys, "events", "--format", "json")
    assert not set(said) & set("\x1b\x9b\u202e\u2028\x7f")
    assert "马\\u001b[31m\\u009b2J" in said
    assert json.loads(said)[0]["title"]["en"] == nasty


def test_half_of_a_surrogate_pair_is_escaped_in_json() -> None:
    assert output.json_text({"a": "\ud800"}, indent=None) == '{"a": "\\ud800"}'


@pytest.mark.parametrize("columns", [40, 80, 100, 160])
@pytest.mark.parametrize("table", LISTINGS)
def test_a_table_keeps_to_the_width_and_its_columns_stay_straight(
    table: str,
    columns: int,
    db: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("COLUMNS", str(columns))
    said = listed(db, capsys, table)
    if table == "sources":  # a table of those that tell, under its heading, and one of those behind them
        assert all(width(line) <= columns for line in said.splitlines())
        said = said.split("\n\n")[1]
    header, rule, *lines = said.splitlines()
    assert set(rule) == {"─"}
    assert width(rule) <= columns
    assert all(width(line) <= columns for line in lines)
    if columns < 80:
        return
    last = width(header[: header.rindex("id")])
    assert all(width(line) <= last or _cells(line, last - 2) == "  " for line in lines)


def _cells(line: str, start: int) -> str:
    """Return the two cells of a line from cell `start` on."""
    position = 0
    for place, character in enumerate(line):
        if position == start:
            return line[place : place + 2]
        position += width(character)
    return "  "


def test_a_piped_table_has_a_line_for_each_record_and_no_colour(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    long = "马斯克离开" * 30
    db = write(tmp_path / "story.json", quotes=[quote("q1", "s", "e", long), quote("q2", "s", "e", long)])
    monkeypatch.setattr(os, "get_terminal_size", _no_terminal)
    said = listed(db, capsys, "quotes")
    assert [long in line for line in said.splitlines()] == [False, False, True, True]
    assert "\x1b" not in said
    monkeypatch.setenv("COLUMNS", "100")
    assert width(max(listed(db, capsys, "quotes").splitlines(), key=width)) <= 100


def test_sources_that_tell_stand_before_the_works_behind_them(
    db: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    lines = listed(db, capsys, "sources").splitlines()
    assert lines[0] == "2 sources tell these events"
    assert [line.split()[-1] for line in lines[4:6]] == ["sohu", "weekly"]
    assert lines[7] == "1 work stands behind them, in chains"
    assert [line.split()[-1] for line in lines[11:]] == ["email"]
    assert listed(db, capsys, "sources", "--disputed").splitlines()[0] == "2 sources tell these events"
    assert "behind" not in listed(db, capsys, "sources", "--disputed")


def test_a_wide_table_of_events_names_the_sources_that_tell_them(
    db: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "160")
    assert "sohu, weekly" in listed(db, capsys, "events", "--dates", "2018")


def test_a_piped_table_says_the_question_with_every_answer(
    db: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(os, "get_terminal_size", _no_terminal)
    answers = listed(db, capsys, "disagreements").splitlines()[2:]
    assert [line.count("Which why?") for line in answers] == [1, 1]


def _no_terminal(descriptor: int = 1) -> os.terminal_size:
    raise OSError(descriptor)


def test_a_line_of_chinese_in_a_table_begins_with_no_closing_mark(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    db = write(tmp_path / "story.json", quotes=[quote("q", "s", "e", "一二三四五六七，" * 9)])
    for columns in range(60, 80):
        monkeypatch.setenv("COLUMNS", str(columns))
        for line in listed(db, capsys, "quotes").splitlines()[2:]:
            assert not line.lstrip("— ").startswith("，")


def test_a_sheet_of_nothing_has_its_header() -> None:
    header, lines = sheet(model.Person, [])
    assert header == ["id", "kind", "name.en", "family.en", "aliases", "about.en", "events"]
    assert lines == []
