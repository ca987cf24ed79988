"""The FAISS side of the index: exact inner products over unit vectors."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

from embeddings.disk import CHUNK

if TYPE_CHECKING:
    from pathlib import Path

    from numpy.typing import NDArray


def unit_rows(vectors: NDArray[np.float32]) -> NDArray[np.float32]:
    """Return vectors with each row made length 1."""
    unit: NDArray[np.float32] = vectors / np.linalg.norm(vectors, axis=1, keepdims=True)
    return unit


def build_faiss(vectors: NDArray[np.float32]) -> Any:  # noqa: ANN401 (faiss has no types)
    """Return a flat inner-product index over rows of ``vectors``, shape (units, dimension)."""
    import faiss

    index = faiss.IndexFlatIP(vectors.shape[1])
    index.add(vectors)
    return index


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

    return faiss.read_index(str(path), faiss.IO_FLAG_MMAP_IFC)
