"""The tokens of the lexical index: folded syllables, their pairs, and quantities as units."""

from __future__ import annotations

from itertools import pairwise

from embeddings.folding import fold, syllables
from embeddings.quantities import quantities


def lexical_tokens(text: str) -> list[str]:
    """Return what BM25 counts in a text.

    Syllables and neighbouring pairs without tone marks (so that a question typed without them
    loses nothing), then :func:`embeddings.quantities.quantities`.
    """
    folded = [fold(syllable) for syllable in syllables(text)]
    pairs = [f"{first}_{second}" for first, second in pairwise(folded)]
    return [*folded, *pairs, *quantities(text)]
