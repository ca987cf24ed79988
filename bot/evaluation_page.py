"""An evaluation as a page of HTML."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from bot.citation import cite
from bot.evaluation_curves import reliability_diagram, risk_coverage_curve
from bot.messages import evaluation as words
from bot.terminal_evaluation import measured, per_style, ranges
from embeddings.calibration import calibration_error, reliability, risk_coverage
from embeddings.evaluation import Failure

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from embeddings.evaluation import Evaluation, Judgement
    from embeddings.hit import Hit

_STYLE = (
    "body{font:16px/1.5 system-ui,sans-serif;max-width:60rem;margin:1.5rem auto;padding:0 1rem}"
    "h1{font-size:1.6rem}h2{font-size:1.3rem;margin-top:2rem}h3{font-size:1.1rem;margin-top:1.5rem}"
    "h2,h3{break-after:avoid}.wide{overflow-x:auto}table{border-collapse:collapse}"
    "td,th{padding:.3rem .7rem;border-bottom:1px solid #ccc;text-align:right;white-space:nowrap}"
    "td:first-child,th:first-child,.told td:last-child,.told th:last-child{text-align:left}"
    ".told td:last-child{white-space:normal;min-width:14rem;color:#555}"
    "figure{display:inline-block;margin:1rem 2rem 0 0;break-inside:avoid}"
    "figcaption{font-weight:600}svg{font-size:12px;max-width:100%}.grid{stroke:#ddd}"
    "polyline{fill:none;stroke:#06c;stroke-width:2}.ideal{stroke:#999;stroke-dasharray:4}"
    "circle{fill:#06c;fill-opacity:.6}"
    "article{border:1px solid #ccc;border-radius:.4rem;padding:.5rem 1rem;margin:1rem 0;"
    "break-inside:avoid}article h4{font-size:1rem;margin:.2rem 0;color:#555}"
    "dl{display:grid;grid-template-columns:8rem 1fr;gap:.2rem .8rem;margin:.4rem 0}"
    "dt{color:#555}dd{margin:0}mark{background:#fe9;print-color-adjust:exact}"
    "dd.wrong{color:#a00}cite{color:#555;font-style:normal}"
    "@media(max-width:40rem){dl{grid-template-columns:1fr}dt{margin-top:.4rem}"
    "th{white-space:normal}td,th{padding:.3rem .4rem}.told table,.told tbody{display:block}"
    ".told tr{display:grid;grid-template-columns:1fr 5rem 7rem;border-bottom:1px solid #ccc}"
    ".told td,.told th{border:0}.told th:last-child{display:none}"
    ".told td:last-child{grid-column:1/-1;padding-top:0}}"
    "@media print{body{font-size:11pt;max-width:none;margin:0}figure{width:46%;margin:0}"
    "th{white-space:normal}td,th{padding:.2rem .4rem}.wide{overflow:visible}}"
)


def page(evaluation: Evaluation) -> str:
    """Return a whole page: measures, curves, and each failed question beside what was found."""
    judgements = evaluation.judgements
    title = escape(words.EVALUATION_TITLE)
    counts = words.counted(len(judgements), len(evaluation.failures))
    return (
        f'<!doctype html><html lang="vi"><meta charset="utf-8"><title>{title}</title>'
        '<meta name="viewport" content="width=device-width,initial-scale=1">'
        f"<style>{_STYLE}</style><h1>{title}</h1><p>{escape(counts)}.</p>"
        f"{_section(words.OVER_ALL)}{_over_all(evaluation)}"
        f"{_section(words.PER_STYLE)}{_per_style(evaluation)}"
        f"{_section(words.CONFIDENCE)}"
        f"<p>{escape(words.calibration(calibration_error(judgements)))}</p>"
        f"{reliability_diagram(reliability(judgements))}"
        f"{risk_coverage_curve(risk_coverage(judgements))}"
        f"{_section(words.FAILURES.format(count=len(evaluation.failures)).rstrip(':'))}"
        f"{_contents(evaluation)}{''.join(_groups(evaluation))}</html>\n"
    )


def _section(title: str) -> str:
    return f"<h2>{escape(title)}</h2>"


def _over_all(evaluation: Evaluation) -> str:
    heads = (words.MEASURE, words.VALUE, words.INTERVAL, words.MEANING)
    rows = (
        (label, value, between, words.MEANINGS[name])
        for (name, label), value, between in zip(
            words.MEASURES, measured(evaluation.overall), ranges(evaluation), strict=True
        )
        if name in words.MEANINGS
    )
    return _table(heads, rows, "wide told")


def _per_style(evaluation: Evaluation) -> str:
    labels, rows = per_style(evaluation)
    return _table([words.STYLE, *labels], rows, "wide")


def _grouped(evaluation: Evaluation) -> Iterator[tuple[Failure, list[Judgement]]]:
    """Give the failed questions, each under the worst that went wrong with it."""
    for kind in Failure:
        failed = [one for one in evaluation.failures if one.failures[0] is kind]
        if failed:
            yield kind, failed


def _contents(evaluation: Evaluation) -> str:
    lines = (
        f'<li><a href="#{kind.value}">{escape(words.group(kind, len(failed)))}</a></li>'
        for kind, failed in _grouped(evaluation)
    )
    return f"<ul>{''.join(lines)}</ul>"


def _groups(evaluation: Evaluation) -> Iterator[str]:
    for kind, failed in _grouped(evaluation):
        yield f'<h3 id="{kind.value}">{escape(words.group(kind, len(failed)))}</h3>'
        yield from map(_failure, failed)


def _failure(judgement: Judgement) -> str:
    question, result = judgement.question, judgement.result
    sections = ", ".join(question.sections) if judgement.cited is False else ""
    lines = [
        (words.PREVIOUS, escape(question.previous or "")),
        (words.QUESTION, f"<strong>{escape(question.question)}</strong>"),
        (words.UNDERSTOOD, _if_other(result.understood, question.question)),
        (words.EVIDENCE, escape(" / ".join(question.evidence) or words.NO_EVIDENCE)),
        (words.WANTED_SECTIONS, escape(sections)),
        (words.FOUND, _found(result.hits[0]) if result.hits else words.NOTHING_FOUND),
        (words.OUTCOME, escape(words.verdict(result.outcome, result.confidence))),
    ]
    told = "".join(f"<dt>{escape(name)}</dt><dd>{text}</dd>" for name, text in lines if text)
    wrong = escape(words.wrong(judgement.failures, judgement.hit_at))
    told += f'<dt>{escape(words.WRONG)}</dt><dd class="wrong">{wrong}</dd>'
    head = escape(f"{question.id} · {question.style}")
    return f"<article><h4>{head}</h4><dl>{told}</dl></article>"


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


def _table(heads: Iterable[str], rows: Iterable[Iterable[str]], kind: str) -> str:
    head = "".join(f"<th>{escape(cell)}</th>" for cell in heads)
    body = "".join(
        f"<tr>{''.join(f'<td>{escape(cell)}</td>' for cell in row)}</tr>" for row in rows
    )
    return f'<div class="{kind}"><table><tr>{head}</tr>{body}</table></div>'
