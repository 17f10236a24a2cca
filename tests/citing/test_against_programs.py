"""What we export is read by programs that are not ours, and nothing is lost on the way."""

from __future__ import annotations

import json
import re
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest

from osexplore.citing import export, pandoc, styles
from osexplore.citing.export import Material, Options
from osexplore.citing.export.webannotation import text_address
from osexplore.citing.export.works import Work
from osexplore.corpus import csl
from osexplore.corpus.model import Corpus
from osexplore.corpus.texts import Folder
from tests.citing.conftest import folder_of
from tests.citing.material import DIGEST, material, small, with_further_works
from tests.conftest import need, need_module

OPTIONS = Options(styles.named("apa"))

TYPE_IN_BIBLATEX = {
    "article-journal", "article-newspaper", "chapter", "dataset", "pamphlet", "paper-conference", "software",
    "thesis",
}  # fmt: skip
"""Types that biber's data model has, and whose works here have what it asks of them; others are `@misc`."""


_IN_RIS = {
    "secondary_title": "container-title", "publisher": "publisher", "volume": "volume",
    "place_published": "publisher-place", "edition": "edition", "language": "language", "doi": "DOI",
    "type_of_work": "genre", "tertiary_title": "collection-title", "section": "chapter-number",
    "abstract": "abstract", "short_title": "title-short", "call_number": "call-number",
    "number_of_volumes": "number-of-volumes",
}  # fmt: skip
"""What rispy calls the fields of RIS, with the variables that they hold."""

_NAMES_IN_RIS = {"authors": "author", "secondary_authors": "editor", "subsidiary_authors": "translator"}


def _ended(title: str) -> str:
    """Return a title as pandoc joins it: no full stop behind another mark."""
    return re.sub(r"([?!])\. \[", r"\1 [", spelled(title))


@pytest.fixture(scope="module")
def everything(story: Corpus) -> Material:
    """Return the shipped story with every odd work beside it."""
    return with_further_works(story)


def written(form: str, some: Material, folder: Path, suffix: str) -> Path:
    path = folder / f"export.{suffix}"
    path.write_text(export.export(form, some, OPTIONS).text, encoding="utf-8")
    return path


def read_by_pandoc(path: Path, reader: str) -> dict[str, Any]:
    command = [pandoc.program(), f"--from={reader}", "--to=csljson", str(path)]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    return {item["id"]: item for item in json.loads(done.stdout)}


def spelled(text: str) -> str:
    """Return a text without markup and without how its quotation marks are drawn."""
    return re.sub("[“”‘’\"']", "'", re.sub(r"</?(?:span|i|b)[^>]*>", "", text)).replace("\xa0", " ")


def names(item: Any, role: str) -> list[str]:
    """Return names in their parts' usual order, however they are divided."""
    parts = ("given", "dropping-particle", "non-dropping-particle", "family", "literal", "suffix")
    return [" ".join(str(name[part]) for part in parts if part in name) for name in item.get(role, ())]


def told_of(work: Work) -> Iterator[tuple[str, str]]:
    """Yield what a work's record says beside title and date: variable, and a piece that may stand alone."""
    for variable, value in work.item.items():
        if variable in csl.NAMES:
            yield from ((variable, part) for name in value for part in name.values())
        elif variable in csl.DATES and variable != "issued":
            yield variable, str(value["date-parts"][0][0])
        elif variable in (csl.TEXTS | csl.NUMBERS) - csl.ABOUT_CITING - {"language", "title", "URL"}:
            yield variable, work.text(variable)


def missing(work: Work, held: str) -> set[str]:
    """Return the variables of a work of which a word is not in what another program has read of it."""
    return {
        variable
        for variable, told in told_of(work)
        if any(word not in held for word in re.findall(r"\w+", told))
    }


def test_biber_finds_nothing_wrong_with_our_biblatex(everything: Material, tmp_path: Path) -> None:
    path = written("biblatex", everything, tmp_path, "bib")
    target = tmp_path / "out.bib"
    command = [need("biber"), "--tool", "--validate-datamodel", f"--output-file={target}", str(path)]
    done = subprocess.run(command, capture_output=True, text=True, check=False, cwd=tmp_path)
    assert done.returncode == 0, done.stdout
    assert not re.search(r"^(WARN|ERROR)", done.stdout, re.MULTILINE), done.stdout
    assert len(re.findall(r"^@", target.read_text("utf-8"), re.MULTILINE)) == len(everything.works)


@pytest.mark.usefixtures("with_engine")
def test_pandoc_reads_our_biblatex_with_nothing_lost(everything: Material, tmp_path: Path) -> None:
    read = read_by_pandoc(written("biblatex", everything, tmp_path, "bib"), "biblatex")
    assert list(read) == [source.id for source in everything.works]
    for source in everything.works:
        work, back = Work(source, everything.people), read[source.id]
        title = f"{work.title}. [{work.translation}]" if work.translation else work.title
        assert _ended(back["title"]) == _ended(title), source.id
        assert names(back, "author") == names(work.item, "author"), source.id
        assert names(back, "editor") == names(work.item, "editor")
        held = json.dumps(back, ensure_ascii=False)
        assert missing(work, held) <= {"genre"}, source.id  # which pandoc passes over in a `@misc`
        assert back.get("DOI", "") == work.text("DOI")
        assert back.get("URL", "") == work.text("URL").replace("{", "%7B").replace("}", "%7D")
        if work.date_parts:
            assert back["issued"]["date-parts"] == work.date_parts
            # pandoc reads "about" (~) and passes over "perhaps" (?).
            assert back["issued"].get("circa", False) == ("~" in (source.published or ""))
        assert back["type"] == work.type or work.type not in TYPE_IN_BIBLATEX or work.text("genre"), source.id


@pytest.mark.usefixtures("with_engine")
def test_pandoc_reads_our_ris_with_nothing_lost_that_it_reads_at_all(
    everything: Material, tmp_path: Path
) -> None:
    read = read_by_pandoc(written("ris", everything, tmp_path, "ris"), "ris")
    assert list(read) == [source.id for source in everything.works]
    for source in everything.works:
        work, back = Work(source, everything.people), read[source.id]
        assert spelled(back["title"]) == spelled(work.title)
        for role in ("author", "editor"):
            # pandoc takes the last part of a name in RIS, the suffix, for the given one.
            mine = [sorted(name.split()) for name in names(work.item, role)]
            assert [sorted(name.split()) for name in names(back, role)] == mine, source.id
        for field in ("container-title", "publisher", "volume", "edition", "DOI", "URL"):
            assert spelled(back.get(field, "")) == spelled(work.text(field)), (source.id, field)
        assert back.get("language", "") == work.text("language")
        if work.date_parts:
            assert back["issued"]["date-parts"][0][0] == work.date_parts[0][0]


def test_bibutils_reads_our_ris_and_our_bibtex(everything: Material, tmp_path: Path) -> None:
    wanted = len(everything.works)
    for program, form, suffix in (("ris2xml", "ris", "ris"), ("bib2xml", "bibtex", "bib")):
        path = written(form, everything, tmp_path, suffix)
        command = [need(program), "-i", "utf8", "-o", "utf8", str(path)]
        done = subprocess.run(command, capture_output=True, check=True)
        assert f"Processed {wanted} references" in done.stderr.decode()
        records = list(ElementTree.fromstring(done.stdout.decode("utf-8-sig")))  # noqa: S314
        assert len(records) == wanted
        for source, record in zip(everything.works, records, strict=True):
            held = " ".join(record.itertext())
            # bibutils makes two people of "A and B", wherever it stands, and knows no date of access.
            unread = {"author"} if source.id == "escapes" else {"accessed"}
            assert missing(Work(source, everything.people), held) <= unread, (form, source.id)


def test_rispy_reads_our_ris_with_every_field_in_its_place(everything: Material, tmp_path: Path) -> None:
    rispy = need_module("rispy")
    read = {record["id"]: record for record in rispy.load(written("ris", everything, tmp_path, "ris"))}
    assert list(read) == [source.id for source in everything.works]
    for source in everything.works:
        work, back = Work(source, everything.people), read[source.id]
        assert {tag: back.get(tag, "") for tag in _IN_RIS} == {
            tag: work.text(variable) for tag, variable in _IN_RIS.items()
        }, source.id
        assert (back["title"], back.get("translated_title", "")) == (work.title, work.translation)
        pages = [back.get("start_page"), back.get("end_page")]
        assert "-".join(page for page in pages if page) == work.text("page"), source.id
        assert back.get("number", "") == (work.text("issue") or work.text("number")), source.id
        assert back.get("issn", "") == (work.text("ISBN") or work.text("ISSN")), source.id
        day = [int(part) for part in back.get("date", "").split("/") if part]
        assert day == (work.date_parts[0] if work.date_parts else []), source.id
        assert [len(back.get(tag, [])) for tag in _NAMES_IN_RIS] == [
            len(work.names(role)) for role in _NAMES_IN_RIS.values()
        ], source.id
        assert missing(work, json.dumps(back, ensure_ascii=False)) == set(), source.id


def test_bibutils_finds_issue_pages_and_day_of_our_ris_where_they_belong(
    everything: Material, tmp_path: Path
) -> None:
    path = written("ris", everything, tmp_path, "ris")
    done = subprocess.run([need("ris2xml"), "-i", "utf8", str(path)], capture_output=True, check=True)
    records = list(ElementTree.fromstring(done.stdout.decode("utf-8-sig")))  # noqa: S314
    [journal] = [one for one, work in zip(records, everything.works, strict=True) if work.id == "journal"]
    mods = "{http://www.loc.gov/mods/v3}"
    details = {
        detail.get("type"): detail.findtext(f"{mods}number") for detail in journal.iter(f"{mods}detail")
    }
    assert (details["volume"], details["issue"]) == ("12", "3")
    [extent] = journal.iter(f"{mods}extent")
    assert [extent.findtext(f"{mods}{end}") for end in ("start", "end")] == ["45", "67"]
    assert [date.text for date in journal.iter(f"{mods}dateIssued")] == ["2019-05-07"]


def test_bibutils_reads_day_translator_and_whole_names_from_our_ris(story: Corpus, tmp_path: Path) -> None:
    made = with_further_works(story)
    path = written("ris", made, tmp_path, "ris")
    done = subprocess.run([need("ris2xml"), "-i", "utf8", str(path)], capture_output=True, check=True)
    text = done.stdout.decode("utf-8-sig")
    assert "<dateIssued>2019-05-07</dateIssued>" in text
    assert "何伊然" in text


def test_our_csl_json_is_valid_by_the_official_schema(everything: Material, tmp_path: Path) -> None:
    schema = folder_of("commonmeta", "commonmeta-py (for CSL's JSON schema)") / "resources" / "csl-data.json"
    path = written("csl-json", everything, tmp_path, "json")
    command = [need("check-jsonschema"), "--schemafile", str(schema), str(path)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout


@pytest.mark.parametrize("path", sorted(styles.OWN.glob("*.csl")), ids=lambda path: path.stem)
def test_our_styles_are_valid_by_the_official_schema(path: Path) -> None:
    etree = need_module("lxml.etree")
    package = folder_of("citeproc", "citeproc-py (for CSL's schema)")
    folder = package / "data" / "schema" / "schemas" / "styles"
    schema = etree.RelaxNG(etree.parse(str(folder / "csl.rng")))
    assert schema.validate(etree.parse(str(path))), schema.error_log.last_error


def found_again(corpus: Corpus, held: dict[str, str]) -> int:
    """Hold every annotation of a story against the texts, by their addresses; return how many there are."""
    collection = json.loads(export.export("webannotation", material(corpus), OPTIONS).text)
    items: list[dict[str, Any]] = collection["first"]["items"]
    for annotation in items:
        target = annotation["target"] if isinstance(annotation["target"], dict) else annotation["target"][0]
        text = held[target["source"]]
        quoted, place = target["selector"]
        assert text[place["start"] : place["end"]] == quoted["exact"]
        assert text[: place["start"]].endswith(quoted["prefix"])
        assert text[place["end"] :].startswith(quoted["suffix"])
    return len(items)


def test_every_annotation_is_found_again_in_its_text(story: Corpus, texts: Path) -> None:
    folder = Folder(texts)
    held = {
        text_address(source.text.sha256): folder.hold(source).text or ""
        for source in story.sources
        if source.text
    }
    assert found_again(story, held) == len(story.quotes)


def test_every_annotation_is_found_again_in_a_small_text() -> None:
    # Characters beyond the BMP before a quote, and the quote twice: a place in code points tells which.
    text = "他说：=1+1。𠮷𠮷𠮷𠮷𠮷𠮷𠮷𠮷𠮷𠮷𠮷𠮷两人闹翻；𠮷𠮷𠮷𠮷𠮷某日𠮷𠮷𠮷𠮷𠮷𠮷𠮷𠮷某日。"
    corpus = small()
    assert found_again(corpus, {text_address(DIGEST): text}) == len(corpus.quotes) == 3
    with pytest.raises(AssertionError):
        found_again(corpus, {text_address(DIGEST): f" {text}"})
