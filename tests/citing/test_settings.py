from __future__ import annotations

from pathlib import Path

import pytest

from osexplore.citing import settings
from osexplore.citing.preferences import Preferences
from osexplore.citing.settings import SettingsError, load

NOWHERE: dict[str, str] = {}


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Return where the settings are looked for."""
    place = tmp_path / "home" / "config" / "osexplore" / "config.toml"
    place.parent.mkdir(parents=True)
    return place


def test_the_file_lies_in_the_config_folder(path: Path) -> None:
    assert settings.default_path() == path


def test_without_a_file_the_defaults_hold(path: Path) -> None:
    found = load(environment=NOWHERE)
    assert found.preferences == Preferences("apa", "plain", "usual", frozenset({"place"}), None)
    assert found.templates == {}
    assert not path.exists()


def test_the_file_says_how_quotes_are_copied(path: Path) -> None:
    path.write_text(
        'style = "mla"\nformat = "html"\nlanguage = "both"\nwith = ["link", "proof"]\n'
        '[templates]\ncard = """{words}\n{citation}"""\n',
        encoding="utf-8",
    )
    found = load(environment=NOWHERE)
    assert found.preferences == Preferences("mla", "html", "both", frozenset({"link", "proof"}))
    assert found.templates["card"].text == "{words}\n{citation}"


def test_what_the_file_leaves_out_stays_as_it_is(path: Path) -> None:
    path.write_text("with = []", encoding="utf-8")
    assert load(environment=NOWHERE).preferences == Preferences(extras=frozenset())


def test_the_environment_goes_before_the_file(path: Path) -> None:
    path.write_text('style = "mla"\nwith = "place"\nformat = "html"', encoding="utf-8")
    found = load(environment={"OSEXPLORE_STYLE": "ieee", "OSEXPLORE_WITH": "nothing", "OSEXPLORE_FORMAT": ""})
    assert found.preferences == Preferences("ieee", "html", extras=frozenset())


def test_a_style_may_be_a_file_beside_the_settings(path: Path) -> None:
    style = '<style xmlns="http://purl.org/net/xbiblio/csl" class="note" version="1.0"/>'
    (path.parent / "styles").mkdir()
    (path.parent / "styles" / "house.csl").write_text(style, encoding="utf-8")
    for named in ("styles/house.csl", "house"):
        path.write_text(f'style = "{named}"', encoding="utf-8")
        chosen = load(environment=NOWHERE).preferences
        assert chosen.style == str(path.parent / "styles" / "house.csl")
        assert chosen.choice({}).style.kind == "note"


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ('style = "ap"', "key style: no style 'ap': did you mean apa?"),
        ("style = 7", 'key style: write it as text, such as style = "apa"'),
        ('style = "gone.csl"', "key style: "),
        ('format = "markdwon"', "key format: no format 'markdwon': did you mean markdown?"),
        ("format = []", 'key format: write it as text, such as format = "plain"'),
        (
            'language = "english"',
            "key language: no choice of language 'english': choose from usual, original, ",
        ),
        ('with = ["place", "plcae"]', "key with: no such part 'plcae': did you mean place?"),
        ("with = [1]", 'key with: write it as text, such as with = ["place", "link"]'),
        ("templates = 1", "key templates: make it a table: [templates]"),
        ("[templates]\ncard = 1", 'key templates.card: write a text such as "{words} ({citation})"'),
        ('[templates]\ncard = "{wrods}"', "key templates.card: no field {wrods}: did you mean {words}?"),
        ('[templates]\n"a\\u001b[2J" = "{"', "key templates.a\ufffd[2J: "),
        ('sytle = "apa"', "key sytle: there is no such key; did you mean style?"),
        (
            "colour = 1",
            "key colour: there is no such key; the keys are style, format, language, with, templates",
        ),
        (f"style = {'[' * 5000}", "is nested too deep; correct it there"),
        ("style = apa", "is not TOML: invalid value (at line 1, column 9); correct it there"),
    ],
)
def test_what_is_wrong_is_said_in_a_line_with_file_and_key(path: Path, written: str, said: str) -> None:
    path.write_text(written, encoding="utf-8")
    with pytest.raises(SettingsError) as raised:
        load(environment=NOWHERE)
    assert str(raised.value).startswith(str(path))
    assert said in str(raised.value)
    assert str(raised.value).isprintable()
    assert path.read_text(encoding="utf-8") == written


def test_a_wrong_variable_is_named(path: Path) -> None:
    del path
    with pytest.raises(SettingsError, match=r"^OSEXPLORE_FORMAT: no format 'word': choose from plain, "):
        load(environment={"OSEXPLORE_FORMAT": "word"})


def test_a_file_that_cannot_be_read_is_named(path: Path) -> None:
    path.mkdir()
    with pytest.raises(SettingsError, match=r"config\.toml: cannot be read: is a directory"):
        load(environment=NOWHERE)
    path.rmdir()
    path.write_bytes(b"style = '\xff'")
    with pytest.raises(SettingsError, match=r"config\.toml: is not UTF-8 \(byte 9\)"):
        load(environment=NOWHERE)
