"""Deleting what nobody needs any more: old generations, broken-off builds, unused vectors."""

from __future__ import annotations

import contextlib
import shutil
from typing import TYPE_CHECKING

from embeddings.disk import sync_folder
from embeddings.errors import DamagedIndex, UnknownFormat
from embeddings.generation import GENERATIONS, Generation, generation_folder, numbers
from embeddings.kept_vectors import FOLDER as VECTORS
from embeddings.kept_vectors import KeptVectors, folders, forget_others, replace_kept
from embeddings.lease import unread
from embeddings.lock import NAME as LOCK
from embeddings.set_aside import NAME as SET_ASIDE

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from embeddings.manifest import Manifest


SLACK = 1_000
"""So many vectors that nothing uses are kept, besides as many as are used."""


def remove_unfinished(index: Path) -> None:
    """Delete what a process that was broken off left under ``generations/``."""
    for path in (index / GENERATIONS).glob(".*"):
        if path.is_dir():
            shutil.rmtree(path)
        else:
            path.unlink()


def remove_generations(index: Path, keep: Iterable[int | None]) -> None:
    """Delete the generations that nobody reads, but those to keep."""
    for number in set(numbers(index)) - set(keep):
        _remove(generation_folder(index, number))


def _remove(folder: Path) -> None:
    gone = folder.with_name(f".gone-{folder.name}")
    with unread(folder) as free:
        if not free:
            return
        folder.rename(gone)
    sync_folder(gone.parent)
    shutil.rmtree(gone)
    folder.with_name(f"{folder.name}.verified").unlink(missing_ok=True)


def remove_useless(index: Path) -> None:
    """Delete an index folder unless it holds anything that a next build could use."""
    made = any(len(KeptVectors(folder, 1)) for folder in folders(index))
    if made or numbers(index) or (index / SET_ASIDE).exists():
        return
    for name in (VECTORS, GENERATIONS):
        shutil.rmtree(index / name, ignore_errors=True)
    (index / LOCK).unlink(missing_ok=True)
    with contextlib.suppress(OSError):  # somebody put something else there
        index.rmdir()


def remove_vectors(index: Path, current: Manifest, before: Manifest | None) -> None:
    """Delete the kept vectors of other encoders, and most of the unused ones of the current one.

    Parameters
    ----------
    current
        The generation that was just made.
    before
        The one that was current until then.
    """
    forget_others(index, [each.encoder for each in (current, before) if each is not None])
    kept = KeptVectors.find(index, current.encoder)
    if len(kept) <= 2 * current.units + SLACK:
        return
    keys: set[bytes] = set()
    for number in set(numbers(index)) & {current.number, current.parent}:
        with contextlib.suppress(DamagedIndex, UnknownFormat):
            rows = Generation.open(index, number).unit_key
            keys.update(rows.reshape(-1, 32).view("V32").ravel().tolist())
    replace_kept(index, kept, current.encoder, keys)
