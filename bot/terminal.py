"""How answers and reports look in a terminal."""

from __future__ import annotations

import re
import sys
from shlex import quote as quote_word
from typing import TYPE_CHECKING, TextIO

from rich.console import Console
from rich.text import Text

from bot.answer import Refusal
from bot.citation import cite, place_of
from bot.messages import terminal as words
from bot.messages.answers import ASK_ON, REFUSED, understood_as
from bot.messages.words import listed, quoted
from bot.overview import held
from corpus.report import PassageKind

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.answer import Answer, Quote, QuoteList
    from corpus.report import Footnote, Passage, Report

WIDEST = 100
"""Columns; longer lines are hard to read."""

UNWRAPPED = 100_000
"""Columns of what is no terminal: a passage is one line there."""

SHORT = 180
"""Characters of a passage that is shown in short."""

MOST_WHOLE = 12
"""Parts of a list that are printed whole; of a longer one each is shown in short."""

_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff]")


def console(stream: TextIO | None = None) -> Console:
    """Return a console; where nobody sees it, lines are not wrapped and nothing is coloured."""
    made = Console(file=stream or sys.stdout, markup=False, emoji=False, highlight=False)
    made.width = min(made.width, WIDEST) if made.is_terminal else UNWRAPPED
    return made


def harmless(text: str) -> str:
    """Replace control characters one by one, so that no text can steer the terminal."""
    return _CONTROL.sub("\N{REPLACEMENT CHARACTER}", text)


def show_answer(out: Console, answer: Answer, reports: Sequence[Report] = ()) -> None:
    """Print an answer: the best passage or the list asked for, its place, the next ones in short.

    To a question beside the point, what ``reports`` there are to ask about is said.
    """
    if answer.meant:
        out.print(Text(harmless(understood_as(answer.meant)), style="dim"))
    if not answer.answered:
        _show_refusal(out, answer, reports)
        return
    whole = answer.whole_list
    sure, maybe = (words.SURE_LIST, words.MAYBE_LIST) if whole else (words.SURE, words.MAYBE)
    out.print(Text(sure if answer.sure else maybe, style="dim"))
    _show_missing(out, answer)
    if whole:
        _show_list(out, whole)
    else:
        _show_quote(out, answer.quotes[0])
    if answer.more:
        out.print()
        out.print(Text(words.MORE, style="dim"))
        _show_in_short(out, answer.more)


def show_lines(out: Console, lines: str) -> None:
    """Print lines of text, each wrapped between words below its own beginning."""
    for line in lines.splitlines():
        words = line.lstrip()
        print_indented(out, Text(harmless(words)), line[: len(line) - len(words)])


def show_passages(out: Console, report: Report, passages: Sequence[Passage]) -> None:
    """Print passages of a report whole, each with its footnotes (once) and its place."""
    ids = {passage.id for passage in passages}
    for row, passage in enumerate(p for p in passages if p.anchor not in ids):
        if row:
            out.print()
        notes = tuple(note for note in report.footnotes if note.number in passage.footnotes)
        _show_passage(out, marked(passage.text, ()), notes, cite(report, passage))


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


def _show_refusal(out: Console, answer: Answer, reports: Sequence[Report]) -> None:
    if answer.refusal is not None:
        out.print(Text(REFUSED[answer.refusal], style="bold"))
    _show_missing(out, answer)
    if answer.refusal is Refusal.OFF_TOPIC and reports:
        show_lines(out, f"{held(reports)}\n{ASK_ON}")
    if answer.quotes:
        out.print()
        out.print(Text(words.NEAREST, style="dim"))
        _show_in_short(out, answer.quotes)


def _show_missing(out: Console, answer: Answer) -> None:
    if answer.lacking:
        names = listed(quoted(name) for name in answer.lacking)
        out.print(Text(words.LACKING.format(names=names)))
    if answer.apart:
        names = listed(quoted(name) for name in answer.apart)
        out.print(Text(words.APART.format(names=names)))


def _show_list(out: Console, whole: QuoteList) -> None:
    """Print a list in the report's order, each part with its place; a long one's parts in short."""
    section = whole.section.key
    if whole.lead is not None:
        _show_quote(out, whole.lead)
        section = whole.lead.section.key
    elif whole.section.heading:
        out.print(Text(harmless(whole.section.heading)))
    long = len(whole.parts) > MOST_WHOLE
    for part in whole.parts:
        quote = part.quote
        if quote.section.key != section and quote.section.heading:
            print_indented(out, Text(harmless(quote.section.heading)), "  ")
        section = quote.section.key
        numbered = quote.passage.kind is PassageKind.NUMBERED_PARAGRAPH
        indent = "  " * (part.depth + 1) + ("" if numbered else "• ")
        text = Text(harmless(in_short(quote.passage.text, ()))) if long else _marked(quote)
        print_indented(out, text, indent)
        below = " " * len(indent)
        for note in () if long else quote.footnotes:
            print_indented(out, _note(note), below)
        print_indented(out, _place(place_of(quote.report, quote.passage)), below)
    out.print(_place(whole.citation))
    if long:
        report = whole.parts[0].quote.report
        named = [quote_word(name) for name in (whole.section.key, report.number or report.id)]
        out.print(Text(words.in_short(len(whole.parts), *named)))


def _show_quote(out: Console, quote: Quote) -> None:
    _show_passage(out, _marked(quote), quote.footnotes, quote.citation)


def _marked(quote: Quote) -> Text:
    return marked(quote.passage.text, quote.highlight)


def _show_passage(out: Console, text: Text, footnotes: Sequence[Footnote], citation: str) -> None:
    out.print(text)
    for note in footnotes:
        out.print(_note(note))
    out.print(_place(citation))


def _note(note: Footnote) -> Text:
    told = words.FOOTNOTE.format(number=note.number, text=note.text)
    return Text(harmless(told), style="dim")


def _show_in_short(out: Console, quotes: Sequence[Quote]) -> None:
    for quote in quotes:
        short = in_short(quote.passage.text, quote.highlight)
        print_indented(out, Text(harmless(short)), "  • ")
        print_indented(out, _place(quote.citation), "    ")


def print_indented(out: Console, text: Text, first: str) -> None:
    """Print a text whose lines all begin below the end of ``first``."""
    for row, line in enumerate(text.wrap(out, out.width - len(first))):
        line.rstrip()
        out.print(Text.assemble(" " * len(first) if row else first, line))


def _place(citation: str) -> Text:
    return Text(f"[{harmless(citation)}]", style="cyan")
