"""Cyclopts' errors in Vietnamese."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cyclopts.exceptions import (
    CoercionError,
    MissingArgumentError,
    RepeatArgumentError,
    UnknownCommandError,
    UnknownOptionError,
    UnusedCliTokensError,
    ValidationError,
)

from bot.cli.parameters import TOP
from bot.messages import usage
from bot.settings import PASSAGES

if TYPE_CHECKING:
    from cyclopts import CycloptsError
    from cyclopts.argument import Argument
    from cyclopts.token import Token

PROGRAM = "hoibaocao"


class UsageError(Exception):
    """A command line whose parts are right but do not go together; holds the sentence."""


def explain(error: CycloptsError, commands: tuple[str, ...]) -> str:
    """Return the sentence for a command line that cyclopts could not bind.

    Parameters
    ----------
    error
        As raised by cyclopts.
    commands
        The names of all commands.
    """
    command = " ".join((PROGRAM, *(error.command_chain or ())))
    match error:
        case UnknownCommandError(unused_tokens=[token, *_]):
            return (
                usage.no_command(token)
                if token.startswith("-")
                else usage.unknown_command(token, commands)
            )
        case UnknownOptionError(token=token):
            return usage.unknown_option(token.keyword or token.value, command)
        case MissingArgumentError():
            return usage.missing_value(_name(error.argument, None), command)
        case RepeatArgumentError(token=token):
            return usage.repeated(token.keyword or token.value)
        case UnusedCliTokensError(unused_tokens=[token, *_]):
            return usage.superfluous(token, command)
        case _:
            return _explain_value(error, command)


def _explain_value(error: CycloptsError, command: str) -> str:
    argument = error.argument
    token: Token | None = None
    if isinstance(error, CoercionError):
        token = error.token
    elif isinstance(error, ValidationError) and argument is not None and argument.tokens:
        token = argument.tokens[0]
    if token is None:
        return usage.misunderstood(command)
    if token.keyword is None and token.value.startswith("-"):
        return usage.unknown_option(token.value, command)
    name = _name(argument, token)
    if name == TOP:
        return usage.wrong_number(name, token.value, (PASSAGES.minimum, PASSAGES.maximum))
    return usage.wrong_value(name, token.value, command)


def _name(argument: Argument | None, token: Token | None) -> str:
    """Return the option as it was typed, or the place of a positional as the help calls it."""
    if token is not None and token.keyword:
        return str(token.keyword)
    if argument is None:
        return ""
    place = argument.parameter.metavar
    return str(argument.name) if argument.name.startswith("--") else str(place or argument.name)
