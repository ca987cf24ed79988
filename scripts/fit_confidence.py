"""Fit the confidence in ``embeddings/weights.json``.

``python -m scripts.fit_confidence --cache FOLDER [--general FOLDER] [--only PREFIX ...]`` asks the
questions of ``train/pairs`` (only of the files whose names begin so: those that the encoder has not
been taught) over the paragraphs of their files, once as they are and once with the paragraph that
answers left out (an honest question without an answer), and their near misses; likewise the general
set, a folder with ``corpus.jsonl`` and ``queries.jsonl``. The confidence is taught to be the
probability that the first hit is right, if four questions of five have an answer. The script prints
what each set gets from a model that has not seen it, and writes a model fitted on all.
"""

from __future__ import annotations

import argparse
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from embeddings.bundled import BundledEncoder
from embeddings.evaluation import auroc
from embeddings.search import Searcher
from embeddings.space import MemorySpace
from embeddings.weights import ConfidenceWeights, shipped_weights, write_weights
from scripts.cached_encoder import CachedEncoder
from scripts.general_set import GeneralSet
from scripts.pairs import PairFile, read_groups

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from numpy.typing import NDArray

RIDGE = 1.0
ALLOWED_FALSE_REFUSALS = 0.04
ANSWERABLE_SHARE = 0.8
"""Share of the questions of real use that a report answers, as is supposed."""
OFF_TOPIC_SHARE = 0.002
"""Share of the answerable questions whose best sentence may be taken for off topic."""


@dataclass(frozen=True)
class Asked:
    """Some searches.

    Attributes
    ----------
    evidence
        Shape (searches, inputs).
    answerable
        Which of them had an answer.
    right
        Which of them had it first.
    """

    name: str
    evidence: NDArray[np.float64]
    answerable: NDArray[np.bool_]
    right: NDArray[np.bool_]

    @property
    def weights(self) -> NDArray[np.float64]:
        """How much each search counts: a set 1 in all, its answerable ones their share of it."""
        share = np.where(self.answerable, ANSWERABLE_SHARE, 1 - ANSWERABLE_SHARE)
        counts = np.where(self.answerable, self.answerable.sum(), (~self.answerable).sum())
        weights: NDArray[np.float64] = share / counts
        return weights


def ask_pairs(file: PairFile, encoder: CachedEncoder) -> Asked:
    """Ask a file of pairs."""
    searcher = Searcher(MemorySpace.of([file.report()], encoder), encoder)
    asked = [(one.q, {row}) for row, pair in enumerate(file.pairs) for one in pair.qa]
    near = [one.q for pair in file.pairs for one in pair.near_miss]
    encoder.encode_queries([searcher.read(text).text for text in [*near, *(q for q, _ in asked)]])
    return _asked(file.name, searcher, asked, near)


def ask_general(folder: Path, encoder: CachedEncoder) -> Asked:
    """Ask the general set."""
    general = GeneralSet.read(folder)
    searcher = Searcher(MemorySpace.of([general.report], encoder), encoder)
    return _asked("general", searcher, [(one.question, one.gold) for one in general.queries], [])


def fit(sets: list[Asked]) -> ConfidenceWeights:
    """Fit a logistic regression by Newton's method, the general set weighing as all the others."""
    evidence = np.concatenate([s.evidence for s in sets])
    answerable = np.concatenate([s.answerable for s in sets])
    right = np.concatenate([s.right for s in sets])
    pairs = max(sum(s.name != "general" for s in sets), 1)
    weights = np.concatenate([s.weights / (1 if s.name == "general" else pairs) for s in sets])
    weights *= len(weights) / weights.sum()
    means, spreads = evidence.mean(0), evidence.std(0) + 1e-9
    design = np.c_[(evidence - means) / spreads, np.ones(len(evidence))]
    ridge = np.diag([*np.full(evidence.shape[1], RIDGE), 0.0])
    slopes = np.zeros(design.shape[1])
    for _ in range(50):
        guess = 1 / (1 + np.exp(-design @ slopes))
        gradient = design.T @ (weights * (guess - right)) + ridge @ slopes
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
    error = calibration(sure, held_out)
    return (
        f"{held_out.name}: AUROC {area:.3f}, refused {refused:.2f}, wrongly {wrongly:.2f}, "
        f"calibration error {error:.3f}"
    )


def calibration(sure: NDArray[np.float64], asked: Asked) -> float:
    """Return the expected calibration error over ten bins, each search counting its weight."""
    bins = np.minimum((sure * 10).astype(int), 9)
    return float(
        sum(
            abs((asked.weights * (sure - asked.right))[bins == number].sum())
            for number in range(10)
        )
    )


def main() -> None:
    """Ask, cross-validate, fit, write."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--cache", type=Path, required=True, help="folder for the vectors")
    parser.add_argument("--general", type=Path, help="folder of the general set")
    parser.add_argument("--only", nargs="*", default=[""], help="how the files' names begin")
    given = parser.parse_args()
    encoder = CachedEncoder(BundledEncoder(), given.cache / "vectors.npz")
    sets = [ask_pairs(file, encoder) for file in read_groups(given.only)]
    sets += [ask_general(given.general, encoder)] if given.general else []
    encoder.save()
    for held_out in sets:
        print(report_on(held_out, fit([s for s in sets if s is not held_out])))
    weights = fit(sets)
    write_weights(replace(shipped_weights(), confidence=weights))
    print(weights)


def _asked(
    name: str,
    searcher: Searcher,
    asked: Sequence[tuple[str, Collection[int]]],
    near_misses: Sequence[str],
) -> Asked:
    rows = []
    for text, gold in asked:
        rows.append(_evidence(searcher, text, (), gold))
        rows.append(_evidence(searcher, text, gold, ()))
    rows += [_evidence(searcher, text, (), ()) for text in near_misses]
    evidence, answerable, right = zip(*rows, strict=True)
    return Asked(name, np.array(evidence), np.array(answerable), np.array(right))


def _evidence(
    searcher: Searcher, question: str, left_out: Collection[int], gold: Collection[int]
) -> tuple[NDArray[np.float64], bool, bool]:
    """Return the evidence for a question, whether it has an answer, and whether that is first."""
    ranking = searcher.rank(question, left_out=left_out)
    first = int(ranking.order[0])
    hit = searcher.hit(ranking, first)
    missing = searcher.missing(ranking, hit)
    return searcher.evidence(ranking, hit, missing).values(), bool(gold), first in gold


def _rounded(values: NDArray[np.float64]) -> tuple[float, ...]:
    return tuple(round(float(value), 5) for value in values)


if __name__ == "__main__":
    main()
