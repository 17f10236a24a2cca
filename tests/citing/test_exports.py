from __future__ import annotations

import csv
import dataclasses
import io
import json
from typing import Any

import pytest
from msgspec.structs import replace

from osexplore.citing import export, styles
from osexplore.citing.export import Material, Options
from osexplore.citing.export.bib import is_checked
from osexplore.corpus.index import Index
from osexplore.corpus.memory import Collected
from osexplore.corpus.selection import Selection
from tests import build
from tests.citing.material import DIGEST, material, small
from tests.citing.works import work

OPTIONS = Options(styles.named("apa"))


@pytest.fixture
def some() -> Material:
    return material(small())


def text(form: str, some: Material, options: Options = OPTIONS) -> str:
    return export.export(form, some, options).text


def rows(some: Material) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text("csv", some))))


def test_works_are_the_quoted_ones_and_the_named_ones_behind_them(some: Material) -> None:
    assert [work.id for work in some.works] == ["sohu", "mail"]


@pytest.mark.usefixtures("no_engine")
def test_csv_has_a_row_a_quote(some: Material) -> None:
    first, second, _ = rows(some)
    assert first["speakers"] == "Elon Musk"
    assert first["translation_is"] == "back-translation from Chinese"
    assert first["chain"] == "a media report; A mail"
    assert second["events"] == "leaves; later"
    assert second["event_dates"] == "2018-02-20; 2018-03/2018-05"


@pytest.mark.usefixtures("no_engine")
def test_csv_without_an_engine_has_basic_references_and_says_so(some: Material) -> None:
    assert rows(some)[1]["reference"].startswith("Basic reference: 梁, ")
    said = export.export("csv", some, OPTIONS).warnings[0]
    assert said.startswith("basic references, not apa: ")
    assert "install osexplore[cite]" in said


@pytest.mark.usefixtures("with_engine")
def test_csv_has_the_references_of_its_style(some: Material) -> None:
    assert rows(some)[1]["reference"] == "梁. (ca. 2023, March). 船 [Ships]. https://example.org/s"


@pytest.mark.usefixtures("no_engine")
def test_no_cell_is_a_formula(some: Material) -> None:
    cells = [cell for row in rows(some) for cell in row.values()]
    assert not any(cell.startswith(("=", "+", "-", "@")) for cell in cells)
    assert rows(some)[0]["exact"] == "'=1+1"
    assert rows(some)[0]["event_titles"] == "'=Musk leaves"


def test_csv_begins_with_a_bom_where_that_is_wanted(some: Material) -> None:
    assert text("csv", some).startswith("id,")
    assert text("csv", some, Options(styles.named("apa"), bom=True)).startswith("\ufeffid,")


def test_json_lines_have_every_record_once_as_in_the_file(some: Material) -> None:
    lines = [json.loads(line) for line in text("jsonl", some).splitlines()]
    named = [(line["table"], line["document"]["id"]) for line in lines]
    assert named == [
        ("events", "leaves"), ("events", "later"), ("events", "whenever"),
        ("quotes", "q1"), ("quotes", "q2"), ("quotes", "q3"),
        ("sources", "sohu"), ("sources", "mail"), ("sources", "report"), ("people", "musk"),
    ]  # fmt: skip
    assert lines[3]["document"]["exact"] == "=1+1"


def test_an_annotation_is_found_by_quote_and_position_in_the_text_and_by_quote_on_the_web(
    some: Material,
) -> None:
    collection = json.loads(text("webannotation", some))
    assert collection["@context"] == "http://www.w3.org/ns/anno.jsonld"
    assert collection["total"] == len(collection["first"]["items"]) == 3
    first = collection["first"]["items"][0]
    in_text, on_web = first["target"]
    assert in_text["source"] == "ni:///sha-256;q6urq6urq6urq6urq6urq6urq6urq6urq6urq6urq6s"
    assert in_text["selector"] == [
        {"type": "TextQuoteSelector", "exact": "=1+1", "prefix": "他说：", "suffix": "。"},
        {"type": "TextPositionSelector", "start": 3, "end": 7},
    ]
    assert on_web == {"source": "https://example.org/s", "selector": in_text["selector"][0]}
    values = [body["value"] for body in first["body"]]
    assert "[our back-translation from Chinese: Forget it]" in values


def test_a_work_without_text_and_address_is_left_out_and_told() -> None:
    for address in ("ftp://example.org", "http://[::1", None):
        corpus = small()
        csl = {"type": "webpage", **({"URL": address} if address else {})}
        sources = [replace(source, text=None, csl=csl) for source in corpus.sources]
        made = export.export("webannotation", material(replace(corpus, sources=tuple(sources))), OPTIONS)
        assert json.loads(made.text)["total"] == 0
        assert made.warnings == ("without a text or an address, and so left out: sohu",)


def test_an_annotations_name_stays_the_same(some: Material) -> None:
    assert text("webannotation", some) == text("webannotation", material(small()))
    names = [item["id"] for item in json.loads(text("webannotation", some))["first"]["items"]]
    assert len(set(names)) == 3


def test_a_timeline_has_the_dated_events_and_says_what_it_leaves_out(some: Material) -> None:
    made = export.export("timelinejs", some, OPTIONS)
    timeline = json.loads(made.text)
    assert made.warnings == ("without a date, and so left out: whenever",)
    first, second = timeline["events"]
    assert first["start_date"] == {"year": 2018, "month": 2, "day": 20, "display_date": "20 February 2018"}
    assert "end_date" not in first
    assert (second["start_date"]["month"], second["end_date"]["month"]) == (3, 5)
    assert "<p>He &lt;goes&gt;.</p>" in first["text"]["text"]
    assert "Forget it] (Elon Musk, in Ships)" in first["text"]["text"]
    assert "两人闹翻 (Ships)" in first["text"]["text"]


@pytest.mark.usefixtures("no_engine")
def test_markdown_has_each_event_with_its_quotes_once(some: Material) -> None:
    made = export.export("markdown", some, OPTIONS)
    lines = made.text.splitlines()
    assert lines[0] == "# A tiny story"
    assert [line for line in lines if line.startswith("## ")][:3] == [
        "## 20 February 2018: =Musk leaves", "## March to May 2018: Later", "## undated: Whenever",
    ]  # fmt: skip
    assert made.text.count("两人闹翻") == 1
    assert "He \\<goes\\>." in made.text
    assert made.warnings[0].startswith("a basic reference, not apa: ")
    assert "install osexplore[cite]" in made.warnings[0]


@pytest.mark.usefixtures("with_engine")
def test_markdown_lists_each_reference_once(some: Material) -> None:
    made = export.export("markdown", some, Options(styles.named("chicago-notes")))
    assert made.text.count("\n## Notes and references\n") == 1
    assert made.text.count("[^q1]") == 2
    references = made.text.split("## Notes and references")[1]
    assert references.count("\n梁.") == 1


@pytest.mark.parametrize("form", export.FORMATS)
@pytest.mark.usefixtures("no_engine")
def test_nothing_in_an_export_steers_a_terminal(form: str) -> None:
    hostile = material(small(attribution="\x1b]52;c;x\x07\u202e\ud800", note={"en": "\x9b31m"}))
    made = export.export(form, hostile, OPTIONS).text
    assert not any(sign in made for sign in "\x1b\x07\x9b\u202e")
    made.encode("utf-8")


@pytest.mark.parametrize("form", export.FORMATS)
@pytest.mark.usefixtures("no_engine")
def test_nothing_gives_an_export_of_nothing(form: str) -> None:
    corpus = small()
    empty = Material(corpus.story, {}, {}, (), ())
    made = export.export(form, empty, OPTIONS)
    assert made.warnings == ()
    if form in ("csl-json", "webannotation", "timelinejs"):
        json.loads(made.text)


def entry(some: Material, key: str, form: str = "biblatex") -> dict[str, Any]:
    from bibtexparser import entrypoint

    library = entrypoint.parse_string(text(form, some))
    [found] = [one for one in library.entries if one.key == key]
    return {"": found.entry_type, **{name: field.value for name, field in found.fields_dict.items()}}


def test_biblatex_keeps_the_doubt_of_a_date_and_both_titles(some: Material) -> None:
    found = entry(some, "sohu")
    assert found == {
        "": "online", "author": "{梁}", "title": "{船}", "titleaddon": "{[Ships]}", "date": "2023-03~",
        "url": "https://example.org/s", "langid": "chinese",
    }  # fmt: skip


def test_an_unknown_date_is_written_as_edtf_writes_it(some: Material) -> None:
    assert entry(some, "mail") == {
        "": "misc",
        "author": "{Elon Musk}",
        "title": "{[A mail]}",
        "date": "XXXX",
        "langid": "chinese",
    }


def test_bibtex_tells_in_a_note_what_it_has_no_field_for(some: Material) -> None:
    found = entry(some, "sohu", "bibtex")
    assert (found["year"], found["month"]) == ("2023", "mar")
    assert found["note"] == "{English title: Ships; webpage; published c. March 2023}"


def test_ris_has_no_header_and_keeps_the_translated_title(some: Material) -> None:
    first, _ = text("ris", some).strip().split("\n\n")
    assert first.splitlines() == [
        "TY  - ELEC", "ID  - sohu", "AU  - 梁", "TI  - 船", "TT  - Ships", "PY  - 2023", "DA  - 2023/03//",
        "LA  - zh-CN", "UR  - https://example.org/s", "N1  - Published: c. March 2023", "ER  - ",
    ]  # fmt: skip


def test_csl_json_has_the_printed_title_and_ours_apart(some: Material) -> None:
    first = json.loads(text("csl-json", some))[0]
    assert first["title"] == "船"
    assert first["custom"] == {"title-translations": {"en": "Ships"}}
    assert first["issued"] == {"date-parts": [[2023, 3]], "circa": True}
    assert DIGEST not in text("csl-json", some)


def test_csl_json_keeps_in_custom_what_its_schema_forgets(some: Material) -> None:
    source = some.works[0]
    further = {"license": "CC BY 4.0", "part-number": "2", "custom": {"shelf": "K 3"}}
    changed = replace(source, csl={**source.csl, **further})
    made = dataclasses.replace(some, sources={**some.sources, source.id: changed})
    first = json.loads(text("csl-json", made))[0]
    assert "license" not in first
    assert first["custom"] == {
        "shelf": "K 3",
        "license": "CC BY 4.0",
        "part-number": "2",
        "title-translations": {"en": "Ships"},
    }


def collection() -> Material:
    return export.collected(
        Index(small()),
        [Collected(quote="q3", note="=look *again*"), Collected(quote="gone"), Collected(quote="q1")],
    )


def test_a_collection_keeps_its_order_and_has_what_its_quotes_name() -> None:
    made = collection()
    assert [quote.id for quote in made.quotes] == ["q3", "q1"]
    assert [event.id for event in made.events] == ["leaves", "whenever"]
    assert [work.id for work in made.works] == ["sohu", "mail"]


def test_a_collection_as_markdown_has_quotes_and_notes_in_its_order() -> None:
    made = text("markdown", collection())
    assert made.index("某日") < made.index(r"Note: =look \*again\*") < made.index("=1+1")
    assert "## 2018" not in made


@pytest.mark.usefixtures("with_engine")
def test_a_collection_as_markdown_has_each_reference_once() -> None:
    assert text("markdown", collection()).count("https://example.org/s") == 1


def test_the_readers_notes_go_into_the_formats_that_have_room_for_them() -> None:
    made = collection()
    assert [row["reader_note"] for row in rows(made)] == ["'=look *again*", ""]
    lines = [json.loads(line) for line in text("jsonl", made).splitlines()]
    assert [line["document"] for line in lines if line["table"] == "collection"] == [
        {"quote": "q3", "note": "=look *again*"},
        {"quote": "q1"},
    ]
    annotations = json.loads(text("webannotation", made))["first"]["items"]
    comments = [body["value"] for body in annotations[0]["body"] if body["purpose"] == "commenting"]
    assert comments == ["=look *again*"]


def test_a_selection_has_its_events_and_only_the_named_sources() -> None:
    index = Index(small())
    every = export.selected(index, index.select(Selection()))
    assert len(every.events) == 3
    assert len(every.quotes) == 3
    assert export.selected(index, [index.number("leaves")], ["mail"]).quotes == []
    assert not every.by_hand


def entry_of(form: str, published: str | None = "2019", **fields: Any) -> dict[str, Any]:
    corpus = small()
    source = work(
        "w",
        published=published,
        **{"kind": "book", "title": "T", "publisher": "P", "author": [{"literal": "A"}], **fields},
    )
    quotes = build.corpus(quotes=[build.quote("q", "w", "e")], events=[build.event("e")]).quotes
    return entry(Material(corpus.story, {}, {"w": source}, (), quotes), "w", form)


@pytest.mark.parametrize("form", ["biblatex", "bibtex"])
@pytest.mark.parametrize(
    ("printed", "tex"), [("12-15", "12--15"), ("12–15", "12--15"), ("A1", "A1"), ("7", "7")]
)
def test_pages_have_the_dash_of_a_range(form: str, printed: str, tex: str) -> None:
    assert entry_of(form, kind="chapter", container_title="C", page=printed)["pages"] == tex


@pytest.mark.parametrize(
    ("published", "date", "note"),
    [
        ("../2024-03", "XXXX", "{published until March 2024}"),
        ("2023/..", "2023/", "{published since 2023}"),
        ("[2018,2019]", "2018/2019", "{published 2018 or 2019}"),
        ("Feb 2018", "XXXX", "{published Feb 2018}"),
        ("2018~/2019?", "2018~/2019?", None),
    ],
)
def test_biblatex_makes_no_year_of_an_open_end(published: str, date: str, note: str | None) -> None:
    found = entry_of("biblatex", published)
    assert (found["date"], found.get("note")) == (date, note)


@pytest.mark.parametrize(
    ("name", "tex"),
    [
        ({"family": "B", "given": "Rock and Roll"}, "B, {Rock and Roll}"),
        ({"family": "Smith,Jr", "given": "A"}, "{Smith,Jr}, A"),
        ({"family": "Smith", "given": "A, B"}, "Smith, {A, B}"),
        ({"family": "Others"}, "{Others}"),
        ({"family": "Beethoven", "given": "L.", "dropping-particle": "van"}, "van Beethoven, L."),
        ({"literal": "A and B"}, "{A and B}"),
    ],
)
def test_a_name_stays_one_name(name: dict[str, str], tex: str) -> None:
    assert entry_of("biblatex", author=[name])["author"] == tex
    assert entry_of("bibtex", author=[name])["author"] == tex


@pytest.mark.parametrize(
    ("number", "valid"),
    [
        ("978-3-16-148410-0", True), ("978-3-16-148410-1", False), ("0-8044-2957-X", True),
        ("1050-124X", True), ("1050-1241", False), ("", False), ("X", False), ("none", False),
        ("９７８３１６１４８４１００", False),
    ],
)  # fmt: skip
def test_an_isbn_or_issn_is_known_by_its_last_digit(number: str, valid: bool) -> None:
    assert is_checked(number) is valid


def test_the_language_has_latexs_name() -> None:
    entries = [entry_of("biblatex", language=tag) for tag in ("fr", "en-GB", "zh-Hans", "zh-Hant", "tlh")]
    assert [(made.get("langid"), made.get("langidopts")) for made in entries] == [
        ("french", None),
        ("english", None),
        ("chinese", None),
        ("chinese", "variant=traditional"),
        (None, None),
    ]


def test_our_english_has_curly_marks_of_which_tex_prints_each_as_it_is() -> None:
    ours = {"en": 'Musk\'s "skin"'}
    translated = entry_of("biblatex", title="画皮", title_of_ours=ours, language="zh-Hans")
    assert translated["titleaddon"] == "{[Musk’s “skin”]}"
    assert entry_of("bibtex", title="画皮", title_of_ours=ours, language="zh-Hans")["note"].startswith(
        "{English title: Musk’s “skin”"
    )
    assert entry_of("biblatex", title="", title_of_ours=ours)["title"] == "{[Musk’s “skin”]}"
    same = entry_of("biblatex", title='Musk\'s "skin"', title_of_ours=ours)
    assert "titleaddon" not in same


def test_a_volume_that_is_no_number_is_told_in_a_note() -> None:
    assert entry_of("biblatex", volume="XII")["note"] == "{volume: XII}"
    assert entry_of("biblatex", volume="12")["volume"] == "12"


@pytest.mark.parametrize(
    ("name", "line"),
    [
        ({"literal": "The Guild of Clerks"}, "AU  - The Guild of Clerks,"),
        ({"literal": "OpenAI"}, "AU  - OpenAI"),
        ({"family": "King", "given": "Martin", "suffix": "Jr."}, "AU  - King, Martin, Jr."),
        ({"family": "Berg", "given": "Jan", "non-dropping-particle": "van den"}, "AU  - van den Berg, Jan"),
    ],
)
def test_ris_has_names_as_reference_managers_divide_them(name: dict[str, str], line: str) -> None:
    source = work("w", "book", title="T", author=[name])
    quotes = build.corpus(quotes=[build.quote("q", "w", "e")], events=[build.event("e")]).quotes
    assert line in text("ris", Material(small().story, {}, {"w": source}, (), quotes)).splitlines()
