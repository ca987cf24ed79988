"""The tokens of the lexical index: folded syllables, their pairs, and quantities as units."""

from __future__ import annotations

from functools import lru_cache
from itertools import pairwise

from embeddings.folding import fold, syllables
from embeddings.quantities import quantities


@lru_cache(maxsize=2_048)
def lexical_tokens(text: str) -> tuple[str, ...]:
    """Return what BM25 counts in a text; the latest are remembered.

    Syllables and neighbouring pairs without tone marks (so that a question typed without them
    loses nothing), then :func:`embeddings.quantities.quantities`.
    """
    folded = fold(" ".join(syllables(text))).split()
    pairs = [f"{first}_{second}" for first, second in pairwise(folded)]
    return (*folded, *pairs, *quantities(text))
