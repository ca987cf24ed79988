"""The tokenizer of the packed model, for training: pieces of a Unigram model, by Viterbi.

Kudo, "Subword Regularization" (ACL 2018), section 3.2; the character map and the scores are the
file's own (see :mod:`embeddings.packed`). It is the engine's ``tok_content``, word by word: a piece
never reaches over the mark that a word begins with, so that words can be remembered.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from embeddings.packed import Packed
from scripts.packed_pieces import character_map, piece_scores, pieces

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

WORD_MARK = "\u2581"
UNKNOWN_COST = 10.0
"""How much less an unknown character scores than the rarest piece."""


class PackedTokenizer:
    """Turns text into piece numbers.

    Parameters
    ----------
    image
        The whole model file, shape (bytes,).
    """

    def __init__(self, image: NDArray[np.uint8]) -> None:
        place = Packed.of(image.data).tokenizer
        self.bos, self.eos, self.pad, self._unknown = place.bos, place.eos, place.pad, place.unknown
        self._scores = piece_scores(image)
        self._pieces = {piece: number for number, piece in enumerate(pieces(image))}
        self._longest = max(map(len, self._pieces))
        self._unknown_score = min(self._scores) - UNKNOWN_COST
        self._replaced = character_map(image)
        self._word = lru_cache(maxsize=None)(self._cut)

    def encode(self, text: str, longest: int) -> list[int]:
        """Return the numbers of a text's pieces, with begin and end, at most ``longest``."""
        spaced = re.sub(" {2,}", " ", text.translate(self._replaced))
        words = f" {spaced.removeprefix(' ')}".replace(" ", WORD_MARK).split(WORD_MARK)[1:]
        pieces = [piece for word in words for piece in self._word(WORD_MARK + word)]
        return [self.bos, *pieces[: longest - 2], self.eos]

    def _cut(self, word: str) -> list[int]:
        best: list[tuple[float, int, int]] = [(0.0, 0, 0)]
        for end in range(1, len(word) + 1):
            score, _, _ = best[end - 1]
            options = [(score + self._unknown_score, end - 1, self._unknown)]
            for start in range(max(0, end - self._longest), end):
                piece = self._pieces.get(word[start:end], self._unknown)
                if piece != self._unknown:
                    options.append((best[start][0] + self._scores[piece], start, piece))
            best.append(max(options, key=lambda option: option[0]))
        pieces = []
        end = len(word)
        while end:
            _, start, piece = best[end]
            pieces.append(piece)
            end = start
        return pieces[::-1]
