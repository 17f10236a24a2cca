"""The full texts that a reader keeps: one for each source of a story, under the platform's data folder."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Literal

from osexplore.corpus import atomic, incoming
from osexplore.corpus.encodings import BYTE_ORDER_MARK
from osexplore.corpus.filenames import file_name
from osexplore.corpus.problem import file_error
from osexplore.corpus.recognition import Recognition, recognise
from osexplore.corpus.texts import Folder

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping
    from pathlib import Path

    from osexplore.corpus.files import Seen
    from osexplore.corpus.incoming import Incoming
    from osexplore.corpus.model import Quote, Source
    from osexplore.corpus.texts import Held

Change = Literal["new", "replaced", "same", "exact is kept"]


@dataclass(frozen=True)
class Added:
    """A text that was given: what it was read as, what it was recognised as, and what that changed.

    `change` is None where it is no source's text; "exact is kept" where it is another version than the
    very text of the story, which is kept already.
    """

    incoming: Incoming
    recognition: Recognition
    change: Change | None


class Shelf:
    """The texts kept for the story with this id; `folder` stands in for the platform's data folder."""

    def __init__(self, story: str, folder: Path | None = None) -> None:
        self.path = (folder or _data_folder()) / "texts" / file_name(story)

    def folder(self) -> Folder:
        """Return what is kept, to be held against quotes; nothing if nothing was ever kept."""
        return Folder(self.path, kept=True)

    def add(self, path: Path, sources: Mapping[str, Source], quotes: Iterable[Quote]) -> Added:
        """Keep the text in a file if it is that of one of the sources; raise CorpusError for what is no text.

        The story's very text takes the place of another version of it, and never the other way round.
        """
        given = incoming.read(path)
        quotes = tuple(quotes)
        recognition = recognise(given.text, sources.values(), quotes)
        if recognition.by != "sha256" and given.text.startswith(BYTE_ORDER_MARK):
            given = replace(given, text=given.text.removeprefix(BYTE_ORDER_MARK))
            recognition = recognise(given.text, sources.values(), quotes)
        if recognition.source is None:
            return Added(given, recognition, None)
        source = sources[recognition.source]
        kept = self.folder().hold(source)
        change = _change(kept, given.text, recognition)
        if change in ("new", "replaced"):
            self._keep(source, given.text)
        return Added(given, recognition, change)

    def _keep(self, source: Source, text: str) -> None:
        try:
            self.path.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            reason = (error.strerror or "impossible").lower()
            raise file_error(
                self.path, f"cannot be made: {reason}", "make the folder, then add again"
            ) from error
        atomic.replace(self.path / f"{file_name(source.id)}.txt", text)


def _change(kept: Held, text: str, recognition: Recognition) -> Change:
    if kept.text == text:
        return "same"
    if kept.by == "sha256" and recognition.by != "sha256":
        return "exact is kept"
    return "new" if kept.path is None else "replaced"


def texts(
    story: str,
    folder: Path | None = None,
    recognise: Callable[[str], Recognition] | None = None,
    seen: Seen | None = None,
) -> Folder:
    """Return the texts in a folder named for this run, else those kept for the story with this id.

    In such a folder they lie as their owner has them: `recognise` tells whose a copy is, under any name.
    """
    return Folder(folder, recognise=recognise, seen=seen) if folder else Shelf(story).folder()


def _data_folder() -> Path:
    import platformdirs

    return platformdirs.user_data_path("osexplore", appauthor=False)
