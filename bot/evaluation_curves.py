"""The curves of an evaluation, drawn as SVG."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from bot.messages import evaluation as words

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from embeddings.calibration import Bin, RiskPoint

SIDE, MARGIN = 300, 48
TICKS = (0.0, 0.25, 0.5, 0.75, 1.0)


def reliability_diagram(bins: Sequence[Bin]) -> str:
    """Return confidence against the share of right answers; a point's area shows its questions."""
    most = max((one.questions for one in bins), default=1)
    points = "".join(
        f'<circle cx="{_x(one.confidence)}" cy="{_y(one.right)}"'
        f' r="{3 + 9 * (one.questions / most) ** 0.5:.1f}"><title>{one.questions}</title></circle>'
        for one in bins
    )
    ideal = _line([(0.0, 0.0), (1.0, 1.0)], "ideal")
    path = _line([(one.confidence, one.right) for one in bins], "curve")
    return _chart(words.RELIABILITY, words.RELIABILITY_AXES, ideal + path + points)


def risk_coverage_curve(points: Iterable[RiskPoint]) -> str:
    """Return the share of wrong answers against the share of questions answered."""
    path = _line([(point.coverage, point.risk) for point in points], "curve")
    return _chart(words.RISK_COVERAGE, words.RISK_COVERAGE_AXES, path)


def _chart(title: str, axes: tuple[str, str], inside: str) -> str:
    grid = "".join(
        f'<path class="grid" d="M{_x(0)} {_y(tick)}H{_x(1)}M{_x(tick)} {_y(0)}V{_y(1)}"/>'
        f'<text x="{_x(0) - 6}" y="{_y(tick) + 4}" text-anchor="end">{tick:g}</text>'
        f'<text x="{_x(tick)}" y="{_y(0) + 16}" text-anchor="middle">{tick:g}</text>'
        for tick in TICKS
    )
    across, up = (escape(axis) for axis in axes)
    size = SIDE + 2 * MARGIN
    return (
        f'<figure><figcaption>{escape(title)}</figcaption><svg viewBox="0 0 {size} {size}"'
        f' width="{size}" role="img" aria-label="{escape(title)}">{grid}{inside}'
        f'<text x="{_x(0.5)}" y="{size - 8}" text-anchor="middle">{across}</text>'
        f'<text transform="translate(12 {_y(0.5)}) rotate(-90)" text-anchor="middle">{up}</text>'
        "</svg></figure>"
    )


def _line(points: Sequence[tuple[float, float]], kind: str) -> str:
    at = " ".join(f"{_x(across)},{_y(up)}" for across, up in points)
    return f'<polyline class="{kind}" points="{at}"/>'


def _x(share: float) -> float:
    return round(MARGIN + share * SIDE, 1)


def _y(share: float) -> float:
    return round(MARGIN + (1 - share) * SIDE, 1)
