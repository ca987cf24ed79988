"""Standard output and error that take any text, wherever they lead."""

from __future__ import annotations

import io
import os
import sys


def prepare() -> None:
    """Keep text that the terminal's encoding lacks from ending the program.

    A process started with a closed stream has ``None`` there; it gets one that leads nowhere.
    """
    sys.stdout = _ready(sys.stdout)
    sys.stderr = _ready(sys.stderr)


def _ready(stream: object) -> io.TextIOWrapper:
    if not isinstance(stream, io.TextIOWrapper):
        stream = open(os.devnull, "w", encoding="utf-8")  # noqa: SIM115, PTH123 - lives as long as the process
    stream.reconfigure(errors="replace")
    return stream


def say(sentence: str) -> None:
    """Write a sentence for people on standard error."""
    sys.stderr.write(sentence + "\n")
    sys.stderr.flush()


def write(text: str) -> None:
    """Write a line of the result on standard output, at once."""
    sys.stdout.write(text + "\n")
    sys.stdout.flush()
