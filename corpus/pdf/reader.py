"""The reader of PDF files."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING

import pypdfium2 as pdfium

from corpus.encodings import modernise
from corpus.errors import EmptyFile
from corpus.pdf.columns import by_sides, head_length, tail_end, tail_rest, tail_start
from corpus.pdf.geometry import Page
from corpus.pdf.misreadings import set_right
from corpus.pdf.notes import split_notes
from corpus.pdf.pages import open_pdf, read_page
from corpus.pdf.paragraphs import ParagraphBuilder, measure, note_lines
from corpus.pdf.ruled import RuledTable, find_tables
from corpus.pdf.running import without_running
from corpus.pdf.scans import is_scan, recognise
from corpus.report import HEADER_KEY, Doubt, DoubtKind
from corpus.source import Source
from corpus.tables import Grid, table_lines

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from pathlib import Path

    from corpus.lines import Line
    from corpus.pdf.geometry import Row

_DOUBTFUL_CONFIDENCE = 85
_SAME_COLUMN = 6.0


def read_pdf(path: Path, *, most_pages: int, progress: Callable[[], None]) -> Source:
    """Read a PDF; pages without a text layer are recognised by Tesseract.

    ``progress`` is called after each page.

    Raises
    ------
    EncryptedFile, DamagedFile, TooManyPages
        As :func:`corpus.pdf.pages.open_pdf` does.
    OcrMissing
        If a page is a scan and Tesseract's Vietnamese model is not installed.
    EmptyFile
        If it holds no words.
    """
    document = open_pdf(path, most_pages=most_pages)
    try:
        pages: list[Page] = []
        for number in range(1, len(document) + 1):
            pages.append(_page(document, number, path))
            progress()
    finally:
        document.close()
    lines = pdf_lines(without_running(set_right(pages)))
    if not lines:
        raise EmptyFile(path)
    sample = modernise("\n".join(line.text for line in lines))
    if sample.assumed:
        texts = sample.text.split("\n")
        lines = [replace(line, text=text) for line, text in zip(lines, texts, strict=True)]
    return Source(path.name, tuple(lines), tuple(_doubts(pages, sample.assumed)))


def pdf_lines(pages: Sequence[Page]) -> list[Line]:
    """Make lines of the pages of a document."""
    body_size = _body_size(pages)
    bodies: list[list[Row | RuledTable]] = []
    texts: list[list[Row]] = []
    notes: list[list[Row]] = []
    for page in pages:
        tables, rows = find_tables(page)
        text, foot = split_notes(page, rows, body_size)
        bodies.append(_in_order(text, tables))
        texts.append(text)
        notes.append(foot)
    margins = measure(texts, body_size)
    builder = ParagraphBuilder(margins)
    joined = _joined_tables(bodies)
    numbered: list[tuple[Row, int]] = []
    in_tail = False
    for page, items, foot in zip(pages, joined, notes, strict=True):
        in_tail = _add_page(builder, page, items, in_tail=in_tail)
        numbered.extend((row, builder.number_note()) for row in foot)
    builder.flush()
    return [*builder.lines, *note_lines(numbered)]


def _page(document: pdfium.PdfDocument, number: int, path: Path) -> Page:
    """Read a page; one that can't be loaded is empty, and doubtful."""
    try:
        page = read_page(document, number)
        return recognise(document, page, path) if is_scan(document, page) else page
    except pdfium.PdfiumError:
        return Page(number, 1, 1, (), confidence=0.0)


def _body_size(pages: Sequence[Page]) -> float:
    sizes: Counter[float] = Counter()
    for page in pages:
        for row in page.rows:
            sizes[row.size] += len(row.text)
    return sizes.most_common(1)[0][0] if sizes else 12.0


def _in_order(rows: list[Row], tables: list[RuledTable]) -> list[Row | RuledTable]:
    items: list[Row | RuledTable] = [*rows, *tables]
    return sorted(items, key=_height, reverse=True)


def _height(item: Row | RuledTable) -> float:
    return item.top if isinstance(item, RuledTable) else item.base


def _joined_tables(bodies: list[list[Row | RuledTable]]) -> list[list[Row | RuledTable]]:
    """Join a table that a page begins with to the one the page before ends with."""
    open_table: tuple[int, int] | None = None
    joined: list[list[Row | RuledTable]] = []
    for body in bodies:
        items = list(body)
        first = items[0] if items else None
        if open_table is not None and isinstance(first, RuledTable):
            page, place = open_table
            above = joined[page][place]
            if isinstance(above, RuledTable) and _same_columns(above, first):
                joined[page][place] = replace(above, grid=_stacked(above.grid, first.grid))
                items = items[1:]
        if items and isinstance(items[-1], RuledTable):
            open_table = (len(joined), len(items) - 1)
        elif items:
            open_table = None
        joined.append(items)
    return joined


def _same_columns(above: RuledTable, below: RuledTable) -> bool:
    pairs = zip(above.columns, below.columns, strict=False)
    near = all(abs(one - other) <= _SAME_COLUMN for one, other in pairs)
    return near and len(above.columns) == len(below.columns)


def _stacked(above: Grid, below: Grid) -> Grid:
    """Put one part of a table below the other; a head printed again is left out."""
    again = 0
    pairs = zip(above.rows, below.rows, strict=False)
    for one, other in pairs:
        if one != other:
            break
        again += 1
    rows = list(above.rows)
    rest = below.rows[again:]
    if rest and rows and _goes_on(rest[0]):
        cells = zip(rows[-1], rest[0], strict=True)
        rows[-1] = tuple(" ".join(filter(None, halves)) for halves in cells)
        again, rest = again + 1, rest[1:]
    return Grid(
        (*rows, *rest),
        above.head,
        (*above.spans, *below.spans[again:]),
        (*above.bold, *below.bold[again:]),
    )


def _goes_on(cells: Sequence[str]) -> bool:
    """Tell whether a row is the rest of one that a page had cut: its first cell is empty."""
    return not cells[0] and any(cell[:1].islower() for cell in cells)


def _add_page(
    builder: ParagraphBuilder, page: Page, body: list[Row | RuledTable], *, in_tail: bool
) -> bool:
    """Add what a page holds; return whether it ends within a tail."""
    rows = [item for item in body if not isinstance(item, RuledTable)]
    head = tail_rest(rows, page) if in_tail else head_length(page, rows)
    start = tail_start(rows[head:])
    end = len(rows) if start is None else head + start
    stop = end if start is None else tail_end(rows, end)
    for row in by_sides(rows[:head], page, head=not in_tail):
        builder.add_alone(row)
    shown = {id(row) for row in rows[head:end]}
    for item in body:
        if isinstance(item, RuledTable):
            number = _next_table(builder.lines)
            builder.add_table(table_lines(item.grid, number, page=item.page))
        elif id(item) in shown:
            builder.add(item)
    for row in by_sides(rows[end:stop], page, head=False):
        builder.add_alone(row)
    for row in rows[stop:]:
        builder.add(row)
    return start is not None and stop == len(rows)


def _next_table(lines: Sequence[Line]) -> int:
    return max((line.row.table for line in lines if line.row is not None), default=0) + 1


def _doubts(pages: Sequence[Page], assumed: str) -> Iterator[Doubt]:
    if assumed:
        yield Doubt(DoubtKind.ASSUMED_ENCODING, HEADER_KEY, assumed)
    for page in pages:
        if page.confidence is not None and page.confidence < _DOUBTFUL_CONFIDENCE:
            yield Doubt(DoubtKind.UNCERTAIN_PAGE, HEADER_KEY, str(page.number))
