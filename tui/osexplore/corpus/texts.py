"""The articles' own files, which stay with their reader: found by SHA-256, name, or the quotes in them."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from osexplore.corpus.filenames import file_name
from osexplore.corpus.files import Files
from osexplore.corpus.held import Held, read
from osexplore.corpus.problem import file_error

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from osexplore.corpus.files import Seen
    from osexplore.corpus.held import By
    from osexplore.corpus.model import Source, SourceText
    from osexplore.corpus.recognition import Likeness, Recognition

__all__ = ["Folder", "Held"]


class Folder:
    """A folder of texts. Raises CorpusError if it cannot be listed; its files are read when one is asked for.

    `kept`: it is the one that the program keeps texts in, which need not be there yet. `recognise` tells
    whose text one is, so that a copy under any name is found by its quotes; `seen` is what an earlier look
    at the folder has found.
    """

    def __init__(
        self,
        path: Path,
        *,
        kept: bool = False,
        recognise: Callable[[str], Recognition] | None = None,
        seen: Seen | None = None,
    ) -> None:
        self._kept = kept
        self._recognise = recognise
        self._held: dict[str, Held] = {}
        self._files = Files()
        try:
            self._files = Files(sorted(entry for entry in path.iterdir() if entry.is_file()), seen)
        except OSError as error:
            if kept and isinstance(error, FileNotFoundError):
                return
            reason = (error.strerror or "unreadable").lower()
            remedy = "name the folder that holds the sources' texts"
            raise file_error(path, f"cannot be listed: {reason}", remedy) from error

    def __bool__(self) -> bool:
        """Tell whether there is any file in it."""
        return bool(self._files.paths)

    def hold(self, source: Source) -> Held:
        """Return the text of a source, as far as this folder has it; the first time it may take a while."""
        if source.text is None:
            return Held(source.id, note="no text of it is known")
        if source.id not in self._held:
            self._held[source.id] = self._found(source, source.text)
        return self._held[source.id]

    def _found(self, source: Source, text: SourceText) -> Held:
        trouble = None
        for path, by, likeness in self._candidates(source, text):
            held = self._read(Held(source.id, path, by, likeness=likeness), path, text)
            if held.text is not None:
                return held
            trouble = trouble or held
        return trouble or Held(source.id, trouble=self._lacking(source, text))

    def _candidates(self, source: Source, text: SourceText) -> Iterator[tuple[Path, By, Likeness | None]]:
        """Give the files that may hold the text, and what speaks for each, the surest first."""
        path = self._by_sha256.get(text.sha256.lower())
        if path is not None:
            yield path, "sha256", None
        name = f"{file_name(source.id)}.txt" if self._kept else text.file
        yield from ((path, "name", None) for path in self._files.paths if path.name == name)
        if source.id in self._by_quotes:
            path, likeness = self._by_quotes[source.id]
            yield path, "quotes", likeness

    def _read(self, held: Held, path: Path, expected: SourceText) -> Held:
        try:
            content = self._files.content(path)
        except OSError as error:
            return Held(held.source, path, held.by, trouble=f"{path.name} cannot be read: {_reason(error)}")
        if content is None:
            return Held(held.source, path, held.by, trouble=f"{path.name} is too large for an article")
        return read(held, content, expected)

    def _lacking(self, source: Source, text: SourceText) -> str:
        """Return in words that there is no text of a source, and what comes nearest to one."""
        if self._kept:
            return "no text of it is kept (`osexplore texts add FILE` keeps one)"
        lacking = f"{text.file} is not in the folder, under any name"
        if self._recognise is None:
            return lacking
        near = [
            (likeness.share, likeness, path)
            for path, whose in self._whose.items()
            for likeness in whose.likest
            if likeness.source == source.id
        ]
        if not near:
            return f"{lacking}, and none of its quotes stands in any file"
        _, best, path = max(near, key=lambda one: one[0])
        return f"{lacking}; at best {best.found} of its {best.quotes} quotes stand in a file ({path.name})"

    @cached_property
    def _by_sha256(self) -> dict[str, Path]:
        """The files by their SHA-256, those that cannot be read left out."""
        found: dict[str, Path] = {}
        for path in self._files.paths:
            found.setdefault(self._files.sha256(path), path)
        found.pop("", None)
        return found

    @cached_property
    def _whose(self) -> dict[Path, Recognition]:
        """Whose text is in each file, as far as its words tell."""
        if self._recognise is None:
            return {}
        return {path: self._files.whose(path, self._recognise) for path in self._files.paths}

    @cached_property
    def _by_quotes(self) -> dict[str, tuple[Path, Likeness | None]]:
        """The files by the source whose quotes stand in them: of several that in which most do."""
        found: dict[str, tuple[float, Path, Likeness | None]] = {}
        for path, whose in self._whose.items():
            if whose.source is None:
                continue
            likeness = whose.likest[0] if whose.likest else None
            share = likeness.share if likeness else 2.0  # by the SHA-256 of its words in UTF-8
            if whose.source not in found or share > found[whose.source][0]:
                found[whose.source] = share, path, likeness
        return {source: (path, likeness) for source, (_, path, likeness) in found.items()}


def _reason(error: OSError) -> str:
    return (error.strerror or "").lower()
