"""The tokens of the lexical index: folded syllables, their pairs, and quantities as units."""

from __future__ import annotations

from functools import lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING

from embeddings.folding import fold, syllables
from embeddings.quantities import quantities

if TYPE_CHECKING:
    from collections.abc import Sequence


@lru_cache(maxsize=2_048)
def lexical_tokens(text: str) -> tuple[str, ...]:
    """Return what BM25 counts in a text; the latest are remembered.

    Syllables and neighbouring pairs without tone marks (so that a question typed without them
    loses nothing), then :func:`embeddings.quantities.quantities`.
    """
    folded = fold(" ".join(syllables(text))).split()
    pairs = [f"{first}_{second}" for first, second in pairwise(folded)]
    return (*folded, *pairs, *quantities(text))


def held(text: str, tokens: Sequence[str]) -> list[bool]:
    """Tell which tokens are among those of a text, without working out all of these."""
    folded = f" {fold(' '.join(syllables(text)))} "
    units = set(quantities(text)) if any(":" in token for token in tokens) else set[str]()
    return [
        token in units if ":" in token else f" {token.replace('_', ' ')} " in folded
        for token in tokens
    ]
