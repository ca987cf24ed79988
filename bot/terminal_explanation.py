"""How the explanation of a search looks in a terminal."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich import box
from rich.table import Table
from rich.text import Text

from bot.answer import SURE_FROM
from bot.citation import cite
from bot.messages import explanation as words
from bot.messages.words import listed, quoted
from bot.terminal import harmless, print_indented
from embeddings.second_look import LOOKED_AT

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from rich.console import Console

    from embeddings.explanation import Explanation, RankedHit

_LABEL, _COLUMN = 34, 8
"""Columns of the terminal that the name of a part takes, and a passage's figures."""


def show_explanation(out: Console, explanation: Explanation) -> None:
    """Print the question as understood, each hit's score in parts, and the confidence."""
    _show_understood(out, explanation)
    _show_ranking(out, explanation)
    _show_evidence(out, explanation)


def _show_understood(out: Console, explanation: Explanation) -> None:
    _head(out, words.UNDERSTOOD)
    for reading in explanation.readings:
        _item(out, words.reading(reading.text, reading.share))
    if explanation.previous:
        _line(out, words.PREVIOUS.format(question=quoted(explanation.previous)))
    if explanation.mention:
        _line(out, words.MENTION.format(words=quoted(explanation.mention)))
    if explanation.equivalents:
        _line(out, words.OTHERS)
        for one in explanation.equivalents:
            _item(out, words.wordings(one.words, one.wordings, one.weight))


def _show_ranking(out: Console, explanation: Explanation) -> None:
    """Print what each part gives each passage, a line a part; so many side by side as fit."""
    out.print()
    _head(out, words.RANKING)
    numbered = tuple(enumerate(explanation.hits, 1))
    for number, ranked in numbered:
        place = cite(ranked.hit.report, ranked.hit.passage)
        print_indented(out, Text(harmless(place)), f"  {number}. ")
    fitting = max(1, (out.width - _LABEL) // _COLUMN)
    for first in range(0, len(numbered), fitting):
        out.print(_ranking(numbered[first : first + fitting]))


def _ranking(numbered: Sequence[tuple[int, RankedHit]]) -> Table:
    hits = [ranked for _, ranked in numbered]
    table = _table((words.RANKING_COLUMN, *(str(number) for number, _ in numbered)))
    second = words.SECOND_LOOK_PART.format(count=LOOKED_AT)
    for title, parts in ((words.FIRST_LOOK_PART, words.SIGNALS), (second, words.SECOND_LOOK)):
        table.add_row(title, style="dim")
        for name, part in parts.items():
            table.add_row(f"  {part}", *(f"{ranked.shares[name]:.2f}" for ranked in hits))
    table.add_row(words.CHOICE, *(f"{ranked.choice:.2f}" for ranked in hits), end_section=True)
    table.add_row(words.SCORE, *(f"{ranked.hit.score:.2f}" for ranked in hits), style="bold")
    return table


def _show_evidence(out: Console, explanation: Explanation) -> None:
    _head(out, words.EVIDENCE)
    if not explanation.evidence:
        _line(out, words.NOT_WEIGHED)
        return
    table = _table(words.EVIDENCE_COLUMNS)
    table.add_row(words.START, "", f"{explanation.intercept:+.2f}")
    for row in _evidence(explanation):
        table.add_row(*row)
    total = explanation.intercept + sum(effect for _, effect in explanation.evidence.values())
    table.add_section()
    table.add_row(words.SUM, "", f"{total:+.2f}", style="bold")
    out.print(table)
    if explanation.result.missing:
        names = listed(map(quoted, explanation.result.missing))
        _line(out, words.MISSING.format(names=names))
    confidence = explanation.result.confidence
    _line(out, words.verdict(confidence, explanation.answered_from, SURE_FROM))


def _evidence(explanation: Explanation) -> Iterator[list[str]]:
    for name, (value, effect) in explanation.evidence.items():
        yield [words.EVIDENCE_NAMES[name], f"{value:.2f}", f"{effect:+.2f}"]


def _table(heads: Sequence[str]) -> Table:
    table = Table(heads[0], box=box.SIMPLE, pad_edge=False)
    for head in heads[1:]:
        table.add_column(head, justify="right")
    return table


def _head(out: Console, text: str) -> None:
    out.print(Text(text, style="bold"))


def _line(out: Console, text: str) -> None:
    out.print(Text(harmless(text)))


def _item(out: Console, text: str) -> None:
    print_indented(out, Text(harmless(text)), "  • ")
