"""``hoibaocao ask``: one question, or a line of standard input for each."""

from __future__ import annotations

import gc
import re
from contextlib import contextmanager
from typing import TYPE_CHECKING, Annotated

from cyclopts import Parameter

from bot.cli.opening import open_answerer
from bot.cli.parameters import Config, Json, Top
from bot.cli.streams import write
from bot.cli.usage_errors import UsageError
from bot.messages import commands as help_words
from bot.messages import terminal as words
from bot.messages import usage

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from bot.answer import Answer
    from corpus.report import Report
    from embeddings.explanation import Explanation


_OPTION = re.compile(r"--?[A-Za-z][\w-]*(=.*)?")


def _refuse_option(_type: object, question: str | None) -> None:
    """Take ``"- giải phóng …"`` for a question, but ``--jsno`` for an option there is not."""
    if question is not None and _OPTION.fullmatch(question):
        raise ValueError(question)


def ask(  # noqa: PLR0913 - one parameter an option
    question: Annotated[
        str | None,
        Parameter(
            name=help_words.QUESTION_PLACE,
            help=help_words.QUESTION,
            allow_leading_hyphen=True,
            validator=_refuse_option,
        ),
    ] = None,
    /,
    *,
    previous: Annotated[
        str | None,
        Parameter(
            help=help_words.PREVIOUS,
            metavar=help_words.PREVIOUS_PLACE,
            allow_leading_hyphen=True,
        ),
    ] = None,
    top: Top = None,
    report: Annotated[
        str | None, Parameter(help=help_words.ASK_REPORT, metavar=help_words.REPORT_PLACE)
    ] = None,
    jsonl: Annotated[bool, Parameter(help=help_words.JSONL, show_default=False)] = False,
    explain: Annotated[bool, Parameter(help=help_words.EXPLAIN, show_default=False)] = False,
    json: Json = False,
    config: Config = None,
) -> int:
    """Answer one question, or one a line of standard input."""
    from bot.settings import load_settings

    if jsonl and (question is not None or previous is not None or explain):
        raise UsageError(usage.QUESTION_AND_JSONL)
    if not jsonl and question is None:
        raise UsageError(usage.NO_QUESTION)
    settings = load_settings(config)
    wanted = top or settings.answer.passages
    if question is None:
        from bot.cli.question_lines import answer_lines

        return answer_lines(open_answerer(settings), wanted, report)
    from bot.answering import check_question
    from embeddings.earlier import Earlier

    check_question(question)
    earlier = Earlier(previous) if previous else None
    with _no_collection():
        answerer = open_answerer(settings)
        if explain:
            answer, explanation = answerer.explain(
                question, previous=earlier, top=wanted, report=report
            )
            _explain(answer, explanation, answerer.reports, json=json)
        elif json or not _reply(question, answerer.reports):
            answer = answerer.answer(question, previous=earlier, top=wanted, report=report)
            _show(answer, answerer.reports, json=json)
    return 0


def _reply(question: str, reports: Sequence[Report]) -> bool:
    """Say what is to be said to what asks nothing of the reports; tell whether it was that."""
    from bot.small_talk import small_talk
    from bot.terminal import console, show_lines

    reply = small_talk(question, reports, words.ASK_MORE)
    if reply is not None:
        show_lines(console(), reply)
    return reply is not None


def _explain(
    answer: Answer, explanation: Explanation, reports: Sequence[Report], *, json: bool
) -> None:
    if json:
        from bot.json_output import answer_object, dump, explanation_object

        write(dump({**answer_object(answer), "explanation": explanation_object(explanation)}))
        return
    from bot.terminal import console
    from bot.terminal_explanation import show_explanation

    _show(answer, reports, json=False)
    out = console()
    out.print()
    show_explanation(out, explanation)


def _show(answer: Answer, reports: Sequence[Report], *, json: bool) -> None:
    if json:
        from bot.json_output import answer_object, dump

        write(dump(answer_object(answer)))
        return
    from bot.terminal import console, show_answer

    show_answer(console(), answer, reports)


@contextmanager
def _no_collection() -> Iterator[None]:
    """Do without garbage collection: going through all that is loaded takes longer than it saves.

    One question is answered, and the process ends.
    """
    enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if enabled:
            gc.enable()
