"""Notes: the footnotes and endnotes of a Word document, numbered as they are printed."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from docx.oxml.ns import qn

if TYPE_CHECKING:
    from docx.oxml.xmlchemy import BaseOxmlElement as Element


@dataclass(slots=True)
class Notes:
    """Note elements by kind and id, numbered in the order of their marks.

    Endnotes count on after the footnotes, so that no number stands for two notes.
    """

    elements: dict[tuple[str, str], Element] = field(default_factory=dict)
    _numbers: dict[tuple[str, str], int] = field(default_factory=dict)

    def number(self, kind: str, note: str) -> int:
        """Return the number of a note, a new one for a new mark."""
        return self._numbers.setdefault((kind, note), len(self._numbers) + 1)

    def paragraphs(self, kind: str, note: str) -> list[Element]:
        """Return the paragraphs of a note; none if the document lacks it."""
        element = self.elements.get((kind, note))
        return [] if element is None else list(element.iter(qn("w:p")))


def read_notes(footnotes: Element | None, endnotes: Element | None) -> Notes:
    """Index the notes of a ``w:footnotes`` and a ``w:endnotes`` element; either may be ``None``."""
    notes = Notes()
    for kind, root in (("footnote", footnotes), ("endnote", endnotes)):
        found = [] if root is None else root.iterchildren(qn(f"w:{kind}"))
        for element in found:
            if element.get(qn("w:type")) not in ("separator", "continuationSeparator"):
                notes.elements[kind, str(element.get(qn("w:id")))] = element
    return notes
