"""How sure it is that the first hit answers, and what to say when it does not."""

from __future__ import annotations

import math
from dataclasses import dataclass, fields
from typing import TYPE_CHECKING

import numpy as np

from embeddings.answer_types import lacks_answer
from embeddings.highlight import covered
from embeddings.hit import Outcome
from embeddings.units import titled_text

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from embeddings.hit import Hit
    from embeddings.lexical import LexicalIndex
    from embeddings.ranking import Ranking
    from embeddings.weights import ConfidenceWeights


@dataclass(frozen=True, slots=True)
class Evidence:
    """What speaks for and against the first hit; the inputs of the confidence.

    Attributes
    ----------
    best_sentence
        Best cosine of the question with any sentence.
    hit_sentence
        Best cosine of the question with a sentence of the first hit.
    lead
        Score of the first hit less that of the next best passage of the same report: that
        another year's report says the same is no doubt.
    coverage
        Share of the question's tokens, weighted by IDF, that the first hit holds, its titles and
        its report's name included.
    marked_coverage
        The same of the sentence that is marked as the answer.
    agreement
        How many of the three signals put the first hit first in its report.
    missing
        How many names, years, dates or documents the question names and the first hit does not
        hold, 2 at most.
    untyped
        1 if the question wants a number, a date, a person … and the marked sentence holds none.
    """

    best_sentence: float
    hit_sentence: float
    lead: float
    coverage: float
    marked_coverage: float
    agreement: float
    missing: float
    untyped: float

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
    signals = ranking.signals
    rows = np.array(neighbours)[np.isfinite(ranking.scores[neighbours])]
    others = rows[rows != first]
    lead = ranking.scores[first] - ranking.scores[others].max() if len(others) else 0.0
    marked = " ".join(hit.passage.text[start:end] for start, end in hit.highlight)
    leaders = [
        scores[first] >= scores[rows].max()
        for scores in (signals.passage, signals.sentence, signals.lexical)
    ]
    question = ranking.question
    return Evidence(
        best_sentence=float(signals.sentence[ranking.order].max()),
        hit_sentence=float(signals.sentence[first]),
        lead=float(lead),
        coverage=covered(_in_context(hit), question.tokens, lexical),
        marked_coverage=covered(marked, question.tokens, lexical),
        agreement=float(sum(leaders)),
        missing=float(min(len(missing), 2)),
        untyped=float(lacks_answer(question.text, marked)),
    )


def _in_context(hit: Hit) -> str:
    """Return a hit's text under its titles, and what its report is called."""
    report = hit.report
    year = report.date.year if report.date else report.year
    named = f"{report.kind} {report.number or ''} {report.issuer} {report.place} {year or ''}"
    return f"{titled_text(report, hit.passage)}\n{named}"


def confidence(evidence: Evidence, weights: ConfidenceWeights) -> float:
    """Return the estimated probability that the first hit answers (logistic regression)."""
    standard = (evidence.values() - np.array(weights.means)) / np.array(weights.spreads)
    logit = float(standard @ np.array(weights.slopes)) + weights.intercept
    return 1 / (1 + math.exp(-logit))


def outcome(probability: float, evidence: Evidence, weights: ConfidenceWeights) -> Outcome:
    """Decide between an answer, "not stated" and "off topic".

    Whatever the confidence, a question is off topic if no sentence comes near it, or if the first
    hit holds not one of its words.
    """
    if evidence.best_sentence < weights.on_topic_from or evidence.coverage <= 0:
        return Outcome.OFF_TOPIC
    return Outcome.ANSWERED if probability >= weights.answered_from else Outcome.NOT_STATED
