"""Joins: a paragraph that a page break has cut is made whole again.

Two halves are joined, with one space, when the first has no final stop and the second begins in
lower case, without label or bullet. Both must hold: headings, too, lack a final stop. Where only
the first holds the join would be a guess, and the parser reports a doubt instead.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
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
    blocks: list[Block] = []
    for line in lines:
        if blocks and _continues(blocks[-1], line):
            blocks[-1] = _joined(blocks[-1], line)
        elif blocks and line.contents and blocks[-1].contents:
            blocks[-1] = _listed(blocks[-1], line)
        else:
            blocks.append(_block(line))
    return tuple(blocks)


def _block(line: Line) -> Block:
    return Block(
        line.text,
        line.numbers,
        line.joins,
        page=line.page,
        bold=line.bold,
        centred=line.centred,
        heading=line.heading,
        contents=line.contents,
        row=line.row,
    )


def _continues(block: Block, line: Line) -> bool:
    if block.row or line.row or block.contents or line.contents:
        return False
    return is_open(block.text) and is_continuation(line.text)


def _listed(block: Block, line: Line) -> Block:
    lines = (*block.lines, *line.numbers)
    return replace(block, text=f"{block.text}\n{line.text}", lines=lines)


def _joined(block: Block, line: Line) -> Block:
    joins = block.joins
    if block.lines and line.number is not None:
        joins = (*joins, (block.lines[-1], line.number), *line.joins)
    return replace(
        block,
        text=f"{block.text} {line.text}",
        lines=(*block.lines, *line.numbers),
        joins=joins,
        bold=block.bold and line.bold,
    )
