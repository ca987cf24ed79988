"""What the packed model's file says of its tokenizer: the pieces, their scores, the characters."""

from __future__ import annotations

import struct
from typing import TYPE_CHECKING

import numpy as np

from embeddings.packed import Packed

if TYPE_CHECKING:
    from numpy.typing import NDArray


def piece_scores(image: NDArray[np.uint8]) -> list[float]:
    """Return the logarithm of each piece's probability."""
    place = Packed.of(image.data).tokenizer
    scores: list[float] = _array(image, place.scores, place.pieces, np.float32).tolist()
    return scores


def pieces(image: NDArray[np.uint8]) -> list[str]:
    """Return the pieces of a model file in the order of their numbers."""
    place = Packed.of(image.data).tokenizer
    ends = _array(image, place.ends, place.pieces + 1, np.uint32)
    text = image[place.text : place.text + place.text_bytes].tobytes()
    return [text[ends[number] : ends[number + 1]].decode() for number in range(place.pieces)]


def character_map(image: NDArray[np.uint8]) -> dict[int, str]:
    """Return what each character is replaced by before a text is cut, by its code point."""
    place = Packed.of(image.data).tokenizer
    content = image[place.replaced : place.replaced + place.replaced_bytes].tobytes()
    found: dict[int, str] = {}
    start = 0
    for _ in range(place.characters):
        character, length = struct.unpack_from("<IB", content, start)
        others = struct.unpack_from(f"<{length}I", content, start + 5)
        found[character] = "".join(map(chr, others))
        start += 5 + 4 * length
    return found


def _array(image: NDArray[np.uint8], start: int, count: int, kind: type) -> NDArray[np.generic]:
    size = count * np.dtype(kind).itemsize
    return np.frombuffer(image[start : start + size].tobytes(), kind)
