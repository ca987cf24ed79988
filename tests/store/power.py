"""What a disk has lost when the power fails: all that was not synced.

Watches, through Python's audit events and profiler hook, which files are written, made and renamed,
and which files and folders are synced. When the power fails, it takes away what was not.
"""

from __future__ import annotations

import os
import shutil
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from types import FrameType
    from typing import Any


class Loss(StrEnum):
    """What is lost besides the process."""

    NOTHING = "nothing"
    """The process is killed, the machine goes on."""
    CONTENT = "content"
    """The power fails: of each file, what was written since it was last synced."""
    ENTRIES = "entries"
    """So it does, and what was made or renamed in a folder since that was last synced, too."""


@dataclass(frozen=True)
class Renamed:
    """A renaming, and what stood in its place."""

    old: Path
    new: Path
    replaced: bytes | None


class Disk:
    """Notes what is not on the disk yet.

    Parameters
    ----------
    root
        The folder to watch.
    """

    def __init__(self, root: Path) -> None:
        self._root = root
        self._synced: dict[Path, int] = {}
        self._entries: list[Path | Renamed] = []

    def noticed(self, event: str, details: tuple[object, ...]) -> None:
        """Take note of an audit event, which comes before what it tells of."""
        if event not in {"open", "os.mkdir", "os.rename"}:
            return
        path = Path(os.fsdecode(details[0])) if isinstance(details[0], (str, bytes, Path)) else None
        if path is None or not path.is_relative_to(self._root):
            return
        if event == "os.mkdir":
            self._made(path)
        elif event == "os.rename":
            self._rename(path, Path(str(details[1])))
        elif str(details[1] or "").startswith(("w", "r+", "a")):
            self._opened(path, str(details[1]))

    def synced(self, frame: FrameType) -> None:
        """Take note that the file or folder a function of the store is at work on was synced."""
        names: dict[str, Any] = frame.f_locals
        path = Path(names["file"].name) if "file" in names else names["path"]
        if path.is_dir():
            self._entries = [each for each in self._entries if _folder(each) != path]
        else:
            self._synced[path] = path.stat().st_size

    def cut(self, loss: Loss) -> None:
        """Lose what was not synced."""
        if loss is Loss.NOTHING:
            return
        for path, size in self._synced.items():
            if path.is_file() and path.stat().st_size > size:
                os.truncate(path, size)
        if loss is Loss.ENTRIES:
            for entry in reversed(self._entries):
                _undo(entry)

    def _made(self, path: Path) -> None:
        if not path.exists():
            self._entries.append(path)

    def _opened(self, path: Path, mode: str) -> None:
        self._made(path)
        keeps = path.exists() and not mode.startswith("w")
        self._synced.setdefault(path, path.stat().st_size if keeps else 0)
        if not keeps:
            self._synced[path] = 0

    def _rename(self, old: Path, new: Path) -> None:
        replaced = new.read_bytes() if new.is_file() else None
        self._synced = {_place(path, old, new): size for path, size in self._synced.items()}
        self._entries.append(Renamed(old, new, replaced))


def _folder(entry: Path | Renamed) -> Path:
    return entry.new.parent if isinstance(entry, Renamed) else entry.parent


def _place(path: Path, old: Path, new: Path) -> Path:
    return new / path.relative_to(old) if path.is_relative_to(old) else path


def _undo(entry: Path | Renamed) -> None:
    if isinstance(entry, Renamed):
        if entry.new.exists():
            entry.new.rename(entry.old)
            if entry.replaced is not None:
                entry.new.write_bytes(entry.replaced)
    elif entry.is_dir():
        shutil.rmtree(entry)
    else:
        entry.unlink(missing_ok=True)
