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
    from embeddings.encoder import Encoder
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
    from embeddings.encoder_choice import EncoderKind, open_encoder
    from embeddings.glossary import extended_glossary
    from embeddings.opening import open_current
    from embeddings.search import Searcher

    glossary = extended_glossary(settings.words.glossary, settings.words.abbreviations)
    index, encoder = settings.index.folder, open_encoder(settings.encoder.choice())
    try:
        generation = open_current(index, encoder)
    except NoIndex:
        _build(settings, encoder)
        generation = open_current(index, encoder)
    weights = None
    if settings.encoder.choice().kind is not EncoderKind.BUNDLED:
        from embeddings.cosine_scale import weights_for

        weights = weights_for(generation, encoder)
    return Searcher(generation, encoder, glossary, weights)


def _build(settings: Settings, encoder: Encoder) -> None:
    from bot.cli.progress import progress_bars
    from embeddings.store import Store

    say(words.BUILDING_FIRST)
    with progress_bars() as tell:
        Store(settings.index.folder).build(corpus_folder(settings), encoder, progress=tell)


def open_answerer(settings: Settings) -> Answerer:
    """Open what answers questions; see :func:`open_searcher`."""
    from bot.answering import Answerer

    return Answerer(open_searcher(settings))
