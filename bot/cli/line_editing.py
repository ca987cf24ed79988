"""Line editing and a history that outlives the program, by readline."""

from __future__ import annotations

import contextlib
import os
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

LONGEST_HISTORY = 1_000


def history_file() -> Path:
    """Return where the questions typed are kept: the state folder of the XDG rules."""
    state = os.environ.get("XDG_STATE_HOME") or Path.home() / ".local" / "state"
    return Path(state) / "hoibaocao" / "history"


@contextlib.contextmanager
def remembered() -> Iterator[None]:
    """Edit lines with readline; read the history before and write it after.

    Where there is no readline or no place for the history, typing works all the same.
    """
    try:
        import readline
    except ImportError:
        yield
        return
    file = history_file()
    readline.set_history_length(LONGEST_HISTORY)
    with contextlib.suppress(OSError):
        readline.read_history_file(file)
    try:
        yield
    finally:
        with contextlib.suppress(OSError):
            file.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
            readline.write_history_file(file)
            file.chmod(0o600)
