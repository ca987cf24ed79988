"""Questions that mean the same, put together for the office."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from embeddings.folding import clean, fold, syllables

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from bot.telegram.lessons import Lesson
    from embeddings.encoder import Encoder

SAME_MEANING = 0.92
"""Cosine from which two questions are taken to mean the same."""


@dataclass(frozen=True, slots=True)
class QuestionGroup:
    """Questions that mean the same.

    Attributes
    ----------
    lessons
        Oldest first; never empty.
    """

    lessons: tuple[Lesson, ...]

    @property
    def question(self) -> str:
        """The wording used most, the latest of them."""
        wordings = [_plain(lesson.question) for lesson in self.lessons]
        best = max(wordings, key=wordings.count)
        return next(x.question for x in reversed(self.lessons) if _plain(x.question) == best)

    @property
    def unanswered(self) -> int:
        """How many of them the reports did not answer."""
        return sum(not lesson.answered for lesson in self.lessons)

    def votes(self, value: int) -> int:
        """Return how many votes of a value there were."""
        return sum(lesson.vote == value for lesson in self.lessons)

    @property
    def last(self) -> float:
        """When it was asked last, seconds since the epoch."""
        return self.lessons[-1].at


def group_questions(lessons: Sequence[Lesson], encoder: Encoder) -> list[QuestionGroup]:
    """Group questions, the biggest group first.

    Questions with the same words (tone marks and punctuation apart) always go together; others
    where the cosine of their vectors with a group's first question is ``SAME_MEANING`` or more.
    """
    wordings: dict[str, list[Lesson]] = {}
    for lesson in lessons:
        wordings.setdefault(_plain(lesson.question), []).append(lesson)
    kinds = list(wordings.values())
    if not kinds:
        return []
    vectors = encoder.encode_queries([clean(kind[-1].question) for kind in kinds])
    groups = [[lesson for row in rows for lesson in kinds[row]] for rows in _clusters(vectors)]
    made = [QuestionGroup(tuple(sorted(group, key=lambda x: x.at))) for group in groups]
    return sorted(made, key=lambda group: (-len(group.lessons), -group.last))


def _clusters(vectors: NDArray[np.float32]) -> list[list[int]]:
    """Return the rows put together: each with the first leader that is near enough."""
    leaders: list[int] = []
    members: list[list[int]] = []
    for row, vector in enumerate(vectors):
        cosines = vectors[leaders] @ vector if leaders else np.empty(0, np.float32)
        best = int(np.argmax(cosines)) if leaders else -1
        if leaders and cosines[best] >= SAME_MEANING:
            members[best].append(row)
        else:
            leaders.append(row)
            members.append([row])
    return members


def _plain(question: str) -> str:
    return " ".join(syllables(fold(clean(question))))
