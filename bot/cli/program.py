"""The program: its commands, and what becomes of their failures."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from cyclopts import App, CycloptsError, Parameter

from bot.cli.help_pages import ARGUMENTS, LISTED_COMMANDS, OPTIONS, VietnameseHelp
from bot.cli.parameters import CONFIG
from bot.cli.streams import prepare, say
from bot.cli.usage_errors import PROGRAM, UsageError, explain
from bot.messages import commands as words
from corpus.errors import HoiBaoCaoError

if TYPE_CHECKING:
    from collections.abc import Sequence

DONE, FAILED, WRONG_USAGE = 0, 1, 2
PIPE_CLOSED = 141
"""What a shell expects of a program whose reader went away: 128 + SIGPIPE."""

_FLAGS = ("--help", "--version")

COMMANDS = {
    "ask": ("bot.cli.asking:ask", words.ASK),
    "chat": ("bot.cli.chat:chat", words.CHAT),
    "index": ("bot.cli.indexing:index", words.INDEX),
    "reports": ("bot.cli.reading:reports", words.REPORTS),
    "outline": ("bot.cli.reading:outline", words.OUTLINE),
    "show": ("bot.cli.reading:show", words.SHOW),
    "check": ("bot.cli.checking:check", words.CHECK),
    "eval": ("bot.cli.evaluating:evaluate", words.EVAL),
    "encoders": ("bot.cli.encoders:encoders", words.ENCODERS),
    "bot": ("bot.cli.telegram:bot", words.BOT),
    "pair": ("bot.cli.pairing:pair", words.PAIR),
    "questions": ("bot.cli.questions:questions", words.QUESTIONS),
    "doctor": ("bot.cli.doctor:doctor", words.DOCTOR),
}
"""Each command's function and what it is for, in the order of the help page."""


def make_app() -> App:
    """Return the command line; a command's module is imported only when it is called."""
    app = App(
        name=PROGRAM,
        help=words.PROGRAM,
        version=_version,
        help_format="plaintext",
        help_formatter=VietnameseHelp(),
        group_commands=LISTED_COMMANDS,
        group_arguments=ARGUMENTS,
        group_parameters=OPTIONS,
        default_parameter=Parameter(negative=()),
        suppress_keyboard_interrupt=False,
    )
    for order, (name, (place, told)) in enumerate(COMMANDS.items()):
        app.command(place, name=name, help=told, sort_key=order)
    return app


def _version() -> str:
    from importlib.metadata import version  # here: it loads slowly and is rarely asked

    return version(PROGRAM)


def run(arguments: Sequence[str]) -> int:
    """Run one command.

    Parameters
    ----------
    arguments
        Without the program's name.

    Returns
    -------
    int
        The exit code: 0 done, 1 failed, 2 wrong usage, 3 no index (``check`` only).
    """
    prepare()
    try:
        return _call(arguments)
    except HoiBaoCaoError as error:
        from bot.messages.errors import describe

        say(describe(error))
        return FAILED
    except BrokenPipeError:
        return PIPE_CLOSED
    except OSError as error:
        from bot.messages.terminal import system_refused

        say(system_refused(error))
        return FAILED
    except KeyboardInterrupt:
        from bot.messages.terminal import STOPPED

        say(STOPPED)
        raise
    except Exception as error:
        # The last net: people get a sentence and no traceback.
        if os.environ.get("HOIBAOCAO_DEBUG"):
            raise
        from bot.messages.terminal import unexpected

        say(unexpected(error))
        return FAILED


def command_first(arguments: Sequence[str]) -> list[str]:
    """Put options that stand before the command after it: they belong to no other place."""
    options, rest = [], list(arguments)
    while rest and rest[0].startswith("--") and rest[0] not in _FLAGS:
        options.append(rest.pop(0))
        if options[-1] == CONFIG and rest:
            options.append(rest.pop(0))
    return [*rest[:1], *options, *rest[1:]]


def _call(arguments: Sequence[str]) -> int:
    try:
        code = make_app()(
            command_first(arguments),
            print_error=False,
            exit_on_error=False,
            result_action="return_value",
        )
    except CycloptsError as error:
        say(explain(error, tuple(COMMANDS)))
        return WRONG_USAGE
    except UsageError as error:
        say(str(error))
        return WRONG_USAGE
    return code if isinstance(code, int) else DONE
