"""Pages: the text layer and the rules of a PDF, through PDFium."""

from __future__ import annotations

import ctypes
import unicodedata
from dataclasses import dataclass
from typing import TYPE_CHECKING

import pypdfium2 as pdfium
from pypdfium2 import raw

from corpus.errors import DamagedFile, EncryptedFile, TooManyPages
from corpus.pdf.geometry import Glyph, Page, Rule
from corpus.pdf.rows import make_rows

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

_THIN = 3.0
"""Points; a path thinner than this is a rule."""
_SHORTEST_RULE = 6.0
_MOST_RULES = 4000
_LINE_END_HYPHEN, _HYPHEN = 0x02, 0x2D
"""PDFium gives a hyphen at the end of a row as a control character."""
_SPACES = frozenset(" \t\u00a0\u2002\u2003\u2009")


def open_pdf(path: Path, *, most_pages: int) -> pdfium.PdfDocument:
    """Open a PDF.

    Raises
    ------
    EncryptedFile
        If it needs a password.
    DamagedFile
        If it is no PDF, or a broken one.
    TooManyPages
        If it has more pages than are read.
    """
    try:
        document = pdfium.PdfDocument(path)
    except pdfium.PdfiumError as error:
        if "password" in str(error).lower():
            raise EncryptedFile(path) from error
        raise DamagedFile(path) from error
    if len(document) > most_pages:
        raise TooManyPages(path, len(document), most_pages)
    if not len(document):
        raise DamagedFile(path)
    return document


def read_page(document: pdfium.PdfDocument, number: int) -> Page:
    """Read the words and rules of a page, numbered from 1."""
    page = document[number - 1]
    try:
        width, height = page.get_size()
        turn = _Turn(page.get_rotation(), width, height)
        rows = make_rows(_glyphs(page, turn), number)
        return Page(number, width, height, rows, tuple(_rules(page, turn)))
    finally:
        page.close()


@dataclass(frozen=True, slots=True)
class _Turn:
    """How a page is turned for reading: clockwise by 0, 90, 180 or 270 degrees.

    ``width`` and ``height`` are those of the turned page.
    """

    degrees: int
    width: float
    height: float

    def point(self, x: float, y: float) -> tuple[float, float]:
        """Return where a point of the unturned page comes to lie."""
        match self.degrees:
            case 90:
                return y, self.height - x
            case 180:
                return self.width - x, self.height - y
            case 270:
                return self.width - y, x
        return x, y

    def box(self, left: float, bottom: float, right: float, top: float) -> Rule:
        """Return a box of the unturned page where it comes to lie."""
        (x1, y1), (x2, y2) = self.point(left, bottom), self.point(right, top)
        return Rule(min(x1, x2), min(y1, y2), max(x1, x2), max(y1, y2))


def _glyphs(page: pdfium.PdfPage, turn: _Turn) -> Iterator[Glyph]:
    text = page.get_textpage()
    x, y, box = ctypes.c_double(), ctypes.c_double(), raw.FS_RECTF()
    bold, after_space = False, True
    for index in range(text.count_chars()):
        code = raw.FPDFText_GetUnicode(text, index)
        code = _HYPHEN if code == _LINE_END_HYPHEN else code
        if code < 0x20 or 0xD800 <= code <= 0xDFFF or raw.FPDFText_IsGenerated(text, index) == 1:
            after_space = True
            continue
        letter = chr(code)
        if not raw.FPDFText_GetCharOrigin(text, index, x, y):
            continue
        raw.FPDFText_GetLooseCharBox(text, index, box)
        if letter in _SPACES:
            after_space = True
            letter = " "
        elif after_space:
            bold, after_space = _is_bold(text, index), False
        size = _size(text, index, box)
        place = turn.box(box.left, box.bottom, box.right, box.top)
        base = turn.point(x.value, y.value)[1]
        yield Glyph(_shown(letter), place.left, place.right, base, size, bold)


def _shown(letter: str) -> str:
    """Return a letter without presentation forms (ligatures) but with its raised digits."""
    return unicodedata.normalize("NFKC", letter) if "\ufb00" <= letter <= "\ufb06" else letter


def _size(text: pdfium.PdfTextPage, index: int, box: raw.FS_RECTF) -> float:
    size = float(raw.FPDFText_GetFontSize(text, index))
    return size if size > 3 else max(float(box.top - box.bottom) * 0.75, 1.0)


def _is_bold(text: pdfium.PdfTextPage, index: int) -> bool:
    if raw.FPDFText_GetFontWeight(text, index) >= 600:
        return True
    name, flags = ctypes.create_string_buffer(128), ctypes.c_int()
    raw.FPDFText_GetFontInfo(text, index, name, 128, flags)
    return b"bold" in name.value.lower()


def _rules(page: pdfium.PdfPage, turn: _Turn) -> Iterator[Rule]:
    count = 0
    for drawn in page.get_objects(filter=[raw.FPDF_PAGEOBJ_PATH], max_depth=3):
        try:
            left, bottom, right, top = drawn.get_bounds()
        except pdfium.PdfiumError:
            continue
        for rule in _sides(turn.box(left, bottom, right, top)):
            count += 1
            yield rule
        if count > _MOST_RULES:
            return


def _sides(box: Rule) -> Iterator[Rule]:
    """Give a thin path itself, and of a box its four sides."""
    width, height = box.right - box.left, box.top - box.bottom
    if max(width, height) < _SHORTEST_RULE:
        return
    if min(width, height) <= _THIN:
        yield box
        return
    yield Rule(box.left, box.bottom, box.right, box.bottom)
    yield Rule(box.left, box.top, box.right, box.top)
    yield Rule(box.left, box.bottom, box.left, box.top)
    yield Rule(box.right, box.bottom, box.right, box.top)
