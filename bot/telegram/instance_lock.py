"""One bot process for one database."""

from __future__ import annotations

import fcntl
from contextlib import contextmanager
from typing import TYPE_CHECKING

from bot.telegram.errors import AnotherInstance, BotDatabaseUnusable

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


@contextmanager
def instance_lock(database: Path) -> Iterator[None]:
    """Hold ``<database>.lock`` while inside; the system lets go of it when the process dies.

    Raises
    ------
    AnotherInstance
        If another process holds it.
    BotDatabaseUnusable
        If the lock file can't be made.
    """
    path = database.with_name(database.name + ".lock")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        handle = path.open("a")
    except OSError as error:
        raise BotDatabaseUnusable(database) from error
    with handle:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError as error:
            raise AnotherInstance from error
        yield
