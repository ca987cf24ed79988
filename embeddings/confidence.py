"""How sure it is that the first hit answers, and what to say when it does not."""

from __future__ import annotations

import math
from dataclasses import dataclass, fields
from typing import TYPE_CHECKING

import numpy as np

from embeddings.answer_types import lacks_answer
from embeddings.counted import counted_thing, counts
from embeddings.hit import Outcome

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from embeddings.hit import Hit
    from embeddings.lexical import LexicalIndex
    from embeddings.question import Question
    from embeddings.ranking import Ranking
    from embeddings.weights import ConfidenceWeights


FEW_WORDS = 0.3
"""Share of a question's words below which a passage may speak of something else."""

NEXT = 5
"""Passages that the best one is held against."""


@dataclass(frozen=True, slots=True)
class Evidence:
    """What speaks for and against the first hit; the inputs of the confidence.

    Attributes
    ----------
    best_sentence
        Best cosine of the question with any sentence.
    lead
        Score of the first hit less that of the next best passage of the same report: that
        another year's report says the same is no doubt.
    stands_out
        Best cosine of the question with a passage of the first hit's report under its titles, less
        the mean of the :data:`NEXT` that follow: where many passages are as near, none is meant.
    coverage
        Share of the question's tokens, weighted by IDF, that the first hit holds, its titles and
        its report's name included, in these words or others that say the same.
    elsewhere
        The same of any passage, less ``coverage``: how much of the question is spoken of, but not
        here.
    missing
        How many names, years, dates, documents or indicators the question names and the first hit
        does not hold, 2 at most.
    untyped
        1 if the question wants a number, a date, a person … and the marked sentence holds none.
    uncounted
        1 if the question wants something counted and the marked sentence counts no such thing.
    """

    best_sentence: float
    lead: float
    stands_out: float
    coverage: float
    elsewhere: float
    missing: float
    untyped: float
    uncounted: float

    def values(self) -> NDArray[np.float64]:
        """Return the attributes in order, shape (8,)."""
        return np.array([getattr(self, field.name) for field in fields(self)])


def gather(
    ranking: Ranking,
    hit: Hit,
    missing: tuple[str, ...],
    lexical: LexicalIndex,
    neighbours: range,
) -> Evidence:
    """Gather the evidence for a first hit.

    Parameters
    ----------
    ranking
        Of the search that found the hit, with at least one passage in question.
    missing
        What the question names and the hit does not hold.
    lexical
        Of the index that was searched.
    neighbours
        Rows of the passages of the hit's report.
    """
    first = ranking.order[0]
    rows = np.arange(neighbours.start, neighbours.stop)
    rows = rows[np.isfinite(ranking.scores[rows])]
    others = rows[rows != first]
    lead = ranking.scores[first] - ranking.scores[others].max() if len(others) else 0.0
    marked = " ".join(hit.marked)
    question = ranking.question
    thing = counted_thing(question.text)
    coverage = float(ranking.look.coverage[ranking.look.place(first)])
    return Evidence(
        best_sentence=float(ranking.signals.sentence[np.isfinite(ranking.scores)].max()),
        lead=float(lead),
        stands_out=_stands_out(ranking.signals.passage[rows]),
        coverage=coverage,
        elsewhere=_known(question, lexical) - coverage,
        missing=float(min(len(missing), 2)),
        untyped=float(lacks_answer(question.text, marked)),
        uncounted=float(thing is not None and not counts(marked, thing)),
    )


def _stands_out(cosines: NDArray[np.float32]) -> float:
    """Return the greatest of some cosines less the mean of the next ones, 0 if there are none."""
    if len(cosines) < 2:
        return 0.0
    first = np.sort(cosines)[::-1][: NEXT + 1]
    return float(first[0] - first[1:].mean())


def _known(question: Question, lexical: LexicalIndex) -> float:
    """Return the share of a question's tokens, weighted by IDF, that some passage holds."""
    tokens = list(question.tokens)
    weights = lexical.idf(tokens)
    total = float(weights.sum())
    return float(weights[lexical.find(tokens) >= 0].sum()) / total if total > 0 else 0.0


def confidence(evidence: Evidence, weights: ConfidenceWeights) -> float:
    """Return the estimated probability that the first hit answers (logistic regression)."""
    standard = (evidence.values() - np.array(weights.means)) / np.array(weights.spreads)
    logit = float(standard @ np.array(weights.slopes)) + weights.intercept
    return 1 / (1 + math.exp(-logit))


def outcome(probability: float, evidence: Evidence, weights: ConfidenceWeights) -> Outcome:
    """Decide between an answer, "not stated" and "off topic".

    A question is off topic, whatever the confidence, if no sentence comes near it in meaning and
    the first hit holds few of its words; and if the first hit, which does not answer it, holds not
    one.
    """
    if evidence.best_sentence < weights.on_topic_from and evidence.coverage < FEW_WORDS:
        return Outcome.OFF_TOPIC
    if probability >= weights.answered_from:
        return Outcome.ANSWERED
    return Outcome.NOT_STATED if evidence.coverage > 0 else Outcome.OFF_TOPIC
