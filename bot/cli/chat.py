"""``hoibaocao chat``: one question after another, each heard in the light of the one before."""

from __future__ import annotations

import re
import sys
from typing import TYPE_CHECKING, Annotated

from cyclopts import Parameter

from bot.cli.opening import open_answerer
from bot.cli.parameters import Config, Top
from bot.cli.streams import say, write
from bot.messages import commands as help_words
from bot.messages import terminal as words
from bot.small_talk import small_talk
from bot.terminal import console, show_lines
from corpus.errors import HoiBaoCaoError

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from bot.answer import Answer
    from corpus.report import Report

_COMMAND = re.compile(r"/\S{0,32}")


def chat(
    *,
    top: Top = None,
    json: Annotated[bool, Parameter(help=help_words.CHAT_JSON, show_default=False)] = False,
    config: Config = None,
) -> int:
    """Answer questions until the input ends."""
    from bot.messages.errors import describe
    from bot.settings import load_settings
    from embeddings.earlier import Earlier
    from embeddings.followup import in_context

    settings = load_settings(config)
    answerer = open_answerer(settings)
    previous: Earlier | None = None
    for line in _lines():
        if line.lower() in words.CHAT_LEAVE:
            break
        if line.lower() in words.CHAT_AFRESH:
            previous = None
            say(words.CHAT_NEW)
            continue
        if (reply := _reply(line, answerer.reports)) is not None:
            show_lines(console(sys.stderr), reply)
            continue
        try:
            answer = answerer.answer(line, previous=previous, top=top or settings.answer.passages)
        except HoiBaoCaoError as error:
            say(describe(error))
            continue
        before = previous.question if previous else None
        previous = Earlier(in_context(answer.meant or line, before), answer.grounds)
        _show(answer, answerer.reports, json=json)
    return 0


def _reply(line: str, reports: Sequence[Report]) -> str | None:
    """Return what to say to a command or to small talk; ``None`` for a question."""
    if line.lower() in words.CHAT_HELP_ASKED:
        return words.CHAT_HELP
    if _COMMAND.fullmatch(line):
        return words.unknown_chat_command(line)
    return small_talk(line, reports, words.CHAT_MORE)


def _lines() -> Iterator[str]:
    """Give the lines typed, edited and remembered in a terminal; else those of the input."""
    if sys.stdin is None:
        return
    if not (sys.stdin.isatty() and sys.stdout.isatty()):
        yield from _piped()
        return
    from bot.cli.line_editing import remembered

    say(words.CHAT_START)
    with remembered():
        yield from _typed()


def _typed() -> Iterator[str]:
    while True:
        try:
            line = input(words.CHAT_PROMPT).strip()
        except EOFError:
            write("")
            return
        except KeyboardInterrupt:
            write("")
            continue
        if line:
            yield line


def _piped() -> Iterator[str]:
    for line in sys.stdin.buffer:
        text = line.decode("utf-8", "surrogateescape").strip()
        if text:
            yield text


def _show(answer: Answer, reports: Sequence[Report], *, json: bool) -> None:
    if json:
        from bot.json_output import answer_object, dump

        write(dump(answer_object(answer), indent=None))
        return
    from bot.terminal import console, show_answer

    write("")
    show_answer(console(), answer, reports)
    write("")
