"""The training pairs: invented report paragraphs with questions, in ``train/pairs``."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from corpus.report import Passage, PassageKind, Report, Section
from embeddings.folding import clean

if TYPE_CHECKING:
    from collections.abc import Sequence

FOLDER = Path("train/pairs")
GENERAL = Path("train/general")
"""Pairs over encyclopaedic paragraphs, of the same form."""


class Asked(msgspec.Struct, frozen=True):
    """A question, the stretch of the passage that answers it, and how it is asked."""

    q: str
    sentence: str
    style: str


class NearMiss(msgspec.Struct, frozen=True):
    """A question that the passage seems to answer but does not, and what is different."""

    q: str
    changed: str


class Pair(msgspec.Struct, frozen=True):
    """One line of a file of pairs."""

    passage: str
    title: str
    document: str
    topic: str
    qa: tuple[Asked, ...]
    near_miss: tuple[NearMiss, ...]


@dataclass(frozen=True)
class PairFile:
    """All pairs of one file, which a search takes for one report."""

    name: str
    pairs: tuple[Pair, ...]

    def report(self) -> Report:
        """Return the paragraphs as a report, each under its own heading."""
        sections = tuple(
            Section(str(number), (str(number),), (pair.title,))
            for number, pair in enumerate(self.pairs)
        )
        passages = tuple(
            Passage(f"{self.name}.p{n}", PassageKind.PARAGRAPH, clean(pair.passage), str(n))
            for n, pair in enumerate(self.pairs)
        )
        return Report(
            id=self.name, number=None, kind="BÁO CÁO", title="", issuer="", place="", date=None,
            year=None, source=self.name, sections=sections, passages=passages,
        )  # fmt: skip


def read_pairs(folder: Path = FOLDER) -> tuple[PairFile, ...]:
    """Read every file of pairs, sorted by name."""
    return tuple(
        PairFile(path.stem, tuple(msgspec.json.decode(line, type=Pair) for line in _lines(path)))
        for path in sorted(folder.glob("*.jsonl"))
    )


def read_groups(beginnings: Sequence[str] = ("",)) -> tuple[PairFile, ...]:
    """Read the files whose names begin so, as one report for each first word of their names.

    A report of some hundred paragraphs is harder to search than one of a few dozen.
    """
    chosen = [file for file in read_pairs() if file.name.startswith(tuple(beginnings))]
    names = dict.fromkeys(map(_group, chosen))
    return tuple(
        PairFile(
            name, tuple(pair for file in chosen if _group(file) == name for pair in file.pairs)
        )
        for name in names
    )


def _group(file: PairFile) -> str:
    return file.name.partition("-")[0]


def _lines(path: Path) -> list[str]:
    return [line for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]
