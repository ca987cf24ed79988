"""Skew: a page scanned at an angle is straightened."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

_ANGLES = np.arange(-4.0, 4.01, 0.25)
_SMALLEST = 0.2
_SAMPLE_WIDTH = 800


def straighten(picture: NDArray[np.uint8]) -> NDArray[np.uint8]:
    """Straighten a page.

    Parameters
    ----------
    picture
        Grey values of shape ``(height, width)``, 0 black.

    Returns
    -------
    numpy.ndarray
        The same shape and dtype; columns are shifted up or down, which for the few degrees of a
        scan is as good as a rotation. White fills the gaps.
    """
    angle = find_skew(picture)
    if abs(angle) < _SMALLEST:
        return picture
    return _sheared(picture, angle)


def find_skew(picture: NDArray[np.uint8]) -> float:
    """Return by how many degrees the rows of text fall to the right.

    The angle is the one whose shear gives the sharpest profile: the largest variance of the ink in
    the rows of pixels.
    """
    step = max(picture.shape[1] // _SAMPLE_WIDTH, 1)
    ink = (picture[::step, ::step] < 128).astype(np.uint8) * np.uint8(255)
    paper = np.uint8(255) - ink
    sharpness = [_sharpness(_sheared(paper, float(angle))) for angle in _ANGLES]
    return float(_ANGLES[int(np.argmax(sharpness))])


def _sharpness(paper: NDArray[np.uint8]) -> float:
    return float(np.var((255 - paper.astype(np.int32)).sum(axis=1)))


def _sheared(picture: NDArray[np.uint8], angle: float) -> NDArray[np.uint8]:
    height, width = picture.shape
    shift = np.round(np.tan(np.radians(angle)) * (np.arange(width) - width / 2)).astype(np.int64)
    rows = np.arange(height)[:, None] + shift[None, :]
    inside = (rows >= 0) & (rows < height)
    moved = picture[np.clip(rows, 0, height - 1), np.arange(width)[None, :]]
    return np.where(inside, moved, np.uint8(255)).astype(np.uint8)
