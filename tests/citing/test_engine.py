from __future__ import annotations

from pathlib import Path

import pytest

from osexplore.citing import engine, pandoc, runs, styles
from osexplore.citing.engine import PLACEHOLDER, Rendering
from osexplore.citing.runs import Run

BOOK = {"id": "b", "type": "book", "title": "Ships", "author": [{"family": "Doe", "given": "Jane"}]}
NOVEL = {"id": "n", "type": "book", "title": "Sails", "author": [{"family": "Doe", "given": "Jane"}]}
DATED = {"issued": {"date-parts": [[1999]]}}


def rendering(citation: str, at: str, label: str = "") -> Rendering:
    return Rendering(citation=runs.of(citation), citation_at=runs.of(at), label=label, reference=runs.of("x"))


def test_a_paragraph_takes_the_placeholders_place() -> None:
    made = rendering("(Doe)", f"(Doe, para. {PLACEHOLDER})")
    assert runs.plain(made.cite(12)) == "(Doe, para. 12)"
    assert runs.plain(made.cite()) == "(Doe)"


def test_a_style_that_prints_no_paragraph_says_so() -> None:
    made = rendering("(1)", "(1)")
    assert not made.prints_place
    assert runs.plain(made.cite(12)) == "(1)"


def test_what_has_no_citation_has_none_with_a_place_either() -> None:
    assert runs.plain(rendering("", f"Para. {PLACEHOLDER}").cite(12)) == ""


def test_a_numeric_rendering_takes_any_number() -> None:
    made = rendering("[1]", f"[1, para. {PLACEHOLDER}]", "[1]").numbered(12)
    assert (runs.plain(made.citation), made.label) == ("[12]", "[12]")
    assert runs.plain(made.cite(1)) == "[12, para. 1]"


@pytest.mark.usefixtures("with_engine")
def test_each_item_is_rendered_for_itself() -> None:
    apa = styles.named("apa")
    first, second = engine.render([{**BOOK, **DATED}, {**NOVEL, **DATED}], apa)
    assert runs.plain(first.citation) == runs.plain(second.citation) == "(Doe, 1999)"
    assert first.reference == (Run("Doe, J. (1999). "), Run("Ships", "i"), Run("."))
    assert runs.plain(first.cite(7)) == "(Doe, 1999, para. 7)"


@pytest.mark.usefixtures("with_engine")
def test_no_reference_begins_or_ends_with_a_space() -> None:
    # DIN 1505 puts a space before every entry, and after the author of one that has none nothing else.
    [rendered] = engine.render([{"id": "t", "type": "book", "title": "Ships"}], styles.called("din-1505-2"))
    assert runs.plain(rendered.reference) == runs.plain(rendered.reference).strip() != ""


@pytest.mark.usefixtures("with_engine")
def test_a_collection_is_rendered_as_one_document() -> None:
    items = [{**BOOK, **DATED}, {**NOVEL, **DATED}]
    cited = engine.render_together(items, [("n", 3), ("b", None), ("n", None)], styles.named("apa"))
    assert [runs.plain(one) for one in cited.citations] == [
        "(Doe, 1999a, para. 3)",
        "(Doe, 1999b)",
        "(Doe, 1999a)",
    ]
    assert cited.placed == (True, False, False)
    assert [identity for identity, _, _ in cited.references] == ["n", "b"]


@pytest.mark.usefixtures("with_engine")
def test_numbers_follow_the_order_of_citing_and_a_number_is_no_place() -> None:
    cited = engine.render_together(
        [BOOK, NOVEL], [("n", 1), ("b", None)], styles.named("gbt7714-2015-numeric")
    )
    assert [runs.plain(one) for one in cited.citations] == ["[1]", "[2]"]
    assert cited.placed == (False, False)
    assert [(identity, label) for identity, label, _ in cited.references] == [("n", "[1]"), ("b", "[2]")]


@pytest.mark.usefixtures("with_engine")
def test_marks_survive_and_italic_in_italic_is_upright() -> None:
    nested = {**BOOK, "title": 'The <i>Ann</i> and <span class="nocase">iOS</span> & 2<sup>nd</sup>'}
    [made] = engine.render([nested], styles.named("apa"))
    assert [run for run in made.reference if run.marks] == [
        Run("The ", "i"),
        Run(" and iOS & 2", "i"),
        Run("nd", "ip"),
    ]
    assert "Ann" in runs.plain(made.reference)


@pytest.mark.usefixtures("with_engine")
def test_a_date_in_words_is_printed() -> None:
    [made] = engine.render([{**BOOK, "issued": {"literal": "2018 or 2019"}}], styles.named("apa"))
    assert runs.plain(made.citation) == "(Doe, 2018 or 2019)"


@pytest.mark.usefixtures("with_engine")
def test_an_editor_stands_before_the_label() -> None:
    chapter = {
        **BOOK,
        "type": "chapter",
        "container-title": "All",
        "editor": [{"family": "Roe", "given": "R"}],
    }
    [made] = engine.render([chapter], styles.named("vancouver"))
    assert "Roe R, editor" in runs.plain(made.reference)


@pytest.mark.usefixtures("with_engine")
def test_a_style_that_pandoc_cannot_use_gets_one_line(tmp_path: Path) -> None:
    path = tmp_path / "x.csl"
    path.write_text(
        '<style xmlns="http://purl.org/net/xbiblio/csl" version="1.0" class="in-text"/>', encoding="utf-8"
    )
    with pytest.raises(pandoc.EngineError, match=r"pandoc cannot use .*x\.csl: .+") as error:
        engine.render([BOOK], styles.from_file(path))
    assert "\n" not in str(error.value)
    assert "Lua" not in str(error.value)


def test_an_old_pandoc_is_told_apart(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    old = tmp_path / "pandoc"
    old.write_text("#!/bin/sh\necho pandoc 2.17.1\n", encoding="utf-8")
    old.chmod(0o755)
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setattr(pandoc, "_packaged", list)
    pandoc.program.cache_clear()
    with pytest.raises(pandoc.EngineError, match=r"pandoc 2\.17\.1 is too old: install osexplore\[cite\]"):
        pandoc.program()
    old.write_text("#!/bin/sh\necho pandoc 3.9\n", encoding="utf-8")
    assert pandoc.program() == str(old)
    pandoc.program.cache_clear()
    old.unlink()
    with pytest.raises(pandoc.EngineError, match=r"^no pandoc: install"):
        pandoc.program()
    assert not pandoc.available()


def test_nothing_to_render_starts_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pandoc, "run", None)
    assert engine.render([], styles.named("apa")) == []
