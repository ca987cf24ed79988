"""Tables: grids of cells become rows of "column: value"."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from corpus.lines import Line, TableRow, clean

if TYPE_CHECKING:
    from collections.abc import Sequence

_NUMBERED_COLUMN = re.compile(r"\(?(?:\d{1,2}|[A-H])\)?(?:\s*=.*)?")
_HEAD_WORDS = re.compile(
    r"(?:STT|TT|Số TT|Nội dung|Chỉ tiêu|Tiêu chí|Tên|Hạng mục|Danh mục|Đơn vị|Thời gian|Mục)\b",
    re.IGNORECASE,
)
"""What heads the first column of most tables."""
_LONGEST_COLUMN = 90
_MOST_HEAD_ROWS = 3


@dataclass(frozen=True, slots=True)
class Grid:
    """The cells of a table.

    Attributes
    ----------
    rows
        Texts; a cell that covers several columns or rows has its text in each of them.
    head
        How many rows the source itself marks as head.
    spans
        For each row, whether one of its cells reaches into the row below.
    bold
        For each row, whether all its words are bold.
    """

    rows: tuple[tuple[str, ...], ...]
    head: int = 0
    spans: tuple[bool, ...] = ()
    bold: tuple[bool, ...] = ()


def table_lines(grid: Grid, table: int, *, page: int | None = None) -> list[Line]:
    """Make a line of each row below the head.

    Parameters
    ----------
    grid
        Its cells.
    table
        Its place among the tables of the document, from 1.
    page
        The page it begins on.

    Returns
    -------
    list of Line
        The text of each is ``"STT: 1; Chỉ tiêu: Thu ngân sách; Thực hiện: 1.250 tỷ đồng"``: the
        filled cells, each behind its column's title. A row that is one wide cell is that text.
    """
    depth = _head_depth(grid)
    columns = _columns(grid.rows[:depth])
    lines: list[Line] = []
    for cells in grid.rows[depth:]:
        text = _row_text(columns, cells)
        if text:
            lines.append(Line(text, page=page, row=TableRow(table, len(lines) + 1)))
    if not lines and depth:
        text = _row_text((), grid.rows[0])
        lines = [Line(text, page=page, row=TableRow(table, 1))] if text else []
    return lines


def _head_depth(grid: Grid) -> int:
    """Return how many rows are the head, a row of column numbers below it included."""
    depth = grid.head
    if not depth and len(grid.rows) > 1 and _looks_like_head(grid):
        depth = 1
        while depth < _MOST_HEAD_ROWS and grid.spans[depth - 1 : depth] == (True,):
            depth += 1
    depth = min(depth, len(grid.rows) - 1)
    if 0 < depth < len(grid.rows) - 1 and _is_numbering(grid.rows[depth]):
        depth += 1
    return depth


def _looks_like_head(grid: Grid) -> bool:
    first = [cell for cell in grid.rows[0] if cell]
    if len(set(first)) < 2 or len(first) * 2 < len(grid.rows[0]):
        return False
    if any(len(cell) > _LONGEST_COLUMN or _is_figure(cell) for cell in first):
        return False
    named = _HEAD_WORDS.match(grid.rows[0][0]) is not None
    return named or grid.bold[:1] == (True,) or len(grid.rows[0]) > 2


def _is_figure(text: str) -> bool:
    return re.fullmatch(r"[\d.,%+\-()/\s]+", text) is not None


def _is_numbering(cells: Sequence[str]) -> bool:
    filled = [cell for cell in cells if cell]
    return len(filled) > 1 and all(_NUMBERED_COLUMN.fullmatch(cell) for cell in filled)


def _columns(head: Sequence[Sequence[str]]) -> tuple[str, ...]:
    titles = [row for row in head if not _is_numbering(row)]
    return tuple(
        " - ".join(dict.fromkeys(filter(None, column))) for column in zip(*titles, strict=False)
    )


def _row_text(columns: Sequence[str], cells: Sequence[str]) -> str:
    filled = {cell for cell in cells if cell}
    if len(filled) == 1 and len(cells) > 1 and all(cells):
        return cells[0]
    parts: list[str] = []
    for place, cell in enumerate(cells):
        if not cell or (place and cells[place - 1] == cell and _same(columns, place)):
            continue
        column = columns[place] if place < len(columns) else ""
        parts.append(f"{column}: {cell}" if column else cell)
    return clean("; ".join(parts))


def _same(columns: Sequence[str], place: int) -> bool:
    return place >= len(columns) or columns[place] == columns[place - 1]
