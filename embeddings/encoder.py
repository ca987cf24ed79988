"""The seam between the project and any model that turns text into vectors."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Sequence

    import numpy as np
    from numpy.typing import NDArray


class Encoder(Protocol):
    """Turns text into unit vectors; queries and passages may be told apart by the model."""

    @property
    def name(self) -> str:
        """What the configuration calls it, such as ``"bundled"``."""
        ...

    @property
    def dimension(self) -> int:
        """Length of its vectors."""
        ...

    def encode_passages(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """Encode passages.

        Parameters
        ----------
        texts
            Any text; the encoder normalises it to NFC itself and survives NUL bytes and
            lone surrogates.

        Returns
        -------
        numpy.ndarray
            Shape ``(len(texts), dimension)``, dtype float32, each row of length 1.
        """
        ...

    def encode_queries(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """Encode questions; same shape, dtype and norm as :meth:`encode_passages`."""
        ...
