"""Fit the confidence in ``embeddings/weights.json``, after the fusion and the second look.

``python -m scripts.fit_confidence --cache FOLDER [--general FOLDER] [--only PREFIX ...]
[--questions FILE]`` asks the questions of ``train/pairs`` over the paragraphs of their files (only
of the files whose names begin so: those that the encoder has not been taught), once as they are
and once with the paragraph that answers left out (an honest question without an answer), and their
near misses; likewise the general set, a folder with ``corpus.jsonl`` and ``queries.jsonl``; and a
file of evaluation questions over the bundled reports. The confidence is first taught to tell
questions with an answer from those without, then, keeping the weights of its inputs to each other,
to be the probability that the first hit is right (Platt's scaling), if four questions of five have
an answer. The script prints what each set gets from a model that has not seen it (the pairs file
by file, the other two in five parts), and writes a model fitted on all.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

import corpus
from embeddings.earlier import Earlier
from embeddings.evaluation import auroc, judge, read_questions
from embeddings.hit import Outcome, SearchResult
from embeddings.search import Searcher
from embeddings.space import MemorySpace
from embeddings.weights import ConfidenceWeights, shipped_weights, write_weights
from scripts.asked import GENERAL_NAME, bundled_encoder, parser, read_sets

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence

    from numpy.typing import NDArray

    from scripts.asked import QuestionSet
    from scripts.cached_encoder import CachedEncoder

RIDGE = 1.0
PARTS = 5
ALLOWED_FALSE_REFUSALS = 0.03
"""Of the answerable questions about the bundled reports, or of all where those are not asked."""
ANSWERABLE_SHARE = 0.8
"""Share of the questions of real use that a report answers, as is supposed."""
OFF_TOPIC_SHARE = 0.002
"""Share of the answerable questions whose best sentence may be taken for off topic."""
EVALUATION_NAME = "evaluation"
GENERAL_SHARE, EVALUATION_SHARE = 2.0, 1.0
"""How much the two sets count, that of the pairs being 1."""
NEAR_MISSES = 0.5
"""How much a near miss counts: half the invented ones are harder than those that people ask."""


@dataclass(frozen=True)
class Searches:
    """Some searches.

    Attributes
    ----------
    evidence
        Shape (searches, inputs).
    answerable
        Which of them had an answer.
    right
        Which of them had it first.
    counts
        How much each counts among those of its kind.
    questions
        The number of each search's question: with and without its passage it is the same one.
    """

    name: str
    evidence: NDArray[np.float64]
    answerable: NDArray[np.bool_]
    right: NDArray[np.bool_]
    counts: NDArray[np.float64]
    questions: NDArray[np.int64]

    @property
    def weights(self) -> NDArray[np.float64]:
        """How much each search counts: a set 1 in all, its answerable ones their share of it."""
        share = np.where(self.answerable, ANSWERABLE_SHARE, 1 - ANSWERABLE_SHARE)
        number = np.where(self.answerable, self.answerable.sum(), (~self.answerable).sum())
        weights: NDArray[np.float64] = self.counts * share / number
        return weights

    def only(self, chosen: NDArray[np.bool_]) -> Searches:
        """Return some of the searches."""
        return replace(
            self,
            evidence=self.evidence[chosen],
            answerable=self.answerable[chosen],
            right=self.right[chosen],
            counts=self.counts[chosen],
            questions=self.questions[chosen],
        )


def ask(asked: QuestionSet, encoder: CachedEncoder) -> Searches:
    """Ask the questions of a set with and without the passages that answer, and its near misses."""
    searcher = Searcher(MemorySpace.of([asked.report], encoder), encoder)
    texts = [*(text for text, _ in asked.questions), *asked.near_misses]
    encoder.encode_queries([searcher.read(text).text for text in texts])
    made = []
    for number, (text, gold) in enumerate(asked.questions):
        made.append((*_searched(searcher, text, (), gold), True, 1.0, number))
        made.append((*_searched(searcher, text, gold, ()), False, 1.0, number))
    for number, text in enumerate(asked.near_misses, len(asked.questions)):
        made.append((*_searched(searcher, text, (), ()), False, NEAR_MISSES, number))
    evidence, right, answerable, counts, numbers = map(np.array, zip(*made, strict=True))
    return Searches(asked.name, evidence, answerable, right, counts, numbers)


def ask_file(path: Path, encoder: CachedEncoder) -> Searches:
    """Ask a file of evaluation questions of the bundled reports."""
    searcher = Searcher(
        MemorySpace.of(corpus.read_folder(corpus.bundled_folder()), encoder), encoder
    )
    questions = read_questions(path)
    rows, right = [], []
    for one in questions:
        earlier = Earlier(one.previous) if one.previous else None
        ranking = searcher.rank(one.question, previous=earlier)
        hit = searcher.hit(ranking, int(ranking.order[0]))
        rows.append(searcher.evidence(ranking, hit, searcher.missing(ranking)).values())
        result = SearchResult(ranking.question.text, (hit,), 0.0, Outcome.ANSWERED)
        right.append(judge(one, result).hit_at == 1)
    answerable = np.array([one.answerable for one in questions])
    counts, numbers = np.ones(len(questions)), np.arange(len(questions))
    return Searches(EVALUATION_NAME, np.array(rows), answerable, np.array(right), counts, numbers)


def fit(sets: Sequence[Searches]) -> ConfidenceWeights:
    """Fit the confidence."""
    evidence = np.concatenate([s.evidence for s in sets])
    answerable = np.concatenate([s.answerable for s in sets])
    right = np.concatenate([s.right for s in sets])
    pairs = max(sum(s.name not in (GENERAL_NAME, EVALUATION_NAME) for s in sets), 1)
    counted = {GENERAL_NAME: GENERAL_SHARE, EVALUATION_NAME: EVALUATION_SHARE}
    weights = np.concatenate([s.weights * counted.get(s.name, 1 / pairs) for s in sets])
    weights *= len(weights) / weights.sum()
    means, spreads = evidence.mean(0), evidence.std(0) + 1e-9
    standard = (evidence - means) / spreads
    slopes, intercept = logistic(standard, answerable, weights)
    logits = standard @ slopes + intercept
    (scale,), shift = logistic(logits[:, None], right, weights)
    slopes, intercept = slopes * scale, intercept * scale + shift
    sure = 1 / (1 + np.exp(-standard @ slopes - intercept))
    real = np.concatenate([np.full(len(s.right), s.name == EVALUATION_NAME) for s in sets])
    asked = answerable & (real | ~real.any())
    return ConfidenceWeights(
        means=_rounded(means),
        spreads=_rounded(spreads),
        slopes=_rounded(slopes),
        intercept=round(float(intercept), 5),
        answered_from=_quantile(sure[asked], weights[asked], ALLOWED_FALSE_REFUSALS),
        on_topic_from=float(np.quantile(evidence[answerable][:, 0], OFF_TOPIC_SHARE)),
    )


def logistic(
    inputs: NDArray[np.float64], labels: NDArray[np.bool_], weights: NDArray[np.float64]
) -> tuple[NDArray[np.float64], float]:
    """Return the slopes and the intercept of a logistic regression, by Newton's method."""
    design = np.c_[inputs, np.ones(len(inputs))]
    ridge = np.diag([*np.full(inputs.shape[1], RIDGE), 0.0])
    slopes = np.zeros(design.shape[1])
    for _ in range(50):
        guess = 1 / (1 + np.exp(-design @ slopes))
        gradient = design.T @ (weights * (guess - labels)) + ridge @ slopes
        curvature = (design * (weights * guess * (1 - guess))[:, None]).T @ design + ridge
        slopes -= np.linalg.solve(curvature, gradient)
    return slopes[:-1], float(slopes[-1])


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
            abs((asked.weights * (sure - asked.right))[bins == number].sum())
            for number in range(10)
        )
    )


def main() -> None:
    """Ask, cross-validate, fit, write."""
    told = parser(__doc__)
    told.add_argument("--questions", type=Path, help="file of evaluation questions")
    given = told.parse_args()
    encoder = bundled_encoder(given.cache)
    sets = [ask(asked, encoder) for asked in read_sets(given)]
    sets += [ask_file(given.questions, encoder)] if given.questions else []
    encoder.save()
    print(*cross_validated(sets), sep="\n")
    weights = fit(sets)
    write_weights(replace(shipped_weights(), confidence=weights))
    print(weights)


def _searched(
    searcher: Searcher, question: str, left_out: Collection[int], gold: Collection[int]
) -> tuple[NDArray[np.float64], bool]:
    """Return the evidence for a question, and whether its answer comes first."""
    ranking = searcher.rank(question, left_out=left_out)
    first = int(ranking.order[0])
    hit = searcher.hit(ranking, first)
    evidence = searcher.evidence(ranking, hit, searcher.missing(ranking))
    return evidence.values(), first in gold


def _quantile(values: NDArray[np.float64], weights: NDArray[np.float64], share: float) -> float:
    """Return the value below which ``share`` of the weight lies."""
    order = np.argsort(values)
    below = np.cumsum(weights[order]) / weights.sum()
    return float(values[order][np.searchsorted(below, share)])


def _rounded(values: NDArray[np.float64]) -> tuple[float, ...]:
    return tuple(round(float(value), 5) for value in values)


if __name__ == "__main__":
    main()
