"""Readers: which one takes a file, by the type in its name."""

from __future__ import annotations

from typing import TYPE_CHECKING

from corpus.errors import UnsupportedFile

if TYPE_CHECKING:
    from pathlib import Path

    from corpus.source import Source

SUPPORTED_TYPES = frozenset({".txt", ".docx", ".pdf"})


def read_source(path: Path) -> Source:
    """Read a file of any supported type into lines.

    Raises
    ------
    UnsupportedFile
        If its type is none of :data:`SUPPORTED_TYPES`.
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

            return read_pdf(path)
    raise UnsupportedFile(path)
