"""Texts that are longer than a model reads, cut into windows.

A long text's vector is the mean of its windows' vectors, each weighing as much as it has tokens,
brought to length 1. It is what the bundled engine does (``embed_n`` in its ``e5.c``).
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

import numpy as np

from embeddings.dense import unit_rows

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray


@dataclass(frozen=True, slots=True)
class Window:
    """A stretch of a text that a model can read.

    Attributes
    ----------
    owner
        Number of the text.
    text
        The stretch.
    tokens
        How many tokens it has, about.
    is_first
        Whether the text begins with it.
    """

    owner: int
    text: str
    tokens: int
    is_first: bool = True


def windows_of(
    owner: int, prompt: str, text: str, offsets: Sequence[tuple[int, int]], longest: int
) -> list[Window]:
    """Cut a text.

    Parameters
    ----------
    prompt
        What stands before the text and counts in its first window; the windows do not hold it.
    offsets
        Start and end, in characters, of each token of the prompt and the text together: how they
        are cut where they meet can't be told from either.
    longest
        Tokens that the model reads at once.

    Returns
    -------
    list of Window
        In order, at least one.
    """
    whole = prompt + text
    borders = [0, *range(longest, len(offsets), longest), len(offsets)]
    found = []
    for start, end in pairwise(borders):
        first = offsets[start][0] if start else len(prompt)
        last = offsets[end][0] if end < len(offsets) else len(whole)
        found.append(Window(owner, whole[first:last].strip(), max(end - start, 1), start == 0))
    return found


def joined(
    windows: Sequence[Window], vectors: NDArray[np.float32], count: int
) -> NDArray[np.float32]:
    """Return the vectors of the texts that windows were cut from.

    Parameters
    ----------
    vectors
        Of the windows, shape (windows, dimension).
    count
        How many texts there are.

    Returns
    -------
    numpy.ndarray
        Shape (count, dimension), float32, rows of length 1.
    """
    sums = np.zeros((count, vectors.shape[1]), np.float32)
    shares = np.array([[window.tokens] for window in windows], np.float32)
    np.add.at(sums, [window.owner for window in windows], vectors * shares)
    return unit_rows(sums)
