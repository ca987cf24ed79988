"""Why the passages for a question rank as they do, and what the confidence is made of."""

from __future__ import annotations

from dataclasses import dataclass, fields
from typing import TYPE_CHECKING

import numpy as np

from embeddings.confidence import Evidence
from embeddings.fusion import shares
from embeddings.report_choice import choice_bonus

if TYPE_CHECKING:
    from collections.abc import Mapping

    from embeddings.hit import Hit, SearchResult
    from embeddings.question import Equivalent
    from embeddings.ranking import Ranking
    from embeddings.search import Searcher
    from embeddings.tones import Restored
    from embeddings.weights import ConfidenceWeights, Weights


@dataclass(frozen=True, slots=True)
class RankedHit:
    """A hit and what its score is the sum of.

    Attributes
    ----------
    shares
        What each signal adds, by the name it has in :class:`embeddings.fusion.Signals`, and what
        each thing adds that :class:`embeddings.second_look.SecondLook` saw.
    choice
        What the hit gains because the question names its report.
    """

    hit: Hit
    shares: Mapping[str, float]
    choice: float


@dataclass(frozen=True, slots=True)
class Explanation:
    """How a search came to its result.

    Attributes
    ----------
    readings
        The question as it was searched for, the likeliest reading first.
    previous
        The question before it that it was completed from, if it leans on that.
    mention
        Words that name a report, and were taken for where to look; empty without any.
    equivalents
        Other ways to say what it names, and how much those count against a typed word.
    others
        Lexical tokens of those, each with its weight.
    evidence
        What speaks for and against the first hit: each input of the confidence as it is, and what
        it adds to the logit. Empty where it was not weighed: without hits, and where nothing is
        asked of the reports.
    intercept
        The logit where all evidence is average.
    answered_from
        The confidence from which a question is answered.
    """

    result: SearchResult
    readings: tuple[Restored, ...]
    previous: str | None
    mention: str
    equivalents: tuple[Equivalent, ...]
    others: Mapping[str, float]
    hits: tuple[RankedHit, ...]
    evidence: Mapping[str, tuple[float, float]]
    intercept: float
    answered_from: float


def explain(
    searcher: Searcher, ranking: Ranking, result: SearchResult, previous: str | None
) -> Explanation:
    """Take a search apart.

    Parameters
    ----------
    searcher
        Which searched.
    previous
        The question that this one was completed from, if it was.
    ranking, result
        What :meth:`embeddings.search.Searcher.rank` and ``search`` gave for one question.
    """
    weights = searcher.weights
    return Explanation(
        result=result,
        readings=ranking.question.readings,
        previous=previous,
        mention=ranking.question.mention,
        equivalents=ranking.question.equivalents,
        others=ranking.question.others,
        hits=_ranked(searcher, ranking, result, weights),
        evidence=_evidence(searcher, ranking, result, weights.confidence),
        intercept=weights.confidence.intercept,
        answered_from=weights.confidence.answered_from,
    )


def _ranked(
    searcher: Searcher, ranking: Ranking, result: SearchResult, weights: Weights
) -> tuple[RankedHit, ...]:
    parts = shares(ranking.signals, np.isfinite(ranking.scores), weights.fusion)
    for name, gain in ranking.look.gains(weights.second_look).items():
        parts[name] = np.zeros(len(ranking.scores), np.float32)
        parts[name][ranking.look.rows] = gain
    choice = choice_bonus(ranking.question.whole, searcher.space.lexical)
    return tuple(
        RankedHit(hit, {name: float(part[row]) for name, part in parts.items()}, float(choice[row]))
        for hit, row in zip(result.hits, ranking.order.tolist(), strict=False)
    )


def _evidence(
    searcher: Searcher, ranking: Ranking, result: SearchResult, weights: ConfidenceWeights
) -> dict[str, tuple[float, float]]:
    if not result.hits or result.confidence == 0:
        return {}
    missing = searcher.missing(ranking)
    values = searcher.evidence(ranking, result.hits[0], missing).values()
    logits = (values - np.array(weights.means)) / np.array(weights.spreads) * weights.slopes
    return {
        field.name: (float(value), float(logit))
        for field, value, logit in zip(fields(Evidence), values, logits, strict=True)
    }
