"""An evaluation as a page of HTML."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from bot.citation import cite
from bot.evaluation_curves import reliability_diagram, risk_coverage_curve
from bot.messages import evaluation as words
from bot.terminal_evaluation import measured, ranges
from embeddings.calibration import calibration_error, reliability, risk_coverage
from embeddings.evaluation import Failure

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from embeddings.evaluation import Evaluation, Judgement
    from embeddings.hit import Hit

_STYLE = (
    "body{font:16px/1.5 system-ui,sans-serif;max-width:60rem;margin:2rem auto;padding:0 1rem}"
    ".wide{overflow-x:auto}table{border-collapse:collapse}"
    "td,th{padding:.3rem .7rem;border-bottom:1px solid #ccc;text-align:right}"
    "td:first-child,th:first-child{text-align:left}"
    "figure{display:inline-block;margin:1rem 2rem 0 0}svg{font-size:12px;max-width:100%}"
    ".grid{stroke:#ddd}polyline{fill:none;stroke:#06c;stroke-width:2}"
    ".ideal{stroke:#999;stroke-dasharray:4}circle{fill:#06c;fill-opacity:.6}"
    "article{border:1px solid #ccc;border-radius:.4rem;padding:.5rem 1rem;margin:1rem 0;"
    "break-inside:avoid}article h3{font-size:1rem;margin:.2rem 0;color:#555}"
    "dl{display:grid;grid-template-columns:8rem 1fr;gap:.2rem .8rem;margin:.4rem 0}"
    "dt{color:#555}dd{margin:0}mark{background:#fe9}cite{color:#555;font-style:normal}"
    "@media(max-width:40rem){dl{grid-template-columns:1fr}dt{margin-top:.4rem}}"
)


def page(evaluation: Evaluation) -> str:
    """Return a whole page: measures, curves, and each failed question beside what was found."""
    heads = [words.STYLE, *(label for _, label in words.MEASURES)]
    judgements = evaluation.judgements
    rows = [[words.OVERALL, *measured(evaluation.overall)], [words.INTERVAL, *ranges(evaluation)]]
    rows += [[style, *measured(measures)] for style, measures in evaluation.styles.items()]
    title = escape(words.EVALUATION_TITLE)
    return (
        f'<!doctype html><html lang="vi"><meta charset="utf-8"><title>{title}</title>'
        '<meta name="viewport" content="width=device-width,initial-scale=1">'
        f"<style>{_STYLE}</style><h1>{title}</h1>{_table(heads, rows)}"
        f"<p>{escape(words.calibration(calibration_error(judgements)))}</p>"
        f"{reliability_diagram(reliability(judgements))}"
        f"{risk_coverage_curve(risk_coverage(judgements))}"
        f"<h2>{escape(words.FAILURES.format(count=len(evaluation.failures)))}</h2>"
        f"{''.join(_groups(evaluation))}</html>\n"
    )


def _groups(evaluation: Evaluation) -> Iterator[str]:
    """Give the failed questions, each under the worst that went wrong with it."""
    for kind in Failure:
        failed = [one for one in evaluation.failures if one.failures[0] is kind]
        if failed:
            yield f"<h2>{escape(words.group(kind, len(failed)))}</h2>"
            yield from map(_failure, failed)


def _failure(judgement: Judgement) -> str:
    question, result = judgement.question, judgement.result
    lines = [
        (words.PREVIOUS, escape(question.previous or "")),
        (words.QUESTION, f"<strong>{escape(question.question)}</strong>"),
        (words.UNDERSTOOD, _if_other(result.understood, question.question)),
        (words.EVIDENCE, escape(" / ".join(question.evidence) or words.NO_EVIDENCE)),
        (words.FOUND, _found(result.hits[0]) if result.hits else words.NOTHING_FOUND),
        (
            words.OUTCOME,
            escape(words.verdict(result.outcome, result.confidence, judgement.failures)),
        ),
    ]
    told = "".join(f"<dt>{escape(name)}</dt><dd>{text}</dd>" for name, text in lines if text)
    head = escape(f"{question.id} · {question.style}")
    return f"<article><h3>{head}</h3><dl>{told}</dl></article>"


def _if_other(understood: str, typed: str) -> str:
    return "" if understood == typed else escape(understood)


def _found(hit: Hit) -> str:
    """Return a passage with what is marked in it, and its place."""
    text, parts, place = hit.passage.text, [], 0
    for start, end in hit.highlight:
        parts += [escape(text[place:start]), f"<mark>{escape(text[start:end])}</mark>"]
        place = end
    cited = escape(cite(hit.report, hit.passage))
    return f"{''.join(parts)}{escape(text[place:])} <cite>[{cited}]</cite>"


def _table(heads: Iterable[str], rows: Iterable[Iterable[str]]) -> str:
    head = "".join(f"<th>{escape(cell)}</th>" for cell in heads)
    body = "".join(
        f"<tr>{''.join(f'<td>{escape(cell)}</td>' for cell in row)}</tr>" for row in rows
    )
    return f'<div class="wide"><table><tr>{head}</tr>{body}</table></div>'
