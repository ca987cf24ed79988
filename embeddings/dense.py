"""The FAISS side of the index: inner products over unit vectors.

All of them up to :data:`EXACT_UP_TO` vectors. Beyond, where that would take longer than encoding
the question, the vectors lie in lists around centroids (an inverted file: Jégou, Douze and Schmid,
"Product Quantization for Nearest Neighbor Search", PAMI 2011, section IV), and only the lists
nearest to the question are gone through.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np

from embeddings.disk import CHUNK

if TYPE_CHECKING:
    from pathlib import Path

    from numpy.typing import NDArray


EXACT_UP_TO = 50_000
LISTS, PROBED = 1_024, 128
TRAINED_ON = 40
"""Vectors for each centroid (k-means; 39 are the least that FAISS wants)."""
ROUNDS = 8
ALL_UP_TO = 4_000
OVER_LISTS = 1
"""A parallel mode of FAISS (``IndexIVF.h``), which is not written to the file."""


@dataclass(frozen=True, slots=True)
class Neighbours:
    """The vectors nearest to a question's: their rows (int64) and cosines (float32)."""

    rows: NDArray[np.int64]
    cosines: NDArray[np.float32]


def unit_rows(vectors: NDArray[np.float32]) -> NDArray[np.float32]:
    """Return vectors with each row made length 1."""
    unit: NDArray[np.float32] = vectors / np.linalg.norm(vectors, axis=1, keepdims=True)
    return unit


def build_faiss(vectors: NDArray[np.float32], exact_up_to: int = EXACT_UP_TO) -> Any:  # noqa: ANN401 (faiss has no types)
    """Return an inner-product index over rows of ``vectors``, shape (units, dimension)."""
    import faiss

    flat = faiss.IndexFlatIP(vectors.shape[1])
    if len(vectors) <= exact_up_to:
        flat.add(vectors)
        return flat
    lists = min(LISTS, len(vectors) // TRAINED_ON)
    index = faiss.IndexIVFFlat(flat, vectors.shape[1], lists, faiss.METRIC_INNER_PRODUCT)
    index.cp.niter, index.cp.max_points_per_centroid = ROUNDS, TRAINED_ON
    index.cp.spherical = True
    index.train(vectors)
    index.add(vectors)
    index.nprobe = max(PROBED * lists // LISTS, 1)
    return _sharing_lists(index)


def _sharing_lists(index: Any) -> Any:  # noqa: ANN401 (faiss has no types)
    """Let all cores go through the lists of one question, not each through those of its own."""
    import faiss

    if isinstance(index, faiss.IndexIVF):
        index.parallel_mode = OVER_LISTS
    return index


def nearest(
    index: Any,  # noqa: ANN401 (faiss has no types)
    vectors: NDArray[np.float32],
    vector: NDArray[np.float32],
    most: int,
) -> Neighbours:
    """Return the vectors nearest to one, in no special order.

    Parameters
    ----------
    index
        Made by :func:`build_faiss` of ``vectors``, of which there is one at least.
    vector
        Shape (dimension,), of length 1.
    most
        So many, but all of at most :data:`ALL_UP_TO`: to tell which are nearest would take FAISS
        longer than the products themselves, and an index longer to give all than to be passed by.
    """
    import faiss

    if len(vectors) <= ALL_UP_TO:
        every = faiss.pairwise_distances(vector[None], vectors, faiss.METRIC_INNER_PRODUCT)
        return Neighbours(np.arange(len(vectors)), every[0])
    cosines, rows = index.search(vector[None], most)
    inside = rows[0] >= 0  # fewer are found where few lists are gone through
    return Neighbours(rows[0][inside], cosines[0][inside])


def save_faiss(index: Any, path: Path) -> None:  # noqa: ANN401 (faiss has no types)
    """Write an index made by :func:`build_faiss` to a file.

    It goes through a Python file, so that a full disk is an ``OSError`` as everywhere else.
    """
    import faiss

    with path.open("wb") as file:
        writer = faiss.PyCallbackIOWriter(file.write, CHUNK)  # type: ignore[attr-defined]
        faiss.write_index(index, writer)


def load_faiss(path: Path) -> Any:  # noqa: ANN401 (faiss has no types)
    """Open an index file, memory-mapped.

    FAISS trusts its files: call this only for one whose hash has been verified.
    """
    import faiss

    return _sharing_lists(faiss.read_index(str(path), faiss.IO_FLAG_MMAP_IFC))
