"""Reads one uploaded file in a process of its own, with ceilings: ``python -m … FILE NAME``.

What it prints is one JSON object: what was understood, or the sentence on why nothing was. A
file from outside may be broken or hostile, and then only this process is lost.
"""

from __future__ import annotations

import json
import resource
import sys
from dataclasses import asdict, dataclass
from pathlib import Path

from bot.citation import name_report
from bot.messages.errors import describe
from corpus import read_report
from corpus.errors import CorpusError, HoiBaoCaoError

MEMORY_BYTES = 3 << 30
CPU_SECONDS = 300


@dataclass(frozen=True, slots=True)
class Understood:
    """How a file was understood.

    Attributes
    ----------
    name
        What the report is called, with number and date.
    doubts
        How many of each kind of doubt.
    """

    report: str
    number: str | None
    name: str
    title: str
    sections: int
    passages: int
    footnotes: int
    doubts: dict[str, int]


def main(file: str, sender_name: str) -> None:
    """Read the file and print what came of it; its sender knows it by the other name."""
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY_BYTES, MEMORY_BYTES))
    resource.setrlimit(resource.RLIMIT_CPU, (CPU_SECONDS, CPU_SECONDS))
    try:
        result: dict[str, object] = {"understood": asdict(_understand(Path(file)))}
    except CorpusError as error:
        error.path = sender_name
        result = {"sentence": describe(error)}
    except HoiBaoCaoError as error:
        result = {"sentence": describe(error)}
    sys.stdout.write(json.dumps(result))


def _understand(path: Path) -> Understood:
    report = read_report(path)
    doubts: dict[str, int] = {}
    for doubt in report.doubts:
        doubts[doubt.kind] = doubts.get(doubt.kind, 0) + 1
    return Understood(
        report=report.id,
        number=report.number,
        name=name_report(report),
        title=report.title,
        sections=len(report.sections),
        passages=len(report.passages),
        footnotes=len(report.footnotes),
        doubts=doubts,
    )


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2])
