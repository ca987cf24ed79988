"""Several signals of one search made into one score a passage."""

from __future__ import annotations

from dataclasses import dataclass, fields
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from embeddings.weights import FusionWeights


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
    if not len(counted):
        return np.zeros_like(scores)
    mean = counted.sum() / len(counted)
    apart = counted - mean
    spread = np.sqrt(apart @ apart / len(apart))  # as ndarray.std, in a third of the time
    if spread < 1e-9:
        return np.zeros_like(scores)
    standard: NDArray[np.float32] = apart / spread if inside is None else (scores - mean) / spread
    return standard


def shares(
    signals: Signals, inside: NDArray[np.bool_], weights: FusionWeights
) -> dict[str, NDArray[np.float32]]:
    """Return what each signal adds to the score of every passage: its weight times its z-score.

    Parameters
    ----------
    inside
        Shape (passages,): which passages are in question.

    Returns
    -------
    dict
        By the signal's name; arrays of shape (passages,), float32.
    """
    counted = None if inside.all() else inside
    return {
        field.name: (
            getattr(weights, field.name) * standardised(getattr(signals, field.name), counted)
        ).astype(np.float32, copy=False)
        for field in fields(Signals)
    }


def fused(
    signals: Signals, inside: NDArray[np.bool_], weights: FusionWeights
) -> NDArray[np.float32]:
    """Return the sum of :func:`shares`.

    Returns
    -------
    numpy.ndarray
        Shape (passages,), float32; ``-inf`` for passages out of question.
    """
    total = sum(shares(signals, inside, weights).values(), np.zeros(len(inside), np.float32))
    total[~inside] = -np.inf
    return total
