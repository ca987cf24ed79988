"""How sure it is that the first hit answers, and what to say when it does not."""

from __future__ import annotations

import math
from dataclasses import dataclass, fields
from typing import TYPE_CHECKING

import numpy as np

from embeddings.answer_types import answer_type, lacks_answer
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
    hit_sentence, hit_passage
        Best cosine of the question with a sentence of the first hit, and with the hit as a whole.
    sentence_lead, lexical_lead
        The first hit's best sentence cosine, and its BM25, as z-scores in its report.
    lead
        Score of the first hit less that of the next best passage of the same report: that
        another year's report says the same is no doubt.
    coverage
        Share of the question's tokens, weighted by IDF, that the first hit holds, its titles and
        its report's name included.
    pair_coverage
        The same of pairs of neighbouring syllables only: "hộ cận nghèo" is not "hộ nghèo".
    marked_coverage
        As ``coverage``, of the sentence that is marked as the answer.
    agreement
        How many of the three signals put the first hit first in its report.
    missing
        How many names, years, dates or documents the question names and the first hit does not
        hold, 2 at most.
    typed, untyped
        1 if the question wants a number, a date, a person … and the marked sentence holds one, or
        holds none; both are 0 if it wants no such thing.
    words
        Natural logarithm of the number of the question's tokens.
    """

    best_sentence: float
    hit_sentence: float
    hit_passage: float
    sentence_lead: float
    lexical_lead: float
    lead: float
    coverage: float
    pair_coverage: float
    marked_coverage: float
    agreement: float
    missing: float
    typed: float
    untyped: float
    words: float

    def values(self) -> NDArray[np.float64]:
        """Return the attributes in order, shape (14,)."""
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
    context = _in_context(hit)
    pairs = [token for token in question.tokens if "_" in token]
    wants, lacks = answer_type(question.text) is not None, lacks_answer(question.text, marked)
    return Evidence(
        best_sentence=float(signals.sentence[ranking.order].max()),
        hit_sentence=float(signals.sentence[first]),
        hit_passage=float(signals.passage[first]),
        sentence_lead=_lead(signals.sentence, rows, first),
        lexical_lead=_lead(signals.lexical, rows, first),
        lead=float(lead),
        coverage=covered(context, question.tokens, lexical),
        pair_coverage=covered(context, pairs, lexical),
        marked_coverage=covered(marked, question.tokens, lexical),
        agreement=float(sum(leaders)),
        missing=float(min(len(missing), 2)),
        typed=float(wants and not lacks),
        untyped=float(lacks),
        words=math.log(max(len(question.tokens), 1)),
    )


def _lead(scores: NDArray[np.float32], rows: NDArray[np.int64], first: np.int64) -> float:
    """Return the z-score of one passage among the passages of its report."""
    spread = float(scores[rows].std())
    return float(scores[first] - scores[rows].mean()) / spread if spread > 1e-9 else 0.0


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
