"""A linear adapter that teaches a frozen encoder how people ask about reports.

A vector x becomes ``x + xA + b`` for questions and ``x + xB`` for passages, made length 1 again.
``scripts/fit_adapter.py`` fits A, B and b on the question and paragraph pairs of ``train/pairs``.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

PATH = Path(__file__).with_name("adapter.npy")


@dataclass(frozen=True, slots=True)
class Adapter:
    """The three arrays, float32.

    Attributes
    ----------
    query, passage
        A and B, shape (dimension, dimension).
    shift
        b, shape (dimension,).
    """

    query: NDArray[np.float32]
    passage: NDArray[np.float32]
    shift: NDArray[np.float32]

    @classmethod
    def load(cls, path: Path = PATH) -> Adapter:
        """Read one float16 array of shape (2 × dimension + 1, dimension): A, B, b."""
        rows = np.load(path, allow_pickle=False).astype(np.float32)
        dimension = rows.shape[1]
        return cls(rows[:dimension], rows[dimension:-1], rows[-1])

    def save(self, path: Path = PATH) -> None:
        """Write what :meth:`load` reads."""
        rows = np.vstack([self.query, self.passage, self.shift[None]])
        np.save(path, rows.astype(np.float16), allow_pickle=False)

    def queries(self, vectors: NDArray[np.float32]) -> NDArray[np.float32]:
        """Adapt vectors of questions, shape (n, dimension)."""
        return unit_rows(vectors + vectors @ self.query + self.shift)

    def passages(self, vectors: NDArray[np.float32]) -> NDArray[np.float32]:
        """Adapt vectors of passages, shape (n, dimension)."""
        return unit_rows(vectors + vectors @ self.passage)


def unit_rows(vectors: NDArray[np.float32]) -> NDArray[np.float32]:
    """Return vectors with each row made length 1."""
    unit: NDArray[np.float32] = vectors / np.linalg.norm(vectors, axis=1, keepdims=True)
    return unit
