"""Types: the suffixes of the files that are read, and the module that reads each."""

from __future__ import annotations

READERS = {
    ".txt": "corpus.text_reader",
    ".docx": "corpus.word.reader",
    ".pdf": "corpus.pdf.reader",
    ".doc": "corpus.office",
    ".odt": "corpus.office",
    ".rtf": "corpus.office",
}
SUPPORTED_TYPES = frozenset(READERS)
"""Suffixes of the files that are read."""
