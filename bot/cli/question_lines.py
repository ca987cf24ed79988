"""Questions as JSON Lines: one object a line in, one answer object a line out."""

from __future__ import annotations

import json
import sys
from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.cli.streams import say, write
from bot.json_output import answer_object, bad_question_object, dump
from bot.messages import terminal as words
from bot.messages.errors import describe
from corpus.errors import HoiBaoCaoError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bot.answer import Answer
    from bot.answering import Answerer


@dataclass(frozen=True, slots=True)
class Row:
    """A question of a JSON Lines file."""

    question: str
    previous: str | None


class BadRow(Exception):
    """A line that can't be answered; the text says why.

    Attributes
    ----------
    question
        The question it holds all the same, else empty.
    """

    def __init__(self, problem: str, question: str = "") -> None:
        super().__init__(problem)
        self.question = question


def answer_lines(answerer: Answerer, top: int, report: str | None) -> int:
    """Answer each line; a bad one gets a sentence and an object that says it was not answered."""
    bad = 0
    for number, line in _lines():
        try:
            written = answer_object(_answer(answerer, read_row(line), top, report))
        except BadRow as error:
            say(words.BAD_ROW.format(line=number, problem=error))
            written = bad_question_object(error.question)
            bad += 1
        write(dump(written, indent=None))
    return 1 if bad else 0


def _answer(answerer: Answerer, row: Row, top: int, report: str | None) -> Answer:
    try:
        return answerer.answer(row.question, previous=row.previous, top=top, report=report)
    except HoiBaoCaoError as error:
        raise BadRow(describe(error), row.question) from error


def _lines() -> Iterator[tuple[int, bytes]]:
    """Give the lines of standard input with their numbers from 1."""
    if sys.stdin is not None:
        yield from enumerate(sys.stdin.buffer, 1)


def read_row(line: bytes) -> Row:
    """Read a line of a JSON Lines file.

    Raises
    ------
    BadRow
        If it is not an object with a ``question`` and, at most, a ``previous`` that is a text.
    """
    if not line.strip():
        raise BadRow(words.EMPTY_ROW)
    try:
        row = json.loads(line)
    except (ValueError, RecursionError) as error:
        raise BadRow(words.NOT_JSON) from error
    if not isinstance(row, dict):
        raise BadRow(words.NOT_JSON)
    question, previous = row.get("question"), row.get("previous")
    if not isinstance(question, str):
        raise BadRow(words.NO_QUESTION_IN_ROW)
    if previous is not None and not isinstance(previous, str):
        raise BadRow(words.PREVIOUS_NOT_TEXT, question)
    return Row(question, previous)
