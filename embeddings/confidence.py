"""How sure it is that the first hit answers, and what to say when it does not."""

from __future__ import annotations

import math
from dataclasses import dataclass, fields
from typing import TYPE_CHECKING

import numpy as np

from embeddings.highlight import covered
from embeddings.hit import Outcome
from embeddings.units import titled_text

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from embeddings.hit import Hit
    from embeddings.lexical import LexicalIndex
    from embeddings.question import Question
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
        Score of the first hit less that of the second.
    coverage
        Share of the question's words and pairs, weighted by IDF, that the first hit holds.
    unknown
        Share of the question's syllables, weighted by IDF, that stand nowhere in the reports.
    missing
        1 if the question names a year, date or document that the first hit does not hold.
    """

    best_sentence: float
    hit_sentence: float
    lead: float
    coverage: float
    unknown: float
    missing: float

    def values(self) -> NDArray[np.float64]:
        """Return the attributes in order, shape (6,)."""
        return np.array([getattr(self, field.name) for field in fields(self)])


def gather(ranking: Ranking, hit: Hit, missing: tuple[str, ...], lexical: LexicalIndex) -> Evidence:
    """Gather the evidence for a first hit.

    Parameters
    ----------
    ranking
        Of the search that found the hit, with at least one passage in question.
    missing
        What the question names and the hit does not hold.
    lexical
        Of the index that was searched.
    """
    first = ranking.order[0]
    lead = ranking.scores[first] - ranking.scores[ranking.order[1:2]]
    return Evidence(
        best_sentence=float(ranking.signals.sentence[ranking.order].max()),
        hit_sentence=float(ranking.signals.sentence[first]),
        lead=float(lead.sum()),
        coverage=covered(titled_text(hit.report, hit.passage), ranking.question, lexical),
        unknown=unknown_share(ranking.question, lexical),
        missing=float(bool(missing)),
    )


def unknown_share(question: Question, lexical: LexicalIndex) -> float:
    """Return the share of a question's syllables, weighted by IDF, that no passage holds."""
    words = [token for token in question.tokens if "_" not in token and ":" not in token]
    idf = lexical.idf(words)
    unseen = lexical.find(words) < 0
    return float(idf[unseen].sum() / idf.sum()) if words and idf.sum() > 0 else 1.0


def confidence(evidence: Evidence, weights: ConfidenceWeights) -> float:
    """Return the estimated probability that the first hit answers (logistic regression)."""
    standard = (evidence.values() - np.array(weights.means)) / np.array(weights.spreads)
    logit = float(standard @ np.array(weights.slopes)) + weights.intercept
    return 1 / (1 + math.exp(-logit))


def outcome(probability: float, evidence: Evidence, weights: ConfidenceWeights) -> Outcome:
    """Decide between an answer, "not stated" and "off topic"."""
    if probability >= weights.answered_from:
        return Outcome.ANSWERED
    off_topic = evidence.best_sentence < weights.on_topic_from
    return Outcome.OFF_TOPIC if off_topic else Outcome.NOT_STATED
