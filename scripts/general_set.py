"""The general set: a folder with ``corpus.jsonl`` and ``queries.jsonl`` of general Vietnamese."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING

from corpus.report import Passage, PassageKind, Report, Section
from embeddings.folding import clean

if TYPE_CHECKING:
    from pathlib import Path


@dataclass(frozen=True)
class GeneralQuery:
    """A question and the rows of the passages that answer it."""

    question: str
    gold: frozenset[int]


@dataclass(frozen=True)
class GeneralSet:
    """Paragraphs as one report, each under its title as a section, and questions over them."""

    report: Report
    queries: tuple[GeneralQuery, ...]

    @classmethod
    def read(cls, folder: Path) -> GeneralSet:
        """Read the two files."""
        paragraphs = _rows(folder / "corpus.jsonl")
        places = {paragraph["id"]: row for row, paragraph in enumerate(paragraphs)}
        sections = tuple(Section(p["id"], (p["id"],), (p["title"],)) for p in paragraphs)
        passages = tuple(
            Passage(p["id"], PassageKind.PARAGRAPH, clean(p["text"]), p["id"]) for p in paragraphs
        )
        return cls(
            Report("general", None, "", "", "", "", None, None, "", sections, passages),
            tuple(
                GeneralQuery(row["question"], frozenset(places[name] for name in row["gold"]))
                for row in _rows(folder / "queries.jsonl")
            ),
        )


def _rows(path: Path) -> list[dict[str, str]]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
