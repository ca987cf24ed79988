"""What fine-tuning changed in the bundled model: its scales, biases and layer normalisations.

The 4-bit weights of the layers stay as they are: a small change of a weight would be lost between
two of its 16 steps. What is taught instead (``scripts/fit_encoder.py``) is the float16 scale of
each block of 32 weights and every bias and norm, 1.4 MB in place of the model's 72. Scales are
tuned in this way by Kim et al., "Memory-Efficient Fine-Tuning of Compressed Large Language Models
via sub-4-bit Integer Quantization" (NeurIPS 2023), biases by Ben Zaken et al., "BitFit" (ACL 2022).
"""

from __future__ import annotations

import zlib
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from embeddings.packed import BLOCK_BYTES, Packed

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from embeddings.packed import Tensor

PATH = Path(__file__).with_name("tuning.npy")
FIXED = ("emb.word", "emb.pos", "emb.type")
"""The embedding tables, which are not taught."""


class OtherModel(ValueError):
    """The tuning was made for another model file."""


@dataclass(frozen=True, slots=True)
class Tuning:
    """The changes, tensor by tensor in the order of the model file's directory.

    Attributes
    ----------
    changes
        float16, shape (numbers,): the share by which a scale grows, or what is added to a bias or
        norm.
    base
        CRC-32 of the numbers that are changed, as they were before.
    """

    changes: NDArray[np.float16]
    base: int

    @classmethod
    def load(cls, path: Path = PATH) -> Tuning:
        """Read one float16 array: the changes, then the checksum as two numbers' bits."""
        rows = np.load(path, allow_pickle=False)
        return cls(rows[:-2], int(rows[-2:].view(np.uint32)[0]))

    def save(self, path: Path = PATH) -> None:
        """Write what :meth:`load` reads."""
        check = np.array([self.base], np.uint32).view(np.float16)
        np.save(path, np.concatenate([self.changes, check]), allow_pickle=False)

    def scaled(self, share: float) -> Tuning:
        """Return the model that lies at ``share`` of the way from the old one to this one."""
        return Tuning((self.changes.astype(np.float32) * share).astype(np.float16), self.base)

    def apply(self, image: NDArray[np.uint8]) -> None:
        """Change a model in place.

        Parameters
        ----------
        image
            The whole model file, writable, shape (bytes,).

        Raises
        ------
        OtherModel
            If it is not the model the tuning was made for; it is then left as it was.
        """
        tensors = taught(image)
        if base_of(image) != self.base or sum(map(taught_numbers, tensors)) != len(self.changes):
            raise OtherModel
        start = 0
        for tensor in tensors:
            end = start + taught_numbers(tensor)
            _change(image, tensor, self.changes[start:end].astype(np.float32))
            start = end


def taught(image: NDArray[np.uint8]) -> list[Tensor]:
    """Return the tensors whose scales or values are taught, in the order of the directory."""
    tensors = Packed.of(image.data).tensors
    return [tensor for name, tensor in tensors.items() if name not in FIXED]


def taught_numbers(tensor: Tensor) -> int:
    """Return how many numbers of a tensor are taught."""
    return tensor.size // BLOCK_BYTES if tensor.quantised else tensor.count


def base_of(image: NDArray[np.uint8]) -> int:
    """Return the checksum of all numbers that can be taught."""
    check = 0
    for tensor in taught(image):
        check = zlib.crc32(np.ascontiguousarray(_raw(image, tensor)).data, check)
    return check


def _change(image: NDArray[np.uint8], tensor: Tensor, change: NDArray[np.float32]) -> None:
    raw = _raw(image, tensor)
    if tensor.quantised:
        scales = np.ascontiguousarray(raw).view(np.float16).astype(np.float32)[:, 0]
        raw[:] = (scales * (1 + change)).astype(np.float16)[:, None].view(np.uint8)
    else:
        raw.view(np.float32)[:] += change


def _raw(image: NDArray[np.uint8], tensor: Tensor) -> NDArray[np.uint8]:
    """Return the bytes of what can be taught: a tensor's values, or the scales of its blocks."""
    whole = image[tensor.offset : tensor.offset + tensor.size]
    return whole.reshape(-1, BLOCK_BYTES)[:, :2] if tensor.quantised else whole
