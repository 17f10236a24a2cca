"""The full texts that the reader has, whichever screen asks: in the folder of this run, or those kept."""

from __future__ import annotations

from contextlib import contextmanager
from functools import cached_property
from threading import Lock
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from osexplore.corpus.files import Seen
    from osexplore.corpus.index import Index
    from osexplore.corpus.model import Source
    from osexplore.corpus.recognition import Recognition
    from osexplore.corpus.texts import Folder, Held

# What looks for texts is imported when one is asked for: a start needs none of it.


class LeftError(Exception):
    """Who asked for a text is not there any more."""


class AtHand:
    """The texts at hand for a story. Whoever asks waits, so only threads do: a folder may hold many files.

    `folder` stands in for the texts that are kept. What was read of its files is known as long as they
    stay as they are; one that comes, goes or changes is seen at the next look.
    """

    def __init__(self, index: Index, folder: Path | None = None) -> None:
        self._index = index
        self._folder = folder
        self._looking = Lock()

    @property
    def is_named(self) -> bool:
        """Tell whether a folder was named for this run."""
        return self._folder is not None

    @contextmanager
    def look(self, left: Callable[[], bool] | None = None) -> Iterator[Folder]:
        """Give the texts as they are now, to one at a time; raise CorpusError if they cannot be listed.

        Where files are to be looked through, LeftError ends that as soon as the reader has `left`.
        """
        from osexplore.corpus.shelf import texts

        def go_on() -> None:
            if left and left():
                raise LeftError

        with self._looking:
            self._seen.before_reading = go_on
            yield texts(self._index.story.id, self._folder, self._recognise, self._seen)

    def hold(self, source: Source, left: Callable[[], bool]) -> Held | None:
        """Return the text of a source, or why there is none; None if the reader has `left` meanwhile."""
        from osexplore.corpus.held import Held
        from osexplore.corpus.problem import CorpusError

        try:
            with self.look(left) as folder:
                return folder.hold(source)
        except LeftError:
            return None
        except CorpusError as error:
            return Held(source.id, trouble=str(error))

    @cached_property
    def _recognise(self) -> Callable[[str], Recognition]:
        from osexplore.corpus.recognition import recogniser

        return recogniser(self._index)

    @cached_property
    def _seen(self) -> Seen:
        from osexplore.corpus.files import Seen

        return Seen()
