"""A comparison of encoders as a page of HTML, with bars in SVG."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from bot.messages import encoders as words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from embeddings.encoder_measures import EncoderMeasures

_COLOURS = ("#06c", "#d60", "#393", "#939", "#690", "#c33")
_STYLE = (
    "body{font:16px/1.5 system-ui,sans-serif;max-width:64rem;margin:2rem auto;padding:0 1rem}"
    "table{border-collapse:collapse}td,th{padding:.3rem .7rem;border-bottom:1px solid #ccc;"
    "text-align:right}td:first-child,th:first-child{text-align:left}"
    "figure{display:inline-block;margin:1rem 2rem 0 0}figcaption span{color:#666;font-size:14px}"
    "svg{font-size:12px}.legend span{margin-right:1.5rem;white-space:nowrap}"
    ".legend i{display:inline-block;width:.8rem;height:.8rem;margin-right:.4rem}"
)
_WIDTH, _BAR, _GAP, _LABEL = 300, 18, 6, 56


def page(compared: Sequence[EncoderMeasures]) -> str:
    """Return a whole page: a legend, bars for each figure, and all figures in a table."""
    columns = [words.figures(measures) for measures in compared]
    names = [measures.name for measures in compared]
    measured = [
        name
        for name in columns[0]
        if name not in words.NEITHER and any(column[name] for column in columns)
    ]
    charts = "".join(bars(name, [column[name] for column in columns]) for name in measured)
    rows = "".join(
        _row(name, [words.figure(name, column[name]) for column in columns]) for name in columns[0]
    )
    title = escape(words.TITLE)
    note = "" if compared[0].accuracy else f"<p>{escape(words.WITHOUT_QUESTIONS)}</p>"
    return (
        f'<!doctype html><html lang="vi"><meta charset="utf-8"><title>{title}</title>'
        f"<style>{_STYLE}</style><h1>{title}</h1>{_legend(names)}{charts}"
        f"<table>{_row(words.MEASURE, names, 'th')}{rows}</table>"
        f"{note}<p>{escape(words.HOW)}</p></html>\n"
    )


def bars(name: str, values: Sequence[float | None]) -> str:
    """Return a figure of horizontal bars, one an encoder, from 0 on.

    Parameters
    ----------
    name
        Of the measure; a share's axis ends at 1, another's at the largest value.
    values
        In the order of the encoders; ``None`` draws no bar.
    """
    most = 1.0 if name in words.SHARES else max(value or 0.0 for value in values)
    drawn = "".join(
        _bar(number, value, most, words.figure(name, value)) for number, value in enumerate(values)
    )
    height = len(values) * (_BAR + _GAP)
    title = escape(name)
    return (
        f"<figure><figcaption>{title} <span>{escape(words.direction(name))}</span></figcaption>"
        f'<svg viewBox="0 0 {_WIDTH + _LABEL} {height}" width="{_WIDTH + _LABEL}" role="img"'
        f' aria-label="{title}">{drawn}</svg></figure>'
    )


def _bar(number: int, value: float | None, most: float, told: str) -> str:
    top = number * (_BAR + _GAP)
    width = round(_WIDTH * (value or 0.0) / most, 1) if most else 0.0
    return (
        f'<rect x="0" y="{top}" width="{width}" height="{_BAR}" fill="{_colour(number)}"/>'
        f'<text x="{width + 6}" y="{top + 13}">{escape(told)}</text>'
    )


def _legend(names: Sequence[str]) -> str:
    marks = "".join(
        f'<span><i style="background:{_colour(number)}"></i>{escape(name)}</span>'
        for number, name in enumerate(names)
    )
    return f'<p class="legend">{marks}</p>'


def _row(name: str, cells: Sequence[str], kind: str = "td") -> str:
    inside = "".join(f"<{kind}>{escape(cell)}</{kind}>" for cell in (name, *cells))
    return f"<tr>{inside}</tr>"


def _colour(number: int) -> str:
    return _COLOURS[number % len(_COLOURS)]
