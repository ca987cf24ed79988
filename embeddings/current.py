"""``CURRENT``: the one small file that says which generation is read."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from embeddings.disk import replace_file
from embeddings.errors import DamagedIndex, IndexFolderUnusable, NoIndex

if TYPE_CHECKING:
    from pathlib import Path

    from embeddings.manifest import Manifest

CURRENT = "CURRENT"
_NAMED = re.compile(rb"([1-9][0-9]{0,17}) ([0-9a-f]{64})\n")


@dataclass(frozen=True, slots=True)
class Named:
    """What ``CURRENT`` says: a generation's number and its manifest's seal."""

    number: int
    seal: str


def read_current(index: Path) -> Named:
    """Return which generation of an index folder is current.

    Raises
    ------
    NoIndex
        If there is none.
    DamagedIndex
        If ``CURRENT`` is not what was written.
    IndexFolderUnusable
        If it may not be read.
    """
    try:
        content = (index / CURRENT).read_bytes()
    except FileNotFoundError as error:
        raise NoIndex(index) from error
    except OSError as error:
        raise IndexFolderUnusable(index, error.strerror or "") from error
    match = _NAMED.fullmatch(content)
    if match is None:
        raise DamagedIndex(index, CURRENT)
    return Named(int(match[1]), match[2].decode())


def write_current(index: Path, manifest: Manifest) -> None:
    """Make a generation the current one, at once and for good."""
    replace_file(index / CURRENT, f"{manifest.number} {manifest.seal}\n".encode())
