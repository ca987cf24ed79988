"""How an evaluation looks in a terminal."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich import box
from rich.cells import cell_len
from rich.table import Table
from rich.text import Text

from bot.messages import evaluation as words
from bot.terminal import harmless
from embeddings.calibration import calibration_error, intervals

if TYPE_CHECKING:
    from rich.console import Console

    from embeddings.evaluation import Evaluation, Judgement, Measures

_WIDEST_STYLE = 16
"""Columns of the terminal; a longer name goes on in the next line."""


def show_evaluation(out: Console, evaluation: Evaluation) -> None:
    """Print the measures over all and per style, and the questions that failed."""
    overall = Table(words.MEASURE, box=box.SIMPLE, pad_edge=False)
    for head in (words.VALUE, words.INTERVAL):
        overall.add_column(head, justify="right")
    labels = (label for _, label in words.MEASURES)
    for row in zip(labels, measured(evaluation.overall), ranges(evaluation), strict=True):
        overall.add_row(*row)
    out.print(Text(words.OVER_ALL, style="bold"))
    out.print(overall)
    labels_per_style, rows = per_style(evaluation)
    longest = max(cell_len(harmless(style)) for style in evaluation.styles)
    table = Table(box=box.SIMPLE, pad_edge=False)
    table.add_column(words.STYLE, overflow="fold", min_width=min(longest, _WIDEST_STYLE))
    for label in labels_per_style:
        table.add_column(label.replace(" ", "\n"), justify="right")
    for style, *values in rows:
        table.add_row(Text(harmless(style)), *values)
    out.print(Text(words.PER_STYLE, style="bold"))
    out.print(table)
    out.print(words.calibration(calibration_error(evaluation.judgements)))
    out.print(Text(words.FAILURES.format(count=len(evaluation.failures)), style="bold"))
    for failure in evaluation.failures:
        out.print(Text(harmless(_failure_line(failure))))


def per_style(evaluation: Evaluation) -> tuple[list[str], list[list[str]]]:
    """Return the labels of the measures that some style has, and a row of those for each style."""
    styles = evaluation.styles
    known = [
        (name, label)
        for name, label in words.MEASURES
        if any(getattr(measures, name) is not None for measures in styles.values())
    ]
    rows = [
        [style, *(words.measure(getattr(measures, name)) for name, _ in known)]
        for style, measures in styles.items()
    ]
    return [label for _, label in known], rows


def measured(measures: Measures) -> list[str]:
    """Return the measures in the order of the columns, as they are shown."""
    return [words.measure(getattr(measures, name)) for name, _ in words.MEASURES]


def ranges(evaluation: Evaluation) -> list[str]:
    """Return where each measure over all lies, in the order of the columns."""
    known = intervals(evaluation.judgements)
    return [words.interval(known.get(name)) for name, _ in words.MEASURES]


def _failure_line(failure: Judgement) -> str:
    question = failure.question
    asked = words.asked(question.question, question.previous)
    return words.failure_line(question.id, question.style, asked, failure.failures)
