"""The command ``hoibaocao``."""

from __future__ import annotations

import os
import sys

__all__ = ["main"]

INTERRUPTED = 130
"""What a shell expects of a program that Ctrl-C ended: 128 + SIGINT."""


def main() -> None:
    """Run the command line of this process and exit with its code.

    The program is imported inside, so that Ctrl-C during the imports is no traceback either.
    """
    try:
        from bot.cli.program import run

        code = run(sys.argv[1:])
    except KeyboardInterrupt:
        code = INTERRUPTED
    _leave(code)


def _leave(code: int) -> None:
    """Exit; a pipe that was closed by its reader is no failure worth a word."""
    try:
        if sys.stdout is not None:
            sys.stdout.flush()
    except OSError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
    sys.exit(code)
