"""A story held against a folder of texts."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from osexplore.corpus import store
from osexplore.corpus.store import CorpusError, decode
from osexplore.corpus.texts import Folder, Held
from osexplore.corpus.verify import Verification, verify
from tests import build
from tests.corpus.articles import BODY, TEXT, article, quote, read


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "texts"
    made.mkdir()
    return made


def held(tmp_path: Path, folder: Path, *quotes: dict[str, Any]) -> Verification:
    documents = read(tmp_path, article(folder), quotes=list(quotes))
    return verify(decode(documents), Folder(folder))


# Texts.


def test_a_text_is_found_by_its_sha256_under_any_name(folder: Path) -> None:
    source = _source(article(folder))
    (folder / "sohu.txt").rename(folder / "renamed")
    (folder / "sohu.txt").write_text("another text", encoding="utf-8")

    found = Held("sohu", folder / "renamed", "sha256", TEXT, body=(BODY[0], BODY[1]))
    assert Folder(folder).hold(source) == found


def test_a_text_is_found_by_its_name_and_said_to_be_another(folder: Path) -> None:
    source = _source(article(folder, sha256="0" * 64))

    found = Folder(folder).hold(source)

    assert (found.by, found.text, found.trouble) == ("name", TEXT, "")
    assert "another sha256" in found.note
    assert found.body == (0, len(TEXT)), "where the article stands in another version is not known"


def test_line_ends_are_characters(folder: Path) -> None:
    source = _source(article(folder, text="一\r\n二\r三\n", characters=7, body=[0, 7]))

    assert Folder(folder).hold(source).text == "一\r\n二\r三\n"


def test_a_text_that_is_not_there_or_is_no_text_is_told(folder: Path) -> None:
    source = _source(article(folder))
    for content, trouble in (
        (b"\x00\xff\xfe\x00", "sohu.txt is no text in any encoding known"),
        (b" \n", "sohu.txt is empty"),
        (f"<!doctype html><p>{TEXT}".encode(), "sohu.txt is an HTML page"),
    ):
        (folder / "sohu.txt").write_bytes(content)
        found = Folder(folder).hold(source)
        assert (found.text, found.trouble) == (None, trouble)

    (folder / "sohu.txt").unlink()
    found = Folder(folder).hold(source)
    assert (found.text, found.trouble) == (None, "sohu.txt is not in the folder, under any name")


@pytest.mark.parametrize(
    ("encoding", "note"),
    [
        ("gb18030", "sohu.txt was read as GB18030, since it is not UTF-8"),
        ("utf-16", "sohu.txt was read as UTF-16, since it is not UTF-8"),
        ("utf-8-sig", ""),
    ],
)
def test_the_very_text_in_another_encoding_is_read_and_what_was_assumed_is_said(
    encoding: str, note: str, folder: Path
) -> None:
    text = TEXT * 5
    source = _source(article(folder, text=text, characters=len(text)))
    (folder / "sohu.txt").write_bytes(text.encode(encoding))
    found = Folder(folder).hold(source)
    assert (found.by, found.text, found.trouble, found.note) == ("sha256", text, "", note)

    (folder / "sohu.txt").write_bytes(text.replace("说", "讲").encode(encoding))
    changed = Folder(folder).hold(source)
    assert (changed.by, changed.text) == ("name", text.replace("说", "讲"))
    assert "another sha256" in changed.note
    assert changed.note.endswith(note)


def test_a_name_never_leads_out_of_the_folder(folder: Path, tmp_path: Path) -> None:
    (tmp_path / "secret.txt").write_text(TEXT, encoding="utf-8")

    source = _source(article(folder, file="../secret.txt", sha256="0" * 64))

    assert Folder(folder).hold(source).text is None


def test_a_text_that_the_story_describes_wrongly_is_told(folder: Path) -> None:
    source = _source(article(folder, characters=5))
    found = Folder(folder).hold(source)
    assert found.trouble == f"text.characters is 5, and the text has {len(TEXT)}"

    source = _source(article(folder, body=[0, 9999]))
    found = Folder(folder).hold(source)
    assert found.trouble == f"text.body is [0, 9999], and the text has {len(TEXT)} characters"


def test_a_folder_that_is_none_is_told(tmp_path: Path) -> None:
    with pytest.raises(
        CorpusError, match="absent: cannot be listed: no such file or directory; name the folder"
    ):
        Folder(tmp_path / "absent")
    (tmp_path / "file").touch()
    with pytest.raises(CorpusError, match="not a directory"):
        Folder(tmp_path / "file")


def _source(document: dict[str, Any]) -> Any:
    return build.corpus(sources=[document]).sources[0]


# Verification.


def test_every_quote_has_one_of_five_results(tmp_path: Path, folder: Path) -> None:
    start = TEXT.index("马斯克离开")
    place = {"start": start, "prefix": "到此为止,", "suffix": "。知情"}
    found = held(
        tmp_path,
        folder,
        quote("in-place", "马斯克离开了房间", **place),
        quote("elsewhere", "奥特曼没有回答", start=0),
        quote("normalised", "馬斯克離開了房間", start=start),
        quote("changed", "董事会当天晚上又开了一次会,没有作出决定", start=0),
        quote("missing", "特斯拉的股价在那一天上涨了百分之三", start=0),
    )

    assert [result.anchor.outcome for result in found.results] == list(found.counts)
    assert found.counts == dict.fromkeys(found.counts, 1)
    assert [result.quote for result in found.findings] == ["elsewhere", "normalised", "changed", "missing"]
    assert all(result.remedy for result in found.findings)


def test_in_another_version_nothing_is_to_be_anchored(tmp_path: Path, folder: Path) -> None:
    documents = read(tmp_path, article(folder), quotes=[quote("q", "奥特曼没有回答", start=0)])
    (result,) = verify(decode(documents), Folder(folder)).findings
    assert result.remedy == "run `osexplore anchor`"

    (folder / "sohu.txt").write_text(f"新的一行。{TEXT}", encoding="utf-8")
    (result,) = verify(decode(documents), Folder(folder)).findings
    assert (result.anchor.outcome, result.another) == ("exact-elsewhere", True)
    assert result.remedy == "nothing: the places are those of another version of the text"


def test_words_outside_the_article_are_no_find(tmp_path: Path, folder: Path) -> None:
    (result,) = held(tmp_path, folder, quote("q", "马斯克回应", start=TEXT.index("马斯克回应"))).findings

    assert result.anchor.outside
    assert "text.body" in result.remedy


def test_an_attribution_is_printed_in_the_article(tmp_path: Path, folder: Path) -> None:
    place = {"start": TEXT.index("没有作出决定"), "prefix": "", "suffix": ""}
    found = held(
        tmp_path,
        folder,
        quote("printed", "没有作出决定", attribution="知情人士", **place),
        quote("not-printed", "没有作出决定", attribution="内部人士", **place),
        quote("outside", "没有作出决定", attribution="首页", **place),
    )

    assert [(result.quote, result.unprinted) for result in found.findings] == [
        ("not-printed", "内部人士"),
        ("outside", "首页"),
    ]
    assert found.counts["exact-in-place"] == 3


def test_sources_without_a_text_are_named_with_their_quotes(tmp_path: Path, folder: Path) -> None:
    lost = build.source("lost")
    documents = read(
        tmp_path,
        article(folder),
        lost,
        build.work("book"),
        build.work("unquoted"),
        quotes=[build.quote("a", "lost", "e"), build.quote("b", "lost", "e"), build.quote("c", "book", "e")],
    )

    found = verify(decode(documents), Folder(folder))

    assert found.results == ()
    assert found.unheld == {"lost": 2, "book": 1}
    assert [one.source for one in found.held] == ["sohu", "lost", "book"]
    assert [one.source for one in found.troubled] == ["lost"]


def test_a_source_that_is_not_in_the_story_is_a_finding(tmp_path: Path, folder: Path) -> None:
    documents = read(tmp_path, article(folder), quotes=[build.quote("a", "gone", "e")])
    del documents.tables["sources"][-1]

    found = verify(decode(documents), Folder(folder))

    assert found.unheld == {"gone": 1}
    assert [(one.source, one.trouble) for one in found.troubled] == [("gone", "is not in the story")]


def test_the_shipped_story_stands_in_its_texts(root: Path, texts: Path) -> None:
    shipped = root / "db.json"
    if shipped.stat().st_size < 100:
        pytest.skip("there is no story in the checkout yet")
    found = verify(store.load(shipped), Folder(texts))

    assert found.results
    assert [(result.quote, result.anchor) for result in found.findings] == []
    assert [held.trouble for held in found.troubled] == []
