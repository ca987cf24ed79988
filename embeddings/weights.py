"""The fitted numbers of retrieval, read from ``weights.json``.

``scripts/fit_fusion.py``, ``fit_second_look.py`` and ``fit_confidence.py`` write them.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path

import msgspec

PATH = Path(__file__).with_name("weights.json")


@dataclass(frozen=True, slots=True)
class FusionWeights:
    """How much each signal counts.

    Attributes
    ----------
    passage, sentence, lexical
        Of the z-scores of :class:`embeddings.fusion.Signals`.
    glossary
        Of the other words that the glossary gives for those of a question, and of the short form
        of an office's name written out, in BM25, each typed word having 1.
    abbreviation
        Of what an abbreviation or chat word stands for.
    """

    passage: float
    sentence: float
    lexical: float
    glossary: float
    abbreviation: float


@dataclass(frozen=True, slots=True)
class SecondLookWeights:
    """How much each thing counts that :class:`embeddings.second_look.SecondLook` sees."""

    coverage: float
    missing: float
    length: float
    together: float
    otherwise: float


@dataclass(frozen=True, slots=True)
class ConfidenceWeights:
    """A logistic regression over :class:`embeddings.confidence.Evidence`, and its thresholds.

    Attributes
    ----------
    means, spreads
        Mean and standard deviation of each input where it was fitted, shape (inputs,).
    slopes, intercept
        Of the standardised inputs.
    answered_from
        Confidence from which a question is answered.
    on_topic_from
        Best sentence cosine from which a question is on topic.
    """

    means: tuple[float, ...]
    spreads: tuple[float, ...]
    slopes: tuple[float, ...]
    intercept: float
    answered_from: float
    on_topic_from: float


@dataclass(frozen=True, slots=True)
class Weights:
    """All fitted numbers."""

    fusion: FusionWeights
    second_look: SecondLookWeights
    confidence: ConfidenceWeights


@cache
def shipped_weights() -> Weights:
    """Return the weights that come with the project."""
    return msgspec.json.decode(PATH.read_bytes(), type=Weights)


def write_weights(weights: Weights) -> None:
    """Write what :func:`shipped_weights` reads."""
    PATH.write_bytes(msgspec.json.format(msgspec.json.encode(weights)) + b"\n")
