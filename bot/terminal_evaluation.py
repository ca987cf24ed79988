"""How an evaluation looks in a terminal."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich import box
from rich.table import Table
from rich.text import Text

from bot.messages import evaluation as words
from bot.terminal import harmless
from embeddings.calibration import calibration_error, intervals

if TYPE_CHECKING:
    from rich.console import Console

    from embeddings.evaluation import Evaluation, Judgement, Measures


def show_evaluation(out: Console, evaluation: Evaluation) -> None:
    """Print the measures over all and per style, and the questions that failed."""
    table = Table(words.STYLE, box=box.SIMPLE, pad_edge=False)
    for _, label in words.MEASURES:
        table.add_column(label, justify="right")
    table.add_row(words.OVERALL, *measured(evaluation.overall), style="bold")
    table.add_row(words.INTERVAL, *ranges(evaluation), style="dim")
    for style, measures in evaluation.styles.items():
        table.add_row(Text(harmless(style)), *measured(measures))
    out.print(table)
    out.print(words.calibration(calibration_error(evaluation.judgements)))
    out.print(Text(words.FAILURES.format(count=len(evaluation.failures)), style="bold"))
    for failure in evaluation.failures:
        out.print(Text(harmless(_failure_line(failure))))


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
