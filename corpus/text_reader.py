"""Plain text files, read into lines."""

from __future__ import annotations

from typing import TYPE_CHECKING

from corpus.emphasis import strip_emphasis
from corpus.errors import EmptyFile, UnreadableFile
from corpus.lines import Line, clean

if TYPE_CHECKING:
    from pathlib import Path


def read_text(path: Path) -> tuple[Line, ...]:
    """Read a plain text file.

    Raises
    ------
    UnreadableFile
        If it can't be opened.
    EmptyFile
        If it holds no letter or digit.
    """
    try:
        data = path.read_bytes()
    except OSError as error:
        raise UnreadableFile(path) from error
    lines = split_lines(data.decode("utf-8-sig", errors="replace"))
    if not lines:
        raise EmptyFile(path)
    return lines


def split_lines(text: str) -> tuple[Line, ...]:
    """Cut text at its line ends into clean lines, without the blank ones and without emphasis."""
    rows = [clean(row) for row in text.replace("\r\n", "\n").replace("\r", "\n").split("\n")]
    texts, bold = strip_emphasis(rows)
    return tuple(
        Line(words, number, bold=heavy)
        for number, (words, heavy) in enumerate(zip(texts, bold, strict=True), start=1)
        if words
    )
