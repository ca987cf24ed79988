"""The confidence holds for encoders whose cosines are spread otherwise."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pytest

from embeddings.cosine_scale import measured_scale, weights_for
from embeddings.dense import build_faiss
from embeddings.search import Searcher
from embeddings.space import MemorySpace
from embeddings.weights import shipped_weights

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from embeddings.bundled import BundledEncoder

SHARE = 0.3
QUESTIONS = (
    "UBND thành phố đã ban hành bao nhiêu quyết định?",
    "Thủ đô của nước Pháp là gì?",
    "Số vụ tai nạn giao thông đường sắt năm 2023?",
)


class Squeezed:
    """The bundled encoder with one number more in each vector: cosine c becomes 0.3 c + 0.7."""

    name = "squeezed"

    def __init__(self, encoder: BundledEncoder) -> None:
        self._encoder = encoder
        self.dimension = encoder.dimension + 1

    def encode_passages(self, texts: Sequence[str]) -> NDArray[np.float32]:
        return squeezed(self._encoder.encode_passages(texts))

    def encode_queries(self, texts: Sequence[str]) -> NDArray[np.float32]:
        return squeezed(self._encoder.encode_queries(texts))


def squeezed(vectors: NDArray[np.float32]) -> NDArray[np.float32]:
    ones = np.ones((len(vectors), 1), np.float32)
    return np.hstack([SHARE**0.5 * vectors, (1 - SHARE) ** 0.5 * ones]).astype(np.float32)


@pytest.fixture(scope="module")
def space(searcher: Searcher) -> MemorySpace:
    """Return the index of the bundled report as the squeezed encoder would have made it."""
    whole = searcher.space
    vectors = squeezed(np.asarray(whole.vectors))
    return MemorySpace(
        reports=tuple(whole.reports),
        passages=whole.passages,
        vectors=vectors,
        unit_passage=whole.unit_passage,
        unit_kind=whole.unit_kind,
        unit_span=whole.unit_span,
        faiss=build_faiss(vectors),
        lexical=whole.lexical,
        tones=whole.tones,
    )


def test_the_line_between_two_encoders_is_found(
    space: MemorySpace, bundled_encoder: BundledEncoder
) -> None:
    scale = measured_scale(space, Squeezed(bundled_encoder), bundled_encoder)
    assert scale is not None
    assert scale.slope == pytest.approx(1 / SHARE, rel=0.02)
    assert scale.offset == pytest.approx(1 - 1 / SHARE, rel=0.02)


def test_confidence_and_refusals_are_those_of_the_bundled_encoder(
    space: MemorySpace, searcher: Searcher, bundled_encoder: BundledEncoder
) -> None:
    encoder = Squeezed(bundled_encoder)
    other = Searcher(space, encoder, weights=weights_for(space, encoder))
    for question in QUESTIONS:
        ours, theirs = searcher.search(question), other.search(question)
        assert theirs.outcome is ours.outcome
        assert theirs.confidence == pytest.approx(ours.confidence, abs=0.03)


def test_the_bundled_encoder_keeps_the_shipped_weights(
    searcher: Searcher, bundled_encoder: BundledEncoder
) -> None:
    assert weights_for(searcher.space, bundled_encoder) == shipped_weights()
