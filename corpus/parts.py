"""Parts: a body, its tail, and the documents that are attached behind or inside it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from corpus.header import Header, read_header
from corpus.kinds import split_kind
from corpus.labels import parse_label
from corpus.tail import Tail, read_tail

if TYPE_CHECKING:
    from collections.abc import Iterator

    from corpus.lines import Line

_ENCLOSED = re.compile(r"\(.{0,40}(?:kèm theo|ban hành theo)", re.IGNORECASE)
_REACH = 8
"""Most lines between the kind of an attached document and "(Kèm theo …)"."""


@dataclass(frozen=True, slots=True)
class Body:
    """Lines that are neither head nor tail."""

    lines: tuple[Line, ...]


def split_parts(lines: tuple[Line, ...]) -> Iterator[Body | Tail | Header]:
    """Cut the lines below the head into parts; every line is in exactly one, in order.

    A :class:`Header` is the head of an attached document: one that stands right behind a tail,
    or that says what it is attached to.
    """
    start = row = 0
    after_tail = False
    while row < len(lines):
        part = read_tail(lines, row) or _attached(lines, row, after_tail=after_tail)
        if part is None:
            row += 1
            after_tail = False
            continue
        if start < row:
            yield Body(lines[start:row])
        yield part
        row += len(part.lines)
        start = row
        after_tail = isinstance(part, Tail)
    if start < row:
        yield Body(lines[start:])


def _attached(lines: tuple[Line, ...], row: int, *, after_tail: bool) -> Header | None:
    if not after_tail and not _says_so(lines, row):
        return None
    header = read_header(lines[row:])
    return header if any(line.text.upper() == header.kind for line in header.lines) else None


def _says_so(lines: tuple[Line, ...], row: int) -> bool:
    kind = split_kind(lines[row].text)
    if kind is None or kind[1] or _titles_a_label(lines, row):
        return False
    return any(_ENCLOSED.match(line.text) for line in lines[row + 1 : row + 1 + _REACH])


def _titles_a_label(lines: tuple[Line, ...], row: int) -> bool:
    """Tell whether the line above is a bare label (``PHỤ LỤC I``), whose title this is then."""
    above = lines[row - 1].text if row else ""
    label = parse_label(above)
    return label is not None and not above[label.end :]
