"""Questions as JSON Lines: for each line in, one answer object out, blank lines among them.

So the n-th line out answers the n-th line in; an ``id`` that the caller gives comes back, too.
"""

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
from embeddings.earlier import Earlier

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bot.answer import Answer
    from bot.answering import Answerer


ID = "id"
"""What a caller may call a row by."""


@dataclass(frozen=True, slots=True)
class Row:
    """A question of a JSON Lines file."""

    question: str
    previous: Earlier | None


class BadRow(Exception):
    """A row that can't be answered; the text says why.

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
        given: dict[str, object] = {}
        try:
            given = read_object(line)
            answered = answer_object(_answer(answerer, read_row(given), top, report))
        except BadRow as error:
            say(words.BAD_ROW.format(line=number, problem=error))
            answered = bad_question_object(error.question)
            bad += 1
        write(dump({**_name(given), **answered}, indent=None))
    return 1 if bad else 0


def _name(given: dict[str, object]) -> dict[str, object]:
    """Return what the caller calls the row, to be given back as it came: any JSON value."""
    return {ID: given[ID]} if ID in given else {}


def _answer(answerer: Answerer, row: Row, top: int, report: str | None) -> Answer:
    try:
        return answerer.answer(row.question, previous=row.previous, top=top, report=report)
    except HoiBaoCaoError as error:
        raise BadRow(describe(error), row.question) from error


def _lines() -> Iterator[tuple[int, bytes]]:
    """Give the lines of standard input with their numbers from 1."""
    if sys.stdin is not None:
        yield from enumerate(sys.stdin.buffer, 1)


def read_object(line: bytes) -> dict[str, object]:
    """Read a line of a JSON Lines file.

    Raises
    ------
    BadRow
        If it is blank or no object.
    """
    if not line.strip():
        raise BadRow(words.EMPTY_ROW)
    try:
        given = json.loads(line)
    except (ValueError, RecursionError) as error:
        raise BadRow(words.NOT_JSON) from error
    if not isinstance(given, dict):
        raise BadRow(words.NOT_JSON)
    return given


def read_row(given: dict[str, object]) -> Row:
    """Read the question of a line's object.

    Raises
    ------
    BadRow
        If it has no ``question``, or a ``previous`` that is no text.
    """
    question, previous = given.get("question"), given.get("previous")
    if not isinstance(question, str):
        raise BadRow(words.NO_QUESTION_IN_ROW)
    if previous is not None and not isinstance(previous, str):
        raise BadRow(words.PREVIOUS_NOT_TEXT, question)
    return Row(question, Earlier(previous) if previous else None)
