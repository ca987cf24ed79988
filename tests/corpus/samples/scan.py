"""Sample documents as scans: pages turned into blurred, noisy, slightly turned pictures."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pypdfium2 as pdfium

if TYPE_CHECKING:
    from pathlib import Path

    from numpy.typing import NDArray


def write_scan(
    source: Path, target: Path, *, pages: int, dots: int = 200, skew: float = 0.7
) -> None:
    """Write the first pages of a PDF as a PDF of pictures.

    Parameters
    ----------
    source, target
        The PDF with a text layer, and the one to write.
    pages
        How many pages are taken.
    dots
        Dots an inch.
    skew
        Degrees by which the pages lie askew.
    """
    document = pdfium.PdfDocument(source)
    scan = pdfium.PdfDocument.new()
    noise = np.random.default_rng(346)
    for number in range(min(pages, len(document))):
        page = document[number]
        width, height = page.get_size()
        grey = page.render(scale=dots / 72, grayscale=True).to_numpy()
        picture = _worn(np.asarray(grey).reshape(grey.shape[:2]), noise, skew)
        _add(scan, picture, width, height)
    scan.save(target)


def _worn(picture: NDArray[np.uint8], noise: np.random.Generator, skew: float) -> NDArray[np.uint8]:
    height, width = picture.shape
    fall = np.round(np.tan(np.radians(skew)) * (np.arange(width) - width / 2)).astype(int)
    rows = np.clip(np.arange(height)[:, None] - fall[None, :], 0, height - 1)
    turned = picture[rows, np.arange(width)[None, :]].astype(np.float32)
    blurred = sum(np.roll(turned, step, axis) for step in (-1, 0, 1) for axis in (0, 1)) / 6
    speckled = blurred + noise.normal(0, 6, picture.shape)
    worn: NDArray[np.uint8] = np.clip(speckled, 0, 255).astype(np.uint8)
    return worn


def _add(scan: pdfium.PdfDocument, picture: NDArray[np.uint8], width: float, height: float) -> None:
    rows, columns = picture.shape
    bitmap = pdfium.PdfBitmap.new_native(columns, rows, pdfium.raw.FPDFBitmap_Gray)
    np.copyto(bitmap.to_numpy().reshape(rows, -1)[:, :columns], picture)
    image = pdfium.PdfImage.new(scan)
    image.set_bitmap(bitmap)
    image.set_matrix(pdfium.PdfMatrix().scale(width, height))
    page = scan.new_page(width, height)
    page.insert_obj(image)
    page.gen_content()
