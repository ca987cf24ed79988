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
    _show_table(out, words.RANKING, words.RANKING_COLUMNS, _ranking(explanation))
    _show_table(out, words.EVIDENCE, words.EVIDENCE_COLUMNS, _evidence(explanation))
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


def _ranking(explanation: Explanation) -> Iterable[list[str]]:
    for ranked in explanation.hits:
        hit = ranked.hit
        parts = [ranked.shares[name] for name in words.SIGNALS]
        numbers = [hit.score, *parts, ranked.choice]
        yield [cite(hit.report, hit.passage), *(f"{number:.2f}" for number in numbers)]


def _evidence(explanation: Explanation) -> Iterable[list[str]]:
    for name, (value, effect) in explanation.evidence.items():
        yield [words.EVIDENCE_NAMES[name], f"{value:.2f}", f"{effect:+.2f}"]


def _show_table(
    out: Console, title: str, heads: Sequence[str], rows: Iterable[Sequence[str]]
) -> None:
    table = Table(heads[0], box=box.SIMPLE, pad_edge=False)
    for head in heads[1:]:
        table.add_column(head, justify="right")
    for first, *others in rows:
        table.add_row(Text(harmless(first)), *others)
    out.print()
    out.print(Text(title, style="bold"))
    out.print(table)
