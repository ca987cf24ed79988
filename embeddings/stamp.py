"""Verifying files by hash without reading gigabytes at every start.

Small files are hashed every time. For a large one, what the operating system says about it
(inode, size, times of change) is noted beside its hash once it was verified; as long as that is
the same, the hash is taken as verified. The time of the last change of the inode (``ctime``) moves
with every write and can't be set back by a program. Notes on files changed within two seconds
before they were hashed are not believed, since a second change may leave the same time.
"""

from __future__ import annotations

import contextlib
import json
import time
from typing import TYPE_CHECKING, Any

from embeddings.disk import sha256

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from embeddings.manifest import FileSum

LARGE = 4 << 20
"""From this size on, in bytes, verification is noted."""
RACY = 2 * 10**9


def verify_files(folder: Path, sums: Mapping[str, FileSum]) -> str | None:
    """Verify the files of a generation against size and hash.

    Parameters
    ----------
    folder
        The generation's folder; notes stand beside it in ``<name>.verified``.
    sums
        Path relative to the folder, to size and hash.

    Returns
    -------
    str or None
        The first file that is missing or different.

    Raises
    ------
    OSError
        If a file that is there can't be read.
    """
    notes = folder.with_name(f"{folder.name}.verified")
    known = _read(notes)
    seen: dict[str, list[int | str]] = {}
    for name, expected in sorted(sums.items()):
        try:
            stamp = _stamp(folder / name, expected)
            if known.get(name) == stamp:
                seen[name] = stamp
                continue
            now = time.time_ns()
            if stamp[1] != expected.bytes or sha256(folder / name) != expected.sha256:
                return name
        except (FileNotFoundError, IsADirectoryError, NotADirectoryError):
            return name
        if expected.bytes >= LARGE and max(int(stamp[2]), int(stamp[3])) < now - RACY:
            seen[name] = stamp
    if seen != known:
        _write(notes, seen)
    return None


def _stamp(path: Path, expected: FileSum) -> list[int | str]:
    stat = path.stat()
    return [stat.st_ino, stat.st_size, stat.st_mtime_ns, stat.st_ctime_ns, expected.sha256]


def _read(notes: Path) -> dict[str, Any]:
    try:
        known = json.loads(notes.read_bytes())
    except (OSError, ValueError):
        return {}
    return known if isinstance(known, dict) else {}


def _write(notes: Path, seen: dict[str, list[int | str]]) -> None:
    """Note what was verified; a folder that can't be written just goes without."""
    fresh = notes.with_name(f"{notes.name}.{time.time_ns()}")
    with contextlib.suppress(OSError):
        fresh.write_text(json.dumps(seen))
        fresh.replace(notes)
