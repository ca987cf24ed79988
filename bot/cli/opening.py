"""Opening what the commands need: the index, built first where there is none, and the answerer."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.cli.streams import say
from bot.messages import terminal as words
from corpus import bundled_folder
from embeddings.errors import NoIndex

if TYPE_CHECKING:
    from pathlib import Path

    from bot.answering import Answerer
    from bot.settings import Settings
    from embeddings.search import Searcher


def corpus_folder(settings: Settings) -> Path:
    """Return the folder of the reports."""
    return settings.corpus.folder or bundled_folder()


def open_searcher(settings: Settings) -> Searcher:
    """Open the index for questions; build it first, and say so, if there is none.

    Raises
    ------
    HoiBaoCaoError
        If it can't be opened or built.
    """
    from embeddings.bundled import BundledEncoder
    from embeddings.search import Searcher
    from embeddings.store import Store

    store, encoder = Store(settings.index.folder), BundledEncoder()
    try:
        generation = store.current(encoder)
    except NoIndex:
        from bot.cli.progress import progress_bars

        say(words.BUILDING_FIRST)
        with progress_bars() as tell:
            store.build(corpus_folder(settings), encoder, progress=tell)
        generation = store.current(encoder)
    return Searcher(generation, encoder)


def open_answerer(settings: Settings) -> Answerer:
    """Open what answers questions; see :func:`open_searcher`."""
    from bot.answering import Answerer

    return Answerer(open_searcher(settings))
