"""Tables of a Word document: those that hold data, and those that only set out a page."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from docx.oxml.ns import qn

from corpus.tables import Grid

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from docx.oxml.xmlchemy import BaseOxmlElement as Element

_LAYOUT = re.compile(
    r"Độc lập\s*[-–]\s*Tự do|CỘNG H[ÒO][AÀ] XÃ HỘI|Nơi\s+nhận|^\s*Số\s*:"
    r"|\b(?:TM|KT|TL|TUQ)\s*\.\s*\w|\(Ký|Ký tên",
    re.IGNORECASE | re.MULTILINE,
)
_MOST_LAYOUT_ROWS = 6


def own_rows(table: Element) -> Iterator[Element]:
    """Give the rows of a table, those inside content controls included, deleted ones not."""
    for child in table:
        if child.tag == qn("w:tr"):
            if child.find(f"{qn('w:trPr')}/{qn('w:del')}") is None:
                yield child
        elif child.tag in (qn("w:sdt"), qn("w:sdtContent"), qn("w:ins")):
            yield from own_rows(child)


def own_cells(row: Element) -> Iterator[Element]:
    """Give the cells of a row, those inside content controls included."""
    for child in row:
        if child.tag == qn("w:tc"):
            yield child
        elif child.tag in (qn("w:sdt"), qn("w:sdtContent")):
            yield from own_cells(child)


def is_layout(table: Element, cell_text: Callable[[Element], str]) -> bool:
    """Tell whether a table only sets things side by side: a head, a signature, a frame."""
    rows = [list(own_cells(row)) for row in own_rows(table)]
    if max((len(cells) for cells in rows), default=0) < 2 or len(rows) < 2:
        return True
    if len(rows) > _MOST_LAYOUT_ROWS:
        return False
    return any(_LAYOUT.search(cell_text(cell)) for cells in rows for cell in cells)


def read_grid(
    table: Element,
    cell_text: Callable[[Element], str],
    cell_bold: Callable[[Element], bool],
) -> Grid:
    """Read the cells of a table into a grid; merged cells fill all the places they cover."""
    rows: list[tuple[str, ...]] = []
    spans: list[bool] = []
    bold: list[bool] = []
    head = 0
    for row in own_rows(table):
        texts: list[str] = []
        cells = list(own_cells(row))
        for cell in cells:
            above = rows[-1] if rows else ()
            goes_on = _merge(cell) == "continue" and len(texts) < len(above)
            text = above[len(texts)] if goes_on else cell_text(cell)
            texts.extend([text] * _width(cell))
        is_head = row.find(f"{qn('w:trPr')}/{qn('w:tblHeader')}") is not None
        head += is_head and head == len(rows)
        rows.append(tuple(texts))
        bold.append(bool(cells) and all(cell_bold(cell) for cell in cells))
        spans.append(any(_merge(cell) == "restart" for cell in cells))
    widest = max((len(row) for row in rows), default=0)
    filled = tuple(row + ("",) * (widest - len(row)) for row in rows)
    return Grid(filled, head, tuple(spans), tuple(bold))


def _width(cell: Element) -> int:
    span = cell.find(f"{qn('w:tcPr')}/{qn('w:gridSpan')}")
    value = span.get(qn("w:val"), "1") if span is not None else "1"
    return min(max(int(value), 1), 64) if value.isdecimal() else 1


def _merge(cell: Element) -> str:
    merge = cell.find(f"{qn('w:tcPr')}/{qn('w:vMerge')}")
    return "" if merge is None else str(merge.get(qn("w:val"), "continue"))
