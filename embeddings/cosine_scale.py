"""What a cosine of another encoder would be if the bundled one had made it.

The confidence is fitted on cosines of the bundled encoder. Another's are spread otherwise: by
multilingual-e5 as it ships, two sentences that have nothing to do with each other have 0.8. The
ranking does not mind, since it adds z-scores; the confidence does. So halves of some sentences of
the index are asked of all of them by both encoders, and the straight line is taken that maps the
mean cosine, and the mean of the best cosines, of the one on those of the other.
"""

from __future__ import annotations

from dataclasses import dataclass, fields, replace
from typing import TYPE_CHECKING

import numpy as np

from embeddings.bundled import BundledEncoder
from embeddings.confidence import Evidence
from embeddings.units import UnitKind
from embeddings.weights import ConfidenceWeights, Weights, shipped_weights

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from embeddings.encoder import Encoder
    from embeddings.space import SearchSpace

SENTENCES, QUESTIONS = 60, 20
"""At most so many are encoded, spread evenly over the index."""
LEAST_SENTENCES = 10
LEAST_RISE = 1e-3
RAW_COSINES = frozenset({"best_sentence"})
"""Inputs of the confidence that are cosines as they are."""
COSINE_DIFFERENCES = frozenset({"stands_out"})
"""Inputs that are one cosine less another, to which the offset is nothing."""


@dataclass(frozen=True, slots=True)
class CosineScale:
    """The line: the bundled encoder's cosine is ``slope`` times the other's plus ``offset``."""

    slope: float
    offset: float

    def adapted(self, weights: ConfidenceWeights) -> ConfidenceWeights:
        """Return weights that make of the other's cosines what the given ones make of ours.

        ``(slope * x + offset - mean) / spread`` is ``(x - (mean - offset) / slope)`` divided by
        ``spread / slope``.
        """
        means, spreads = list(weights.means), list(weights.spreads)
        for number, field in enumerate(fields(Evidence)):
            if field.name in RAW_COSINES:
                means[number] -= self.offset
            if field.name in RAW_COSINES | COSINE_DIFFERENCES:
                means[number] /= self.slope
                spreads[number] /= self.slope
        return replace(
            weights,
            means=tuple(means),
            spreads=tuple(spreads),
            on_topic_from=(weights.on_topic_from - self.offset) / self.slope,
        )


def weights_for(space: SearchSpace, encoder: Encoder) -> Weights:
    """Return the fitted numbers for an encoder: the shipped ones, made to fit its cosines.

    Parameters
    ----------
    space
        An index that the encoder made. Where it holds too few sentences to tell, the shipped
        numbers are returned as they are, and so they are for the bundled encoder.
    """
    shipped = shipped_weights()
    if encoder.name == BundledEncoder.name:
        return shipped
    scale = measured_scale(space, encoder, BundledEncoder())
    if scale is None:
        return shipped
    return replace(shipped, confidence=scale.adapted(shipped.confidence))


def measured_scale(space: SearchSpace, encoder: Encoder, bundled: Encoder) -> CosineScale | None:
    """Measure the line; ``None`` where there are too few sentences, or nothing to tell apart."""
    units = np.flatnonzero(space.unit_kind == UnitKind.SENTENCE)
    if len(units) < LEAST_SENTENCES:
        return None
    units = units[np.linspace(0, len(units) - 1, min(SENTENCES, len(units))).astype(np.int64)]
    texts = [_text(space, int(unit)) for unit in units]
    asked = [_half(text) for text in texts[:: max(1, len(texts) // QUESTIONS)]]
    theirs = _ends(encoder.encode_queries(asked) @ space.vectors[units].T)
    ours = _ends(bundled.encode_queries(asked) @ bundled.encode_passages(texts).T)
    rise, our_rise = theirs[1] - theirs[0], ours[1] - ours[0]
    if min(rise, our_rise) < LEAST_RISE:
        return None
    slope = our_rise / rise
    return CosineScale(slope, ours[0] - slope * theirs[0])


def _ends(cosines: NDArray[np.float32]) -> tuple[float, float]:
    """Return the mean cosine, and the mean of the best cosines of the questions."""
    return float(cosines.mean()), float(cosines.max(axis=1).mean())


def _text(space: SearchSpace, unit: int) -> str:
    start, end = space.unit_span[unit]
    text: str = space.passages[int(space.unit_passage[unit])].passage.text
    return text[start:end]


def _half(text: str) -> str:
    words = text.split()
    return " ".join(words[: max(1, len(words) // 2)])
