"""The bundled encoder keeps its promises for any text, and the adapter what it was taught."""

from __future__ import annotations

import unicodedata
from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING

import numpy as np
import pytest
from hypothesis import given

from embeddings.adapter import Adapter, unit_rows
from embeddings.bundled import BATCH, BundledEncoder
from tests.search.texts import anything, brief

if TYPE_CHECKING:
    from pathlib import Path

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


def test_the_adapter_moves_questions_and_passages_apart_from_the_plain_model(
    encoder: BundledEncoder,
) -> None:
    plain = BundledEncoder(adapted=False)
    assert_unit_vectors(plain.encode_passages([TEXT]), 1)
    adapter = Adapter.load()
    np.testing.assert_allclose(
        adapter.queries(plain.encode_queries([TEXT])), encoder.encode_queries([TEXT]), atol=1e-6
    )
    np.testing.assert_allclose(
        adapter.passages(plain.encode_passages([TEXT])), encoder.encode_passages([TEXT]), atol=1e-6
    )


def test_an_adapter_of_zeros_changes_nothing() -> None:
    vectors = unit_rows(np.random.default_rng(1).normal(size=(5, 8)).astype(np.float32))
    square = np.zeros((8, 8), np.float32)
    adapter = Adapter(square, square, np.zeros(8, np.float32))
    np.testing.assert_allclose(adapter.queries(vectors), vectors, atol=1e-6)
    np.testing.assert_allclose(adapter.passages(vectors), vectors, atol=1e-6)


def test_an_adapter_is_the_same_after_it_was_written(tmp_path: Path) -> None:
    rng = np.random.default_rng(2)
    parts = (rng.normal(size=(8, 8)), rng.normal(size=(8, 8)), rng.normal(size=8))
    written = Adapter(*(part.astype(np.float16).astype(np.float32) for part in parts))
    written.save(tmp_path / "adapter.npy")
    read = Adapter.load(tmp_path / "adapter.npy")
    for name in ("query", "passage", "shift"):
        np.testing.assert_array_equal(getattr(read, name), getattr(written, name))
        assert getattr(read, name).dtype == np.float32
