"""The tokenizer of the packed model, for training: pieces of a Unigram model, by Viterbi.

Kudo, "Subword Regularization" (ACL 2018), section 3.2; the character map and the scores are the
file's own (see :mod:`embeddings.packed`). It is the engine's ``tok_content``, word by word: a piece
never reaches over the mark that a word begins with, so that words can be remembered.
"""

from __future__ import annotations

import re
import struct
from functools import lru_cache
from typing import TYPE_CHECKING

import numpy as np

from embeddings.packed import Packed

if TYPE_CHECKING:
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
        self._scores = _array(image, place.scores, place.pieces, np.float32).tolist()
        ends = _array(image, place.ends, place.pieces + 1, np.uint32)
        text = image[place.text : place.text + place.text_bytes].tobytes()
        self._pieces = {text[ends[n] : ends[n + 1]].decode(): n for n in range(place.pieces)}
        self._longest = max(map(len, self._pieces))
        self._unknown_score = min(self._scores) - UNKNOWN_COST
        replaced = image[place.replaced : place.replaced + place.replaced_bytes].tobytes()
        self._replaced = _character_map(replaced, place.characters)
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


def _array(image: NDArray[np.uint8], start: int, count: int, kind: type) -> NDArray[np.generic]:
    size = count * np.dtype(kind).itemsize
    return np.frombuffer(image[start : start + size].tobytes(), kind)


def _character_map(content: bytes, count: int) -> dict[int, str]:
    found: dict[int, str] = {}
    place = 0
    for _ in range(count):
        character, length = struct.unpack_from("<IB", content, place)
        others = struct.unpack_from(f"<{length}I", content, place + 5)
        found[character] = "".join(map(chr, others))
        place += 5 + 4 * length
    return found
