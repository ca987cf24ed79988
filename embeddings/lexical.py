"""BM25 over folded tokens, kept as plain arrays that are mapped, not read, when opened.

The scores of every (token, passage) pair are worked out once, by ``bm25s`` (method "lucene"), as
a matrix in compressed columns; a question then only adds up its tokens' columns. Tokens are known
by the first 8 bytes of their BLAKE2b hash, sorted, so that no vocabulary has to be read.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from numpy.typing import NDArray

K1 = 1.2
B = 0.75
FILES = ("scores", "rows", "columns", "vocabulary", "size")


def token_hash(token: str) -> int:
    """Return the 64-bit number a token is known by."""
    return int.from_bytes(hashlib.blake2b(token.encode(), digest_size=8).digest(), "big")


@dataclass(frozen=True, slots=True)
class LexicalIndex:
    """BM25 scores of all tokens in all passages.

    Attributes
    ----------
    scores
        float32, shape (pairs,): a token's score in a passage.
    rows
        int32, shape (pairs,): the passage's row.
    columns
        int64, shape (tokens + 1,): where each token's pairs begin and end.
    vocabulary
        uint64, shape (tokens,): :func:`token_hash` of each token, ascending.
    size
        int64, shape (1,): the number of passages.
    """

    scores: NDArray[np.float32]
    rows: NDArray[np.int32]
    columns: NDArray[np.int64]
    vocabulary: NDArray[np.uint64]
    size: NDArray[np.int64]

    @classmethod
    def build(cls, passages: Sequence[Sequence[str]]) -> LexicalIndex:
        """Index passages, each given as its tokens (at least one passage)."""
        import bm25s

        hashed = [[token_hash(token) for token in tokens] for tokens in passages]
        vocabulary = np.unique(np.array([h for row in hashed for h in row], dtype=np.uint64))
        ids = [np.searchsorted(vocabulary, np.array(row, np.uint64)).tolist() for row in hashed]
        if not len(vocabulary):
            return cls.empty(len(passages))
        model = bm25s.BM25(k1=K1, b=B, method="lucene", dtype="float32")
        names = {str(number): number for number in range(len(vocabulary))}
        model.index((ids, names), show_progress=False)
        return cls(
            scores=np.asarray(model.scores["data"], np.float32),
            rows=np.asarray(model.scores["indices"], np.int32),
            columns=np.asarray(model.scores["indptr"], np.int64)[: len(vocabulary) + 1],
            vocabulary=vocabulary,
            size=np.array([len(passages)], np.int64),
        )

    @classmethod
    def empty(cls, size: int) -> LexicalIndex:
        """Return the index of passages without any token."""
        return cls(
            np.zeros(0, np.float32),
            np.zeros(0, np.int32),
            np.zeros(1, np.int64),
            np.zeros(0, np.uint64),
            np.array([size], np.int64),
        )

    def save(self, folder: Path) -> None:
        """Write one ``.npy`` file an array into an existing folder."""
        for name in FILES:
            np.save(folder / f"{name}.npy", getattr(self, name), allow_pickle=False)

    @classmethod
    def load(cls, folder: Path) -> LexicalIndex:
        """Map the files that :meth:`save` wrote.

        Raises
        ------
        OSError, ValueError
            If a file is missing or is no array.
        """
        return cls(*(np.load(folder / f"{name}.npy", "r", allow_pickle=False) for name in FILES))

    def find(self, tokens: Sequence[str]) -> NDArray[np.int64]:
        """Return the column of each token, -1 where no passage has it."""
        if not len(self.vocabulary) or not tokens:
            return np.full(len(tokens), -1, np.int64)
        hashes = np.array([token_hash(token) for token in tokens], np.uint64)
        places = np.searchsorted(self.vocabulary, hashes).clip(max=len(self.vocabulary) - 1)
        return np.where(self.vocabulary[places] == hashes, places, -1).astype(np.int64)

    def query(self, weights: Mapping[str, float]) -> NDArray[np.float32]:
        """Score every passage.

        Parameters
        ----------
        weights
            The question's tokens and how much each counts.

        Returns
        -------
        numpy.ndarray
            Shape (passages,), float32: the weighted sum of the tokens' BM25 scores.
        """
        total = np.zeros(int(self.size[0]), np.float32)
        for column, weight in zip(self.find(list(weights)), weights.values(), strict=True):
            if column >= 0:
                span = slice(self.columns[column], self.columns[column + 1])
                total[self.rows[span]] += weight * self.scores[span]
        return total

    def idf(self, tokens: Sequence[str]) -> NDArray[np.float64]:
        """Return each token's inverse document frequency, ``log(1 + (N - n + 0.5)/(n + 0.5))``."""
        columns = self.find(tokens)
        held = np.where(columns >= 0, self.columns[columns + 1] - self.columns[columns], 0)
        idf: NDArray[np.float64] = np.log1p((self.size[0] - held + 0.5) / (held + 0.5))
        return idf
