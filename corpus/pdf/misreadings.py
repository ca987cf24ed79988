"""Misreadings: labels and dashes that Tesseract takes for other signs at the head of a row.

Only these few signs, which no word begins with, are set right; the words stay as recognised.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from corpus.numerals import write_roman
from corpus.pdf.geometry import Row

if TYPE_CHECKING:
    from collections.abc import Sequence

    from corpus.pdf.geometry import Page, Word

_READ_AS = {
    1: ("I", "L", "l", "|", "!", "IL"),
    2: ("II", "IL", "TI", "H", "IIL"),
    3: ("III", "IIL", "HI", "IH", "TII"),
    4: ("IV", "TV", "IY"),
    5: ("V", "Y"),
    6: ("VI", "VL", "YI"),
    7: ("VII", "VIL", "VH"),
}
"""How the Roman numbers of headings come out."""
_ARABIC = re.compile(r"[1IlL|\d](?:[.,]?[1IlL|\d])*[.,]")
_TO_ONE = str.maketrans("IlL|,", "1111.")
_DASHES = frozenset("¬ˆ~'‘“—–_^")
_FEWEST_CAPITALS = 6


def set_right(pages: Sequence[Page]) -> list[Page]:
    """Return the pages, the labels and dashes at the heads of recognised rows set right.

    A Roman number is read as the one that follows the last, or as the first one.
    """
    right: list[Page] = []
    last = 0
    for page in pages:
        if page.confidence is None:
            right.append(page)
            continue
        rows: list[Row] = []
        for row in page.rows:
            number = _roman(row, last)
            last = number or last
            rows.append(_with_roman(row, number) if number else _with_arabic(row))
        right.append(replace(page, rows=tuple(rows)))
    return right


def _roman(row: Row, last: int) -> int:
    """Return the Roman number that a heading in capitals begins with; 0 if it has none."""
    below = " ".join(word.text for word in row.words[1:])
    if not below.isupper() or len(below) < _FEWEST_CAPITALS:
        return 0
    read = row.words[0].text.strip(".,—-")
    for number in (last + 1, 1, last):
        if read in _READ_AS.get(number, ()):
            return number
    return 0


def _with_roman(row: Row, number: int) -> Row:
    rest = list(row.words[1:])
    if rest[0].text in _DASHES and len(rest) > 1:
        rest = rest[1:]
    return _headed(row, f"{write_roman(number)}.", rest)


def _with_arabic(row: Row) -> Row:
    if len(row.words) < 2:
        return row
    first, *rest = row.words
    if first.text in _DASHES and rest[0].text[:1].isalpha():
        return _headed(row, "-", rest)
    roman = re.fullmatch(r"[IVX]{2,}[.,]", first.text)
    if roman is None and _ARABIC.fullmatch(first.text) and rest[0].text[:1].isupper():
        return _headed(row, first.text.translate(_TO_ONE), rest)
    return row


def _headed(row: Row, head: str, rest: list[Word]) -> Row:
    return Row((replace(row.words[0], text=head), *rest), row.page)
