"""The tokens of the lexical index: folded syllables, their pairs, and quantities as units."""

from __future__ import annotations

from functools import lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING

import numpy as np

from embeddings.folding import fold, syllables
from embeddings.quantities import quantities

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray


@lru_cache(maxsize=2_048)
def lexical_tokens(text: str) -> tuple[str, ...]:
    """Return what BM25 counts in a text; the latest are remembered.

    Syllables and neighbouring pairs without tone marks (so that a question typed without them
    loses nothing), then :func:`embeddings.quantities.quantities`.
    """
    folded = fold(" ".join(syllables(text))).split()
    pairs = [f"{first}_{second}" for first, second in pairwise(folded)]
    return (*folded, *pairs, *quantities(text))


def held(texts: Sequence[str], tokens: Sequence[str]) -> NDArray[np.bool_]:
    """Tell which tokens are among those of each text, without working out all of these.

    Returns
    -------
    numpy.ndarray
        Shape (texts, tokens), bool.
    """
    with_units = any(":" in token for token in tokens)
    wanted = [token if ":" in token else f" {token.replace('_', ' ')} " for token in tokens]
    found = np.zeros((len(texts), len(tokens)), np.bool_)
    for row, text in enumerate(texts):
        words, units = _spaced(text), quantities(text) if with_units else ()
        found[row] = [token in words or token in units for token in wanted]
    return found


@lru_cache(maxsize=4_096)
def _spaced(text: str) -> str:
    """Return a text folded, with a space around each word; the latest are remembered."""
    return f" {fold(' '.join(syllables(text)))} "
