"""How the explanation of a search looks in a terminal."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich import box
from rich.table import Table
from rich.text import Text

from bot.answer import SURE_FROM
from bot.citation import cite
from bot.messages import explanation as words
from bot.messages.words import listed
from bot.terminal import harmless

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from rich.console import Console

    from embeddings.explanation import Explanation


def show_explanation(out: Console, explanation: Explanation) -> None:
    """Print the question as understood, each hit's score in parts, and the confidence."""
    out.print(Text(words.UNDERSTOOD, style="bold"))
    for reading in explanation.readings:
        out.print(Text(harmless(words.reading(reading.text, reading.share))))
    if explanation.others:
        found = ", ".join(
            words.word(token.replace("_", " "), weight)
            for token, weight in explanation.others.items()
        )
        out.print(Text(harmless(words.OTHERS.format(words=found))))
    _show_ranking(out, explanation)
    out.print()
    out.print(Text(words.EVIDENCE, style="bold"))
    out.print(_table(words.EVIDENCE_COLUMNS, _evidence(explanation)))
    if explanation.result.missing:
        out.print(Text(harmless(words.MISSING.format(names=listed(explanation.result.missing)))))
    out.print(
        words.verdict(
            explanation.result.confidence,
            explanation.intercept + sum(effect for _, effect in explanation.evidence.values()),
            explanation.answered_from,
            SURE_FROM,
            explanation.intercept,
        )
    )


def _show_ranking(out: Console, explanation: Explanation) -> None:
    """Print what each part gives each passage, a line a part, so that many passages fit."""
    out.print()
    out.print(Text(words.RANKING, style="bold"))
    for number, ranked in enumerate(explanation.hits, 1):
        place = cite(ranked.hit.report, ranked.hit.passage)
        out.print(Text(harmless(words.passage(number, place))))
    numbers = [str(number) for number in range(1, len(explanation.hits) + 1)]
    out.print(_table((words.RANKING_COLUMN, *numbers), _ranking(explanation)))


def _ranking(explanation: Explanation) -> Iterable[list[str]]:
    hits = explanation.hits
    for name, part in words.SIGNALS.items():
        yield [part, *(f"{ranked.shares[name]:.2f}" for ranked in hits)]
    yield [words.CHOICE, *(f"{ranked.choice:.2f}" for ranked in hits)]
    yield [words.SCORE, *(f"{ranked.hit.score:.2f}" for ranked in hits)]


def _evidence(explanation: Explanation) -> Iterable[list[str]]:
    for name, (value, effect) in explanation.evidence.items():
        yield [words.EVIDENCE_NAMES[name], f"{value:.2f}", f"{effect:+.2f}"]


def _table(heads: Sequence[str], rows: Iterable[Sequence[str]]) -> Table:
    table = Table(heads[0], box=box.SIMPLE, pad_edge=False)
    for head in heads[1:]:
        table.add_column(head, justify="right")
    for first, *others in rows:
        table.add_row(Text(harmless(first)), *others)
    return table
