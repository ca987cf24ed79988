"""Fit the confidence in ``embeddings/weights.json``.

``python -m scripts.fit_confidence --cache FOLDER [--general FOLDER]`` asks the questions of
``train/pairs`` (of the files that have near misses) over the paragraphs of their file, once as
they are and once with the paragraph that answers left out (an honest question without an answer),
and their near misses; likewise the general set, a folder with ``corpus.jsonl`` and
``queries.jsonl``. It prints the area under the ROC curve of each set with a model that has not
seen it, and writes a model fitted on all.
"""

from __future__ import annotations

import argparse
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from embeddings.adapter import Adapter
from embeddings.bundled import BundledEncoder
from embeddings.evaluation import auroc
from embeddings.search import Searcher
from embeddings.space import MemorySpace
from embeddings.weights import ConfidenceWeights, shipped_weights, write_weights
from scripts.cached_encoder import CachedEncoder
from scripts.general_set import GeneralSet
from scripts.pairs import PairFile, read_pairs

if TYPE_CHECKING:
    from collections.abc import Collection

    from numpy.typing import NDArray

RIDGE = 1.0
ALLOWED_FALSE_REFUSALS = 0.03
OFF_TOPIC_SHARE = 0.002
"""Share of the answerable questions whose best sentence may be taken for off topic."""


@dataclass(frozen=True)
class Asked:
    """The evidence of some searches, shape (searches, 8), and which of them had an answer."""

    name: str
    evidence: NDArray[np.float64]
    answerable: NDArray[np.bool_]


def ask_pairs(file: PairFile, encoder: CachedEncoder) -> Asked:
    """Ask a file of pairs."""
    searcher = Searcher(MemorySpace.of([file.report()], encoder), encoder)
    rows: list[tuple[NDArray[np.float64], bool]] = []
    for number, pair in enumerate(file.pairs):
        for asked in pair.qa:
            rows.append(_evidence(searcher, asked.q, answerable=True))
            rows.append(_evidence(searcher, asked.q, {number}, answerable=False))
        rows += [_evidence(searcher, near.q, answerable=False) for near in pair.near_miss]
    return _asked(file.name, rows)


def ask_general(folder: Path, encoder: CachedEncoder) -> Asked:
    """Ask the general set."""
    general = GeneralSet.read(folder)
    searcher = Searcher(MemorySpace.of([general.report], encoder), encoder)
    rows: list[tuple[NDArray[np.float64], bool]] = []
    for query in general.queries:
        rows.append(_evidence(searcher, query.question, answerable=True))
        rows.append(_evidence(searcher, query.question, query.gold, answerable=False))
    return _asked("general", rows)


def fit(sets: list[Asked]) -> ConfidenceWeights:
    """Fit a logistic regression by Newton's method, every set weighing the same."""
    evidence = np.concatenate([s.evidence for s in sets])
    answerable = np.concatenate([s.answerable for s in sets])
    weights = np.concatenate([np.full(len(s.answerable), 1 / len(s.answerable)) for s in sets])
    weights *= len(weights) / weights.sum()
    means, spreads = evidence.mean(0), evidence.std(0) + 1e-9
    design = np.c_[(evidence - means) / spreads, np.ones(len(evidence))]
    ridge = np.diag([*np.full(evidence.shape[1], RIDGE), 0.0])
    slopes = np.zeros(design.shape[1])
    for _ in range(50):
        guess = 1 / (1 + np.exp(-design @ slopes))
        gradient = design.T @ (weights * (guess - answerable)) + ridge @ slopes
        curvature = (design * (weights * guess * (1 - guess))[:, None]).T @ design + ridge
        slopes -= np.linalg.solve(curvature, gradient)
    sure = 1 / (1 + np.exp(-design @ slopes))
    return ConfidenceWeights(
        means=_rounded(means),
        spreads=_rounded(spreads),
        slopes=_rounded(slopes[:-1]),
        intercept=float(slopes[-1]),
        answered_from=float(np.quantile(sure[answerable], ALLOWED_FALSE_REFUSALS)),
        on_topic_from=float(np.quantile(evidence[answerable][:, 0], OFF_TOPIC_SHARE)),
    )


def probabilities(evidence: NDArray[np.float64], weights: ConfidenceWeights) -> list[float]:
    """Return the confidence of each row of evidence."""
    standard = (evidence - np.array(weights.means)) / np.array(weights.spreads)
    logits = standard @ np.array(weights.slopes) + weights.intercept
    sure: list[float] = (1 / (1 + np.exp(-logits))).tolist()
    return sure


def report_on(held_out: Asked, weights: ConfidenceWeights) -> str:
    """Return the figures of a set under weights that have not seen it."""
    sure = np.array(probabilities(held_out.evidence, weights))
    positives, negatives = sure[held_out.answerable], sure[~held_out.answerable]
    area = auroc(positives.tolist(), negatives.tolist())
    refused = (negatives < weights.answered_from).mean()
    wrongly = (positives < weights.answered_from).mean()
    return f"{held_out.name}: AUROC {area:.3f}, refused {refused:.2f}, wrongly {wrongly:.2f}"


def main() -> None:
    """Ask, cross-validate, fit, write."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--cache", type=Path, required=True, help="folder for the vectors")
    parser.add_argument("--general", type=Path, help="folder of the general set")
    given = parser.parse_args()
    frozen = BundledEncoder(adapted=False)
    encoder = CachedEncoder(frozen, given.cache / "frozen.npz", Adapter.load())
    files = [file for file in read_pairs() if any(pair.near_miss for pair in file.pairs)]
    sets = [ask_pairs(file, encoder) for file in files]
    sets += [ask_general(given.general, encoder)] if given.general else []
    encoder.save()
    for held_out in sets:
        print(report_on(held_out, fit([s for s in sets if s is not held_out])))
    weights = fit(sets)
    write_weights(replace(shipped_weights(), confidence=weights))
    print(weights)


def _evidence(
    searcher: Searcher, question: str, left_out: Collection[int] = (), *, answerable: bool
) -> tuple[NDArray[np.float64], bool]:
    ranking = searcher.rank(question, left_out=left_out)
    hit = searcher.hit(ranking, int(ranking.order[0]))
    missing = searcher.missing(ranking, hit)
    return searcher.evidence(ranking, hit, missing).values(), answerable


def _asked(name: str, rows: list[tuple[NDArray[np.float64], bool]]) -> Asked:
    return Asked(name, np.array([row for row, _ in rows]), np.array([known for _, known in rows]))


def _rounded(values: NDArray[np.float64]) -> tuple[float, ...]:
    return tuple(round(float(value), 5) for value in values)


if __name__ == "__main__":
    main()
