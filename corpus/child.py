"""The child process in which files of strangers are parsed, and what it tells its parent.

It writes a dot after each page, then one line of JSON: ``{"report": …}`` or
``{"error": [name, argument, …]}``.
"""

from __future__ import annotations

import math
import resource
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from corpus.errors import CorpusError, ParsingTooLarge
from corpus.limits import Limits
from corpus.readers import load_reader, read_source
from corpus.report import Report  # noqa: TC001 (msgspec reads the annotation)
from corpus.structure import parse_report

if TYPE_CHECKING:
    from collections.abc import Callable

PROGRESS = b"."


class Answer(msgspec.Struct, omit_defaults=True):
    """What a child found: a report, or the name and arguments of an exception."""

    report: Report | None = None
    error: tuple[str | int, ...] = ()


def main() -> None:
    """Parse the file named in ``sys.argv[1]`` under the limits in ``sys.argv[2]``."""
    limits = msgspec.json.decode(sys.argv[2], type=Limits)
    path = Path(sys.argv[1])
    load_reader(path.suffix.lower())
    _confine(limits)
    out = sys.stdout.buffer

    def progress() -> None:
        out.write(PROGRESS)
        out.flush()

    answer = _answer(path, limits, progress)
    out.write(b"\n" + msgspec.json.encode(answer))
    out.flush()


def _answer(path: Path, limits: Limits, progress: Callable[[], None]) -> Answer:
    try:
        return Answer(report=parse_report(read_source(path, limits, progress)))
    except CorpusError as error:
        return Answer(error=(type(error).__name__, *error.args))
    except (MemoryError, RecursionError):
        return Answer(error=(ParsingTooLarge.__name__, str(path)))


def _confine(limits: Limits) -> None:
    """Set the ceilings that the system itself can hold; one that it can't is left out."""
    ceilings = (
        (resource.RLIMIT_AS, limits.memory),
        (resource.RLIMIT_CPU, math.ceil(limits.seconds)),
        (resource.RLIMIT_CORE, 0),
    )
    for kind, ceiling in ceilings:
        try:
            _, hard = resource.getrlimit(kind)
            most = ceiling if hard == resource.RLIM_INFINITY else min(ceiling, hard)
            resource.setrlimit(kind, (most, hard))
        except (OSError, ValueError):
            continue


if __name__ == "__main__":
    main()
