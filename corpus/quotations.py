"""Quotations: the new wording that an amending law quotes, whose labels are not its own."""

from __future__ import annotations

from typing import TYPE_CHECKING

from corpus.labels import parse_label

if TYPE_CHECKING:
    from collections.abc import Sequence

_PAIRS = {"“": "”", '"': '"', "«": "»"}
_REACH = 300
"""Most blocks that one quotation may cover; an opening without a closing opens nothing."""


def quoted_rows(texts: Sequence[str]) -> frozenset[int]:
    """Return the rows that stand inside a quotation which begins with a label.

    ``“Điều 5. …`` opens one, up to the row that closes it (``…”.``).
    """
    rows: set[int] = set()
    row = 0
    while row < len(texts):
        end = _end(texts, row)
        rows.update(range(row, end))
        row = max(end, row + 1)
    return frozenset(rows)


def _end(texts: Sequence[str], row: int) -> int:
    opening = texts[row][:1]
    closing = _PAIRS.get(opening)
    if closing is None or parse_label(texts[row][1:].lstrip()) is None:
        return row
    depth = 0
    for later in range(row, min(row + _REACH, len(texts))):
        text = texts[later]
        if opening == closing:
            depth = (depth + text.count(opening)) % 2
        else:
            depth += text.count(opening) - text.count(closing)
        if depth <= 0:
            return later + 1
    return row
