"""Lists that a report sets out over several passages, read off its structure.

What belongs to one list is decided by sections, items, bullet signs and colons only: bullets of one
sign in one section and item, numbered paragraphs of one sequence, paragraphs behind one that ends
with a colon, all that stands under one title, and all under the titles right below one.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import takewhile
from typing import TYPE_CHECKING

from corpus.labels import parse_label
from corpus.marks import without_last_mark
from corpus.report import END_KEY, HEADER_KEY, Passage, PassageKind

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence

    from corpus.report import Report, Section

_BODY = frozenset({PassageKind.PARAGRAPH, PassageKind.BULLET, PassageKind.NUMBERED_PARAGRAPH})
_OUTERMOST = "-"
"""Sign that no other bullet's entries have: bullets stand under a dash, never a dash under them."""


@dataclass(frozen=True, slots=True)
class Part:
    """A passage of a list; ``depth`` is 0 for an entry, more for what stands under one."""

    passage: Passage
    depth: int


@dataclass(frozen=True, slots=True)
class Listing:
    """A list.

    Attributes
    ----------
    lead
        The passage that announces it, or under which it stands; ``None`` under a mere title.
    section
        Key of the section whose title it stands under.
    parts
        Its entries and all that stands under each, in the report's order; at least two entries.
    """

    lead: Passage | None
    section: str
    parts: tuple[Part, ...]

    @property
    def entries(self) -> tuple[Passage, ...]:
        """The passages that are entries of the list itself."""
        return tuple(part.passage for part in self.parts if part.depth == 0)


def lists_around(report: Report, passage: Passage) -> tuple[Listing, ...]:
    """Return the lists that a passage announces or belongs to, the innermost first.

    The last ones are what stands under the title of its section, and, where the section above holds
    nothing but sections without sections of their own, what stands under the title of that.
    """
    if passage.kind not in _BODY:
        return ()
    body = _body(report, {passage.section})
    tree = _Tree.of(body)
    lists = [
        *(Listing(lead, passage.section, parts) for lead, parts in tree.lists(body.index(passage))),
        *_whole(report, passage, tree),
        *_above(report, passage),
    ]
    return tuple(one for one in lists if _is_whole(one.entries))


def announces(passage: Passage) -> bool:
    """Tell whether a passage ends with a colon (a footnote's mark may follow)."""
    return without_last_mark(passage.text).endswith(":")


def _body(report: Report, sections: Collection[str]) -> list[Passage]:
    """Return the passages of some sections, without the footnotes that stand between them."""
    inside = (passage for passage in report.passages if passage.section in sections)
    return [passage for passage in inside if passage.kind is not PassageKind.FOOTNOTE]


def _is_whole(entries: Sequence[Passage]) -> bool:
    """Tell whether entries are several, and the first of numbered ones is among them.

    It is not where the parser took it for a heading.
    """
    label = parse_label(entries[0].text)
    numbered = entries[0].kind is PassageKind.NUMBERED_PARAGRAPH
    return len(entries) > 1 and not (numbered and label is not None and label.value > 1)


def _whole(report: Report, passage: Passage, tree: _Tree) -> Iterator[Listing]:
    """Give what stands under the title of a section, if that has no sections inside.

    That is the list right below the title, or all of the section, unless only some of it stands
    behind a colon.
    """
    if passage.section in {HEADER_KEY, END_KEY} or _inside(report, passage.section):
        return
    if _is_entry(tree.body[0]):
        parts = tree.list_of(0)
        if passage in [part.passage for part in parts]:
            yield Listing(None, passage.section, parts)
        return
    listing = Listing(None, passage.section, tree.parts(range(len(tree.body)), 0))
    if sum(map(announces, listing.entries)) in {0, len(listing.entries)}:
        yield listing


def _inside(report: Report, key: str) -> list[Section]:
    """Return the sections inside one."""
    path = report.section(key).path
    return [s for s in report.sections if s.path[: len(path)] == path and s.key != key]


def _above(report: Report, passage: Passage) -> Iterator[Listing]:
    """Give what stands under the title above a passage's section, if that is but such sections."""
    path = report.section(passage.section).path[:-1]
    above = next((section for section in report.sections if section.path == path and path), None)
    if above is None:
        return
    inside = _inside(report, above.key)
    held = _body(report, {above.key, *(section.key for section in inside)})
    deeper = any(section.level > above.level + 1 for section in inside)
    if deeper or any(p.section == above.key or not _is_entry(p) for p in held):
        return
    parts: list[Part] = []
    for key in dict.fromkeys(p.section for p in held):
        body = [p for p in held if p.section == key]
        parts += _Tree.of(body).parts(range(len(body)), 0)
    yield Listing(None, above.key, tuple(parts))


def _is_entry(passage: Passage) -> bool:
    return passage.kind in (PassageKind.BULLET, PassageKind.NUMBERED_PARAGRAPH)


_Level = tuple[int, int]


@dataclass(slots=True)
class _Tree:
    """The passages of one section, each with its level, its parent's row (-1: none) and its run.

    A run is a row of siblings of one kind with nothing else between them.
    """

    body: Sequence[Passage]
    levels: list[_Level] = field(default_factory=list)
    parents: list[int] = field(default_factory=list)
    runs: list[int] = field(default_factory=list)
    _open: list[int] = field(default_factory=list)
    _last: dict[int, int] = field(default_factory=dict)
    _items: set[tuple[int, int, str | None]] = field(default_factory=set)

    @classmethod
    def of(cls, body: Sequence[Passage]) -> _Tree:
        tree = cls(body)
        for row in range(len(body)):
            tree._add(row)
        return tree

    def lists(self, row: int) -> Iterator[tuple[Passage, tuple[Part, ...]]]:
        """Give the lists with a passage before them that a row announces or belongs to."""
        led = [child for child, parent in enumerate(self.parents) if parent == row]
        if led:
            yield self.body[row], self.list_of(led[0])
        while (parent := self.parents[row]) >= 0:
            yield self.body[parent], self.list_of(row)
            row = parent

    def parts(self, rows: Sequence[int], least: int) -> tuple[Part, ...]:
        """Return rows as parts, those ``least`` levels below the section being entries."""
        return tuple(Part(self.body[row], self._depth(row) - least) for row in rows)

    def list_of(self, row: int) -> tuple[Part, ...]:
        """Return the run of a row, with all that stands under its entries."""
        parent, depth = self.parents[row], self._depth(row)
        entries = {
            other
            for other in range(len(self.body))
            if self.parents[other] == parent and self.runs[other] == self.runs[row]
        }
        rows = [r for r in range(len(self.body)) if entries & {r, *self._ancestors(r)}]
        return self.parts(rows, depth)

    def _ancestors(self, row: int) -> Iterator[int]:
        while (row := self.parents[row]) >= 0:
            yield row

    def _depth(self, row: int) -> int:
        return sum(1 for _ in self._ancestors(row))

    def _add(self, row: int) -> None:
        level = self._level(row)
        while self._open and self.levels[self._open[-1]] >= level:
            self._open.pop()
        self.levels.append(level)
        self.parents.append(self._open[-1] if self._open else -1)
        self.runs.append(self._run(row))
        if _is_entry(self.body[row]) or announces(self.body[row]):
            self._open.append(row)

    def _level(self, row: int) -> _Level:
        """Return how deep a passage stands: the parts of its item, then its bullet's sign."""
        passage = self.body[row]
        depth = 2 * len(passage.item.split(".")) if passage.item else 0
        if passage.kind is PassageKind.NUMBERED_PARAGRAPH:
            return (depth, 0)
        if self._between_bullets(row):
            return self.levels[row - 1]
        inside = depth + 1 if passage.item else 0
        if passage.kind is PassageKind.BULLET:
            return (depth + 1, self._sign_level(passage))
        return (inside, 0) if not self._under_lead(row) else (inside, 1)

    def _sign_level(self, bullet: Passage) -> int:
        above = [
            row
            for row in self._open
            if self.body[row].kind is PassageKind.BULLET and self.body[row].item == bullet.item
        ]
        same = [row for row in above if self.body[row].sign == bullet.sign]
        if same:
            return self.levels[same[0]][1]
        outside = bullet.sign in (_OUTERMOST, None) or not above
        return 1 if outside else self.levels[above[-1]][1] + 1

    def _between_bullets(self, row: int) -> bool:
        """Tell whether a paragraph has lost its bullet, as ``DoubtKind.LOST_BULLET`` has it."""
        if not 0 < row < len(self.body) - 1 or announces(self.body[row]):
            return False
        before, passage, after = self.body[row - 1 : row + 2]
        return (
            passage.kind is PassageKind.PARAGRAPH
            and before.kind is after.kind is PassageKind.BULLET
            and before.item == passage.item == after.item
        )

    def _under_lead(self, row: int) -> bool:
        """Tell whether a paragraph belongs to one before it that ends with a colon.

        Where the others there end with semicolons, the list ends with the first that does not.
        """
        passage = self.body[row]
        if announces(passage) or not self._open:
            return False
        lead = next((r for r in self._open if self.body[r].kind is PassageKind.PARAGRAPH), None)
        if lead is None or self.body[lead].item != passage.item:
            return False
        before = [self.body[r] for r in range(lead + 1, row)]
        if any(other.kind is not PassageKind.PARAGRAPH for other in before):
            return False
        stopped = list(takewhile(lambda other: other.text.endswith(";"), before))
        return not stopped or len(stopped) == len(before)

    def _run(self, row: int) -> int:
        """Return the run a row belongs to: that of the sibling before it, or a new one."""
        parent, passage = self.parents[row], self.body[row]
        last = self._last.get(parent)
        self._last[parent] = row
        if last is None:
            run = 0
        else:
            goes_on = self.levels[last] == self.levels[row] and self._alike(last, row)
            run = self.runs[last] if goes_on else self.runs[last] + 1
        if passage.kind is PassageKind.NUMBERED_PARAGRAPH:
            run += (parent, run, passage.item) in self._items  # the numbers begin anew
            self._items.add((parent, run, passage.item))
        return run

    def _alike(self, before: int, row: int) -> bool:
        one, other = self.body[before], self.body[row]
        if one.kind is other.kind:
            return one.sign == other.sign
        return self._between_bullets(before) or self._between_bullets(row)
