"""Running heads and page numbers: what is printed on every page and belongs to no paragraph."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from corpus.pdf.geometry import Page, Row

_NUMBER = re.compile(r"(?:Trang\s+)?[-–—|\s]*(\d{1,4})[-–—|\s]*(?:/\s*\d{1,4})?", re.IGNORECASE)
_SIGNED = re.compile(
    r"(?:Người ký|Ký bởi|Email|Cơ quan|Chức vụ|Thời gian ký|Ngày ký|Signature|Signed)\b.{0,4}:",
    re.IGNORECASE,
)
_EDGE = 0.13
"""Part of the page's height, above and below, where running heads stand."""
_FEWEST_PAGES = 3
_SHARE = 0.4
_OUTER_ROWS = 2


def without_running(pages: Sequence[Page]) -> tuple[Page, ...]:
    """Take running heads, page numbers and the notices of digital signatures off the pages."""
    heads = _repeated(pages)
    offset = _number_offset(pages)
    return tuple(
        replace(
            page,
            rows=tuple(
                row
                for row in page.rows
                if not (_SIGNED.match(row.text) or _runs(row, page, heads, offset))
            ),
        )
        for page in pages
    )


def _runs(row: Row, page: Page, heads: frozenset[str], offset: int | None) -> bool:
    if not any(row is outer for outer in _outer(page)):
        return False
    number = _page_number(row)
    if number is not None:
        return offset is not None and number - page.number == offset
    return _key(row) in heads


def _outer(page: Page) -> Iterator[Row]:
    """Give the outermost rows of a page, if they stand near its edges."""
    for row in page.rows[:_OUTER_ROWS]:
        if row.base > page.height * (1 - _EDGE):
            yield row
    for row in page.rows[-_OUTER_ROWS:]:
        if row.base < page.height * _EDGE:
            yield row


def _key(row: Row) -> str:
    return re.sub(r"\d+", "#", row.text.lower())


def _repeated(pages: Sequence[Page]) -> frozenset[str]:
    counts = Counter(key for page in pages for key in {_key(row) for row in _outer(page)})
    least = max(_FEWEST_PAGES, _SHARE * len(pages))
    return frozenset(key for key, count in counts.items() if count >= least)


def _page_number(row: Row) -> int | None:
    match = _NUMBER.fullmatch(row.text)
    return int(match[1]) if match else None


def _number_offset(pages: Sequence[Page]) -> int | None:
    """Return by how much the printed page numbers differ from the counted ones."""
    offsets = Counter(
        number - page.number
        for page in pages
        for row in _outer(page)
        if (number := _page_number(row)) is not None
    )
    return offsets.most_common(1)[0][0] if offsets else None
