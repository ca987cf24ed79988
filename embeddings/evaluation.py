"""Measuring retrieval on a file of questions.

The format and the measures are those of the project's evaluation set: one JSON object a line with
``id``, ``style``, ``question``, ``previous``, ``answerable``, ``evidence`` (verbatim stretches; any
one makes a hit, with ``all`` every one must be covered), ``sections``.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

import msgspec
import numpy as np

from corpus.errors import HoiBaoCaoError
from embeddings.earlier import Earlier
from embeddings.hit import Outcome

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path

    from embeddings.hit import Hit, SearchResult
    from embeddings.search import Searcher

DEEPEST = 3


class BadQuestionFile(HoiBaoCaoError):
    """A file of evaluation questions can't be used.

    Attributes
    ----------
    path
        The file.
    line
        The first bad line, from 1; ``None`` if the file as a whole can't be read or is empty.
    """

    def __init__(self, path: Path, line: int | None) -> None:
        super().__init__(f"{path}:{line}")
        self.path = str(path)
        self.line = line


class EvaluationQuestion(msgspec.Struct, frozen=True, kw_only=True):
    """One row of a file of questions."""

    id: str
    question: str
    answerable: bool
    evidence: tuple[str, ...]
    style: str = ""
    previous: str | None = None
    sections: tuple[str, ...] = ()
    all: bool = False


class Failure(StrEnum):
    """What can go wrong with a question."""

    ANSWERED = "answered"
    """No report answers it, yet it is answered."""
    NOT_FOUND = "not_found"
    """Its evidence is not among the first :data:`DEEPEST` hits."""
    NOT_FIRST = "not_first"
    """Another passage stands before its evidence."""
    REFUSED = "refused"
    """A report answers it, yet it is not answered."""
    MARKED_WRONG = "marked_wrong"
    """Another sentence of the passage is marked."""
    CITED_WRONG = "cited_wrong"
    """The passage stands in another section than was expected."""


@dataclass(frozen=True, slots=True)
class Judgement:
    """How one question went.

    Attributes
    ----------
    hit_at
        Smallest k up to 3 at which the evidence is found, else ``None``.
    cited
        Whether the first hit's section is a right one; ``None`` unless it is a hit at 1.
    highlighted
        Whether the marked span overlaps the evidence; ``None`` unless it is a hit at 1.
    """

    question: EvaluationQuestion
    result: SearchResult
    hit_at: int | None
    cited: bool | None
    highlighted: bool | None

    @property
    def failures(self) -> tuple[Failure, ...]:
        """What went wrong, the worst first; empty if nothing did."""
        answered = self.result.outcome is Outcome.ANSWERED
        answerable = self.question.answerable
        wrong = {
            Failure.ANSWERED: answered and not answerable,
            Failure.NOT_FOUND: answerable and self.hit_at is None,
            Failure.NOT_FIRST: answerable and self.hit_at not in {None, 1},
            Failure.REFUSED: answerable and not answered,
            Failure.MARKED_WRONG: answerable and self.highlighted is False,
            Failure.CITED_WRONG: answerable and self.cited is False,
        }
        return tuple(failure for failure, so in wrong.items() if so)


@dataclass(frozen=True, slots=True)
class Measures:
    """Shares from 0 to 1; ``None`` where there was nothing to measure."""

    questions: int
    hit_at_1: float | None
    hit_at_3: float | None
    citation: float | None
    highlight: float | None
    auroc: float | None
    refusal: float | None
    false_refusal: float | None


@dataclass(frozen=True, slots=True)
class Evaluation:
    """All measures of a file of questions, over all and per style."""

    overall: Measures
    styles: dict[str, Measures]
    judgements: tuple[Judgement, ...]

    @property
    def failures(self) -> tuple[Judgement, ...]:
        """The questions with which anything went wrong."""
        return tuple(judgement for judgement in self.judgements if judgement.failures)


def read_questions(path: Path) -> tuple[EvaluationQuestion, ...]:
    """Read a file of questions.

    Raises
    ------
    BadQuestionFile
        If it can't be read, is empty, or has a line of another form.
    """
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
    except (OSError, ValueError) as error:
        raise BadQuestionFile(path, None) from error
    rows = []
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        try:
            rows.append(msgspec.convert(json.loads(line), EvaluationQuestion))
        except ValueError as error:
            raise BadQuestionFile(path, number) from error
    if not rows:
        raise BadQuestionFile(path, None)
    return tuple(rows)


def evaluate(searcher: Searcher, questions: Iterable[EvaluationQuestion]) -> Evaluation:
    """Ask every question and measure."""
    judgements = tuple(judge(question, _ask(searcher, question)) for question in questions)
    styles = dict.fromkeys(judgement.question.style for judgement in judgements)
    return Evaluation(
        overall=measure(judgements),
        styles={
            style: measure([j for j in judgements if j.question.style == style]) for style in styles
        },
        judgements=judgements,
    )


def judge(question: EvaluationQuestion, result: SearchResult) -> Judgement:
    """Compare a result with what was expected."""
    wanted = [_plain(stretch) for stretch in question.evidence]
    depth = next(
        (k for k in range(1, DEEPEST + 1) if _found(question, wanted, result.hits[:k])), None
    )
    if depth != 1:
        return Judgement(question, result, depth, cited=None, highlighted=None)
    first = result.hits[0]
    marked = list(map(_plain, first.marked))
    return Judgement(
        question,
        result,
        depth,
        cited=place_key(first) in question.sections,
        highlighted=any(_overlap(first, mark, stretch) for mark in marked for stretch in wanted),
    )


def place_key(hit: Hit) -> str:
    """Return a hit's section key, with the numbered item it stands under: ``II(2).2``."""
    item = hit.passage.item
    return f"{hit.passage.section}.{item}" if item else hit.passage.section


def measure(judgements: Sequence[Judgement]) -> Measures:
    """Work out the measures over some judgements."""
    answerable = [j for j in judgements if j.question.answerable]
    others = [j for j in judgements if not j.question.answerable]
    return Measures(
        questions=len(judgements),
        hit_at_1=_share(j.hit_at == 1 for j in answerable),
        hit_at_3=_share(j.hit_at is not None for j in answerable),
        citation=_share(j.cited for j in answerable if j.cited is not None),
        highlight=_share(j.highlighted for j in answerable if j.highlighted is not None),
        auroc=auroc(
            [j.result.confidence for j in answerable], [j.result.confidence for j in others]
        ),
        refusal=_share(j.result.outcome is not Outcome.ANSWERED for j in others),
        false_refusal=_share(j.result.outcome is not Outcome.ANSWERED for j in answerable),
    )


def auroc(positives: Sequence[float], negatives: Sequence[float]) -> float | None:
    """Return the probability that a positive scores above a negative (ties count half)."""
    if not positives or not negatives:
        return None
    difference = np.subtract.outer(np.array(positives), np.array(negatives))
    return float((difference > 0).mean() + (difference == 0).mean() / 2)


def _ask(searcher: Searcher, question: EvaluationQuestion) -> SearchResult:
    earlier = Earlier(question.previous) if question.previous else None
    return searcher.search(question.question, previous=earlier, top=DEEPEST)


def _found(question: EvaluationQuestion, wanted: list[str], hits: Sequence[Hit]) -> bool:
    texts = [_plain(hit.passage.text) for hit in hits]
    found = (any(stretch in text for text in texts) for stretch in wanted)
    return bool(wanted) and (all(found) if question.all else any(found))


def _overlap(hit: Hit, mark: str, stretch: str) -> bool:
    """Tell whether a marked span and an evidence stretch share characters of the passage."""
    text = _plain(hit.passage.text)
    at, marked_at = text.find(stretch), text.find(mark)
    return at >= 0 and marked_at < at + len(stretch) and at < marked_at + len(mark)


def _plain(text: str) -> str:
    return " ".join(text.replace("*", "").split())


def _share(outcomes: Iterable[bool | None]) -> float | None:
    counted = [bool(outcome) for outcome in outcomes]
    return sum(counted) / len(counted) if counted else None
