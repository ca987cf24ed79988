"""Nesting: which open sections a heading's label ends, and which it stands under."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from corpus.labels import Rank

if TYPE_CHECKING:
    from corpus.labels import Label
    from corpus.report import Section


@dataclass(frozen=True, slots=True)
class Heading:
    """A section with its label, for what is doubtful about it."""

    section: Section
    label: Label
    parent: str


@dataclass(slots=True)
class Nesting:
    """The open sections, from the root to the innermost.

    Attributes
    ----------
    roman_outside
        Whether ``I.`` stands above ``A.`` in this document (else ``A.`` above ``I.``).
    body_ended
        Whether the document's own signature has passed: what follows is attached to it.
    """

    roman_outside: bool = True
    body_ended: bool = False
    open: list[Heading] = field(default_factory=list)

    @property
    def innermost(self) -> Section | None:
        """The section that is open; ``None`` before the first heading."""
        return self.open[-1].section if self.open else None

    def sibling_row(self, label: Label) -> int | None:
        """Return the row of the open section that a label is the next sibling of."""
        if label.rank < Rank.CAPITAL:
            return None
        prefix = label.text.rpartition(".")[0]
        alike = [
            (row, heading.label.value)
            for row, heading in self._inside_out()
            if heading.label.rank is label.rank and heading.label.text.rpartition(".")[0] == prefix
        ]
        for row, value in alike:
            if value == label.value - 1:
                return row
        return next((row for row, value in alike if value < label.value), None)

    def end_for(self, label: Label, *, has_text: bool) -> None:
        """Close the sections that a heading ends.

        Parameters
        ----------
        label
            Of the heading.
        has_text
            Whether the innermost section has a text of its own; one without number that has
            holds no numbered ones.
        """
        if has_text and self.open and self.open[-1].label.rank is Rank.TITLE:
            self.open.pop()
        row = self._ended_row(label)
        if row is not None:
            del self.open[row:]

    def _ended_row(self, label: Label) -> int | None:
        if label.rank is Rank.FORM and not self.body_ended:
            return self._form_row()
        row = self.sibling_row(label)
        if row is not None:
            return row
        if "." in label.text:
            prefix = label.text.rpartition(".")[0]
            for row, heading in self._inside_out():
                if heading.label.text == prefix:
                    return row + 1
        if label.rank >= Rank.ARABIC and label.value == 1 and self._starts_inside(label):
            return None
        first = self._first_inside(label)
        return self._outer_row(label, first)

    def _form_row(self) -> int | None:
        """Return the row of the innermost open form, or of nothing."""
        for row, heading in self._inside_out():
            if heading.label.rank is Rank.FORM:
                return row
            if heading.label.rank is Rank.APPENDIX:
                return row + 1
        return None

    def _starts_inside(self, label: Label) -> bool:
        """Tell whether a list that starts anew stands in a section of a lower rank."""
        return bool(self.open) and self._depth(self.open[-1].label) > self._depth(label)

    def _first_inside(self, label: Label) -> int:
        """Return the first row that a label may end: what stands in a form stays in it."""
        form = self._form_row()
        inside = form is not None and label.rank >= Rank.CAPITAL and label.value == 1
        return form + 1 if inside and form is not None else 0

    def _outer_row(self, label: Label, first: int) -> int | None:
        for row in range(first, len(self.open)):
            if self._depth(self.open[row].label) >= self._depth(label):
                return row
        return None

    def _inside_out(self) -> list[tuple[int, Heading]]:
        return list(enumerate(self.open))[::-1]

    def _depth(self, label: Label) -> int:
        if self.roman_outside and label.rank in (Rank.CAPITAL, Rank.ROMAN):
            return Rank.CAPITAL + Rank.ROMAN - label.rank
        return label.rank
