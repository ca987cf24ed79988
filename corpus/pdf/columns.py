"""Columns: the two sides of a head and of a signature block are read one after the other."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from corpus.bullets import split_bullet
from corpus.kinds import split_kind
from corpus.pdf.geometry import Row

if TYPE_CHECKING:
    from collections.abc import Sequence

    from corpus.pdf.geometry import Page

_RECIPIENTS = re.compile(r"nơi\s+nhận\s*(?:[:.;]|$)", re.IGNORECASE)
_HEAD_ROWS = 14
_TAIL_ROWS = 40
_MOTTO = re.compile(r"(?:C[ỘÔ]NG|Cộng|Độc)$")
_WIDE_GAP = 1.8
"""Least gap between two sides, as part of the font size."""
_HEAD_GAP = 0.9
"""The same in a head, whose rows are short."""


def head_length(page: Page, rows: Sequence[Row]) -> int:
    """Return how many rows at the top of the first page are its two-sided head."""
    if page.number != 1:
        return 0
    last = 0
    for place, row in enumerate(rows[:_HEAD_ROWS]):
        if split_kind(row.text) is not None and len(row.words) < 6:
            break
        if _split(row, page, _HEAD_GAP) is not None:
            last = place + 1
    if not last:
        return 0
    while last < len(rows) and _is_rest_of_side(rows[last], page):
        last += 1
    return last


def _is_rest_of_side(row: Row, page: Page) -> bool:
    """Tell whether a row is what a side of the head goes on with below the other's end."""
    beside = row.right < page.width * 0.5 or row.left > page.width * 0.45
    return beside and split_kind(row.text) is None and len(row.words) < 8


def tail_start(rows: Sequence[Row]) -> int | None:
    """Return the row that the recipients begin with."""
    for place, row in enumerate(rows):
        if _RECIPIENTS.match(row.text):
            return place
    return None


def tail_end(rows: Sequence[Row], start: int) -> int:
    """Return where a tail ends at the latest."""
    return min(len(rows), start + _TAIL_ROWS)


def tail_rest(rows: Sequence[Row], page: Page) -> int:
    """Return how many rows at the top of a page go on with a tail of the page before."""
    count = 0
    for row in rows[:_TAIL_ROWS]:
        beside = row.left > page.width * 0.4 or _split(row, page, _WIDE_GAP) is not None
        if not beside and split_bullet(row.text) is None:
            break
        count += 1
    return count


def by_sides(rows: Sequence[Row], page: Page, *, head: bool) -> list[Row]:
    """Order rows by their sides: all of the left one, then all of the right one.

    A row that one side goes on with in lower case is joined to the row before it.
    """
    left: list[Row] = []
    right: list[Row] = []
    for row in rows:
        sides = _split(row, page, _HEAD_GAP if head else _WIDE_GAP)
        if sides is not None:
            _append(left, sides[0])
            _append(right, sides[1])
        else:
            _append(right if row.left > page.width * 0.4 else left, row)
    return [*left, *right]


def _append(side: list[Row], row: Row) -> None:
    goes_on = row.text[0].islower() or (row.text.isdecimal() and len(row.text) == 4)
    if side and goes_on and split_bullet(row.text) is None:
        side[-1] = Row((*side[-1].words, *row.words), row.page)
    else:
        side.append(row)


def _split(row: Row, page: Page, least: float) -> tuple[Row, Row] | None:
    """Cut a row before the national motto or at its widest gap, if that is in the middle."""
    best, widest = 0, least * row.size
    for place in range(1, len(row.words)):
        if _MOTTO.match(row.words[place].text) and row.words[place].left > page.width * 0.3:
            best = place
            break
        gap = row.words[place].left - max(word.right for word in row.words[:place])
        if gap > widest and row.words[place].left > page.width * 0.38:
            best, widest = place, gap
    if not best:
        return None
    return Row(row.words[:best], row.page), Row(row.words[best:], row.page)
