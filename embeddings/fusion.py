"""Several signals of one search made into one score a passage."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray


LEXICAL_WEIGHT = 0.7
"""Of BM25, each of the two dense signals having 1."""


@dataclass(frozen=True, slots=True)
class Signals:
    """What each way of searching says of every passage; float32 arrays of shape (passages,).

    Attributes
    ----------
    passage
        Cosine of the question and the passage under its titles.
    sentence
        Best cosine of the question and a sentence of the passage.
    lexical
        BM25.
    """

    passage: NDArray[np.float32]
    sentence: NDArray[np.float32]
    lexical: NDArray[np.float32]


def standardised(
    scores: NDArray[np.float32], inside: NDArray[np.bool_] | None = None
) -> NDArray[np.float32]:
    """Return z-scores: mean 0 and standard deviation 1, or all 0 where the scores are equal.

    Mean and deviation are taken over the entries ``inside``, all by default.
    """
    counted = scores if inside is None else scores[inside]
    spread = counted.std() if len(counted) else 0.0
    if spread < 1e-9:
        return np.zeros_like(scores)
    standard: NDArray[np.float32] = (scores - counted.mean()) / spread
    return standard


def fused(signals: Signals, inside: NDArray[np.bool_]) -> NDArray[np.float32]:
    """Return the weighted sum of the signals' z-scores.

    Parameters
    ----------
    inside
        Shape (passages,): which passages are in question.

    Returns
    -------
    numpy.ndarray
        Shape (passages,), float32; ``-inf`` for passages out of question.
    """
    total = np.zeros(len(inside), np.float32)
    weighted = ((signals.passage, 1.0), (signals.sentence, 1.0), (signals.lexical, LEXICAL_WEIGHT))
    for scores, weight in weighted:
        total += weight * standardised(scores, inside)
    return np.where(inside, total, -np.inf).astype(np.float32)
