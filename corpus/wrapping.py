"""Wrapping: paragraphs that a text file breaks at a fixed width are put together again."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from corpus.bullets import split_bullet
from corpus.joins import is_open
from corpus.labels import parse_label

if TYPE_CHECKING:
    from collections.abc import Sequence

    from corpus.lines import Line

_NARROWEST, _WIDEST = 50, 160
_FEWEST = 8
"""Fewest full rows that show a width."""
_FULL = 0.85
_MOSTLY = 0.7
"""Share of the full rows that end within a sentence, where rows are broken at a width."""


def wrapped_width(texts: Sequence[str]) -> int | None:
    """Return the width at which rows were broken, or ``None`` if the file is not wrapped.

    Parameters
    ----------
    texts
        All rows, blank ones included.
    """
    longest = max((len(text) for text in texts), default=0)
    if not _NARROWEST <= longest <= _WIDEST:
        return None
    full = [
        text
        for text, following in zip(texts, [*texts[1:], ""], strict=True)
        if following and len(text) >= longest * _FULL
    ]
    broken = sum(map(is_open, full))
    return longest if len(full) >= _FEWEST and broken >= len(full) * _MOSTLY else None


def unwrap(lines: Sequence[Line], width: int) -> tuple[Line, ...]:
    """Join each row to the one before it, if its first word had no room there.

    A row that begins with a label or a bullet, or that stands after a blank row, begins anew.
    """
    whole: list[Line] = []
    last: Line | None = None
    for line in lines:
        if last is not None and _goes_on(last, line, width):
            text = f"{whole[-1].text} {line.text}"
            whole[-1] = replace(whole[-1], text=text, more=(*whole[-1].more, *line.numbers))
        else:
            whole.append(line)
        last = line
    return tuple(whole)


def _goes_on(last: Line, line: Line, width: int) -> bool:
    if last.number is None or line.number != last.number + 1:
        return False
    if split_bullet(line.text) is not None or parse_label(line.text) is not None:
        return False
    first_word = line.text.split(" ", 1)[0]
    return len(last.text) + 1 + len(first_word) > width * _FULL and (
        not last.text.isupper() or line.text.isupper()
    )
