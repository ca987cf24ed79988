"""The bundled encoder keeps its promises for any text, whoever calls it."""

from __future__ import annotations

import unicodedata
from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING

import numpy as np
import pytest
from hypothesis import given

from embeddings.bundled import BATCH, BundledEncoder
from tests.search.texts import anything, brief

if TYPE_CHECKING:
    from numpy.typing import NDArray

TEXT = "Ủy ban nhân dân thành phố Đông Hà báo cáo"


@pytest.fixture(scope="module")
def encoder(bundled_encoder: BundledEncoder) -> BundledEncoder:
    return bundled_encoder


def assert_unit_vectors(vectors: NDArray[np.float32], count: int) -> None:
    assert vectors.dtype == np.float32
    assert vectors.shape == (count, 384)
    np.testing.assert_allclose(np.linalg.norm(vectors, axis=1), np.ones(count), atol=1e-5)


@pytest.mark.parametrize("count", [0, 1, BATCH + 1])
def test_vectors_are_float32_of_length_one(encoder: BundledEncoder, count: int) -> None:
    texts = [f"Phường {number}" for number in range(count)]
    assert_unit_vectors(encoder.encode_passages(texts), count)
    assert_unit_vectors(encoder.encode_queries(texts), count)
    assert encoder.dimension == 384


def test_a_text_has_one_vector_composed_or_decomposed(encoder: BundledEncoder) -> None:
    composed, decomposed = encoder.encode_queries([TEXT, unicodedata.normalize("NFD", TEXT)])
    np.testing.assert_array_equal(composed, decomposed)


def test_invisible_and_broken_characters_change_nothing(encoder: BundledEncoder) -> None:
    vectors = encoder.encode_passages([TEXT, f"\0{TEXT}\ud800", TEXT.replace(" ", " \u200b\t ")])
    np.testing.assert_array_equal(vectors[1], vectors[0])
    np.testing.assert_array_equal(vectors[2], vectors[0])


@given(anything)
@brief
def test_any_text_has_a_vector(bundled_encoder: BundledEncoder, text: str) -> None:
    assert_unit_vectors(bundled_encoder.encode_queries([text]), 1)


def test_a_vector_does_not_depend_on_its_neighbours_in_a_batch(encoder: BundledEncoder) -> None:
    texts = [TEXT, "Ngắn", f"{TEXT} dài hơn nhiều so với các đoạn khác trong cùng một lô"]
    together = encoder.encode_passages(texts)
    alone = np.vstack([encoder.encode_passages([text]) for text in texts])
    np.testing.assert_allclose(together, alone, atol=1e-5)


def test_threads_get_the_vectors_of_their_own_texts(encoder: BundledEncoder) -> None:
    texts = [f"Nghị quyết số {number} về ngân sách" for number in range(24)]
    expected = [encoder.encode_queries([text])[0] for text in texts]
    with ThreadPoolExecutor(4) as pool:
        found = list(pool.map(lambda text: encoder.encode_queries([text])[0], texts))
    np.testing.assert_allclose(found, expected, atol=1e-6)


def test_a_question_is_nearer_to_its_answer_than_to_another_matter(
    encoder: BundledEncoder,
) -> None:
    question = encoder.encode_queries(["Ai phê duyệt quy hoạch chung của thành phố?"])[0]
    right, wrong = encoder.encode_passages(
        [
            "UBND tỉnh phê duyệt đồ án quy hoạch chung thành phố tại Quyết định số 1234.",
            "Sản lượng tôm giảm do nắng nóng kéo dài làm dịch bệnh bùng phát.",
        ]
    )
    assert question @ right > question @ wrong
