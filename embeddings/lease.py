"""Readers' claims on generations, so that none is deleted while somebody reads it.

A reader holds a shared ``flock(2)`` on the manifest of what it reads; who wants to delete a
generation must get the exclusive one first. The kernel drops the claims of a process that dies.
"""

from __future__ import annotations

import fcntl
import os
import weakref
from contextlib import contextmanager
from typing import TYPE_CHECKING

from embeddings.manifest import NAME

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


class Lease:
    """A reader's claim on a generation's folder; it lasts as long as this object.

    Raises
    ------
    FileNotFoundError
        If the generation is gone, or went while it was claimed.
    """

    def __init__(self, folder: Path) -> None:
        path = folder / NAME
        descriptor = os.open(path, os.O_RDONLY)
        self._close = weakref.finalize(self, os.close, descriptor)
        fcntl.flock(descriptor, fcntl.LOCK_SH)
        if not os.path.samestat(os.fstat(descriptor), path.stat()):
            raise FileNotFoundError(path)

    def close(self) -> None:
        """Give the claim up."""
        self._close()


@contextmanager
def unread(folder: Path) -> Iterator[bool]:
    """Tell whether nobody reads a generation; if so, nobody can begin to within the block."""
    try:
        descriptor = os.open(folder / NAME, os.O_RDONLY)
    except FileNotFoundError:
        yield True
        return
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        yield True
    except BlockingIOError:
        yield False
    finally:
        os.close(descriptor)
