"""The parent of the child process in which a file is parsed: it listens, waits and gives up."""

from __future__ import annotations

import os
import selectors
import signal
import subprocess
import sys
import time
from typing import TYPE_CHECKING

import msgspec

from corpus import errors
from corpus.child import Answer
from corpus.errors import CorpusError, DamagedFile, ParsingTooLarge, ParsingTooSlow

if TYPE_CHECKING:
    from pathlib import Path

    from corpus.limits import Limits
    from corpus.report import Report

_CHUNK = 1 << 16
_CODE = "from corpus.child import main; main()"
_OUT_OF_MEMORY = frozenset({signal.SIGKILL, signal.SIGSEGV, signal.SIGABRT, signal.SIGBUS})


def read_in_child(path: Path, limits: Limits) -> Report:
    """Parse a file in a child process.

    Raises
    ------
    ParsingTooSlow
        If the child shows no progress, or takes longer than it may in all.
    ParsingTooLarge
        If memory ran out.
    CorpusError
        As the child's reader does.
    """
    command = [sys.executable, "-P", "-c", _CODE, str(path), msgspec.json.encode(limits).decode()]
    environment = {
        **os.environ,
        "PYTHONPATH": os.pathsep.join(filter(None, sys.path)),
        "OMP_THREAD_LIMIT": "1",
        "OPENBLAS_NUM_THREADS": "1",
    }
    with subprocess.Popen(  # noqa: S603 (our own interpreter and module)
        command,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        env=environment,
        start_new_session=True,
    ) as child:
        try:
            said = _listen(child, limits)
        finally:
            _end(child)
    if said is None:
        raise ParsingTooSlow(path, limits.quiet_seconds)
    return _understand(said, path, child.returncode)


def _listen(child: subprocess.Popen[bytes], limits: Limits) -> bytes | None:
    """Return all that a child says; ``None`` if it falls silent or goes on for too long."""
    said = bytearray()
    end = time.monotonic() + limits.seconds
    if child.stdout is None:
        return b""
    with selectors.DefaultSelector() as selector:
        selector.register(child.stdout, selectors.EVENT_READ)
        while True:
            left = min(limits.quiet_seconds, end - time.monotonic())
            if left <= 0 or not selector.select(left):
                return None
            chunk = os.read(child.stdout.fileno(), _CHUNK)
            if not chunk:
                child.wait(limits.quiet_seconds)
                return bytes(said)
            said += chunk


def _end(child: subprocess.Popen[bytes]) -> None:
    """End a child and all that it started (Tesseract, LibreOffice)."""
    try:
        os.killpg(child.pid, signal.SIGKILL)
    except (ProcessLookupError, PermissionError):
        return


def _understand(said: bytes, path: Path, code: int) -> Report:
    _, _, line = said.partition(b"\n")
    if not line:
        raise ParsingTooLarge(path) if -code in _OUT_OF_MEMORY else DamagedFile(path)
    answer = msgspec.json.decode(line, type=Answer)
    if answer.report is not None:
        return answer.report
    name, *arguments = answer.error
    kind = getattr(errors, str(name), DamagedFile)
    failure: CorpusError = kind(*arguments)
    raise failure
