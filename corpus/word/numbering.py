"""Numbering: Word's automatic numbers, resolved to the labels it prints.

Counting follows ECMA-376 part 1, section 17.9: a level restarts when a higher one goes on, lists
of the same abstract list count on together, and an override of a list's start counts once.
"""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from docx.oxml.ns import qn

from corpus.numerals import write_roman

if TYPE_CHECKING:
    from docx.oxml.xmlchemy import BaseOxmlElement as Element

    from corpus.word.styles import Numbering

_PLACE = re.compile(r"%([1-9])")
_DASHES = frozenset("-–—−\uf02d")
_LETTERS = "abcdefghijklmnopqrstuvwxyz"


@dataclass(frozen=True, slots=True)
class Level:
    """How one level of a list is printed."""

    format: str = "decimal"
    text: str = "%1."
    start: int = 1
    legal: bool = False


@dataclass(slots=True)
class Lists:
    """All lists of a document, counting while its paragraphs are read in order."""

    levels: dict[str, dict[int, Level]] = field(default_factory=dict)
    abstract: dict[str, str] = field(default_factory=dict)
    overrides: dict[str, dict[int, int]] = field(default_factory=dict)
    _counts: dict[str, dict[int, int]] = field(default_factory=lambda: defaultdict(dict))
    _started: set[tuple[str, int]] = field(default_factory=set)

    def next_label(self, numbering: Numbering) -> str:
        """Count one paragraph and return the label printed before it; empty if there is none."""
        levels = self.levels.get(numbering.list_id)
        if levels is None:
            return ""
        here = levels.get(numbering.level, Level())
        self._count(numbering, here)
        if here.format == "bullet":
            return _sign(here.text)
        if here.format == "none":
            return _PLACE.sub("", here.text)
        counts = self._counts[self._shared(numbering.list_id)]

        def printed(match: re.Match[str]) -> str:
            row = int(match[1]) - 1
            level = levels.get(row, Level())
            number = counts.get(row, level.start)
            return write_number(number, "decimal" if here.legal else level.format)

        return _PLACE.sub(printed, here.text)

    def _count(self, numbering: Numbering, level: Level) -> None:
        counts = self._counts[self._shared(numbering.list_id)]
        place = (numbering.list_id, numbering.level)
        override = self.overrides.get(numbering.list_id, {}).get(numbering.level)
        if override is not None and place not in self._started:
            counts[numbering.level] = override
        elif numbering.level in counts:
            counts[numbering.level] += 1
        else:
            counts[numbering.level] = level.start
        self._started.add(place)
        for deeper in [row for row in counts if row > numbering.level]:
            del counts[deeper]

    def _shared(self, list_id: str) -> str:
        return self.abstract.get(list_id, list_id)


def read_lists(root: Element | None) -> Lists:
    """Read the lists of a ``w:numbering`` element; ``None`` gives no lists."""
    lists = Lists()
    if root is None:
        return lists
    abstracts = {
        str(element.get(qn("w:abstractNumId"))): _levels(element)
        for element in root.iterchildren(qn("w:abstractNum"))
    }
    for element in root.iterchildren(qn("w:num")):
        list_id = str(element.get(qn("w:numId")))
        target = element.find(qn("w:abstractNumId"))
        abstract = str(target.get(qn("w:val"))) if target is not None else ""
        lists.abstract[list_id] = abstract
        lists.levels[list_id] = dict(abstracts.get(abstract, {}))
        lists.overrides[list_id] = {}
        for override in element.iterchildren(qn("w:lvlOverride")):
            _override(lists, list_id, override)
    return lists


def _override(lists: Lists, list_id: str, element: Element) -> None:
    row = _number(element.get(qn("w:ilvl")), 0)
    start = element.find(qn("w:startOverride"))
    if start is not None:
        lists.overrides[list_id][row] = _number(start.get(qn("w:val")), 1)
    level = element.find(qn("w:lvl"))
    if level is not None:
        lists.levels[list_id][row] = _level(level)


def _levels(element: Element) -> dict[int, Level]:
    found = element.iterchildren(qn("w:lvl"))
    return {_number(level.get(qn("w:ilvl")), 0): _level(level) for level in found}


def _level(element: Element) -> Level:
    return Level(
        format=_text(element, "w:numFmt", "decimal"),
        text=_text(element, "w:lvlText", ""),
        start=_number(_text(element, "w:start", "1"), 1),
        legal=element.find(qn("w:isLgl")) is not None,
    )


def _text(element: Element, name: str, default: str) -> str:
    child = element.find(qn(name))
    return default if child is None else str(child.get(qn("w:val"), default))


def _number(text: str | None, default: int) -> int:
    try:
        return int(text or "")
    except ValueError:
        return default


def write_number(number: int, form: str) -> str:
    """Write a number in one of Word's formats; an unknown one gives decimal digits."""
    if form in ("upperRoman", "lowerRoman"):
        roman = write_roman(number)
        return roman if form == "upperRoman" else roman.lower()
    if form in ("upperLetter", "lowerLetter") and number > 0:
        letter = _LETTERS[(number - 1) % 26] * ((number - 1) // 26 + 1)
        return letter.upper() if form == "upperLetter" else letter
    return f"{number:02d}" if form == "decimalZero" else str(number)


def _sign(text: str) -> str:
    """Return the sign of a bullet: dashes and crosses as they are, all else as a dot."""
    first = text.strip()[:1]
    if first in _DASHES:
        return "-"
    return first if first in ("+", "*") else "•"
