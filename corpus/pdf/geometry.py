"""Geometry: words, rows and rules of a page, in points with y upwards."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property


@dataclass(frozen=True, slots=True)
class Glyph:
    """A character where it is printed.

    Attributes
    ----------
    base
        y of its baseline.
    size
        Font size.
    """

    text: str
    left: float
    right: float
    base: float
    size: float
    bold: bool = False


@dataclass(frozen=True, slots=True)
class Word:
    """A run of glyphs without a space; raised digits are written as such (``2023¹``)."""

    text: str
    left: float
    right: float
    base: float
    size: float
    bold: bool = False


@dataclass(frozen=True, slots=True)
class Rule:
    """A straight line, or one side of a box."""

    left: float
    bottom: float
    right: float
    top: float

    @property
    def level(self) -> bool:
        """It runs from left to right."""
        return self.right - self.left >= self.top - self.bottom


@dataclass(frozen=True)
class Row:
    """The words on one baseline, from left to right; never empty."""

    words: tuple[Word, ...]
    page: int

    @cached_property
    def text(self) -> str:
        """Its words with single spaces."""
        return " ".join(word.text for word in self.words)

    @property
    def left(self) -> float:
        """X of its beginning."""
        return self.words[0].left

    @property
    def right(self) -> float:
        """X of its end."""
        return max(word.right for word in self.words)

    @cached_property
    def size(self) -> float:
        """Font size of most of its characters."""
        weights: dict[float, int] = {}
        for word in self.words:
            size = round(word.size, 1)
            weights[size] = weights.get(size, 0) + len(word.text)
        return max(weights, key=lambda size: (weights[size], size))

    @cached_property
    def base(self) -> float:
        """Y of its baseline."""
        bases = sorted(word.base for word in self.words)
        return bases[len(bases) // 2]

    @property
    def bold(self) -> bool:
        """All its words with letters are bold."""
        telling = [word.bold for word in self.words if any(map(str.isalpha, word.text))]
        return bool(telling) and all(telling)


@dataclass(frozen=True, slots=True)
class Page:
    """A page of a PDF.

    Attributes
    ----------
    number
        From 1.
    confidence
        Of recognised text, from 0 to 100; ``None`` for a text layer.
    """

    number: int
    width: float
    height: float
    rows: tuple[Row, ...]
    rules: tuple[Rule, ...] = ()
    confidence: float | None = None
