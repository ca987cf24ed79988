"""An encoder that remembers its vectors on disk, so that fitting again takes seconds."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np

from embeddings.fingerprint import Fingerprint

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from numpy.typing import NDArray

    from embeddings.encoder import Encoder


class CachedEncoder:
    """Wraps an encoder; :meth:`save` keeps what it has encoded in one ``.npz`` file.

    Parameters
    ----------
    encoder
        The encoder.
    path
        The file; what another encoder has left there is not used.
    """

    def __init__(self, encoder: Encoder, path: Path) -> None:
        self.name = encoder.name
        self.dimension = encoder.dimension
        self._encoder = encoder
        self._path = path
        self._known: dict[str, NDArray[np.float32]] = {}
        self._made_by = Fingerprint.of(encoder)
        if not path.exists():
            return
        with np.load(path, allow_pickle=False) as kept:
            if replace(self._made_by, probes=str(kept["probes"])).matches(self._made_by):
                self._known = dict(zip(kept["keys"].tolist(), kept["vectors"], strict=True))

    def encode_passages(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """Encode passages; see :class:`embeddings.encoder.Encoder`."""
        return self._encode("passage", texts, self._encoder.encode_passages)

    def encode_queries(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """Encode questions; see :class:`embeddings.encoder.Encoder`."""
        return self._encode("query", texts, self._encoder.encode_queries)

    def save(self) -> None:
        """Write all vectors known by now."""
        self._path.parent.mkdir(parents=True, exist_ok=True)
        np.savez(
            self._path,
            keys=list(self._known),
            vectors=np.array(list(self._known.values())),
            probes=self._made_by.probes,
        )

    def _encode(
        self,
        kind: str,
        texts: Sequence[str],
        encode: Callable[[Sequence[str]], NDArray[np.float32]],
    ) -> NDArray[np.float32]:
        keys = [hashlib.sha256(f"{kind}:{text}".encode()).hexdigest() for text in texts]
        unknown = {
            key: text for key, text in zip(keys, texts, strict=True) if key not in self._known
        }
        if unknown:
            self._known.update(zip(unknown, encode(list(unknown.values())), strict=True))
        return np.array([self._known[key] for key in keys], np.float32)
