"""``hoibaocao ask``: one question, or a line of standard input for each."""

from __future__ import annotations

import json as json_format
import sys
from dataclasses import dataclass
from typing import TYPE_CHECKING, Annotated

from cyclopts import Parameter

from bot.cli.opening import open_answerer
from bot.cli.parameters import Config, Json, Top
from bot.cli.streams import say, write
from bot.cli.usage_errors import UsageError
from bot.messages import commands as help_words
from bot.messages import terminal as words
from bot.messages import usage
from corpus.errors import HoiBaoCaoError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bot.answering import Answerer


@dataclass(frozen=True, slots=True)
class Row:
    """A question of a JSON Lines file."""

    question: str
    previous: str | None


class BadRow(Exception):
    """A line that holds no question; the text says why."""


def ask(  # noqa: PLR0913 - one parameter an option
    question: Annotated[
        str | None, Parameter(name=help_words.QUESTION_PLACE, help=help_words.QUESTION)
    ] = None,
    /,
    *,
    previous: Annotated[
        str | None, Parameter(help=help_words.PREVIOUS, metavar=help_words.PREVIOUS_PLACE)
    ] = None,
    top: Top = None,
    report: Annotated[
        str | None, Parameter(help=help_words.ASK_REPORT, metavar=help_words.REPORT_PLACE)
    ] = None,
    jsonl: Annotated[bool, Parameter(help=help_words.JSONL, show_default=False)] = False,
    json: Json = False,
    config: Config = None,
) -> int:
    """Answer one question, or one a line of standard input."""
    from bot.settings import load_settings

    if jsonl and (question is not None or previous is not None):
        raise UsageError(usage.QUESTION_AND_JSONL)
    if not jsonl and question is None:
        raise UsageError(usage.NO_QUESTION)
    settings = load_settings(config)
    wanted = top or settings.answer.passages
    if question is None:
        return _answer_lines(open_answerer(settings), wanted, report)
    from bot.answering import check_question

    check_question(question)
    answer = open_answerer(settings).answer(question, previous=previous, top=wanted, report=report)
    if json:
        from bot.json_output import answer_object, dump

        write(dump(answer_object(answer)))
    else:
        from bot.terminal import console, show_answer

        show_answer(console(), answer)
    return 0


def _answer_lines(answerer: Answerer, top: int, report: str | None) -> int:
    """Answer each line; a bad one gets a sentence and an object that says it was not answered."""
    from bot.json_output import answer_object, bad_question_object, dump
    from bot.messages.errors import describe

    bad = 0
    for number, line in _lines():
        question = ""
        try:
            row = read_row(line)
            question = row.question
            answer = answerer.answer(question, previous=row.previous, top=top, report=report)
            written = answer_object(answer)
        except (BadRow, HoiBaoCaoError) as error:
            problem = str(error) if isinstance(error, BadRow) else describe(error)
            say(words.BAD_ROW.format(line=number, problem=problem))
            written = bad_question_object(question)
            bad += 1
        write(dump(written, indent=None))
    return 1 if bad else 0


def _lines() -> Iterator[tuple[int, bytes]]:
    """Give the lines of standard input that are not blank, with their numbers from 1."""
    if sys.stdin is None:
        return
    for number, line in enumerate(sys.stdin.buffer, 1):
        if line.strip():
            yield number, line


def read_row(line: bytes) -> Row:
    """Read a line of a JSON Lines file.

    Raises
    ------
    BadRow
        If it is not an object with a ``question``.
    """
    try:
        row = json_format.loads(line)
    except (ValueError, RecursionError) as error:
        raise BadRow(words.NOT_JSON) from error
    if not isinstance(row, dict):
        raise BadRow(words.NOT_JSON)
    question, previous = row.get("question"), row.get("previous")
    if not isinstance(question, str):
        raise BadRow(words.NO_QUESTION_IN_ROW)
    if previous is not None and not isinstance(previous, str):
        raise BadRow(words.PREVIOUS_NOT_TEXT)
    return Row(question, previous)
