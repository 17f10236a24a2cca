"""`coverage`, and the clocks and days of every listing, as a person and a script meet them."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path
from typing import Any

import pytest

from osexplore.cli import main
from tests.build import disagreement, event, person, quote, source, version, write

Captured = pytest.CaptureFixture[str]


@pytest.fixture
def db(tmp_path: Path) -> Path:
    return write(
        tmp_path / "story.json",
        people=[person("musk")],
        sources=[
            source("weekly", "2024-06-28", csl={"type": "article", "publisher": "时代周报"}),
            source("sohu", "2023-03~"),
            source("lost", None),
        ],
        events=[event("left", "2018-02", people=["musk"]), event("lawsuit", "2024-02-29"),
                event("rumour", None)],
        quotes=[
            quote("q1", "weekly", "left", said="2019"),
            quote("q2", "sohu", "left", said="2018-12"),
            quote("q3", "weekly", ["lawsuit"], said="2017"),
            quote("q4", "lost", "rumour"),
        ],
        disagreements=[
            disagreement("why", "left", ["q1"], ["q2"]),
            disagreement("how", "lawsuit", kind="number")
            | {"versions": [version("once", "q3"), version("never", silent=["lost"])]},
        ],
    )  # fmt: skip


def printed(db: Path, capsys: Captured, *arguments: str) -> str:
    assert main([*arguments, "--db", str(db)]) == 0
    return capsys.readouterr().out


def read(db: Path, capsys: Captured, *arguments: str) -> list[dict[str, Any]]:
    loaded = json.loads(printed(db, capsys, *arguments, "--format", "json"))
    assert isinstance(loaded, list)
    return loaded


# coverage


def test_the_grid_says_who_tells_and_who_does_not(
    db: Path, capsys: Captured, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "80")
    lines = [line.split() for line in printed(db, capsys, "coverage").splitlines()]
    assert lines[0] == ["date", "title", "A", "B", "C", "id"]
    assert lines[2] == ["February", "2018", "Left", "×1≠", "×1≠", "-", "left"]
    assert lines[3] == ["29", "February", "2024", "Lawsuit", "×1≠", "-≠", "lawsuit"], "A came before it"
    assert lines[4] == ["undated", "Rumour", "-", "-", "×1", "rumour"]
    assert " ".join(lines[5]) == "A Article sohu, c. March 2023 (sohu)"
    assert " ".join(lines[6]) == "B 时代周报, 28 June 2024 (weekly)"
    assert " ".join(lines[7]) == "C Article lost, undated (lost)"


def test_scripts_get_every_cell(db: Path, capsys: Captured) -> None:
    left, lawsuit, _ = read(db, capsys, "coverage")
    assert (left["event"], left["date"], left["title"]) == ("left", "2018-02", {"en": "Left"})
    assert left["cells"][0] == {
        "source": "sohu", "state": "differs", "quotes": ["q2"], "disagreements": ["why"],
    }  # fmt: skip
    assert [cell["state"] for cell in lawsuit["cells"]] == ["before", "differs", "silent"]
    lines = printed(db, capsys, "coverage", "--format", "jsonl").splitlines()
    assert [json.loads(line)["event"] for line in lines] == ["left", "lawsuit", "rumour"]


def test_spreadsheets_and_markdown_name_the_sources_by_their_ids(db: Path, capsys: Captured) -> None:
    rows = list(csv.reader(io.StringIO(printed(db, capsys, "coverage", "--format", "csv"))))
    assert rows[0] == ["event", "date", "said", "published", "title.en", "sohu", "weekly", "lost"]
    dates = ["2024-02-29", "2017", "2024-06-28"]
    assert rows[2] == ["lawsuit", *dates, "Lawsuit", "before", "differs", "silent"]
    assert rows[3][1] == ""
    table = printed(db, capsys, "coverage", "--format", "md").splitlines()
    assert table[0] == "| date | title | sohu | weekly | lost | id |"
    assert table[2] == "| February 2018 | Left | ×1≠ | ×1≠ | - | left |"


def test_the_grid_is_filtered_like_every_listing(db: Path, capsys: Captured) -> None:
    assert [row["event"] for row in read(db, capsys, "coverage", "--person", "musk")] == ["left"]
    assert read(db, capsys, "coverage", "--dates", "1999") == []
    (left,) = read(db, capsys, "coverage", "--as-of", "2023")
    assert [(cell["source"], cell["state"]) for cell in left["cells"]] == [("sohu", "tells")]


# Clocks.


@pytest.mark.parametrize(
    ("clock", "order"),
    [
        ("happened", ["left", "lawsuit", "rumour"]),
        ("said", ["lawsuit", "left", "rumour"]),
        ("published", ["left", "lawsuit", "rumour"]),
    ],
)
def test_a_clock_orders_events_the_grid_and_what_is_disagreed_about(
    clock: str, order: list[str], db: Path, capsys: Captured
) -> None:
    assert [row["id"] for row in read(db, capsys, "events", "--clock", clock)] == order
    grid = read(db, capsys, "coverage", "--clock", clock)
    assert [row["event"] for row in grid] == order
    dates = {"happened": "date", "said": "said", "published": "published"}
    told = {row["id"]: row for row in read(db, capsys, "events")}
    for row in grid:
        assert all(row[date] == told[row["event"]].get(date) for date in dates.values()), "on any clock"
    about = [row["events"][0] for row in read(db, capsys, "disagreements", "--clock", clock)]
    assert about == [event for event in order if event != "rumour"]


def test_a_clock_dates_events_and_says_which_it_is(
    db: Path, capsys: Captured, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "100")
    lines = [line.split() for line in printed(db, capsys, "events", "--clock", "said").splitlines()]
    assert lines[0][0] == "said"
    assert [line[0] for line in lines[2:]] == ["2017", "December", "undated"]
    found = {row["id"]: (row["date"], row["said"], row["published"]) for row in read(db, capsys, "events")
             if row["id"] != "rumour"}  # fmt: skip
    assert found == {
        "left": ("2018-02", "2018-12", "2023-03~"),
        "lawsuit": ("2024-02-29", "2017", "2024-06-28"),
    }


def test_quotes_stand_by_their_own_dates_on_another_clock(db: Path, capsys: Captured) -> None:
    def order(clock: str) -> list[str]:
        return [row["id"] for row in read(db, capsys, "quotes", "--clock", clock)]

    assert order("happened") == ["q1", "q2", "q3", "q4"]
    assert order("said") == ["q3", "q2", "q1", "q4"]
    assert order("published") == ["q2", "q1", "q3", "q4"]


# As of.


def test_every_listing_knows_only_what_had_been_published(db: Path, capsys: Captured) -> None:
    as_of = ("--as-of", "2023-12")
    assert [row["sources"] for row in read(db, capsys, "events", *as_of)] == [["sohu"]]
    assert [row["id"] for row in read(db, capsys, "quotes", *as_of)] == ["q2"]
    assert [row["events"] for row in read(db, capsys, "people", *as_of)] == [["left"]]
    assert [row["id"] for row in read(db, capsys, "sources", *as_of)] == ["sohu"]
    assert read(db, capsys, "disagreements", *as_of) == []


def test_what_is_left_out_is_counted_beside_the_records(db: Path, capsys: Captured) -> None:
    assert main(["events", "--db", str(db), "--as-of", "2023-12", "--format", "json"]) == 0
    captured = capsys.readouterr()
    assert json.loads(captured.out)
    assert captured.err == "osexplore: as of December 2023: 1 later, 1 undated left out\n"
    assert main(["events", "--db", str(db), "--as-of", "2030"]) == 0
    assert capsys.readouterr().err == "osexplore: as of 2030: 0 later, 1 undated left out\n"


@pytest.mark.parametrize("as_of", ["soon", "2024/.."])
def test_a_day_that_is_none_takes_one_line(as_of: str, db: Path, capsys: Captured) -> None:
    assert main(["events", "--db", str(db), "--as-of", as_of]) == 2
    captured = capsys.readouterr()
    assert captured.out == ""
    assert captured.err.startswith("osexplore: --as-of: ")
    assert captured.err.count("\n") == 1


def test_an_export_follows_the_day_too(db: Path, capsys: Captured) -> None:
    exported = printed(db, capsys, "export", "jsonl", "--as-of", "2023-12")
    assert "q2" in exported
    assert "q1" not in exported


# Disagreements.


def test_disagreements_are_filtered_by_kind_and_person(db: Path, capsys: Captured) -> None:
    def listed(*arguments: str) -> list[str]:
        return [row["id"] for row in read(db, capsys, "disagreements", *arguments)]

    assert listed() == ["why", "how"]
    assert listed("--kind", "number") == ["how"]
    assert listed("--kind", "number", "--kind", "reason") == ["why", "how"]
    assert listed("--person", "musk") == ["why"]
    assert main(["disagreements", "--db", str(db), "--kind", "taste"]) == 2


def test_the_table_says_what_witnesses_share(
    tmp_path: Path, capsys: Captured, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "160")
    path = write(
        tmp_path / "shared.json",
        quotes=[
            quote("a", "sohu", "e", via=["memoir"]),
            quote("b", "weekly", "e", via=["memoir"]),
            quote("c", "funtalk", "e"),
        ],
        disagreements=[disagreement("why", "e", ["a", "b"], ["c"])],
    )
    table = printed(path, capsys, "disagreements")
    assert "1 (shared) “Article memoir”" in " ".join(table.split())
    (record,) = read(path, capsys, "disagreements")
    assert [one["witnesses"] for one in record["versions"]] == [
        {"count": 1, "at_most": False, "shared": ["memoir"]},
        {"count": 1, "at_most": False, "shared": []},
    ]
