"""Fit the weights of the second look in ``embeddings/weights.json``, after those of the fusion.

``python -m scripts.fit_second_look --cache FOLDER [--general FOLDER] [--only PREFIX ...]`` asks the
same questions as ``scripts.fit_fusion``. The weights make the right passages likeliest among the
first ten (cross-entropy of a softmax, gradient descent), the fused score counting as one more
input whose weight the others are divided by. It prints what each set gets from weights that have
not seen it, and writes those fitted on all.
"""

from __future__ import annotations

from dataclasses import dataclass, fields, replace
from typing import TYPE_CHECKING

import numpy as np

from embeddings.search import Searcher
from embeddings.second_look import LOOKED_AT
from embeddings.space import MemorySpace
from embeddings.weights import SecondLookWeights, shipped_weights, write_weights
from scripts.asked import bundled_encoder, parser, read_sets, shares

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from scripts.asked import QuestionSet
    from scripts.cached_encoder import CachedEncoder

    Array = NDArray[np.float64]

STEPS, RATE, MOMENTUM = 2_000, 0.05, 0.9
RIDGE = 0.002
INPUTS = tuple(field.name for field in fields(SecondLookWeights))
FUSED_ONLY = np.array([1.0, *(0.0 for _ in INPUTS)])
NONE = SecondLookWeights(**dict.fromkeys(INPUTS, 0.0))


@dataclass(frozen=True)
class Seen:
    """The first ten passages for each question.

    Attributes
    ----------
    inputs
        Fused score and :data:`INPUTS`; shape (questions, 10, 1 + inputs).
    gold
        Which passages answer; shape (questions, 10).
    """

    name: str
    inputs: Array
    gold: NDArray[np.bool_]

    def recall(self, weights: Array, depth: int) -> float:
        """Return the share of questions with a right passage among the first ``depth``."""
        scores = self.inputs @ weights
        best = np.where(self.gold, scores, -np.inf).max(axis=1, keepdims=True)
        return float((((scores > best).sum(axis=1) < depth) & self.gold.any(axis=1)).mean())

    def gradient(self, weights: Array) -> Array:
        """Return the gradient of the mean cross-entropy of the right passages."""
        scores = self.inputs @ weights
        odds = np.exp(scores - scores.max(axis=1, keepdims=True))
        guess = odds / odds.sum(axis=1, keepdims=True)
        right = guess * self.gold
        right = right / np.maximum(right.sum(axis=1, keepdims=True), 1e-12)
        found = self.gold.any(axis=1)
        pull: Array = np.einsum("qp,qpi->i", (guess - right)[found], self.inputs[found])
        return pull / len(self.inputs)


def look(asked: QuestionSet, encoder: CachedEncoder) -> Seen:
    """Ask the questions of a set with no second look, and keep what one would see."""
    space = MemorySpace.of([asked.report], encoder)
    searcher = Searcher(space, encoder, weights=replace(shipped_weights(), second_look=NONE))
    encoder.encode_queries([searcher.read(text).text for text, _ in asked.questions])
    inputs, gold = [], []
    for text, answers in asked.questions:
        ranking = searcher.rank(text)
        seen = ranking.look
        fused = ranking.scores[seen.rows].astype(np.float64)
        inputs.append(np.stack([fused, *(getattr(seen, name) for name in INPUTS)], axis=1))
        gold.append([int(row) in answers for row in seen.rows])
    return Seen(asked.name, np.array(inputs), np.array(gold).reshape(-1, LOOKED_AT))


def fit(sets: Sequence[Seen]) -> Array:
    """Return the weights of least loss, that of the fused score 1; shape (1 + inputs,)."""
    counted = shares([one.name for one in sets])
    weights, pace = FUSED_ONLY.copy(), np.zeros(len(FUSED_ONLY))
    for _ in range(STEPS):
        pull = sum(
            (share * one.gradient(weights) for share, one in zip(counted, sets, strict=True)),
            start=2 * RIDGE * weights * (1 - FUSED_ONLY),
        )
        pace = MOMENTUM * pace - RATE * pull
        weights = weights + pace
    scaled: Array = weights / weights[0]
    return scaled


def main() -> None:
    """Ask, cross-validate, fit, write."""
    given = parser(__doc__).parse_args()
    encoder = bundled_encoder(given.cache)
    sets = [look(asked, encoder) for asked in read_sets(given)]
    encoder.save()
    for held_out in sets:
        weights = fit([one for one in sets if one is not held_out])
        print(
            held_out.name,
            _recalls(held_out, FUSED_ONLY),
            "->",
            _recalls(held_out, weights),
            weights,
        )
    fitted = SecondLookWeights(*(round(float(number), 3) for number in fit(sets)[1:]))
    write_weights(replace(shipped_weights(), second_look=fitted))
    print(fitted)


def _recalls(seen: Seen, weights: Array) -> str:
    return f"hit@1 {seen.recall(weights, 1):.3f}, hit@3 {seen.recall(weights, 3):.3f}"


if __name__ == "__main__":
    main()
