"""Plain text files, read into lines."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING

from corpus.columns import split_columns
from corpus.contents import is_contents_entry
from corpus.emphasis import strip_emphasis
from corpus.encodings import decode
from corpus.errors import EmptyFile, UnknownEncoding, UnreadableFile
from corpus.lines import Line, clean
from corpus.report import HEADER_KEY, Doubt, DoubtKind
from corpus.source import Source
from corpus.wrapping import unwrap, wrapped_width

if TYPE_CHECKING:
    from pathlib import Path

_FEWEST_PAGE_NUMBERS = 3


def read_text(path: Path) -> Source:
    """Read a plain text file.

    Raises
    ------
    UnreadableFile
        If it can't be opened.
    UnknownEncoding
        If no reading of its bytes is sure.
    EmptyFile
        If it holds no letter or digit.
    """
    try:
        data = path.read_bytes()
    except OSError as error:
        raise UnreadableFile(path) from error
    decoded = decode(data)
    if decoded is None:
        raise UnknownEncoding(path)
    lines = split_lines(decoded.text)
    if not any(map(str.isalnum, "".join(line.text for line in lines))):
        raise EmptyFile(path)
    doubts: tuple[Doubt, ...] = ()
    if decoded.assumed:
        doubts = (Doubt(DoubtKind.ASSUMED_ENCODING, HEADER_KEY, decoded.assumed),)
    return Source(path.name, lines, doubts)


def split_lines(text: str) -> tuple[Line, ...]:
    """Cut text at its line ends into clean lines.

    Blank lines, emphasis marks and a run of page numbers are left out, the two sides of a head
    are told apart, and paragraphs broken at a fixed width are put together.
    """
    rows = text.replace("\r\n", "\n").replace("\r", "\n").replace("\f", "\n").split("\n")
    width = wrapped_width([clean(row) for row in rows])
    sides = split_columns(rows)
    lines = [Line(words, number) for number, side in sides if (words := clean(side))]
    kept = _without_page_numbers(lines)
    whole = kept if width is None else unwrap(kept, width)
    texts, bold = strip_emphasis([line.text for line in whole])
    return tuple(
        replace(line, text=words, bold=heavy, contents=is_contents_entry(words))
        for line, words, heavy in zip(whole, texts, bold, strict=True)
    )


def _without_page_numbers(lines: list[Line]) -> list[Line]:
    """Leave out lone numbers, if there are several and each is one more than the last."""
    numbers = [int(line.text) for line in lines if line.text.isdecimal() and len(line.text) < 5]
    if len(numbers) < _FEWEST_PAGE_NUMBERS or any(b != a + 1 for a, b in pairwise(numbers)):
        return lines
    return [line for line in lines if not (line.text.isdecimal() and len(line.text) < 5)]
