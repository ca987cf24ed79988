"""Styles: what a paragraph or run inherits from the styles of its document."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from docx.oxml.ns import qn

if TYPE_CHECKING:
    from collections.abc import Iterator

    from docx.oxml.xmlchemy import BaseOxmlElement as Element

_DEEPEST = 20
"""Most styles based on each other; a loop ends there."""


@dataclass(frozen=True, slots=True)
class Numbering:
    """The list that a paragraph belongs to, and its level there, from 0."""

    list_id: str
    level: int


@dataclass(slots=True)
class Styles:
    """Style elements by id.

    Attributes
    ----------
    elements
        The ``w:style`` elements.
    """

    elements: dict[str, Element] = field(default_factory=dict)
    _chains: dict[str, list[Element]] = field(default_factory=dict)

    def chain(self, style_id: str | None) -> list[Element]:
        """Return a style and those it is based on, the nearest first."""
        if style_id is None:
            return []
        if style_id not in self._chains:
            self._chains[style_id] = list(self._walk(style_id))
        return self._chains[style_id]

    def _walk(self, style_id: str) -> Iterator[Element]:
        for _ in range(_DEEPEST):
            element = self.elements.get(style_id)
            if element is None:
                return
            yield element
            based_on = element.find(qn("w:basedOn"))
            if based_on is None:
                return
            style_id = based_on.get(qn("w:val"), "")

    def name(self, style_id: str | None) -> str:
        """Return the lower-case name of a style; empty if it has none."""
        for element in self.chain(style_id)[:1]:
            name = element.find(qn("w:name"))
            return str(name.get(qn("w:val"), "")).lower() if name is not None else ""
        return ""


def read_styles(root: Element | None) -> Styles:
    """Index the styles of a ``w:styles`` element; ``None`` gives no styles."""
    if root is None:
        return Styles()
    found = root.iterchildren(qn("w:style"))
    return Styles({style.get(qn("w:styleId"), ""): style for style in found})


def paragraph_style(paragraph: Element) -> str | None:
    """Return the id of a paragraph's style."""
    return _value(paragraph, "w:pPr", "w:pStyle")


def find_property(
    own: Element | None, chain: list[Element], holder: str, name: str
) -> Element | None:
    """Return the nearest element of a property: the own one, else that of the styles."""
    for element in (own, *chain):
        properties = element.find(qn(holder)) if element is not None else None
        found: Element | None = properties.find(qn(name)) if properties is not None else None
        if found is not None:
            return found
    return None


def is_on(element: Element | None) -> bool:
    """Tell whether an on-off property such as ``w:b`` is on; an absent one is not."""
    if element is None:
        return False
    return element.get(qn("w:val"), "1") not in ("0", "false", "off", "none")


def find_numbering(paragraph: Element, styles: Styles) -> Numbering | None:
    """Return the list a paragraph belongs to by itself or by its style."""
    chain = styles.chain(paragraph_style(paragraph))
    for element in (paragraph, *chain):
        list_id = _value(element, "w:pPr", "w:numPr", "w:numId")
        if list_id is None:
            continue
        if list_id == "0":
            return None
        level = _value(element, "w:pPr", "w:numPr", "w:ilvl") or _level_of(paragraph)
        return Numbering(list_id, int(level) if level.isdecimal() else 0)
    return None


def _level_of(paragraph: Element) -> str:
    return _value(paragraph, "w:pPr", "w:numPr", "w:ilvl") or "0"


def _value(element: Element, *path: str) -> str | None:
    for name in path:
        element = element.find(qn(name))
        if element is None:
            return None
    value = element.get(qn("w:val"))
    return None if value is None else str(value)
