"""How answers and reports look in a terminal."""

from __future__ import annotations

import re
import sys
from typing import TYPE_CHECKING, TextIO

from rich.console import Console
from rich.padding import Padding
from rich.text import Text

from bot.messages import terminal as words

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from bot.answer import Answer, Quote

WIDEST = 100
"""Columns; longer lines are hard to read."""

SHORT = 180
"""Characters of a passage that is shown in short."""

_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff]")


def console(stream: TextIO | None = None) -> Console:
    """Return a console; where nobody sees it, lines are not wrapped and nothing is coloured."""
    made = Console(
        file=stream or sys.stdout, markup=False, emoji=False, highlight=False, soft_wrap=True
    )
    if made.is_terminal:
        made.soft_wrap = False
        made.width = min(made.width, WIDEST)
    return made


def harmless(text: str) -> str:
    """Replace control characters one by one, so that no text can steer the terminal."""
    return _CONTROL.sub("\N{REPLACEMENT CHARACTER}", text)


def show_answer(out: Console, answer: Answer) -> None:
    """Print an answer: the best passage whole, its place, the next ones in short."""
    if not answer.answered:
        _show_refusal(out, answer)
        return
    best, *others = answer.quotes
    _show_quote(out, best)
    if others:
        out.print()
        out.print(Text(words.MORE, style="dim"))
        _show_in_short(out, others)


def show_passages(out: Console, quotes: Iterable[Quote]) -> None:
    """Print passages whole, each with its place."""
    for row, quote in enumerate(quotes):
        if row:
            out.print()
        _show_quote(out, quote)


def marked(text: str, highlight: Sequence[tuple[int, int]]) -> Text:
    """Return a text with stretches of it in bold."""
    shown = Text(harmless(text))
    for start, end in highlight:
        shown.stylize("bold", start, end)
    return shown


def in_short(text: str, highlight: Sequence[tuple[int, int]], limit: int = SHORT) -> str:
    """Return about ``limit`` characters of a text, cut between words, from what answers on."""
    flat = " ".join(text.split())
    if len(flat) <= limit:
        return flat
    start = highlight[0][0] if highlight else 0
    rest = " ".join(text[start:].split())
    before = "…" if start else ""
    if len(rest) <= limit:
        return before + rest
    return before + rest[:limit].rsplit(" ", 1)[0].rstrip(" ,;:") + "…"


def _show_refusal(out: Console, answer: Answer) -> None:
    if answer.refusal is not None:
        out.print(Text(words.REFUSED[answer.refusal], style="bold"))
    if answer.quotes:
        out.print()
        out.print(Text(words.NEAREST, style="dim"))
        _show_in_short(out, answer.quotes)


def _show_quote(out: Console, quote: Quote) -> None:
    out.print(marked(quote.passage.text, quote.highlight))
    for note in quote.footnotes:
        told = words.FOOTNOTE.format(number=note.number, text=note.text)
        out.print(Text(harmless(told), style="dim"))
    out.print(_place(quote))


def _show_in_short(out: Console, quotes: Sequence[Quote]) -> None:
    for quote in quotes:
        out.print(
            Padding(
                Text(f"• {harmless(in_short(quote.passage.text, quote.highlight))}"),
                (0, 0, 0, 2),
                expand=False,
            )
        )
        out.print(Padding(_place(quote), (0, 0, 0, 4), expand=False))


def _place(quote: Quote) -> Text:
    return Text(f"[{harmless(quote.citation)}]", style="cyan")
