"""Captions: what a table is called."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from corpus.joins import is_open
from corpus.report import PassageKind

if TYPE_CHECKING:
    from collections.abc import Sequence

    from corpus.lines import TableRow
    from corpus.outline import Placed

_NAMED = re.compile(r"(?:Bảng|Biểu|Phụ biểu)(?:\s+(?:số\s*)?[\d.IVX]+|\b.{0,8}:)", re.IGNORECASE)
_UNIT = re.compile(r"\(?\s*(?:Đơn vị|ĐVT|Đvt)\b", re.IGNORECASE)
_LONGEST = 250


def find_caption(row: TableRow, before: Sequence[Placed]) -> str:
    """Return the caption of a table row.

    Parameters
    ----------
    row
        Any row of the table.
    before
        What is placed before it, the rows above it included.

    Returns
    -------
    str
        The caption that the table holds or that stands above it (a line with the unit between
        them is passed over), else the table's place among the tables of the document: ``"2"``.
    """
    above = before[-1] if before else None
    if above is not None and above.block.row is not None and above.block.row.table == row.table:
        return above.caption or str(row.table)
    if row.caption:
        return row.caption
    for placed in reversed(before[-2:]):
        if _is_caption(placed):
            return placed.text
        if not _UNIT.match(placed.text):
            break
    return str(row.table)


def _is_caption(placed: Placed) -> bool:
    if placed.kind is not PassageKind.PARAGRAPH or len(placed.text) > _LONGEST:
        return False
    if _NAMED.match(placed.text):
        return True
    block = placed.block
    return is_open(placed.text) and (block.bold or block.centred or placed.text.isupper())
