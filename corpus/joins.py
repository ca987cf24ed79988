"""Joins: a paragraph that a page break has cut is made whole again.

Two halves are joined, with one space, when the first has no final stop and the second begins in
lower case, without label or bullet. Both must hold: headings, too, lack a final stop. Where only
the first holds the join would be a guess, and the parser reports a doubt instead.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from corpus.bullets import split_bullet
from corpus.labels import parse_label
from corpus.marks import without_last_mark

if TYPE_CHECKING:
    from collections.abc import Iterable

    from corpus.lines import Line, TableRow

_STOPPED = re.compile(r"[.:;?!…][\"”’»)\]*]*$")


@dataclass(frozen=True, slots=True)
class Block:
    """A whole paragraph or heading.

    Attributes
    ----------
    text
        Joined text.
    lines
        Source lines it was made of.
    joins
        The pairs of source lines between which it had been cut.
    """

    text: str
    lines: tuple[int, ...] = ()
    joins: tuple[tuple[int, int], ...] = ()
    page: int | None = None
    bold: bool = False
    centred: bool = False
    heading: bool = False
    contents: bool = False
    row: TableRow | None = None


def is_open(text: str) -> bool:
    """Tell whether a text ends without a final stop (a mark at its end set aside)."""
    bare = without_last_mark(text)
    return bool(bare) and not _STOPPED.search(bare)


def is_continuation(text: str) -> bool:
    """Tell whether a line begins in the middle of a sentence."""
    return text[:1].islower() and parse_label(text) is None and split_bullet(text) is None


def join_lines(lines: Iterable[Line]) -> tuple[Block, ...]:
    """Make blocks of body lines; each line ends up in exactly one block."""
    groups: list[list[Line]] = []
    for line in lines:
        if groups and (_continues(groups[-1][-1], line) or _lists_on(groups[-1][-1], line)):
            groups[-1].append(line)
        else:
            groups.append([line])
    return tuple(_block(group) for group in groups)


def _continues(last: Line, line: Line) -> bool:
    if last.row or line.row or last.contents or line.contents:
        return False
    return is_open(last.text) and is_continuation(line.text)


def _lists_on(last: Line, line: Line) -> bool:
    """Tell whether two lines are entries of one table of contents."""
    return last.contents and line.contents


def _block(group: list[Line]) -> Block:
    first = group[0]
    joins: list[tuple[int, int]] = list(first.joins)
    for above, below in pairwise(group):
        if above.number is not None and below.number is not None and not first.contents:
            joins.append((above.numbers[-1], below.number))
        joins.extend(below.joins)
    return Block(
        ("\n" if first.contents else " ").join(line.text for line in group),
        tuple(number for line in group for number in line.numbers),
        tuple(joins),
        page=first.page,
        bold=all(line.bold for line in group),
        centred=first.centred,
        heading=first.heading,
        contents=first.contents,
        row=first.row,
    )
