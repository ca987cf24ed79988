"""The help pages in Vietnamese: cyclopts collects what is to be said, this prints it.

Rich is imported where it is used: a command that runs prints no help.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from cyclopts import Group

from bot.messages import commands as words

if TYPE_CHECKING:
    from cyclopts.help import HelpEntry, HelpPanel
    from rich.console import Console, ConsoleOptions
    from rich.text import Text

LISTED_COMMANDS = Group(words.COMMANDS, sort_key=1)
ARGUMENTS = Group(words.ARGUMENTS, sort_key=2)
OPTIONS = Group(words.OPTIONS, sort_key=3)

_PLACES = {
    "Usage:": words.USAGE,
    "COMMAND": words.COMMAND_PLACE,
    "[OPTIONS]": words.OPTIONS_PLACE,
    "[ARGS]": words.ARGUMENTS_PLACE,
    "[ARGS...]": words.ARGUMENTS_PLACE,
}

_FLAGS = {"--help": words.SHOW_HELP, "--version": words.SHOW_VERSION}


class VietnameseHelp:
    """A cyclopts help formatter."""

    def __call__(self, console: Console, options: ConsoleOptions, panel: HelpPanel) -> None:  # noqa: ARG002 - cyclopts' signature
        """Print one group of commands or parameters."""
        if not panel.entries:
            return
        from rich.table import Table
        from rich.text import Text

        table = Table.grid(padding=(0, 2))
        table.add_column(no_wrap=True)
        table.add_column()
        for entry in panel.entries:
            table.add_row(Text("  " + ", ".join(_names(entry)), style="cyan"), _told(entry))
        console.print(Text(f"{panel.title}:", style="bold"))
        console.print(table)
        console.print()

    def render_usage(self, console: Console, options: ConsoleOptions, usage: object) -> None:  # noqa: ARG002 - cyclopts' signature
        """Print the usage line."""
        from rich.text import Text

        told = " ".join(_PLACES.get(word, word) for word in str(usage).split())
        console.print(Text.assemble((words.USAGE, "bold"), " ", told.strip(), "\n"))

    def render_description(
        self,
        console: Console,
        options: ConsoleOptions,  # noqa: ARG002 - cyclopts' signature
        description: object,
    ) -> None:
        """Print what the command is for."""
        if description:
            console.print(description)


def _names(entry: HelpEntry) -> tuple[str, ...]:
    return entry.display_labels_with_metavar


def _described(entry: HelpEntry) -> str:
    """Return a description as plain text; cyclopts wraps it in what rich prints."""
    described = getattr(entry.description, "primary_renderable", entry.description)
    return str(described or "").strip()


def _told(entry: HelpEntry) -> Text:
    from rich.text import Text

    told = Text(_FLAGS.get(entry.all_options[0] if entry.all_options else "") or _described(entry))
    if entry.default is not None:
        told.append(" " + words.DEFAULT.format(value=entry.default), style="dim")
    if entry.required:
        told.append(" " + words.REQUIRED, style="dim")
    return told
