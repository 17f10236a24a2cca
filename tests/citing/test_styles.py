from __future__ import annotations

from pathlib import Path

import pytest

from osexplore.citing import pandoc, styles
from osexplore.citing.styles import StyleError, find, from_file, named

NAMESPACE = 'xmlns="http://purl.org/net/xbiblio/csl"'


def csl(folder: Path, name: str, info: str = "", attributes: str = 'class="in-text"') -> Path:
    path = folder / f"{name}.csl"
    path.write_text(
        f'<style {NAMESPACE} version="1.0" {attributes}><info>{info}</info></style>', encoding="utf-8"
    )
    return path


def test_an_unknown_name_is_told_the_known_ones() -> None:
    for name in ("mhra", "x" * 300):
        with pytest.raises(StyleError, match=rf"no style '{name}': choose one of apa, .*--csl"):
            styles.called(name)


@pytest.mark.parametrize(("written", "name"), [("APA", "apa"), ("Chicago-Notes", "chicago-notes")])
def test_case_is_no_matter(written: str, name: str) -> None:
    assert styles.called(written) == named(written) == named(name)


@pytest.mark.parametrize(
    ("written", "near"),
    [
        ("Chicago", "chicago-notes or chicago-author-date"),
        ("chicago notes", "chicago-notes"),
        ("GB/T 7714-2015", "gbt7714-2015-numeric or gbt7714-2015-author-date"),
        (
            "gbt7714",
            ", ".join(list(styles.STYLES)[-4:-1]) + " or gbt7714-2015-author-date",
        ),
        ("Vancuver", "vancouver"),
    ],
)
def test_a_name_that_is_near_some_is_told_these(written: str, near: str) -> None:
    with pytest.raises(StyleError) as told:
        styles.called(written)
    assert str(told.value) == f"no style {written!r}: did you mean {near}?"


def test_our_own_styles_are_always_there() -> None:
    for name in ("gbt7714-2025-numeric", "gbt7714-2025-author-date"):
        assert find(named(name)).parent == styles.OWN


def test_a_style_is_found_in_the_settings_folder_and_in_zotero(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("osexplore.citing.styles.importlib.util.find_spec", lambda _name: None)
    monkeypatch.setattr(Path, "home", lambda: tmp_path / "me")
    with pytest.raises(StyleError, match=r"apa: no apa\.csl on this machine: install osexplore\[cite\]"):
        find(named("apa"))
    zotero = tmp_path / "me" / "Zotero" / "styles"
    zotero.mkdir(parents=True)
    in_zotero = csl(zotero, "apa")
    assert find(named("apa")) == in_zotero
    settings = tmp_path / "home" / "config" / "osexplore" / "styles"
    settings.mkdir(parents=True)
    in_settings = csl(settings, "apa")
    assert find(named("apa")) == in_settings


def test_a_file_says_what_it_makes(tmp_path: Path) -> None:
    numeric = from_file(csl(tmp_path, "x", '<category citation-format="numeric"/>'))
    assert (numeric.kind, numeric.family, numeric.language) == ("numeric", "other", "en-US")
    note = from_file(csl(tmp_path, "chicago-mine", attributes='class="note" default-locale="en-GB"'))
    assert (note.kind, note.family, note.language) == ("note", "chicago", "en-GB")
    chinese = from_file(csl(tmp_path, "y", attributes='class="in-text" default-locale="zh-CN"'))
    assert chinese.is_chinese
    assert chinese.language is None


def test_a_dependent_style_is_the_one_that_it_points_to(tmp_path: Path) -> None:
    link = '<link rel="independent-parent" href="http://www.zotero.org/styles/parent"/>'
    dependent = csl(tmp_path, "journal", link)
    with pytest.raises(StyleError, match=r"only points to the style parent: put parent\.csl beside it"):
        from_file(dependent)
    parent = csl(tmp_path, "parent")
    assert from_file(dependent).path == parent
    assert from_file(dependent).language == "en-US"
    british = csl(tmp_path, "british", link, 'class="in-text" default-locale="en-GB"')
    assert (from_file(british).path, from_file(british).language) == (parent, "en-GB")


@pytest.mark.parametrize(
    ("content", "complaint"),
    [
        ("<style", "cannot be read as a CSL style"),
        ("<html/>", "not a CSL style"),
        (
            '<?xml version="1.0" encoding="nonsense"?><style/>',
            "cannot be read as a CSL style: unknown encoding",
        ),
        ("", "cannot be read"),
        ("\udcff", "cannot be read"),
    ],
)
def test_a_wrong_file_gets_one_line(tmp_path: Path, content: str, complaint: str) -> None:
    path = tmp_path / "x.csl"
    path.write_bytes(content.encode("utf-8", "surrogateescape"))
    with pytest.raises(StyleError, match=complaint) as error:
        from_file(path)
    assert "\n" not in str(error.value)
    with pytest.raises(StyleError, match=r"nothing\.csl: cannot be read"):
        from_file(tmp_path / "nothing.csl")


def test_a_label_without_a_name_is_put_behind_one_and_nothing_else_is_touched(tmp_path: Path) -> None:
    body = '<macro name="m"><names variable="editor"><label/></names></macro>'
    path = csl(tmp_path, "x", f"</info>{body}<info>")
    with pandoc.mended(path) as mended:
        assert mended != path
        assert "<name/><label/>" in mended.read_text(encoding="utf-8").replace(" />", "/>")
    whole = csl(tmp_path, "y", f"</info>{body.replace('<label/>', '<name/><label/>')}<info>")
    with pandoc.mended(whole) as untouched:
        assert untouched == whole


def test_a_style_is_called_by_name_by_path_or_as_its_file_is(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Path, "home", lambda: tmp_path / "me")
    zotero = tmp_path / "me" / "Zotero" / "styles"
    zotero.mkdir(parents=True)
    house = csl(zotero, "house")
    csl(zotero, "apa")
    assert styles.called("mla") == named("mla")
    assert styles.called("house").path == styles.called("House").path == house
    assert styles.called(str(house)).path == house
    assert styles.called("house.csl", zotero).path == house
    assert styles.of_the_reader() == ["house"]
    with pytest.raises(StyleError, match=r"no style 'hosue': did you mean house\?"):
        styles.called("hosue")
    with pytest.raises(StyleError, match=r"other\.csl: cannot be read"):
        styles.called("other.csl", zotero)
