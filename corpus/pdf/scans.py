"""Scans: pages that are pictures, straightened and recognised by Tesseract."""

from __future__ import annotations

import re
import shutil
import subprocess
import tempfile
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import pypdfium2 as pdfium
from pypdfium2 import raw

from corpus.errors import DamagedFile, OcrMissing
from corpus.pdf.geometry import Page, Row, Word
from corpus.pdf.skew import straighten

if TYPE_CHECKING:
    from collections.abc import Iterator

    from numpy.typing import NDArray

_DOTS = 300
_FEWEST_LETTERS = 12
_MOST_STAMP_LETTERS = 400
"""A digital signature's stamp on a scan has fewer letters than this."""
_WHOLE_PAGE = 0.6
_MOST_SECONDS = 120
_LARGEST_SIDE = 6000
_SURE_WORD = 30
_LABEL = re.compile(r"[\dIVXL]+[.,)]?|[a-zđ]\)|[-+]")
_POINTS = 72.0
_CAP_HEIGHT = 0.7


def is_scan(document: pdfium.PdfDocument, page: Page) -> bool:
    """Tell whether a page has next to no text but a picture."""
    letters = sum(len(row.text) for row in page.rows)
    if letters >= _MOST_STAMP_LETTERS:
        return False
    largest = _picture_share(document, page)
    return largest > (_WHOLE_PAGE if letters >= _FEWEST_LETTERS else 0)


def _picture_share(document: pdfium.PdfDocument, page: Page) -> float:
    """Return what part of a page its largest picture covers; 0 if it has none."""
    opened = document[page.number - 1]
    shares = [0.0]
    try:
        for picture in opened.get_objects(filter=[raw.FPDF_PAGEOBJ_IMAGE], max_depth=3):
            left, bottom, right, top = picture.get_bounds()
            shares.append((right - left) * (top - bottom) / (page.width * page.height or 1))
    except pdfium.PdfiumError:
        return max(shares)
    finally:
        opened.close()
    return max(shares)


def recognise(document: pdfium.PdfDocument, page: Page, path: Path) -> Page:
    """Recognise the words of a scanned page.

    Raises
    ------
    OcrMissing
        If Tesseract or its Vietnamese model is not installed.
    DamagedFile
        If Tesseract fails on it.
    """
    program = tesseract()
    if program is None:
        raise OcrMissing(path)
    picture, scale = _picture(document, page)
    table = _run(program, straighten(picture), path)
    words = list(_words(table, page, scale))
    rows = tuple(_rows(words, page.number))
    sure = [confidence for _, _, confidence in words]
    confidence = float(np.mean(sure)) if sure else 0.0
    return Page(page.number, page.width, page.height, rows, page.rules, confidence)


@cache
def tesseract() -> str | None:
    """Return the path of Tesseract, if it knows Vietnamese."""
    program = shutil.which("tesseract")
    if program is None:
        return None
    listed = subprocess.run(  # noqa: S603 (a fixed command)
        [program, "--list-langs"], capture_output=True, text=True, timeout=30, check=False
    )
    return program if "vie" in listed.stdout.split() else None


def _picture(document: pdfium.PdfDocument, page: Page) -> tuple[NDArray[np.uint8], float]:
    scale = min(_DOTS / _POINTS, _LARGEST_SIDE / max(page.width, page.height, 1))
    opened = document[page.number - 1]
    try:
        bitmap = opened.render(scale=scale, grayscale=True)
        return np.array(bitmap.to_numpy(), dtype=np.uint8).reshape(bitmap.height, -1), scale
    finally:
        opened.close()


def _run(program: str, picture: NDArray[np.uint8], path: Path) -> str:
    height, width = picture.shape
    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder) / "page.pgm"
        source.write_bytes(f"P5 {width} {height} 255\n".encode() + picture.tobytes())
        command = [program, str(source), "stdout", "-l", "vie", "--psm", "4", "--dpi", "300", "tsv"]
        try:
            done = subprocess.run(  # noqa: S603 (a fixed command on a file of our own)
                command, capture_output=True, timeout=_MOST_SECONDS, check=True
            )
        except (subprocess.CalledProcessError, subprocess.TimeoutExpired) as error:
            raise DamagedFile(path) from error
    return done.stdout.decode("utf-8", errors="replace")


def _words(table: str, page: Page, scale: float) -> Iterator[tuple[tuple[str, ...], Word, float]]:
    """Give for each recognised word its text line, its place in points and its confidence."""
    for row in table.splitlines()[1:]:
        cells = row.split("\t")
        if len(cells) < 12 or not cells[11].strip() or float(cells[10]) < 0:
            continue
        left, top, width, height = (int(cell) / scale for cell in cells[6:10])
        base = page.height - top - height
        word = Word(cells[11].strip(), left, left + width, base, height)
        if float(cells[10]) >= _SURE_WORD or len(word.text) > 2 or _LABEL.fullmatch(word.text):
            yield tuple(cells[2:5]), word, float(cells[10])


def _rows(words: list[tuple[tuple[str, ...], Word, float]], page: int) -> Iterator[Row]:
    """Group words into the text lines of Tesseract, all of one size."""
    lines: dict[tuple[str, ...], list[Word]] = {}
    for line, word, _ in words:
        lines.setdefault(line, []).append(word)
    if not lines:
        return
    size = float(np.median([word.size for _, word, _ in words])) / _CAP_HEIGHT
    for held in sorted(lines.values(), key=_middle, reverse=True):
        base = _middle(held)
        ordered = sorted(held, key=lambda word: word.left)
        row = Row(tuple(Word(w.text, w.left, w.right, base, size) for w in ordered), page)
        yield row


def _middle(words: list[Word]) -> float:
    return float(np.median([word.base for word in words]))
