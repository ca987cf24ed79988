"""Outlines: headings become a tree of sections, and the other entries find their places in it."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from corpus.captions import find_caption
from corpus.entries import Entry, EntryKind
from corpus.joins import Block
from corpus.labels import Label, Rank
from corpus.nesting import Heading, Nesting
from corpus.report import HEADER_KEY, PassageKind, Section

if TYPE_CHECKING:
    from corpus.header import Header
    from corpus.lines import Line

_KINDS = {
    EntryKind.BULLET: PassageKind.BULLET,
    EntryKind.ITEM: PassageKind.NUMBERED_PARAGRAPH,
    EntryKind.PLAIN: PassageKind.PARAGRAPH,
    EntryKind.HEADING: PassageKind.PARAGRAPH,
    EntryKind.ROW: PassageKind.TABLE,
}


@dataclass(frozen=True, slots=True)
class Placed:
    """A paragraph, bullet or numbered paragraph with its place."""

    kind: PassageKind
    text: str
    block: Block
    section: str
    item: str | None = None
    caption: str | None = None
    sign: str | None = None


@dataclass(frozen=True, slots=True)
class ItemStart:
    """A numbered paragraph's label, for what is doubtful about it."""

    label: Label
    section: str
    within: str | None
    line: int | None


@dataclass(slots=True)
class Outline:
    """The tree while it grows, in the order of the document."""

    nesting: Nesting = field(default_factory=Nesting)
    headings: list[Heading] = field(default_factory=list)
    items: list[ItemStart] = field(default_factory=list)
    placed: list[Placed] = field(default_factory=list)
    _scope: list[Label] = field(default_factory=list)
    _siblings: Counter[tuple[str, str]] = field(default_factory=Counter)
    _keys: set[str] = field(default_factory=set)

    def add(self, entries: tuple[Entry, ...]) -> None:
        """Place the entries of a body, or of what follows its signature."""
        for entry, following in zip(entries, _next_items(entries), strict=True):
            if entry.kind is EntryKind.HEADING:
                self._add_heading(entry)
            elif entry.kind is EntryKind.ITEM:
                self._add_item(entry)
            elif entry.kind is EntryKind.PLAIN:
                self._scope = _scope_after(self._scope, following)
                self._place(entry)
            else:
                self._place(entry)

    def attach(self, header: Header) -> None:
        """Open the root section of an attached document, with its head as first passage."""
        label = Label(Rank.APPENDIX, header.kind, 0, 0)
        block = Block("")
        self._add_heading(Entry(EntryKind.HEADING, block, label=label, title=header.subject))
        self.add_lines(PassageKind.HEADER, header.lines, self.here)

    def add_lines(self, kind: PassageKind, lines: tuple[Line, ...], section: str) -> None:
        """Place lines that make one passage as they are printed, one below the other."""
        shown = [line.text for line in lines if any(map(str.isalnum, line.text))]
        if not shown:
            return
        numbers = tuple(dict.fromkeys(number for line in lines for number in line.numbers))
        block = Block("\n".join(shown), numbers, page=lines[0].page)
        self.placed.append(Placed(kind, block.text, block, section))

    @property
    def here(self) -> str:
        """Key of the section that is open."""
        section = self.nesting.innermost
        return section.key if section else HEADER_KEY

    def _add_heading(self, entry: Entry) -> None:
        label = entry.label
        if label is None:
            return
        has_text = bool(self.placed) and self.placed[-1].section == self.here
        self.nesting.end_for(label, has_text=has_text)
        self._scope.clear()
        parent = self.nesting.innermost
        section = self._section(label, entry, parent)
        heading = Heading(section, label, parent.key if parent else HEADER_KEY)
        self.headings.append(heading)
        self.nesting.open.append(heading)
        if entry.text:
            self._place(entry)

    def _section(self, label: Label, entry: Entry, parent: Section | None) -> Section:
        above = parent.path if parent else ()
        titles = parent.titles if parent else ()
        place = (parent.key if parent else "", label.text)
        while True:
            self._siblings[place] += 1
            count = self._siblings[place]
            path = (*above, label.text if count == 1 else f"{label.text}({count})")
            key = section_key(path)
            if key not in self._keys:
                break
        self._keys.add(key)
        block = Block("") if entry.text else entry.block
        return Section(key, path, (*titles, entry.title), block.lines, block.text)

    def _add_item(self, entry: Entry) -> None:
        label = entry.label
        if label is None:
            return
        row = None if _goes_on(self._scope, label) else self.nesting.sibling_row(label)
        if row is not None:
            del self.nesting.open[row:]
            self._scope.clear()
        while self._scope and not _holds(self._scope[-1], label):
            self._scope.pop()
        line = entry.block.lines[0] if entry.block.lines else None
        self.items.append(ItemStart(label, self.here, item_name(self._scope), line))
        self._scope = [*self._scope, label]
        self._place(entry)

    def _place(self, entry: Entry) -> None:
        caption = None
        if entry.block.row is not None:
            caption = find_caption(entry.block.row, self.placed)
        item = item_name(self._scope)
        placed = Placed(
            _KINDS[entry.kind], entry.text, entry.block, self.here, item, caption, entry.sign
        )
        self.placed.append(placed)


def section_key(path: tuple[str, ...]) -> str:
    """Return the key of a path: ``("I", "2", "2.1")`` gives ``"I.2.1"``."""
    parts: list[str] = []
    for label in path:
        if parts and label.startswith(parts[-1] + "."):
            parts[-1] = label
        else:
            parts.append(label)
    return ".".join(parts)


def item_name(scope: list[Label]) -> str | None:
    """Return the name of an item from its labels: ``"2.a"``; ``None`` outside any."""
    return section_key(tuple(label.text for label in scope)) if scope else None


def _goes_on(scope: list[Label], label: Label) -> bool:
    """Tell whether a label is the next of a list of items that is open."""
    return any(item.rank is label.rank and item.value < label.value for item in scope)


def _holds(outer: Label, inner: Label) -> bool:
    """Tell whether an item may stand inside another."""
    if "." in inner.text:
        return inner.text.rpartition(".")[0] == outer.text
    return outer.rank < inner.rank


def _next_items(entries: tuple[Entry, ...]) -> list[Label | None]:
    """Give for each entry the label of the next item before any heading."""
    following: list[Label | None] = []
    label: Label | None = None
    for entry in reversed(entries):
        following.append(label)
        if entry.kind is EntryKind.HEADING:
            label = None
        elif entry.kind is EntryKind.ITEM:
            label = entry.label
    return following[::-1]


def _scope_after(scope: list[Label], following: Label | None) -> list[Label]:
    """Return the items that a plain paragraph stands in: those whose list goes on after it."""
    if following is None or not scope:
        return []
    for depth in range(len(scope) - 1, -1, -1):
        if scope[depth].rank is following.rank:
            return scope[: depth + 1] if following.value > scope[depth].value else scope[:depth]
    return scope if following.rank > scope[-1].rank and following.value == 1 else []
