"""An evaluation as a page of HTML."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from bot.evaluation_curves import reliability_diagram, risk_coverage_curve
from bot.messages import evaluation as words
from bot.terminal_evaluation import measured, ranges
from embeddings.calibration import calibration_error, reliability, risk_coverage

if TYPE_CHECKING:
    from collections.abc import Iterable

    from embeddings.evaluation import Evaluation, Judgement

_STYLE = (
    "body{font:16px/1.5 system-ui,sans-serif;max-width:80rem;margin:2rem auto;padding:0 1rem}"
    "table{border-collapse:collapse}td,th{padding:.3rem .7rem;border-bottom:1px solid #ccc;"
    "text-align:right;vertical-align:top}"
    "td:first-child,th:first-child,.text td,.text th{text-align:left}"
    ".text td:nth-child(3),.text td:nth-child(4){min-width:14rem}"
    "figure{display:inline-block;margin:1rem 2rem 0 0}svg{font-size:12px}.grid{stroke:#ddd}"
    "polyline{fill:none;stroke:#06c;stroke-width:2}.ideal{stroke:#999;stroke-dasharray:4}"
    "circle{fill:#06c;fill-opacity:.6}"
)


def page(evaluation: Evaluation) -> str:
    """Return a whole page: measures, curves, and each failed question beside what was found."""
    heads = [words.STYLE, *(label for _, label in words.MEASURES)]
    judgements = evaluation.judgements
    rows = [[words.OVERALL, *measured(evaluation.overall)], [words.INTERVAL, *ranges(evaluation)]]
    rows += [[style, *measured(measures)] for style, measures in evaluation.styles.items()]
    failed = [_failure(judgement) for judgement in evaluation.failures]
    title = escape(words.EVALUATION_TITLE)
    return (
        f'<!doctype html><html lang="vi"><meta charset="utf-8"><title>{title}</title>'
        f"<style>{_STYLE}</style><h1>{title}</h1>{_table(heads, rows)}"
        f"<p>{escape(words.calibration(calibration_error(judgements)))}</p>"
        f"{reliability_diagram(reliability(judgements))}"
        f"{risk_coverage_curve(risk_coverage(judgements))}"
        f"<h2>{escape(words.FAILURES.format(count=len(failed)))}</h2>"
        f"{_table(words.FAILURE_COLUMNS, failed, 'text')}</html>\n"
    )


def _failure(judgement: Judgement) -> list[str]:
    question, result = judgement.question, judgement.result
    first = result.hits[0].passage.text if result.hits else ""
    return [
        question.id,
        question.style,
        question.question,
        " / ".join(question.evidence),
        words.rank(judgement.hit_at),
        words.OUTCOMES[result.outcome],
        first,
    ]


def _table(heads: Iterable[str], rows: Iterable[Iterable[str]], kind: str = "") -> str:
    head = "".join(f"<th>{escape(cell)}</th>" for cell in heads)
    body = "".join(
        "<tr>" + "".join(f"<td>{escape(cell)}</td>" for cell in row) + "</tr>" for row in rows
    )
    return f'<table class="{kind}"><tr>{head}</tr>{body}</table>'
