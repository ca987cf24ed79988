"""Contained parsing: the files of strangers are read in a process that can come to no harm.

Everything but small text files, whose parsing is a single pass over a bounded text, goes to
:mod:`corpus.child` with ceilings on memory and processor time, and is given up when it shows no
progress. What it takes is imported when a file is read: a question to a finished index reads none.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from corpus.limits import DEFAULT_LIMITS, Limits

if TYPE_CHECKING:
    from pathlib import Path

    from corpus.report import Report

_SMALL_TEXT = 250_000
"""Bytes; a smaller text file is parsed in place."""


def read_report(path: Path, limits: Limits = DEFAULT_LIMITS) -> Report:
    """Read a report file of any supported type.

    Raises
    ------
    CorpusError
        If the file can't be read as a report; the subclass says why.
    """
    from corpus.readers import check_file, read_source

    check_file(path, limits)
    if path.suffix.lower() == ".txt" and path.stat().st_size <= _SMALL_TEXT:
        from corpus.structure import parse_report

        return parse_report(read_source(path, limits, _no_progress))
    from corpus.parent import read_in_child

    return read_in_child(path, limits)


def _no_progress() -> None:
    return
