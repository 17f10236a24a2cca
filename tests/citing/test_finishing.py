"""What stands behind a rendering's title and how a rough date is worded, each as its manual prints it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from osexplore.citing import engine, finishing, runs, styles
from osexplore.citing.finishing import BESIDE, MARK
from osexplore.citing.formats import FORMATS
from osexplore.citing.items import item
from osexplore.citing.runs import Run
from osexplore.corpus.model import Source

APA, NOTES = styles.named("apa"), styles.named("chicago-notes")
OURS = {BESIDE: {"title": 'The "skin"?'}}

SKIN = Source(
    id="skin",
    csl={
        "type": "webpage",
        "title": "撕下“画皮”?",
        "author": [{"literal": "何伊然"}],
        "container-title": "界面新闻",
    },
    title={"en": 'Who tears off Musk\'s "painted skin"?'},
    published="2024-03~",
    language="zh-Hans",
)
BARE = Source(id="bare", csl={"type": "webpage", "title": "论船"}, title={"en": "On ships"}, language="zh")


def finished(*styled: Run, style: styles.Style = APA, beside: dict[str, Any] = OURS) -> runs.Runs:
    return finishing.reference(styled, {"id": "x", "type": "book", **beside}, style)


@pytest.mark.parametrize(
    ("rendered", "text"),
    [
        (f"“T?{MARK},” Site.", "“T?” [The “skin”?], Site."),
        (f"“论‘船’{MARK}.”", "“论‘船’” [The “skin”?]."),
        (f"‘T{MARK}’, Site.", "‘T’ [The “skin”?], Site."),
        (f"„T{MARK}“. Ort.", "„T“ [The “skin”?]. Ort."),
        (f"« T{MARK}\xa0», site.", "« T\xa0» [The “skin”?], site."),
        (f"T{MARK}. “Site.”", "T [The “skin”?]. “Site.”"),
        (f"T{MARK}", "T [The “skin”?]"),
        ("No title.", "No title."),
    ],
)
def test_our_title_stands_behind_the_closing_mark_and_before_comma_and_stop(rendered: str, text: str) -> None:
    assert runs.plain(finished(Run(rendered))) == text


def test_our_title_is_roman_behind_an_italic_one() -> None:
    assert finished(Run("Doe. "), Run(f"T{MARK}", "i"), Run(". P.")) == (
        Run("Doe. "),
        Run("T", "i"),
        Run(" [The “skin”?]. P."),
    )


@pytest.mark.parametrize(
    ("rendered", "text"),
    [
        (f"Doe, “[A ‘Letter’ on It{MARK}],” 2024.", "Doe, [A “letter” on it], 2024."),
        (f"‘[A ‘letter’ on it{MARK}]’ (2024).", "[A “letter” on it] (2024)."),
        (f"Doe. [A “letter” on it{MARK}]. 2024.", "Doe. [A “letter” on it]. 2024."),
        (f"[A “letter” on it{MARK}]", "[A “letter” on it]"),
        (f"[Another{MARK}]", "[Another]"),
    ],
)
def test_our_description_stands_without_the_marks_of_a_title(rendered: str, text: str) -> None:
    beside = {BESIDE: {"described": 'A "letter" on it'}}
    assert runs.plain(finished(Run(rendered), beside=beside)) == text


@pytest.mark.parametrize(
    ("ours", "text"),
    [
        ('Musk\'s "painted skin"?', "T [Musk’s ‘painted skin’?]."),
        ("\"he said 'no'\" on the ships' log", "T [‘he said “no”’ on the ships’ log]."),
        ("the ships' log", "T [the ships’ log]."),
    ],
)
def test_british_english_has_single_marks_outermost(ours: str, text: str) -> None:
    beside = {BESIDE: {"title": ours}}
    made = finished(Run(f"T{MARK}."), style=styles.named("harvard"), beside=beside)
    assert runs.plain(made) == text


def test_our_description_is_roman_in_the_text_too() -> None:
    styled = (Run("("), Run(f"[Post{MARK}]", "i"), Run(", 2024)"))
    made = finishing.citation(styled, {BESIDE: {"described": "Post"}}, APA)
    assert made == (Run("([Post], 2024)"),)


def test_in_the_text_a_title_stands_alone_but_a_note_has_ours_too() -> None:
    styled = (Run(f"(T{MARK}, 2024)"),)
    assert runs.plain(finishing.citation(styled, OURS, APA)) == "(T, 2024)"
    assert runs.plain(finishing.citation(styled, OURS, NOTES)) == "(T [The “skin”?], 2024)"


@pytest.mark.parametrize(
    ("style", "published", "rendered", "text"),
    [
        ("chicago-notes", "~", "Doe, [March 2024?].", "Doe, [ca. March 2024]."),
        ("chicago-notes", "%", "Doe, [2024?].", "Doe, [ca. 2024?]."),
        ("chicago-notes", "?", "Doe, [2024?].", "Doe, [2024?]."),
        ("chicago-author-date", "~", "Doe. [2024?]a. “[1999?].”", "Doe. [ca. 2024]a. “[1999?].”"),
        ("mla", "~", "Doe, Circa 2024.", "Doe, circa 2024."),
        ("mla", "~", "Doe. Circa 2024.", "Doe. Circa 2024."),
        ("harvard", "~", "Doe (2024b) (2024).", "Doe (c. 2024b) (2024)."),
        ("harvard", "", "Doe (2024).", "Doe (2024)."),
        ("apa", "~", "Doe. (ca. 2024).", "Doe. (ca. 2024)."),
    ],
)
def test_a_rough_date_is_worded_as_the_manual_has_it(
    style: str, published: str, rendered: str, text: str
) -> None:
    made = {"type": "book", "author": [], "issued": {"date-parts": [[2024]]}, BESIDE: {"doubt": published}}
    assert runs.plain(finishing.reference((Run(rendered),), made, styles.named(style))) == text


def test_harvard_has_the_rough_year_of_a_work_without_an_author_behind_its_title() -> None:
    made = {"type": "book", "issued": {"date-parts": [[2022], [2023]]}, BESIDE: {"doubt": "~"}}
    harvard = styles.named("harvard")
    listed = finishing.reference((Run("Ships (2022–2023) (2022–2023)."),), made, harvard)
    assert runs.plain(listed) == "Ships (2022–2023) (c. 2022–2023)."
    cited = finishing.citation((Run("(‘Of 2023, 2022–2023’, 2022–2023, para. 2)"),), made, harvard)
    assert runs.plain(cited) == "(‘Of 2023, 2022–2023’, c. 2022–2023, para. 2)"


@pytest.mark.usefixtures("with_engine")
@pytest.mark.parametrize(
    ("style", "citation", "reference"),
    [
        (
            "chicago-notes",
            "何伊然, “撕下‘画皮’?” [Who tears off Musk’s “painted skin”?], 界面新闻, [ca. March 2024].",
            "何伊然. “撕下‘画皮’?” [Who tears off Musk’s “painted skin”?]. 界面新闻, [ca. March 2024].",
        ),
        (
            "chicago-author-date",
            "(何伊然 [ca. 2024])",
            "何伊然. [ca. 2024]. “撕下‘画皮’?” [Who tears off Musk’s “painted skin”?]. 界面新闻, March.",
        ),
        (
            "apa",
            "(何伊然, ca. 2024)",
            "何伊然. (ca. 2024, March). <i>撕下“画皮”?</i> [Who tears off Musk’s “painted skin”?]. 界面新闻.",
        ),
        (
            "mla",
            "(何伊然)",
            "何伊然. “撕下‘画皮’?” [Who tears off Musk’s “painted skin”?]. <i>界面新闻</i>, circa Mar. 2024.",
        ),
        (
            "harvard",
            "(何伊然, c. 2024)",
            "何伊然 (c. 2024) <i>撕下‘画皮’?</i> [Who tears off Musk’s ‘painted skin’?], <i>界面新闻</i>.",
        ),
        ("ieee", "[1]", "何伊然, “撕下‘画皮’?” [Who tears off Musk’s “painted skin”?], 界面新闻."),
        (
            "vancouver",
            "(1)",
            "何伊然. 界面新闻. 2024. 撕下“画皮”? [Who tears off Musk’s “painted skin”?]. Chinese.",
        ),
    ],
)
def test_each_manual_has_its_way(style: str, citation: str, reference: str) -> None:
    chosen = styles.named(style)
    [made] = engine.render([item(SKIN, {}, chosen)], chosen)
    assert (_italics(made.citation), _italics(made.reference)) == (citation, reference)


def _italics(styled: runs.Runs) -> str:
    return "".join(f"<i>{run.text}</i>" if run.marks == "i" else run.text for run in styled)


@pytest.mark.usefixtures("with_engine")
def test_a_work_known_by_its_title_alone_is_cited_by_the_printed_one() -> None:
    cited = {}
    for style in ("apa", "harvard", "chicago-notes"):
        chosen = styles.named(style)
        [made] = engine.render([item(BARE, {}, chosen)], chosen)
        cited[style] = runs.plain(made.citation)
    assert cited == {
        "apa": "(论船, n.d.)",
        "harvard": "(论船, no date)",
        "chicago-notes": "“论船” [On ships].",
    }


@pytest.mark.usefixtures("with_engine")
def test_a_collection_is_finished_too() -> None:
    made = [item(source, {}, NOTES) for source in (SKIN, BARE)]
    cited = engine.render_together(made, [("bare", 7), ("skin", None)], NOTES)
    assert [runs.plain(one) for one in cited.citations] == [
        "“论船” [On ships], para. 7.",
        "何伊然, “撕下‘画皮’?” [Who tears off Musk’s “painted skin”?], 界面新闻, [ca. March 2024].",
    ]
    assert "“论船” [On ships]." in [runs.plain(entry) for _, _, entry in cited.references]


@pytest.mark.usefixtures("with_engine")
def test_a_style_of_the_readers_is_finished_too(tmp_path: Path) -> None:
    path = tmp_path / "german.csl"
    path.write_text(
        """<style xmlns="http://purl.org/net/xbiblio/csl" version="1.0" class="in-text"
        default-locale="de-DE">
        <info><title>x</title><id>x</id><updated>2024-01-01T00:00:00+00:00</updated></info>
        <citation><layout><text variable="title"/></layout></citation>
        <bibliography><layout suffix=".">
        <text variable="title" quotes="true" font-style="italic"/></layout></bibliography></style>""",
        encoding="utf-8",
    )
    chosen = styles.from_file(path)
    [made] = engine.render([item(BARE, {}, chosen)], chosen)
    assert FORMATS["markdown"].runs(made.reference) == "„*论船*“ \\[On ships\\]."
    assert runs.plain(made.citation) == "论船"
