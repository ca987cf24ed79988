"""BM25 over folded tokens, kept as plain arrays that are mapped, not read, when opened.

The scores of every (token, passage) pair are worked out once (the formula of Lucene, as ``bm25s``
has it under "lucene") into a matrix in compressed columns; a question then only adds up its
tokens' columns. The counts they come from are kept beside them, so that passages can be added and
dropped without going through the others again. Tokens are known by the first 8 bytes of their
BLAKE2b hash, sorted, so that no vocabulary has to be read.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field
from functools import lru_cache
from typing import TYPE_CHECKING, Any

import numpy as np

from embeddings.disk import map_array, write_array

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from numpy.typing import NDArray

K1 = 1.2
B = 0.75
MOST_KNOWN = 20_000
"""Tokens whose columns are remembered: a question looks for each a dozen times."""
FILES = ("scores", "rows", "counts", "columns", "vocabulary", "lengths")


@lru_cache(maxsize=50_000)
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
    counts
        uint16, shape (pairs,): how often the token stands in the passage.
    columns
        int64, shape (tokens + 1,): where each token's pairs begin and end.
    vocabulary
        uint64, shape (tokens,): :func:`token_hash` of each token, ascending.
    lengths
        int32, shape (passages,): the number of tokens in each passage.
    known, rarity
        The column and the IDF of each token that was looked for lately.
    """

    scores: NDArray[np.float32]
    rows: NDArray[np.int32]
    counts: NDArray[np.uint16]
    columns: NDArray[np.int64]
    vocabulary: NDArray[np.uint64]
    lengths: NDArray[np.int32]
    known: dict[str, int] = field(default_factory=dict, compare=False, repr=False)
    rarity: dict[str, float] = field(default_factory=dict, compare=False, repr=False)

    @classmethod
    def build(cls, passages: Sequence[Sequence[str]]) -> LexicalIndex:
        """Index passages, each given as its tokens."""
        hashes = np.array([token_hash(token) for tokens in passages for token in tokens], np.uint64)
        lengths = np.array([len(tokens) for tokens in passages], np.int32)
        vocabulary, places = np.unique(hashes, return_inverse=True)
        rows = np.repeat(np.arange(len(passages)), lengths)
        keys, counts = np.unique(places * len(passages) + rows, return_counts=True)
        return cls._scored(keys, counts, vocabulary, lengths)

    def merged(
        self,
        rows: NDArray[np.int64],
        added: LexicalIndex,
        added_rows: NDArray[np.int64],
    ) -> LexicalIndex:
        """Return the index over passages of this one and of another.

        It is what :meth:`build` would make of all of them together.

        Parameters
        ----------
        rows
            Shape (passages,): the row each passage of this index gets; -1 drops it.
        added
            Index of other passages.
        added_rows
            The row each of those gets; -1 drops it.
        """
        parts = [(self, rows), (added, added_rows)]
        size = sum(int((places >= 0).sum()) for _, places in parts)
        lengths = np.zeros(size, np.int32)
        for index, places in parts:
            lengths[places[places >= 0]] = index.lengths[places >= 0]
        vocabulary = np.union1d(self.vocabulary, added.vocabulary)
        pairs = [_pairs(index, places, vocabulary, size) for index, places in parts]
        keys, counts = zip(*pairs, strict=True)
        both, all_counts = np.concatenate(keys), np.concatenate(counts)
        order = np.argsort(both, kind="stable")
        return self._scored(both[order], all_counts[order], vocabulary, lengths)

    @classmethod
    def _scored(
        cls,
        keys: NDArray[np.int64],
        counts: NDArray[np.integer[Any]],
        vocabulary: NDArray[np.uint64],
        lengths: NDArray[np.int32],
    ) -> LexicalIndex:
        """Score pairs, sorted by their keys: place of the token times passages, plus row."""
        size = max(len(lengths), 1)
        places, rows = np.divmod(keys, size)
        held = np.bincount(places, minlength=len(vocabulary))
        used = np.flatnonzero(held)
        idf = np.log1p((size - held + 0.5) / (held + 0.5))[places]
        weight = K1 * (1 - B + B * lengths / max(lengths.sum() / size, 1))
        return cls(
            scores=(idf * counts / (counts + weight[rows])).astype(np.float32),
            rows=rows.astype(np.int32),
            counts=counts.clip(max=np.iinfo(np.uint16).max).astype(np.uint16),
            columns=np.concatenate([[0], np.cumsum(held[used])]).astype(np.int64),
            vocabulary=vocabulary[used],
            lengths=lengths,
        )

    def save(self, folder: Path) -> None:
        """Write one ``.npy`` file an array into an existing folder."""
        for name in FILES:
            write_array(folder / f"{name}.npy", getattr(self, name))

    @classmethod
    def load(cls, folder: Path) -> LexicalIndex:
        """Map the files that :meth:`save` wrote.

        Raises
        ------
        OSError, ValueError
            If a file is missing or is no array.
        """
        scores, rows, counts, columns, vocabulary, lengths = (
            map_array(folder / f"{name}.npy") for name in FILES
        )
        return cls(scores, rows, counts, columns, vocabulary, lengths)

    def find(self, tokens: Sequence[str]) -> NDArray[np.int64]:
        """Return the column of each token, -1 where no passage has it."""
        columns = {token: self.known.get(token) for token in tokens}
        new = [token for token, column in columns.items() if column is None]
        if new:
            found = dict(zip(new, self._sought(new).tolist(), strict=True))
            if len(self.known) > MOST_KNOWN:
                self.known.clear()
            self.known.update(found)
            columns |= found
        return np.array([columns[token] for token in tokens], np.int64)

    def has(self, token: str) -> bool:
        """Tell whether some passage has a token."""
        column = self.known.get(token)
        return column >= 0 if column is not None else bool(self.find([token])[0] >= 0)

    def _sought(self, tokens: Sequence[str]) -> NDArray[np.int64]:
        if not len(self.vocabulary) or not tokens:
            return np.full(len(tokens), -1, np.int64)
        hashes = np.array([token_hash(token) for token in tokens], np.uint64)
        places = np.minimum(self.vocabulary.searchsorted(hashes), len(self.vocabulary) - 1)
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
        columns = self.find(list(weights))
        counts = np.array(list(weights.values()), np.float32)[columns >= 0]
        spans = self._spans(columns[columns >= 0])
        if not spans:
            return np.zeros(len(self.lengths), np.float32)
        rows = np.concatenate([self.rows[span] for span in spans])
        scores = np.concatenate([self.scores[span] for span in spans])
        scores *= np.repeat(counts, [span.stop - span.start for span in spans])
        return np.bincount(rows, scores, len(self.lengths)).astype(np.float32)

    def holders(self, tokens: Sequence[str]) -> list[NDArray[np.int32]]:
        """Return the rows of the passages that hold each token, leaving out unknown tokens.

        For tokens that are seldom known: none of them is remembered.
        """
        columns = self._sought(tokens)
        return [self.rows[span] for span in self._spans(columns[columns >= 0])]

    def holds(self, tokens: Sequence[str], rows: NDArray[np.int64]) -> NDArray[np.bool_]:
        """Tell which passages hold which tokens; shape (tokens, rows)."""
        held, wanted = np.zeros((len(tokens), len(rows)), np.bool_), rows.astype(np.int32)
        columns = self.find(tokens)
        known = np.flatnonzero(columns >= 0)
        for place, span in zip(known, self._spans(columns[known]), strict=True):
            inside = self.rows[span]
            at = np.minimum(inside.searchsorted(wanted), len(inside) - 1)
            held[place] = inside[at] == wanted
        return held

    def _spans(self, columns: NDArray[np.int64]) -> list[slice]:
        """Return where each of some columns' pairs stand."""
        starts, ends = self.columns[columns].tolist(), self.columns[columns + 1].tolist()
        return list(map(slice, starts, ends))

    def idf(self, tokens: Sequence[str]) -> NDArray[np.float64]:
        """Return each token's inverse document frequency, ``log(1 + (N - n + 0.5)/(n + 0.5))``."""
        known = [self.rarity.get(token) for token in tokens]
        if None not in known:
            return np.array(known, np.float64)
        found = self._idf(tokens)
        if len(self.rarity) > MOST_KNOWN:
            self.rarity.clear()
        self.rarity.update(zip(tokens, found.tolist(), strict=True))
        return found

    def _idf(self, tokens: Sequence[str]) -> NDArray[np.float64]:
        columns = self.find(tokens)
        held = np.where(columns >= 0, self.columns[columns + 1] - self.columns[columns], 0)
        idf: NDArray[np.float64] = np.log1p((len(self.lengths) - held + 0.5) / (held + 0.5))
        return idf


def _pairs(
    index: LexicalIndex, rows: NDArray[np.int64], vocabulary: NDArray[np.uint64], size: int
) -> tuple[NDArray[np.int64], NDArray[np.uint16]]:
    """Return the keys and counts of an index's pairs among ``size`` passages at new rows."""
    places = np.repeat(np.searchsorted(vocabulary, index.vocabulary), np.diff(index.columns))
    new = rows[index.rows]
    return (places * size + new)[new >= 0], index.counts[new >= 0]
