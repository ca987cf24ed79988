"""Questions that mean the same, put together for the office."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from embeddings.courtesies import without_courtesies
from embeddings.folding import clean, fold, syllables
from embeddings.language import office_language
from embeddings.tones import needs_tones

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from bot.telegram.lessons import Lesson
    from embeddings.encoder import Encoder

SAME_MEANING = 0.82
"""Cosine from which two questions are taken to mean the same.

``python -m scripts.fit_question_groups --every 6`` measured, with the bundled encoder, that it puts
together 83.9 % of 62 pairs written to mean the same, 0.5 % of 1,261 pairs of questions on different
sentences of one paragraph, and 3.3 % of 1,250 near misses with what they nearly are.
"""

_NUMBER = re.compile(r"\d+")


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
    where the cosine of their vectors with a group's first question is ``SAME_MEANING`` or more
    and both name the same numbers: one year is not another.
    """
    wordings: dict[str, list[Lesson]] = {}
    for lesson in lessons:
        wordings.setdefault(_plain(lesson.question), []).append(lesson)
    kinds = list(wordings.values())
    if not kinds:
        return []
    vectors = meanings([kind[-1].question for kind in kinds], encoder)
    numbers = [numbers_in(wording) for wording in wordings]
    groups = [
        [lesson for row in rows for lesson in kinds[row]] for rows in _clusters(vectors, numbers)
    ]
    made = [QuestionGroup(tuple(sorted(group, key=lambda x: x.at))) for group in groups]
    return sorted(made, key=lambda group: (-len(group.lessons), -group.last))


def meanings(questions: Sequence[str], encoder: Encoder) -> NDArray[np.float32]:
    """Return what questions mean, one unit vector each, however they were typed.

    Courtesies are left out, and tone marks that were not typed are put back.
    """
    return encoder.encode_queries([_read(question) for question in questions])


def numbers_in(question: str) -> tuple[str, ...]:
    """Return the numbers a question names, in order."""
    return tuple(_NUMBER.findall(question))


def _read(question: str) -> str:
    asked = without_courtesies(clean(question))
    return office_language().restore(asked) if needs_tones(asked) else asked


def _clusters(vectors: NDArray[np.float32], numbers: Sequence[tuple[str, ...]]) -> list[list[int]]:
    """Return the rows put together: each with the nearest leader that is near enough."""
    leaders: list[int] = []
    members: list[list[int]] = []
    for row, vector in enumerate(vectors):
        cosines = vectors[leaders] @ vector
        alike = np.array([numbers[leader] == numbers[row] for leader in leaders], dtype=bool)
        near = np.where(alike, cosines, -1.0)
        if near.size and near.max() >= SAME_MEANING:
            members[int(near.argmax())].append(row)
        else:
            leaders.append(row)
            members.append([row])
    return members


def _plain(question: str) -> str:
    return " ".join(syllables(fold(clean(question))))
