"""A story is read through TinyDB, which leaves it untouched; what is wrong with a file takes one line."""

from __future__ import annotations

import gc
import json
import os
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tinydb import TinyDB, where

from osexplore.corpus import storage, store
from osexplore.corpus.model import SCHEMA
from osexplore.corpus.store import CorpusError
from tests import build

STORY = {"1": build.story()}


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return build.write(tmp_path / "db.json", quotes=[build.quote("q", "sohu", "leaves", speakers=["musk"])])


def complaint(path: Path) -> str:
    """Return the line about a file that cannot be loaded, which stays as it is."""
    before = _content(path)
    with pytest.raises(CorpusError) as caught:
        store.load(path)
    assert _content(path) == before
    line = str(caught.value)
    assert line.startswith(f"{path}: ")
    assert "\n" not in line
    assert "; " in line, "it says what to do"
    return line.removeprefix(f"{path}: ")


def _content(path: Path) -> bytes | None:
    try:
        return path.read_bytes() if path.is_file() else None
    except OSError:
        return None


def test_a_story_is_loaded_as_records(path: Path) -> None:
    corpus = store.load(path)

    assert corpus.story.id == "tiny"
    assert [quote.speakers for quote in corpus.quotes] == [("musk",)]
    assert [person.id for person in corpus.people] == ["musk"]


def test_loading_leaves_the_collector_as_it_was(path: Path) -> None:
    store.load(path)
    assert gc.isenabled()
    gc.unfreeze()


def test_tinydbs_own_classes_open_a_story(path: Path) -> None:
    with TinyDB(path, access_mode="r", encoding="utf-8") as database:
        assert database.table("quotes").search(where("source") == "sohu")[0]["id"] == "q"


def test_reading_neither_creates_nor_touches_a_file(path: Path, tmp_path: Path) -> None:
    before = path.stat()
    os.utime(path, ns=(1, 1))

    store.load(path)
    complaint(tmp_path / "absent.json")

    assert path.stat().st_mtime_ns == 1
    assert path.stat().st_ino == before.st_ino
    assert sorted(entry.name for entry in tmp_path.iterdir()) == ["db.json"]


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", "is empty"),
        (b" \n", "is empty"),
        (b"{", "ends in the middle"),
        (b'{"corpus": {"1": {"id": "ti', "ends in the middle"),
        (b"{'corpus': 1}", "is not JSON at line 1, column 2"),
        (b'{"corpus": {}} {}', "is not JSON at line 1, column 16"),
        (b'{"corpus": NaN}', "NaN"),
        (b"9" * 5000, "is not JSON"),
        (b"[" * 100_000, "nested too deeply"),
        ('{"corpus": {"1": {"id": "大'.encode()[:-1], "ends in the middle (line 1, inside a character)"),
        (b'{"corpus": "\xff\xfe"}', "is not UTF-8 (byte 12, line 1)"),
        ("\ufeff{}".encode(), "byte order mark"),
        ('{"corpus": {}}'.encode("utf-16"), "is not UTF-8"),
        (b"\x1f\x8b\x08\x00", "is not UTF-8"),
        (b"[]", "holds a list"),
        (b'"story"', "holds text"),
        (b"null", "holds nothing"),
        (b"3", "holds a number"),
        (b"true", "holds true or false"),
        (b"{}", "corpus: is missing"),
        (b'{"corpus": {}}', "corpus: has no document"),
        (b'{"_default": {"1": {"id": "x"}}}', "_default: is not a table"),
    ],
)
def test_a_file_of_another_kind_is_told_in_one_line(tmp_path: Path, content: bytes, words: str) -> None:
    path = tmp_path / "db.json"
    path.write_bytes(content)

    assert words in complaint(path)


@pytest.mark.parametrize(
    ("tables", "line"),
    [
        ({"people": []}, "people: is a list and no table"),
        ({"people": None}, "people: is nothing and no table"),
        ({"people": {"a": {}}}, "people: has a document numbered 'a'"),
        ({"people": {"01": {}}}, "people: has a document numbered '01'"),
        ({"people": {"-1": {}}}, "people: has a document numbered '-1'"),
        ({"people": {"٣": {}}}, "people: has a document numbered '٣'"),
        ({"people": {"9" * 5000: {}}}, "people: has a document numbered '999"),
        ({"people": {"3": "musk"}}, "people document 3: is text and no document"),
        ({"poeple": {}}, "poeple: is not a table of a story; did you mean people?"),
        ({"letters": {}}, "letters: is not a table of a story; the tables are corpus, people"),
        ({"people": {"3": {}}}, "people document 3, field id: is missing; add it"),
        ({"people": {"3": {"id": 5}}}, "people document 3, field id: is a whole number; it must be text"),
        ({"people": {"3": {"id": "a", "kind": "person"}}}, "people a, field name: is missing"),
        (
            {"people": {"3": build.person("a", kind="human")}},
            "people a, field kind: is 'human', which is not a word for it; use person, organization or group",
        ),
        (
            {"people": {"3": build.person("a") | {"name": {"en": 3}}}},
            "people a, field name.en: is a whole number",
        ),
        (
            {"people": {"3": build.person("a", alias=[])}},
            "people a, field alias: is not a field of this table; did you mean aliases?",
        ),
        (
            {"people": {"3": build.person("a", aliases=[["x"]])}},
            "people a, field aliases[0]: is a list; it must be text or an object",
        ),
        (
            {"people": {"3": build.person("a", aliases=[{"text": "x"}])}},
            "people a, field aliases[0].source: is missing",
        ),
        ({"sources": {"3": {"id": "a", "csl": []}}}, "sources a, field csl: is a list; it must be an object"),
        (
            {
                "sources": {
                    "3": {"id": "a", "text": {"file": "a", "sha256": "b", "characters": 1.5, "body": [0, 1]}}
                }
            },
            "sources a, field text.characters: is a number; it must be a whole number",
        ),
        (
            {
                "sources": {
                    "3": {"id": "a", "text": {"file": "a", "sha256": "b", "characters": 1, "body": [0]}}
                }
            },
            "sources a, field text.body: has 1 items; it must have 2",
        ),
        (
            {"sources": {"3": {"id": "a", "text": {"fil": "a"}}}},
            "sources a, field text.fil: is not a field of this table; did you mean file?",
        ),
        (
            {"events": {"3": build.event("a", order="first")}},
            "events a, field order: is text; it must be a whole number",
        ),
        ({"quotes": {"3": build.quote("a", "s", "e", medium="mail")}}, "quotes a, field medium: is 'mail'"),
        (
            {"quotes": {"3": build.quote("a", "s", "e", start=True)}},
            "quotes a, field start: is true or false; it must be a whole number or null",
        ),
        (
            {
                "disagreements": {
                    "3": build.disagreement("a", "e")
                    | {"versions": [build.version("x"), {"value": {"en": "y", "zh": None}}]}
                }
            },
            "disagreements a, field versions[1].value.zh: is null; it must be text",
        ),
        (
            {"disagreements": {"3": build.disagreement("a", "e", ["q"]) | {"versions": [{"quote": []}]}}},
            "disagreements a, field versions[0].quote: is not a field",
        ),
    ],
)
def test_what_is_wrong_deep_inside_is_named_in_plain_words(
    tmp_path: Path, tables: dict[str, Any], line: str
) -> None:
    path = build.write_documents(tmp_path / "db.json", {"corpus": STORY} | tables)

    assert complaint(path).startswith(line)


@pytest.mark.parametrize(
    ("schema", "words"),
    [(SCHEMA + 1, "newer than what this program reads (1); update osexplore"), (0, "older than")],
)
def test_another_schema_is_told_before_anything_else(tmp_path: Path, schema: int, words: str) -> None:
    story = build.story(schema=schema, invention=True)
    path = build.write_documents(tmp_path / "db.json", {"corpus": {"1": story}, "people": {"1": {}}})

    line = complaint(path)

    assert line.startswith("corpus tiny, field schema: ")
    assert words in line


def test_a_schema_that_is_no_number_is_a_wrong_type(tmp_path: Path) -> None:
    path = build.write_documents(tmp_path / "db.json", {"corpus": {"1": build.story(schema="1")}})

    assert complaint(path).startswith("corpus tiny, field schema: is text")


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ('{"corpus": {}, "corpus": {}}', "corpus: stands twice"),
        ('{"corpus": {"1": {"id": "a"}, "1": {"id": "b"}}}', "corpus b: stands twice"),
        ('{"corpus": {"1": {"id": "a", "title": {}, "title": {}}}}', "corpus a, field title: stands twice"),
        (
            '{"people": {"4": {"name": {"en": "x", "en": "y"}}}}',
            "people document 4, field name.en: stands twice",
        ),
    ],
)
def test_what_json_would_lose_without_a_word_is_refused(tmp_path: Path, text: str, line: str) -> None:
    path = tmp_path / "db.json"
    path.write_text(text, encoding="utf-8")

    assert complaint(path).startswith(line)


@pytest.mark.parametrize(
    ("text", "line"),
    [
        (
            '{"people": {"4": {"id": "a", "aliases": ["x", "\\uD83D"]}}}',
            "people a, field aliases.1: holds half of a surrogate",
        ),
        ('{"people": {"4": {"id": "a", "\\ude00": 1}}}', "people a: holds half of a surrogate"),
    ],
)
def test_half_of_a_surrogate_pair_is_refused_where_a_file_is_checked_or_written(
    tmp_path: Path, text: str, line: str
) -> None:
    path = tmp_path / "db.json"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(CorpusError) as caught:
        store.read(path)
    assert str(caught.value).removeprefix(f"{path}: ").startswith(line)


def test_half_of_a_surrogate_pair_spoils_no_reading(tmp_path: Path) -> None:
    made = build.documents(people=[build.person("musk", "E\ud83dlon", aliases=["\udc00", "🚀"])])
    path = tmp_path / "db.json"
    path.write_text(json.dumps(made), encoding="utf-8")
    (musk,) = store.load(path).people
    assert musk.name == {"en": "E\ufffdlon"}
    assert musk.aliases == ("\ufffd", "🚀")


def test_whole_surrogate_pairs_are_characters(tmp_path: Path) -> None:
    path = tmp_path / "db.json"
    path.write_text(json.dumps({"corpus": {"1": build.story(title={"en": "A 🚀"})}}), encoding="utf-8")

    assert store.load(path).story.title == {"en": "A 🚀"}


def test_a_folder_a_device_and_a_missing_file_are_told_apart(tmp_path: Path) -> None:
    assert complaint(tmp_path).startswith("is a folder, not a file; ")
    assert complaint(Path("/dev/null")).startswith("is not a regular file; ")
    assert complaint(tmp_path / "absent.json") == "no such file; name one with --db PATH or OSEXPLORE_DB"
    assert complaint(tmp_path / ("x" * 300)).startswith("cannot read it: file name too long; ")


def test_no_permission_is_told(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise PermissionError(13, "Permission denied")

    # Tests may run as root, whom no mode keeps out.
    monkeypatch.setattr(storage, "StrictStorage", refuse)

    assert complaint(path) == "no permission to read it; get that right, or work on a copy"


def test_everything_that_cannot_be_read_is_found_at_once(tmp_path: Path) -> None:
    broken = build.quote("q", "s", "e", start="3", speakers="musk", mode="said", colour="red", exact="x")
    people = [build.person("a", kind="human"), build.person("b")]
    path = build.write(tmp_path / "db.json", people=people, quotes=[broken], complete=False)

    corpus, problems = store.decode_all(store.read(path))

    assert [(problem.id, problem.field) for problem in problems] == [
        ("a", "kind"),
        ("q", "start"),
        ("q", "speakers"),
        ("q", "mode"),
        ("q", "colour"),
    ]
    assert [person.id for person in corpus.people] == ["b"]
    assert [(quote.id, quote.exact, quote.start) for quote in corpus.quotes] == [("q", "x", None)]


def test_the_option_comes_before_the_environment_and_that_before_the_checkout(
    monkeypatch: pytest.MonkeyPatch, root: Path
) -> None:
    assert store.default_path(None) == root / "db.json"
    monkeypatch.setenv("OSEXPLORE_DB", "/elsewhere/story.json")
    assert store.default_path(None) == Path("/elsewhere/story.json")
    assert store.default_path(Path("mine.json")) == Path("mine.json")
    monkeypatch.setenv("OSEXPLORE_DB", "")
    assert store.default_path(None) == root / "db.json"


def test_away_from_a_checkout_the_packaged_story_is_opened(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    module = tmp_path / "lib" / "site-packages" / "osexplore" / "corpus" / "store.py"
    monkeypatch.setattr(store, "__file__", str(module))

    assert store.default_path(None) == module.parents[1] / "db.json"


VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3),
    max_leaves=12,
)
FIELDS = st.sampled_from(sorted({name for made in store.RECORDS.values() for name in made.__struct_fields__}))
TABLES = st.dictionaries(
    st.sampled_from(list(store.RECORDS)),
    st.dictionaries(st.integers(1, 9).map(str), st.dictionaries(FIELDS, VALUES), max_size=2),
)


@given(VALUES | TABLES)
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
def test_whatever_json_a_file_holds_it_is_read_or_told(tmp_path: Path, value: Any) -> None:
    path = build.write_documents(tmp_path / "any.json", value)
    try:
        documents = store.read(path)
    except CorpusError:
        complaint(path)
        return
    corpus, problems = store.decode_all(documents)
    assert all(problem.what and problem.remedy for problem in problems)
    if problems:
        complaint(path)
    else:
        assert store.decode(documents) == corpus


def test_wherever_a_file_is_cut_off_it_is_told(path: Path, tmp_path: Path) -> None:
    content = path.read_bytes().rstrip()
    cut = tmp_path / "cut.json"
    for length in range(len(content)):
        cut.write_bytes(content[:length])
        assert "\n" not in complaint(cut)
