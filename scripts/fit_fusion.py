"""Fit the fusion weights in ``embeddings/weights.json``.

``python -m scripts.fit_fusion --cache FOLDER [--general FOLDER] [--only PREFIX ...]`` asks the
questions of ``train/pairs`` over the paragraphs of their files (only of the files whose names begin
so: those that the encoder has not been taught), and those of the general set. The weights make
the right passages likeliest under a softmax of the scores (cross-entropy, a coordinate at a time).
It prints what each set gets from weights that have not seen it, and writes those fitted on all.
"""

from __future__ import annotations

from dataclasses import astuple, dataclass, replace
from typing import TYPE_CHECKING

import numpy as np

from embeddings.search import Searcher
from embeddings.space import MemorySpace
from embeddings.weights import FusionWeights, shipped_weights, write_weights
from scripts.asked import bundled_encoder, parser, read_sets, shares

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from scripts.asked import QuestionSet
    from scripts.cached_encoder import CachedEncoder

    Array = NDArray[np.float64]

STEPS = (1.25, 0.8, 1.05, 0.95)
"""By which a weight is multiplied in search of a better one."""
LEAST = 0.01
SUM = 3.0
"""Of the weights of the three signals; the order of the passages does not depend on it."""
START = FusionWeights(passage=1.0, sentence=1.0, lexical=1.0, glossary=0.3, abbreviation=0.5)


@dataclass(frozen=True)
class AskedSet:
    """Questions over the passages of one report; every array but ``gold`` is float64.

    Attributes
    ----------
    passage, sentence
        z-scores of the two dense signals, shape (questions, passages).
    own, glossary, abbreviation
        BM25 of the typed words, and what the other words add with a weight of 1.
    gold
        Which passages answer.
    """

    name: str
    passage: Array
    sentence: Array
    own: Array
    glossary: Array
    abbreviation: Array
    gold: NDArray[np.bool_]

    def scores(self, weights: FusionWeights) -> Array:
        """Return the fused scores, as :func:`embeddings.fusion.fused` has them."""
        lexical = self.own + weights.glossary * self.glossary
        lexical = _standardised(lexical + weights.abbreviation * self.abbreviation)
        total: Array = weights.passage * self.passage + weights.sentence * self.sentence
        return total + weights.lexical * lexical

    def loss(self, weights: FusionWeights) -> float:
        """Return the mean cross-entropy of the right passages."""
        scores = self.scores(weights)
        scores = scores - scores.max(axis=1, keepdims=True)
        odds = np.exp(scores)
        right = (odds * self.gold).sum(axis=1) / odds.sum(axis=1)
        return float(-np.log(right).mean())

    def recall(self, weights: FusionWeights, depth: int) -> float:
        """Return the share of questions with a right passage among the first ``depth``."""
        scores = self.scores(weights)
        best = np.where(self.gold, scores, -np.inf).max(axis=1, keepdims=True)
        return float(((scores > best).sum(axis=1) < depth).mean())


def ask(asked: QuestionSet, encoder: CachedEncoder) -> AskedSet:
    """Ask the questions of a set."""
    questions = asked.questions
    space = MemorySpace.of([asked.report], encoder)
    variants = [
        Searcher(space, encoder, weights=replace(shipped_weights(), fusion=fusion))
        for fusion in (
            replace(START, glossary=0.0, abbreviation=0.0),
            replace(START, glossary=1.0, abbreviation=0.0),
            replace(START, glossary=0.0, abbreviation=1.0),
        )
    ]
    encoder.encode_queries([variants[0].read(text).text for text, _ in questions])
    rows = [[one.rank(text).signals for one in variants] for text, _ in questions]
    own, glossary, abbreviation = (
        np.array([row[variant].lexical for row in rows], np.float64) for variant in range(3)
    )
    gold = np.zeros(own.shape, np.bool_)
    for place, (_, answers) in enumerate(questions):
        gold[place, list(answers)] = True
    return AskedSet(
        asked.name,
        passage=_standardised(np.array([row[0].passage for row in rows], np.float64)),
        sentence=_standardised(np.array([row[0].sentence for row in rows], np.float64)),
        own=own,
        glossary=glossary - own,
        abbreviation=abbreviation - own,
        gold=gold,
    )


def fit(sets: Sequence[AskedSet]) -> FusionWeights:
    """Return the weights of least loss, the general set weighing as much as all the others."""
    counted = shares([one.name for one in sets])

    def loss(numbers: Sequence[float]) -> float:
        weights = FusionWeights(*numbers)
        return sum(share * one.loss(weights) for share, one in zip(counted, sets, strict=True))

    best = list(astuple(START))
    least = loss(best)
    improved = True
    while improved:
        improved = False
        for place in range(len(best)):
            for step in STEPS:
                tried = [*best]
                tried[place] = max(LEAST, best[place] * step)
                if (found := loss(tried)) < least - 1e-6:
                    best, least, improved = tried, found, True
    signals = np.array(best[:3]) * SUM / sum(best[:3])
    return FusionWeights(*(round(float(number), 3) for number in [*signals, *best[3:]]))


def main() -> None:
    """Ask, cross-validate, fit, write."""
    given = parser(__doc__).parse_args()
    encoder = bundled_encoder(given.cache)
    sets = [ask(asked, encoder) for asked in read_sets(given)]
    encoder.save()
    for held_out in sets:
        print(_line(held_out, fit([one for one in sets if one is not held_out])))
    weights = fit(sets)
    write_weights(replace(shipped_weights(), fusion=weights))
    print(weights)


def _line(held_out: AskedSet, weights: FusionWeights) -> str:
    first, third = held_out.recall(weights, 1), held_out.recall(weights, 3)
    return f"{held_out.name}: hit@1 {first:.3f}, hit@3 {third:.3f} with {astuple(weights)}"


def _standardised(rows: Array) -> Array:
    spreads = rows.std(axis=1, keepdims=True)
    standard: Array = (rows - rows.mean(axis=1, keepdims=True)) / np.maximum(spreads, 1e-9)
    return standard


if __name__ == "__main__":
    main()
