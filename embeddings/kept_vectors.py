"""Vectors that were made once and are kept, by the hash of the text they were made of.

A folder per encoder under ``vectors/``: ``encoder.json`` (format and fingerprint), ``keys``
(records of a text's SHA-256 and a CRC-32 over it and its vector) and ``vectors`` (float32,
little-endian, row after row, in the order of ``keys``). Both are only ever appended to. A record
that is torn, or does not fit its CRC, counts as not there; of two with one key the later counts.
"""

from __future__ import annotations

import hashlib
import os
import shutil
import zlib
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING

import msgspec
import numpy as np

from embeddings.disk import replace_file, sync_folder, write_file
from embeddings.fingerprint import Fingerprint  # noqa: TC001 - read back by these annotations

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterator, Sequence
    from pathlib import Path

    from numpy.typing import NDArray

    Append = Callable[[Sequence[bytes], NDArray[np.float32]], None]

FOLDER = "vectors"
FORMAT = 1
_RECORD = np.dtype([("key", "V32"), ("crc", "<u4")])
_ABOUT, _KEYS, _VECTORS = "encoder.json", "keys", "vectors"


def text_key(text: str) -> bytes:
    """Return the key of a text: the SHA-256 of its UTF-8 bytes."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).digest()


@dataclass(frozen=True, slots=True)
class _About:
    format: int
    encoder: Fingerprint


class KeptVectors:
    """The kept vectors of one encoder.

    Parameters
    ----------
    folder
        Its folder with its files; ``None`` for no vectors at all.
    dimension
        Length of the vectors.
    """

    def __init__(self, folder: Path | None, dimension: int) -> None:
        self.folder = folder
        self._dimension = dimension
        self._load()

    @classmethod
    def find(cls, index: Path, encoder: Fingerprint) -> KeptVectors:
        """Open the kept vectors of an encoder, writing nothing."""
        for folder in folders(index):
            about = _read_about(folder)
            if about is not None and about.encoder.matches(encoder):
                return cls(folder, encoder.dimension)
        return cls(None, encoder.dimension)

    @classmethod
    def open(cls, index: Path, encoder: Fingerprint) -> KeptVectors:
        """Open the kept vectors of an encoder, beginning an empty folder if it has none."""
        found = cls.find(index, encoder)
        return found if found.folder else cls.begin(index, encoder)

    @classmethod
    def begin(
        cls,
        index: Path,
        encoder: Fingerprint,
        kept: Sequence[tuple[bytes, NDArray[np.float32]]] = (),
    ) -> KeptVectors:
        """Make a folder for an encoder, with these keys and vectors to begin with.

        It counts once its last file, ``encoder.json``, stands there.
        """
        parent = index / FOLDER
        parent.mkdir(exist_ok=True)
        numbers = [int(path.name) for path in folders(index)]
        folder = parent / str(max(numbers, default=0) + 1)
        folder.mkdir()
        vectors = np.array([vector for _, vector in kept], "<f4")
        write_file(folder / _KEYS, _records([key for key, _ in kept], vectors).tobytes())
        write_file(folder / _VECTORS, vectors.tobytes())
        replace_file(folder / _ABOUT, msgspec.json.encode(_About(FORMAT, encoder)))
        sync_folder(parent)
        sync_folder(index)
        return cls(folder, encoder.dimension)

    def __len__(self) -> int:
        return len(self._records)

    def get(self, key: bytes) -> NDArray[np.float32] | None:
        """Return the vector of a text's key, or ``None`` if there is none that is whole."""
        row = self._row_of.get(key)
        if row is None:
            return None
        vector: NDArray[np.float32] = self._vectors[row]
        return vector if int(self._records["crc"][row]) == _crc(key, vector) else None

    def whole(
        self, keys: Collection[bytes] | None = None
    ) -> list[tuple[bytes, NDArray[np.float32]]]:
        """Return the whole records, of these keys or of all."""
        wanted = self._row_of if keys is None else keys
        return [(key, vector) for key in wanted if (vector := self.get(key)) is not None]

    def damaged(self) -> int:
        """Count the records that do not fit their CRC."""
        return sum(self.get(key) is None for key in self._row_of)

    @contextmanager
    def appending(self) -> Iterator[Append]:
        """Give a function that adds vectors, each call waiting until they are on the disk."""
        if self.folder is None:
            raise FileNotFoundError(FOLDER)
        with (self.folder / _KEYS).open("r+b") as keys, (self.folder / _VECTORS).open("r+b") as raw:
            keys.truncate(len(self) * _RECORD.itemsize)
            raw.truncate(len(self) * self._dimension * 4)
            keys.seek(0, os.SEEK_END)
            raw.seek(0, os.SEEK_END)

            def append(new: Sequence[bytes], vectors: NDArray[np.float32]) -> None:
                rows = vectors.astype("<f4", copy=False)
                for file, content in ((raw, rows.tobytes()), (keys, _records(new, rows).tobytes())):
                    file.write(content)
                    file.flush()
                    os.fsync(file.fileno())

            try:
                yield append
            finally:
                self._load()

    def _load(self) -> None:
        self._records: NDArray[np.void] = np.zeros(0, _RECORD)
        self._vectors: NDArray[np.float32] = np.zeros((0, self._dimension), "<f4")
        if self.folder is not None:
            sizes = [(self.folder / name).stat().st_size for name in (_KEYS, _VECTORS)]
            rows = min(sizes[0] // _RECORD.itemsize, sizes[1] // (4 * self._dimension))
            if rows:
                self._records = np.fromfile(self.folder / _KEYS, _RECORD, rows)
                shape = (rows, self._dimension)
                self._vectors = np.memmap(self.folder / _VECTORS, "<f4", "r", shape=shape)
        self._row_of = {key: row for row, key in enumerate(self._records["key"].tolist())}


def replace_kept(
    index: Path, old: KeptVectors, encoder: Fingerprint, keys: Collection[bytes] | None = None
) -> None:
    """Write an encoder's kept vectors anew: those of some keys, or all that are whole."""
    KeptVectors.begin(index, encoder, old.whole(keys))
    if old.folder is not None:
        shutil.rmtree(old.folder)


def drop_damaged(index: Path, encoder: Fingerprint) -> None:
    """Write an encoder's kept vectors anew without those that do not fit their CRC, if any."""
    old = KeptVectors.find(index, encoder)
    if old.folder is not None and old.damaged():
        replace_kept(index, old, encoder)


def folders(index: Path) -> list[Path]:
    """Return the folders of kept vectors, newest first."""
    found = [path for path in (index / FOLDER).glob("[0-9]*") if path.name.isdecimal()]
    return sorted(found, key=lambda path: int(path.name), reverse=True)


def forget_others(index: Path, encoders: Sequence[Fingerprint]) -> None:
    """Delete all kept vectors but the newest folder of each of these encoders."""
    used = {KeptVectors.find(index, encoder).folder for encoder in encoders}
    for folder in folders(index):
        if folder not in used:
            shutil.rmtree(folder)


def _read_about(folder: Path) -> _About | None:
    try:
        about = msgspec.json.decode((folder / _ABOUT).read_bytes(), type=_About)
    except (FileNotFoundError, ValueError):
        return None
    return about if about.format == FORMAT and (folder / _VECTORS).exists() else None


def _records(keys: Sequence[bytes], vectors: NDArray[np.float32]) -> NDArray[np.void]:
    records = np.zeros(len(keys), _RECORD)
    records["key"] = np.array(keys, "V32")
    records["crc"] = [_crc(key, row) for key, row in zip(keys, vectors, strict=True)]
    return records


def _crc(key: bytes, vector: NDArray[np.float32]) -> int:
    return zlib.crc32(vector.astype("<f4", copy=False).tobytes(), zlib.crc32(key))
