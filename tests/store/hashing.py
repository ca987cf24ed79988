"""A second real encoder, small and quick: hashed syllables and their pairs."""

from __future__ import annotations

import hashlib
from itertools import pairwise
from typing import TYPE_CHECKING

import numpy as np

from embeddings.folding import syllables

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray


class HashingEncoder:
    """Feature hashing (Weinberger et al. 2009): a count, with a sign, for each word and pair.

    Parameters
    ----------
    dimension
        Length of its vectors.
    seed
        Encoders of different seeds are strangers to each other.
    """

    def __init__(self, dimension: int = 32, seed: str = "") -> None:
        self.name = f"hashing{seed}"
        self.dimension = dimension
        self.encoded: list[str] = []
        self._seed = seed

    def encode_passages(self, texts: Sequence[str]) -> NDArray[np.float32]:
        self.encoded.extend(texts)
        return self.encode_queries(texts)

    def encode_queries(self, texts: Sequence[str]) -> NDArray[np.float32]:
        return np.array([self._vector(text) for text in texts], np.float32).reshape(
            len(texts), self.dimension
        )

    def _vector(self, text: str) -> NDArray[np.float32]:
        words = ["^", *syllables(text)]
        vector = np.zeros(self.dimension, np.float32)
        for token in (*words, *map(" ".join, pairwise(words))):
            digest = hashlib.sha256(f"{self._seed}{token}".encode()).digest()
            vector[int.from_bytes(digest[:4]) % self.dimension] += 1 if digest[4] & 1 else -1
        norm = float(np.linalg.norm(vector))
        return vector / np.float32(norm) if norm else np.eye(1, self.dimension, dtype=np.float32)[0]
