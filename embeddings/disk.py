"""Writing files so that they are there after a crash, or are not there at all."""

from __future__ import annotations

import hashlib
import os
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from typing import Any, BinaryIO

    from numpy.typing import NDArray

CHUNK = 1 << 20


def write_file(path: Path, content: bytes) -> None:
    """Write a whole file and wait until it is on the disk."""
    with path.open("wb") as file:
        _write_chunks(file, memoryview(content))
        file.flush()
        os.fsync(file.fileno())


def write_array(path: Path, array: NDArray[Any]) -> None:
    """Write an array as ``.npy``, never with pickled objects in it."""
    plain = np.ascontiguousarray(array)
    with path.open("wb") as file:
        np.lib.format.write_array_header_1_0(file, np.lib.format.header_data_from_array_1_0(plain))
        if plain.size:
            _write_chunks(file, plain.reshape(-1).view(np.uint8).data)


def map_array(path: Path) -> NDArray[Any]:
    """Map an array that :func:`write_array` wrote; read-only.

    It is a plain array over the map: every slice of a :class:`numpy.memmap` takes ten times as long
    to make.

    Raises
    ------
    OSError, ValueError
        If the file is missing or is no such array.
    """
    return np.asarray(np.load(path, "r", allow_pickle=False))


def _write_chunks(file: BinaryIO, content: memoryview) -> None:
    for start in range(0, len(content), CHUNK):
        file.write(content[start : start + CHUNK])


def replace_file(path: Path, content: bytes) -> None:
    """Put new content in a file's place: at every moment it has the old or the new one, whole."""
    fresh = path.with_name(f"{path.name}.new")
    write_file(fresh, content)
    fresh.replace(path)
    sync_folder(path.parent)


def make_folder(folder: Path) -> None:
    """Make a folder and those above it, so that they are there after a crash; it may exist."""
    if folder.is_dir():
        return
    make_folder(folder.parent)
    folder.mkdir(exist_ok=True)
    sync_folder(folder.parent)


def sync_file(path: Path) -> None:
    """Wait until what was written to a file is on the disk."""
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def sync_folder(folder: Path) -> None:
    """Wait until a folder's own entries (files made, renamed, removed) are on the disk."""
    sync_file(folder)


def sync_tree(folder: Path) -> None:
    """Wait until every file and folder under a folder is on the disk."""
    for root, _, names in os.walk(folder):
        for name in sorted(names):
            sync_file(Path(root) / name)
        sync_folder(Path(root))


def sha256(path: Path) -> str:
    """Return the SHA-256 of a file's content, in hexadecimal."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
