"""Indexing files as they arrive in the corpus folder, once they have stopped growing."""

from __future__ import annotations

import contextlib
import time
from typing import TYPE_CHECKING

from corpus import CorpusError, HoiBaoCaoError, report_files
from embeddings.errors import IndexLocked, StoreError

if TYPE_CHECKING:
    import threading
    from collections.abc import Callable
    from pathlib import Path

    from embeddings.encoder import Encoder
    from embeddings.progress import BuildSummary, Progress
    from embeddings.store import Store

    Look = tuple[int, int, int]

RETRY = 60.0
"""Seconds until a build is tried again that the index folder did not allow."""


class _BrokenOff(Exception):
    """The watcher was told to stop in the middle of a build."""


class Watcher:
    """Brings an index up to date whenever the files in its corpus folder changed.

    Parameters
    ----------
    store
        The index.
    corpus
        The folder to watch.
    encoder
        Encodes what is new.
    settle
        A file counts as complete when it has not changed for so many seconds.
    """

    def __init__(
        self, store: Store, corpus: Path, encoder: Encoder, *, settle: float = 2.0
    ) -> None:
        self._store = store
        self._corpus = corpus
        self._encoder = encoder
        self._settle = settle
        self._seen: dict[str, tuple[Look, float]] = {}
        self._done: dict[str, Look] | None = None
        self._not_before = float("-inf")

    def poll(
        self, now: float, progress: Callable[[Progress], None] | None = None
    ) -> BuildSummary | None:
        """Look once; index what has changed and settled.

        A file that can't be read is set aside, with its reason in the summary. While another
        process is writing the index, nothing is done yet.

        Parameters
        ----------
        now
            Seconds on a clock that never goes back.
        progress
            See :meth:`embeddings.store.Store.build`.

        Returns
        -------
        BuildSummary or None
            ``None`` if there was nothing to do.

        Raises
        ------
        CorpusError
            If no report can be read; once, until files change again.
        StoreError
            If the index can't be written; it is tried again after a minute.
        """
        looks = self._looks()
        self._note(looks, now)
        growing = {file for file, (_, since) in self._seen.items() if now - since < self._settle}
        done = self._done or {}
        settled = {file: look for file, look in looks.items() if file not in growing}
        settled |= {file: done[file] for file in growing & done.keys()}
        idle = settled == self._done or (growing and not settled)
        if idle or now < self._not_before:
            return None
        try:
            summary = self._store.build(
                self._corpus, self._encoder, tolerant=True, growing=growing, progress=progress
            )
        except CorpusError:
            self._done = settled
            raise
        except IndexLocked:
            return None
        except StoreError:
            self._not_before = now + RETRY
            raise
        self._done = settled
        return summary

    def run(
        self,
        stop: threading.Event,
        tell: Callable[[BuildSummary | HoiBaoCaoError], None],
        *,
        progress: Callable[[Progress], None] | None = None,
        interval: float = 1.0,
    ) -> None:
        """Look every ``interval`` seconds until told to stop; tell each build and each failure.

        A build that is going on when it is told to stop is broken off; its vectors are kept.
        """

        def going_on(done: Progress) -> None:
            if stop.is_set():
                raise _BrokenOff
            if progress is not None:
                progress(done)

        with contextlib.suppress(_BrokenOff):
            while not stop.is_set():
                try:
                    summary = self.poll(time.monotonic(), going_on)
                except HoiBaoCaoError as error:
                    tell(error)
                else:
                    if summary is not None:
                        tell(summary)
                stop.wait(interval)

    def _note(self, looks: dict[str, Look], now: float) -> None:
        """Note since when each file looks as it does."""
        since = dict.fromkeys(looks, now)
        for file, (look, time_seen) in self._seen.items():
            if looks.get(file) == look:
                since[file] = time_seen
        self._seen = {file: (look, since[file]) for file, look in looks.items()}

    def _looks(self) -> dict[str, Look]:
        """Return what shows that a file changed: inode, size and time of change."""
        looks: dict[str, Look] = {}
        with contextlib.suppress(CorpusError):
            for path in report_files(self._corpus):
                with contextlib.suppress(OSError):
                    stat = path.stat()
                    looks[path.name] = (stat.st_ino, stat.st_size, stat.st_mtime_ns)
        return looks
