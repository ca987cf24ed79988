"""The questions that weights are fitted on: each set over one report, with the rows that answer."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from scripts.general_set import GeneralSet
from scripts.pairs import read_groups

if TYPE_CHECKING:
    import argparse
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
