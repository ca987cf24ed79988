"""FAISS finds the nearest vectors, in memory and mapped from its file; very many in lists."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pytest

from embeddings.dense import (
    ALL_UP_TO,
    build_faiss,
    load_faiss,
    nearest,
    save_faiss,
    unit_rows,
)

if TYPE_CHECKING:
    from pathlib import Path

    from numpy.typing import NDArray


@pytest.fixture
def vectors() -> NDArray[np.float32]:
    return unit_rows(np.random.default_rng(7).normal(size=(50, 24)).astype(np.float32))


def test_neighbours_are_those_of_the_inner_product(vectors: NDArray[np.float32]) -> None:
    queries = vectors[::5] + np.float32(0.05)
    cosines, rows = build_faiss(vectors).search(queries, len(vectors))
    products = queries @ vectors.T
    np.testing.assert_allclose(cosines, -np.sort(-products, axis=1), rtol=1e-5, atol=1e-6)
    np.testing.assert_array_equal(rows[:, 0], products.argmax(axis=1))


def test_a_vector_is_nearest_to_itself(vectors: NDArray[np.float32]) -> None:
    cosines, rows = build_faiss(vectors).search(vectors, 1)
    assert rows[:, 0].tolist() == list(range(len(vectors)))
    np.testing.assert_allclose(cosines[:, 0], 1, atol=1e-6)


def test_few_vectors_are_all_neighbours(vectors: NDArray[np.float32]) -> None:
    found = nearest(build_faiss(vectors), vectors, vectors[3], 5)
    cosines = np.empty(len(vectors), np.float32)
    cosines[found.rows] = found.cosines
    np.testing.assert_allclose(cosines, vectors @ vectors[3], rtol=1e-5, atol=1e-6)


def test_of_many_vectors_the_nearest_are_neighbours() -> None:
    random = np.random.default_rng(7)
    many = unit_rows(random.normal(size=(ALL_UP_TO + 1, 8)).astype(np.float32))
    found = nearest(build_faiss(many), many, many[3], 5)
    assert sorted(found.rows) == sorted(np.argsort(-many @ many[3])[:5])


def test_an_index_answers_the_same_from_its_file(
    vectors: NDArray[np.float32], tmp_path: Path
) -> None:
    index = build_faiss(vectors)
    save_faiss(index, tmp_path / "dense.faiss")
    loaded = load_faiss(tmp_path / "dense.faiss")
    assert loaded.ntotal == len(vectors)
    for ours, theirs in zip(loaded.search(vectors, 5), index.search(vectors, 5), strict=True):
        np.testing.assert_array_equal(ours, theirs)


def test_an_index_that_can_not_be_written_says_so_as_any_file_does(
    vectors: NDArray[np.float32], tmp_path: Path
) -> None:
    with pytest.raises(FileNotFoundError):
        save_faiss(build_faiss(vectors), tmp_path / "missing" / "dense.faiss")


def test_very_many_vectors_lie_in_lists_of_which_some_are_gone_through(tmp_path: Path) -> None:
    random = np.random.default_rng(7)
    topics = random.normal(size=(200, 24))
    spread = topics[random.integers(0, 200, 6_000)] + random.normal(size=(6_000, 24)) / 4
    many = unit_rows(spread.astype(np.float32))
    near = random.normal(size=(100, 24)).astype(np.float32) / np.float32(40)
    queries = unit_rows(many[::60] + near)
    save_faiss(build_faiss(many, exact_up_to=1_000), tmp_path / "dense.faiss")
    index = load_faiss(tmp_path / "dense.faiss")
    assert index.nlist > index.nprobe > 1
    cosines, rows = index.search(queries, 10)
    np.testing.assert_allclose(
        np.einsum("qd,qkd->qk", queries, many[rows])[rows >= 0], cosines[rows >= 0], atol=1e-5
    )
    for query, ours in zip(queries[:20], rows, strict=False):  # all cores share its lists
        assert set(index.search(query[None], 10)[1][0]) == set(ours)
    nearest = np.argsort(-(queries @ many.T), axis=1)[:, :10]
    found = [len(set(ours) & set(theirs)) for ours, theirs in zip(rows, nearest, strict=True)]
    assert np.mean(found) > 9
