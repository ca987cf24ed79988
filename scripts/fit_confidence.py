"""Fit the confidence in ``embeddings/weights.json``, after the fusion and the second look.

``python -m scripts.fit_confidence --cache FOLDER [--general FOLDER] [--only PREFIX ...]
[--questions FILE]`` asks the questions of ``train/pairs`` over the paragraphs of their files (only
of the files whose names begin so: those that the encoder has not been taught), once as they are
and once with the paragraph that answers left out (an honest question without an answer), and their
near misses; likewise the general set, a folder with ``corpus.jsonl`` and ``queries.jsonl``; and a
file of evaluation questions over the bundled reports, which counts half as much as either. The
confidence is taught to be the probability that there is an answer, if four questions of five have
one. The script prints what each set gets from a model that has not seen it (the pairs file by
file, the other two in five parts), and writes a model fitted on all.
"""

from __future__ import annotations

import argparse
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

import corpus
from embeddings.bundled import BundledEncoder
from embeddings.evaluation import auroc, read_questions
from embeddings.search import Searcher
from embeddings.space import MemorySpace
from embeddings.weights import ConfidenceWeights, shipped_weights, write_weights
from scripts.asked import GENERAL_NAME, read_sets
from scripts.cached_encoder import CachedEncoder

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence

    from numpy.typing import NDArray

    from scripts.asked import QuestionSet

RIDGE = 1.0
PARTS = 5
ALLOWED_FALSE_REFUSALS = 0.04
ANSWERABLE_SHARE = 0.8
"""Share of the questions of real use that a report answers, as is supposed."""
OFF_TOPIC_SHARE = 0.002
"""Share of the answerable questions whose best sentence may be taken for off topic."""
EVALUATION_NAME, EVALUATION_SHARE = "evaluation", 0.5


@dataclass(frozen=True)
class Searches:
    """Some searches.

    Attributes
    ----------
    evidence
        Shape (searches, inputs).
    answerable
        Which of them had an answer.
    questions
        The number of each search's question: with and without its passage it is the same one.
    """

    name: str
    evidence: NDArray[np.float64]
    answerable: NDArray[np.bool_]
    questions: NDArray[np.int64]

    @property
    def weights(self) -> NDArray[np.float64]:
        """How much each search counts: a set 1 in all, its answerable ones their share of it."""
        share = np.where(self.answerable, ANSWERABLE_SHARE, 1 - ANSWERABLE_SHARE)
        counts = np.where(self.answerable, self.answerable.sum(), (~self.answerable).sum())
        weights: NDArray[np.float64] = share / counts
        return weights

    def only(self, chosen: NDArray[np.bool_]) -> Searches:
        """Return some of the searches."""
        return Searches(
            self.name, self.evidence[chosen], self.answerable[chosen], self.questions[chosen]
        )


def ask(asked: QuestionSet, encoder: CachedEncoder) -> Searches:
    """Ask the questions of a set with and without the passages that answer, and its near misses."""
    searcher = Searcher(MemorySpace.of([asked.report], encoder), encoder)
    texts = [*(text for text, _ in asked.questions), *asked.near_misses]
    encoder.encode_queries([searcher.read(text).text for text in texts])
    rows, answerable, numbers = [], [], []
    for number, (text, gold) in enumerate(asked.questions):
        rows += [_evidence(searcher, text, ()), _evidence(searcher, text, gold)]
        answerable += [True, False]
        numbers += [number, number]
    for number, text in enumerate(asked.near_misses, len(asked.questions)):
        rows.append(_evidence(searcher, text, ()))
        answerable.append(False)
        numbers.append(number)
    return Searches(asked.name, np.array(rows), np.array(answerable), np.array(numbers))


def ask_file(path: Path, encoder: CachedEncoder) -> Searches:
    """Ask a file of evaluation questions of the bundled reports."""
    searcher = Searcher(
        MemorySpace.of(corpus.read_folder(corpus.bundled_folder()), encoder), encoder
    )
    questions = read_questions(path)
    rows = [_evidence(searcher, one.question, (), one.previous) for one in questions]
    answerable = np.array([one.answerable for one in questions])
    return Searches(EVALUATION_NAME, np.array(rows), answerable, np.arange(len(questions)))


def fit(sets: Sequence[Searches]) -> ConfidenceWeights:
    """Fit a logistic regression by Newton's method, the general set weighing as all the pairs."""
    evidence = np.concatenate([s.evidence for s in sets])
    answerable = np.concatenate([s.answerable for s in sets])
    pairs = max(sum(s.name not in (GENERAL_NAME, EVALUATION_NAME) for s in sets), 1)
    counted = {GENERAL_NAME: 1.0, EVALUATION_NAME: EVALUATION_SHARE}
    weights = np.concatenate([s.weights * counted.get(s.name, 1 / pairs) for s in sets])
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
    threshold = _quantile(sure[answerable], weights[answerable], ALLOWED_FALSE_REFUSALS)
    return ConfidenceWeights(
        means=_rounded(means),
        spreads=_rounded(spreads),
        slopes=_rounded(slopes[:-1]),
        intercept=float(slopes[-1]),
        answered_from=threshold,
        on_topic_from=float(np.quantile(evidence[answerable][:, 0], OFF_TOPIC_SHARE)),
    )


def probabilities(evidence: NDArray[np.float64], weights: ConfidenceWeights) -> NDArray[np.float64]:
    """Return the confidence of each row of evidence."""
    standard = (evidence - np.array(weights.means)) / np.array(weights.spreads)
    logits = standard @ np.array(weights.slopes) + weights.intercept
    sure: NDArray[np.float64] = 1 / (1 + np.exp(-logits))
    return sure


def cross_validated(sets: Sequence[Searches]) -> Iterator[str]:
    """Give the figures of each set from models that have not seen what is measured."""
    for held_out in sets:
        others = [one for one in sets if one is not held_out]
        parts = 1 if held_out.name not in (GENERAL_NAME, EVALUATION_NAME) else PARTS
        part = np.random.default_rng(0).permutation(held_out.questions.max() + 1) % parts
        sure = np.zeros(len(held_out.answerable))
        answered = np.zeros(len(sure), np.bool_)
        for number in range(parts):
            inside = part[held_out.questions] == number
            seen = [*others, held_out.only(~inside)] if parts > 1 else others
            weights = fit(seen)
            sure[inside] = probabilities(held_out.evidence[inside], weights)
            answered[inside] = sure[inside] >= weights.answered_from
        yield _figures(held_out, sure, answered)


def _figures(asked: Searches, sure: NDArray[np.float64], answered: NDArray[np.bool_]) -> str:
    yes = asked.answerable
    area = auroc(sure[yes].tolist(), sure[~yes].tolist())
    return (
        f"{asked.name}: AUROC {area:.3f}, refused {1 - answered[~yes].mean():.2f}, "
        f"wrongly {1 - answered[yes].mean():.3f}, calibration error {calibration(sure, asked):.3f}"
    )


def calibration(sure: NDArray[np.float64], asked: Searches) -> float:
    """Return the expected calibration error over ten bins, each search counting its weight."""
    bins = np.minimum((sure * 10).astype(int), 9)
    return float(
        sum(
            abs((asked.weights * (sure - asked.answerable))[bins == number].sum())
            for number in range(10)
        )
    )


def main() -> None:
    """Ask, cross-validate, fit, write."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--cache", type=Path, required=True, help="folder for the vectors")
    parser.add_argument("--general", type=Path, help="folder of the general set")
    parser.add_argument("--questions", type=Path, help="file of evaluation questions")
    parser.add_argument("--only", nargs="*", default=[""], help="how the files' names begin")
    given = parser.parse_args()
    encoder = CachedEncoder(BundledEncoder(), given.cache / "vectors.npz")
    sets = [ask(asked, encoder) for asked in read_sets(given)]
    sets += [ask_file(given.questions, encoder)] if given.questions else []
    encoder.save()
    print(*cross_validated(sets), sep="\n")
    weights = fit(sets)
    write_weights(replace(shipped_weights(), confidence=weights))
    print(weights)


def _evidence(
    searcher: Searcher, question: str, left_out: Collection[int], previous: str | None = None
) -> NDArray[np.float64]:
    ranking = searcher.rank(question, previous=previous, left_out=left_out)
    hit = searcher.hit(ranking, int(ranking.order[0]))
    return searcher.evidence(ranking, hit, searcher.missing(ranking, hit)).values()


def _quantile(values: NDArray[np.float64], weights: NDArray[np.float64], share: float) -> float:
    """Return the value below which ``share`` of the weight lies."""
    order = np.argsort(values)
    below = np.cumsum(weights[order]) / weights.sum()
    return float(values[order][np.searchsorted(below, share)])


def _rounded(values: NDArray[np.float64]) -> tuple[float, ...]:
    return tuple(round(float(value), 5) for value in values)


if __name__ == "__main__":
    main()
