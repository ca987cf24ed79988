"""Columns: the two sides of a head or a signature that a text file prints in one row."""

from __future__ import annotations

import re
from dataclasses import dataclass

from corpus.bullets import split_bullet

_GAP = re.compile(r"(?<=\S)(?:\s{4,}|\t+\s*)(?=\S)")
_HEAD_ROWS = 14
"""Rows with words at the top of a file that may have two sides."""
_LONGEST_ROW = 400
_RECIPIENTS = re.compile(r"\s*nơi\s+nhận", re.IGNORECASE)


@dataclass(slots=True)
class SideSplitter:
    """Cuts the rows of head and tail that have two sides; it must see all rows in order."""

    _seen: int = 0
    _in_tail: bool = False

    def split(self, row: str) -> tuple[str, ...]:
        """Return the sides of a row with its inner spaces: one, or the left and the right."""
        self._seen += bool(row.strip())
        self._in_tail = self._in_tail or _RECIPIENTS.match(row) is not None
        two_sided = (self._seen <= _HEAD_ROWS or self._in_tail) and len(row) <= _LONGEST_ROW
        return _sides(row) if two_sided else (row,)


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
    splitter = SideSplitter()
    return [
        (number, side) for number, row in enumerate(rows, start=1) for side in splitter.split(row)
    ]


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
    """Tell whether a text may be one side: some words or a rule, and no lone label."""
    bare = text.strip()
    if split_bullet(bare) is not None:
        return True
    ruled = len(bare) > 2 and not any(map(str.isalnum, bare))
    return len(text) < 90 and (" " in bare or ruled or bare.lower().startswith("số"))
