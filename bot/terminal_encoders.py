"""How encoders look in a terminal."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich import box
from rich.table import Table
from rich.text import Text

from bot.messages import encoders as words
from bot.messages.errors import describe
from bot.terminal import harmless

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rich.console import Console

    from embeddings.encoder_measures import EncoderMeasures
    from embeddings.encoder_survey import EncoderOption


def show_options(out: Console, options: Sequence[EncoderOption]) -> None:
    """Print the encoders there are, and why some can't be used."""
    for option in options:
        usable = option.error is None
        line = words.option_line(
            option.choice.name, option.choice.kind, usable=usable, configured=option.configured
        )
        out.print(Text(harmless(line), style="green" if usable else "yellow"))
        if option.error is not None:
            out.print(Text(harmless(f"  {describe(option.error)}")))


def show_comparison(out: Console, compared: Sequence[EncoderMeasures]) -> None:
    """Print the figures of encoders side by side."""
    table = Table(words.MEASURE, box=box.SIMPLE, pad_edge=False)
    for measures in compared:
        table.add_column(Text(harmless(measures.name)), justify="right")
    columns = [words.figures(measures) for measures in compared]
    for name in columns[0]:
        table.add_row(name, *(words.figure(name, column[name]) for column in columns))
    out.print(table)
    if compared[0].accuracy is None:
        out.print(Text(words.WITHOUT_QUESTIONS))
    out.print(Text(words.HOW, style="dim"))
