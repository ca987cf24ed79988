"""Readers: which one takes a file, by the type in its name."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

from corpus.errors import UnsupportedFile
from corpus.limits import DEFAULT_LIMITS, Limits, check_archive, check_size
from corpus.signatures import check_type
from corpus.types import READERS, SUPPORTED_TYPES

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from corpus.source import Source

_PACKED = frozenset({".docx", ".odt"})


def check_file(path: Path, limits: Limits = DEFAULT_LIMITS) -> None:
    """See, without reading it, that a file may be read.

    Raises
    ------
    UnsupportedFile
        If its type is none of :data:`corpus.types.SUPPORTED_TYPES`.
    CorpusError
        If it is not what its name says, or larger than it may be.
    """
    suffix = path.suffix.lower()
    if suffix not in SUPPORTED_TYPES:
        raise UnsupportedFile(path)
    check_size(path, limits)
    check_type(path)
    if suffix in _PACKED:
        check_archive(path, limits)


def load_reader(suffix: str) -> None:
    """Import what reads a type, so that ceilings set later are for the file alone."""
    import_module(READERS[suffix])


def read_source(path: Path, limits: Limits, progress: Callable[[], None]) -> Source:
    """Read a file of any supported type into lines.

    Parameters
    ----------
    path
        A file that :func:`check_file` has passed.
    limits
        Ceilings.
    progress
        Called after each page, where there are pages.

    Raises
    ------
    CorpusError
        As its reader does.
    """
    match path.suffix.lower():
        case ".txt":
            from corpus.text_reader import read_text

            return read_text(path)
        case ".docx":
            from corpus.word.reader import read_word

            return read_word(path)
        case ".pdf":
            from corpus.pdf.reader import read_pdf

            return read_pdf(path, most_pages=limits.pages, progress=progress)
        case _:
            from corpus.office import read_office

            return read_office(path)
