"""Paragraphs: rows of words become lines that hold whole paragraphs."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from itertools import pairwise
from statistics import median
from typing import TYPE_CHECKING

from corpus.bullets import split_bullet
from corpus.contents import is_contents_entry
from corpus.joins import is_open
from corpus.labels import parse_label
from corpus.lines import Line, clean
from corpus.marks import split_note

if TYPE_CHECKING:
    from collections.abc import Sequence

    from corpus.pdf.geometry import Row

_INDENT = 0.9
"""Least first-line indent, as part of the font size."""
_LEADING = 1.45
"""Rows farther apart than this part of the usual distance are two paragraphs."""
_CUT_WORD = re.compile(r"\w[-/]$")
_CENTRED_INSET = 3.4
"""Least white before a centred row, as part of its size; more than a first-line indent."""
_FEW = 0.02
_NEAR = 8.0
_FLUSH = 3.0
"""Points from the right edge within which a justified row ends."""
_MOSTLY = 0.35
_OFTEN = 0.03
"""Share of indented rows in a document that marks its paragraphs so."""


@dataclass(frozen=True, slots=True)
class Margins:
    """Where the text of a document stands.

    Attributes
    ----------
    left, right
        x of the text's edges.
    leading
        Usual distance of two baselines.
    indented
        Paragraphs begin with an indent.
    justified
        Full rows end at the right edge exactly.
    """

    left: float
    right: float
    leading: float
    indented: bool
    justified: bool


def measure(pages: Sequence[Sequence[Row]], body_size: float) -> Margins:
    """Measure the body rows of a document, page by page."""
    rows = [row for page in pages for row in page if abs(row.size - body_size) < 1]
    if not rows:
        return Margins(0, 1000, body_size * 1.3, indented=False, justified=False)
    left = -_outer_edge([-row.left for row in rows])
    right = _outer_edge([row.right for row in rows])
    flush = sum(abs(row.right - right) < _FLUSH for row in rows)
    gaps = [
        above.base - below.base
        for page in pages
        for above, below in pairwise(page)
        if 0 < above.base - below.base < body_size * 3
    ]
    indents = sum(_INDENT * body_size < row.left - left < 6 * body_size for row in rows)
    return Margins(
        left,
        right,
        median(gaps) if gaps else body_size * 1.3,
        indented=indents >= len(rows) * _OFTEN,
        justified=flush >= len(rows) * _MOSTLY,
    )


def _outer_edge(ends: list[float]) -> float:
    """Return the farthest x at which several rows end; one row alone may stick out."""
    fewest = max(2, round(len(ends) * _FEW))
    ordered = sorted(ends, reverse=True)
    for place, end in enumerate(ordered):
        if place + fewest <= len(ordered) and end - ordered[place + fewest - 1] < _NEAR:
            return end
    return ordered[0]


@dataclass(slots=True)
class ParagraphBuilder:
    """Collects rows into paragraphs, across pages; numbers the rows of the document."""

    margins: Margins
    lines: list[Line] = field(default_factory=list)
    count: int = 0
    _rows: list[tuple[Row, int]] = field(default_factory=list)

    def add(self, row: Row) -> None:
        """Add the next row of the body."""
        self.count += 1
        if self._rows and self._begins(row):
            self.flush()
        self._rows.append((row, self.count))

    def add_alone(self, row: Row) -> None:
        """Add a row of a head or a tail as a line of its own."""
        self.flush()
        self.count += 1
        self.lines.append(_line([(row, self.count)], self.margins))

    def add_table(self, lines: Sequence[Line]) -> None:
        """Add the rows of a table, each numbered as one row."""
        self.flush()
        for line in lines:
            self.count += 1
            self.lines.append(replace(line, number=self.count))

    def number_note(self) -> int:
        """Count a row of a footnote, which no paragraph holds, and return its number."""
        self.count += 1
        return self.count

    def flush(self) -> None:
        """End the paragraph that is open."""
        if self._rows:
            self.lines.append(_line(self._rows, self.margins))
            self._rows = []

    def _begins(self, row: Row) -> bool:
        """Tell whether a row begins a paragraph."""
        last = self._rows[-1][0]
        if is_contents_entry(last.text):
            return True
        if last.page != row.page:
            return self._begins_on_page(last, row)
        return self._begins_below(last, row)

    def _begins_below(self, last: Row, row: Row) -> bool:
        if last.base - row.base > self.margins.leading * _LEADING or abs(last.size - row.size) > 1:
            return True
        if last.bold is not row.bold and not is_open(last.text):
            return True
        centred = self._is_centred(row)
        if centred is not self._is_centred(last) or not self._fills(last, row):
            return True
        if centred and last.text.isupper() is not row.text.isupper():
            return True
        return not centred and self._is_indented(row)

    def _begins_on_page(self, last: Row, row: Row) -> bool:
        if self._is_centred(row) or not self._fills(last, row) or self._is_indented(row):
            return True
        if _is_marked(row.text) and not is_open(last.text):
            return True
        stopped = not is_open(last.text) and not row.text[0].islower()
        return stopped and not self.margins.indented

    def _fills(self, last: Row, row: Row) -> bool:
        """Tell whether the row above had no room for the first word of a row."""
        if self.margins.justified:
            return last.right > self.margins.right - _FLUSH
        word = row.words[0]
        space = last.size * 0.25
        return last.right + space + (word.right - word.left) > self.margins.right - 1

    def _is_indented(self, row: Row) -> bool:
        """Tell whether a row is set in as the first of a paragraph, not as the rest of one."""
        indent = row.left - self.margins.left
        if indent <= _INDENT * row.size:
            return _is_marked(row.text) and not is_open(self._rows[-1][0].text)
        first = self._rows[0][0]
        if len(self._rows) == 1:
            hangs = row.left > first.left + 2
            return not hangs and not (is_open(first.text) and row.text[0].islower())
        return row.left < self._rows[1][0].left - 2 or abs(row.left - first.left) < 2 < abs(
            row.left - self._rows[-1][0].left
        )

    def _is_centred(self, row: Row) -> bool:
        before = row.left - self.margins.left
        after = self.margins.right - row.right
        inset = before > _CENTRED_INSET * row.size and after > row.size
        return inset and abs(before - after) < 2 * row.size


def _is_marked(text: str) -> bool:
    return parse_label(text) is not None or split_bullet(text) is not None


def _line(rows: list[tuple[Row, int]], margins: Margins) -> Line:
    first, number = rows[0]
    text = _text([row for row, _ in rows])
    before, after = first.left - margins.left, margins.right - first.right
    centred = before > _CENTRED_INSET * first.size and abs(before - after) < 2 * first.size
    joins = tuple(
        (above[1], below[1]) for above, below in pairwise(rows) if above[0].page != below[0].page
    )
    return Line(
        text,
        number,
        page=first.page,
        more=tuple(other for _, other in rows[1:]),
        bold=all(row.bold for row, _ in rows),
        centred=centred,
        contents=is_contents_entry(text),
        joins=joins,
    )


def _text(rows: Sequence[Row]) -> str:
    """Join rows with spaces, but for a word that is cut at its hyphen (``171/NQ-`` ``HĐND``)."""
    text = rows[0].text
    for row in rows[1:]:
        text += row.text if _CUT_WORD.search(text) else f" {row.text}"
    return clean(text)


def note_lines(rows: Sequence[tuple[Row, int]]) -> list[Line]:
    """Make a line of each footnote of a document.

    Parameters
    ----------
    rows
        The footnote rows of all pages with their numbers, in order; a row without a mark goes on
        with the footnote before it, on its page or the page before.
    """
    lines: list[Line] = []
    for row, number in rows:
        text = clean(row.text)
        if lines and split_note(text) is None:
            more = (*lines[-1].more, number)
            space = "" if _CUT_WORD.search(lines[-1].text) else " "
            lines[-1] = replace(lines[-1], text=f"{lines[-1].text}{space}{text}", more=more)
        else:
            lines.append(Line(text, number, page=row.page))
    return lines
