"""How far the measures of an evaluation can be trusted, and whether the confidence means it.

A judgement is *right* when the first hit holds the evidence; an unanswerable question has no right
first hit. The confidence estimates the probability of that.
"""

from __future__ import annotations

from dataclasses import dataclass, fields
from typing import TYPE_CHECKING

import numpy as np

from embeddings.evaluation import Measures, measure

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from embeddings.evaluation import Judgement

ROUNDS = 1_000
LEVEL = 0.95
BINS = 10


@dataclass(frozen=True, slots=True)
class Interval:
    """Where a measure lies with a probability of :data:`LEVEL`."""

    low: float
    high: float


@dataclass(frozen=True, slots=True)
class Bin:
    """Questions of about the same confidence.

    Attributes
    ----------
    confidence
        Their mean confidence.
    right
        The share of them whose first hit is right.
    questions
        How many they are.
    """

    confidence: float
    right: float
    questions: int


@dataclass(frozen=True, slots=True)
class RiskPoint:
    """What answering from some confidence on would mean.

    Attributes
    ----------
    coverage
        Share of all questions that would be answered.
    risk
        Share of those answers whose first hit is not right.
    """

    coverage: float
    risk: float


def intervals(judgements: Sequence[Judgement], seed: int = 0) -> dict[str, Interval]:
    """Return the percentile bootstrap interval of each measure that there is.

    Efron and Tibshirani, *An Introduction to the Bootstrap* (1993), section 13.3: the questions are
    drawn with replacement :data:`ROUNDS` times.
    """
    random = np.random.default_rng(seed)
    drawn = random.integers(0, len(judgements), (ROUNDS, len(judgements)))
    rounds = [measure([judgements[number] for number in row]) for row in drawn.tolist()]
    names = [field.name for field in fields(Measures) if field.name != "questions"]
    values = {
        name: [value for one in rounds if (value := getattr(one, name)) is not None]
        for name in names
    }
    return {name: _interval(known) for name, known in values.items() if known}


def reliability(judgements: Sequence[Judgement]) -> tuple[Bin, ...]:
    """Return the filled ones of :data:`BINS` bins of equal width, by rising confidence."""
    sure, right = _outcomes(judgements)
    places = np.minimum((sure * BINS).astype(int), BINS - 1)
    return tuple(
        Bin(float(sure[inside].mean()), float(right[inside].mean()), int(inside.sum()))
        for inside in (places == number for number in range(BINS))
        if inside.any()
    )


def calibration_error(judgements: Sequence[Judgement]) -> float:
    """Return the expected calibration error.

    Naeini, Cooper and Hauskrecht, "Obtaining Well Calibrated Probabilities Using Bayesian Binning"
    (AAAI 2015): the mean distance of confidence and share of right ones, over :func:`reliability`.
    """
    bins = reliability(judgements)
    return sum(one.questions * abs(one.confidence - one.right) for one in bins) / len(judgements)


def risk_coverage(judgements: Sequence[Judgement]) -> tuple[RiskPoint, ...]:
    """Return the curve of El-Yaniv and Wiener (JMLR 2010), one point for each question more."""
    sure, right = _outcomes(judgements)
    wrong = ~right[np.argsort(-sure, kind="stable")]
    answered = np.arange(1, len(wrong) + 1)
    risks = np.cumsum(wrong) / answered
    return tuple(
        RiskPoint(float(count / len(wrong)), float(risk))
        for count, risk in zip(answered, risks, strict=True)
    )


def _outcomes(
    judgements: Sequence[Judgement],
) -> tuple[NDArray[np.float64], NDArray[np.bool_]]:
    sure = np.array([judgement.result.confidence for judgement in judgements])
    return sure, np.array([judgement.hit_at == 1 for judgement in judgements])


def _interval(values: list[float]) -> Interval:
    low, high = np.quantile(values, [(1 - LEVEL) / 2, (1 + LEVEL) / 2])
    return Interval(float(low), float(high))
