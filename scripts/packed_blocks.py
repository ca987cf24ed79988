"""The numbers in the Q4_0 blocks of the packed model; see :mod:`embeddings.packed`."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray


def unpacked(blocks: NDArray[np.uint8]) -> tuple[NDArray[np.float32], NDArray[np.float32]]:
    """Return the scales of blocks, shape (blocks, 1), and the steps they scale, (blocks, 32).

    Parameters
    ----------
    blocks
        Shape (blocks, 18).
    """
    scales = np.ascontiguousarray(blocks[:, :2]).view(np.float16).astype(np.float32)
    halves = blocks[:, 2:]
    steps = np.concatenate([halves & 15, halves >> 4], axis=1).astype(np.float32) - 8
    return scales, steps
