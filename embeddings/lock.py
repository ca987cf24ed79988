"""Who may write the index: one process at a time, held by the kernel and gone with its holder.

The lock is ``flock(2)`` on the file ``LOCK``, so that a process that dies, however it dies, leaves
none behind. What stands in the file is only for telling people who holds it.
"""

from __future__ import annotations

import datetime as dt
import fcntl
import json
import os
import socket
from contextlib import contextmanager
from typing import TYPE_CHECKING

from embeddings.errors import IndexLocked

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

NAME = "LOCK"


@contextmanager
def write_lock(index: Path) -> Iterator[None]:
    """Hold the right to write an index folder, which must exist.

    Raises
    ------
    IndexLocked
        At once, if another process (or thread) holds it.
    """
    descriptor = os.open(index / NAME, os.O_RDWR | os.O_CREAT, 0o644)
    try:
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as error:
            raise IndexLocked(index, _holder(descriptor)) from error
        if not os.fstat(descriptor).st_nlink:  # a first build that failed has taken it away
            raise IndexLocked(index, (None, "", ""))
        os.ftruncate(descriptor, 0)
        os.pwrite(descriptor, _self().encode(), 0)
        yield
        os.ftruncate(descriptor, 0)
    finally:
        os.close(descriptor)


def _self() -> str:
    now = dt.datetime.now(dt.UTC).isoformat(timespec="seconds")
    return json.dumps({"pid": os.getpid(), "host": socket.gethostname(), "since": now})


def _holder(descriptor: int) -> tuple[int | None, str, str]:
    try:
        told = json.loads(os.pread(descriptor, 4096, 0))
        return int(told["pid"]), str(told["host"]), str(told["since"])
    except (ValueError, KeyError, TypeError):
        return None, "", ""
