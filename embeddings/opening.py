"""Opening the current generation, with nothing loaded that only building needs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from embeddings.current import read_current
from embeddings.errors import DamagedIndex, ForeignEncoder
from embeddings.fingerprint import Fingerprint
from embeddings.generation import GENERATIONS, Generation

if TYPE_CHECKING:
    from pathlib import Path

    from embeddings.encoder import Encoder


def open_current(index: Path, encoder: Encoder | None = None) -> Generation:
    """Open the current generation of an index folder.

    Parameters
    ----------
    index
        The folder.
    encoder
        The encoder that questions will be encoded with.

    Raises
    ------
    NoIndex, DamagedIndex, IndexFolderUnusable
        See :func:`embeddings.current.read_current` and :meth:`Generation.open`.
    OldFormat, NewFormat
        If it was written in a format that this version can't read.
    ForeignEncoder
        If another encoder made it.
    """
    generation = _opened(index)
    if encoder is not None:
        made_by, wanted = generation.manifest.encoder, Fingerprint.of(encoder)
        if not made_by.matches(wanted):
            raise ForeignEncoder(
                index, (made_by.name, made_by.dimension), (wanted.name, wanted.dimension)
            )
    return generation


def _opened(index: Path) -> Generation:
    """Open what is named as current; if it was replaced and removed meanwhile, what is now."""
    named = read_current(index)
    while True:
        try:
            return Generation.open(index, named.number, named.seal)
        except FileNotFoundError as error:
            again = read_current(index)
            if again == named:
                raise DamagedIndex(index, f"{GENERATIONS}/{named.number}") from error
            named = again
