"""The questions that weights are fitted on: each set over one report, with the rows that answer."""

from __future__ import annotations

import argparse
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from embeddings.bundled import BundledEncoder
from scripts.cached_encoder import CachedEncoder
from scripts.general_set import GeneralSet
from scripts.pairs import read_groups

if TYPE_CHECKING:
    from collections.abc import Collection

    from corpus.report import Report

GENERAL_NAME = "general"


@dataclass(frozen=True)
class QuestionSet:
    """Questions about one report.

    Attributes
    ----------
    questions
        Each with the rows of the passages that answer it.
    near_misses
        Questions that no passage answers, though one seems to.
    """

    name: str
    report: Report
    questions: tuple[tuple[str, Collection[int]], ...]
    near_misses: tuple[str, ...]


def parser(description: str | None) -> argparse.ArgumentParser:
    """Return a parser of what every script that fits weights is told."""
    made = argparse.ArgumentParser(description=description)
    made.add_argument("--cache", type=Path, required=True, help="folder for the vectors")
    made.add_argument("--general", type=Path, help="folder of the general set")
    made.add_argument("--only", nargs="*", default=[""], help="how the files' names begin")
    return made


def bundled_encoder(cache: Path) -> CachedEncoder:
    """Return the bundled encoder with the vectors that are kept in a folder."""
    return CachedEncoder(BundledEncoder(), cache / "vectors.npz")


def read_sets(given: argparse.Namespace) -> list[QuestionSet]:
    """Read the files of pairs whose names begin as ``given.only`` says, and the general set."""
    sets = [
        QuestionSet(
            name=file.name,
            report=file.report(),
            questions=tuple(
                (asked.q, {row}) for row, pair in enumerate(file.pairs) for asked in pair.qa
            ),
            near_misses=tuple(near.q for pair in file.pairs for near in pair.near_miss),
        )
        for file in read_groups(given.only)
    ]
    if given.general:
        general = GeneralSet.read(given.general)
        questions = tuple((query.question, query.gold) for query in general.queries)
        sets.append(QuestionSet(GENERAL_NAME, general.report, questions, ()))
    return sets


def shares(names: Collection[str]) -> list[float]:
    """Return how much each set counts: the general one as much as all the others together."""
    pairs = max(sum(name != GENERAL_NAME for name in names), 1)
    return [1.0 if name == GENERAL_NAME else 1 / pairs for name in names]
