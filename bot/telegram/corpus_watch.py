"""Indexing reports that are copied into the corpus folder while the bot runs."""

from __future__ import annotations

import asyncio
import logging
import threading
from typing import TYPE_CHECKING

from corpus.errors import HoiBaoCaoError
from embeddings.encoder_choice import open_encoder
from embeddings.store import Store
from embeddings.watch import Watcher

if TYPE_CHECKING:
    from bot.settings import Settings
    from embeddings.progress import BuildSummary

_LOG = logging.getLogger(__name__)


async def watch_corpus(settings: Settings) -> None:
    """Index what arrives in the corpus folder until cancelled, if the settings say so.

    What it builds is opened by :func:`bot.telegram.index_watch.follow_index`.
    """
    folder = settings.corpus.folder
    if folder is None or not settings.index.watch:
        return
    stop = threading.Event()
    encoder = open_encoder(settings.encoder.choice())
    watcher = Watcher(Store(settings.index.folder), folder, encoder)
    try:
        await asyncio.to_thread(watcher.run, stop, _log)
    finally:
        stop.set()


def _log(what: BuildSummary | HoiBaoCaoError) -> None:
    if isinstance(what, HoiBaoCaoError):
        _LOG.error("the corpus can't be indexed: %r", what)
        return
    for item in what.set_aside:
        _LOG.warning("%s can't be read and is left out: %r", item.file, item.error)
    if what.published:
        _LOG.info("indexed generation %s: %s", what.number, what.changes)
