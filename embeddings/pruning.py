"""Deleting what nobody needs any more: old generations, broken-off builds, unused vectors."""

from __future__ import annotations

import contextlib
import shutil
from typing import TYPE_CHECKING

from embeddings.disk import sync_folder
from embeddings.errors import DamagedIndex, UnknownFormat
from embeddings.generation import GENERATIONS, Generation, generation_folder, numbers
from embeddings.kept_vectors import compact, forget_others
from embeddings.lease import unread

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from embeddings.fingerprint import Fingerprint


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


def remove_vectors(
    index: Path, encoder: Fingerprint, others: Iterable[Fingerprint], used: Iterable[int | None]
) -> None:
    """Delete kept vectors that are of no use.

    Parameters
    ----------
    encoder
        The one whose vectors are in use; too many unused ones of it are dropped.
    others
        Encoders whose vectors stay as they are.
    used
        Numbers of the generations whose texts count as used.
    """
    forget_others(index, [encoder, *others])
    keys: set[bytes] = set()
    for number in set(numbers(index)) & set(used):
        with contextlib.suppress(DamagedIndex, UnknownFormat):
            rows = Generation.open(index, number).unit_key
            keys.update(rows.reshape(-1, 32).view("V32").ravel().tolist())
    compact(index, encoder, keys)
