"""Columns: the two sides of a head or a signature that a text file prints in one row."""

from __future__ import annotations

import re

from corpus.bullets import split_bullet

_GAP = re.compile(r"(?<=\S)(?:\s{4,}|\t+\s*)(?=\S)")
_HEAD_ROWS = 14
"""Rows with words at the top of a file that may have two sides."""
_LONGEST_ROW = 400
_RECIPIENTS = re.compile(r"\s*nơi\s+nhận", re.IGNORECASE)


def split_columns(rows: list[str]) -> list[tuple[int, str]]:
    """Cut the rows of head and tail that have two sides.

    Parameters
    ----------
    rows
        Rows as they stand in the file, with their inner spaces.

    Returns
    -------
    list
        Row numbers from 1 and texts, the left side before the right one.
    """
    cut: list[tuple[int, str]] = []
    seen = 0
    in_tail = False
    for number, row in enumerate(rows, start=1):
        seen += bool(row.strip())
        in_tail = in_tail or _RECIPIENTS.match(row) is not None
        two_sided = (seen <= _HEAD_ROWS or in_tail) and len(row) <= _LONGEST_ROW
        sides = _sides(row) if two_sided else (row,)
        cut.extend((number, side) for side in sides)
    return cut


def _sides(row: str) -> tuple[str, ...]:
    """Cut a row at its widest gap, if there are words on either side."""
    gaps = [gap for gap in _GAP.finditer(row.rstrip()) if not _is_blank_to_fill(row, gap)]
    if not gaps:
        return (row,)
    widest = max(gaps, key=lambda gap: len(gap[0].expandtabs(8)))
    sides = (row[: widest.start()], row[widest.end() :])
    return sides if all(map(_is_side, sides)) else (row,)


def _is_blank_to_fill(row: str, gap: re.Match[str]) -> bool:
    """Tell whether a gap is left for a number or a day to be written in."""
    before, after = row[: gap.start()].lower(), row[gap.end() :].lower()
    return before.endswith(("số:", "số", "ngày", "tháng", "năm")) or after.startswith(
        ("/", "tháng", "năm")
    )


def _is_side(text: str) -> bool:
    return len(text.strip()) > 2 and (len(text) < 90 or split_bullet(text) is not None)
