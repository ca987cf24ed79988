"""The reader of Word documents.

python-docx opens the package and gives its XML; numbers, notes, text boxes, tracked changes and
merged cells are resolved here (``docs/reading.md`` compares it with docx2python).
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING
from zipfile import BadZipFile

import docx
from docx.opc.constants import RELATIONSHIP_TYPE as RELATIONS
from docx.oxml import parse_xml
from docx.oxml.ns import qn

from corpus.columns import SideSplitter
from corpus.contents import is_contents_entry
from corpus.errors import DamagedFile, EmptyFile
from corpus.lines import Line, clean
from corpus.source import Source
from corpus.tables import table_lines
from corpus.word.notes import Notes, read_notes
from corpus.word.numbering import Lists, read_lists
from corpus.word.runs import RunReader, Words
from corpus.word.styles import (
    Styles,
    find_numbering,
    find_property,
    paragraph_style,
    read_styles,
)
from corpus.word.tables import is_layout, own_cells, own_rows, read_grid

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from docx.document import Document
    from docx.opc.part import Part
    from docx.oxml.xmlchemy import BaseOxmlElement as Element

_HOLDERS = frozenset(map(qn, ("w:sdt", "w:sdtContent", "w:ins", "w:moveTo", "w:customXml")))
_DEEPEST_TABLE = 8


def read_word(path: Path) -> Source:
    """Read a Word document.

    Raises
    ------
    DamagedFile
        If it is no Word document, or a broken one.
    EmptyFile
        If it holds no words.
    """
    try:
        document = docx.Document(str(path))
        lines = tuple(_reader(document).lines(document.element.body))
    except (BadZipFile, KeyError, ValueError, SyntaxError, AttributeError, OSError) as error:
        if "unknown error" in str(error):  # what lxml says when memory runs out
            raise MemoryError from error
        raise DamagedFile(path) from error
    if not lines:
        raise EmptyFile(path)
    return Source(path.name, lines, whole=True)


def _reader(document: Document) -> _Reader:
    part = document.part
    styles = read_styles(_root(part, RELATIONS.STYLES))
    notes = read_notes(_root(part, RELATIONS.FOOTNOTES), _root(part, RELATIONS.ENDNOTES))
    lists = read_lists(_root(part, RELATIONS.NUMBERING))
    return _Reader(styles, lists, notes, RunReader(styles, notes.number))


def _root(part: Part, relation: str) -> Element | None:
    """Return the root element of a related part, or ``None`` if there is none."""
    for related in part.rels.values():
        if related.reltype == relation and not related.is_external:
            root: Element = parse_xml(related.target_part.blob)
            return root
    return None


@dataclass(slots=True)
class _Reader:
    styles: Styles
    lists: Lists
    notes: Notes
    runs: RunReader
    sides: SideSplitter = field(default_factory=SideSplitter)
    tables: int = 0
    _noted: set[tuple[str, str]] = field(default_factory=set)

    def lines(self, holder: Element, *, depth: int = 0) -> Iterator[Line]:
        """Give the lines of a body, a cell or a text box."""
        for element in holder:
            if element.tag == qn("w:p"):
                yield from self._paragraph(element)
            elif element.tag == qn("w:tbl"):
                yield from self._table(element, depth)
            elif element.tag in _HOLDERS:
                yield from self.lines(element, depth=depth)

    def _paragraph(self, paragraph: Element) -> Iterator[Line]:
        words = self.runs.read(paragraph)
        for box in words.boxes:
            yield from self.lines(box)
        rows = [side for row in words.text.split("\n") for side in self.sides.split(row)]
        filled = [text for row in rows if (text := clean(row))]
        label = self._label(paragraph) if filled or words.notes else ""
        for place, text in enumerate(filled):
            printed = clean(f"{label} {text}") if not place else text
            yield self._line(paragraph, words, printed)
        yield from self._note_lines(words)

    def _line(self, paragraph: Element, words: Words, text: str) -> Line:
        style = self.styles.name(paragraph_style(paragraph))
        chain = self.styles.chain(paragraph_style(paragraph))
        centred = find_property(paragraph, chain, "w:pPr", "w:jc")
        outline = find_property(paragraph, chain, "w:pPr", "w:outlineLvl")
        level = outline.get(qn("w:val"), "9") if outline is not None else "9"
        return Line(
            text,
            bold=words.bold,
            centred=centred is not None and centred.get(qn("w:val")) == "center",
            heading=style.startswith("heading") or level in "012345678",
            contents=style.startswith("toc ") or is_contents_entry(text),
        )

    def _label(self, paragraph: Element) -> str:
        numbering = find_numbering(paragraph, self.styles)
        return "" if numbering is None else self.lists.next_label(numbering)

    def _note_lines(self, words: Words) -> Iterator[Line]:
        for kind, note in words.notes:
            if (kind, note) in self._noted:
                continue
            self._noted.add((kind, note))
            paragraphs = self.notes.paragraphs(kind, note)
            text = clean(" ".join(self.runs.read(paragraph).text for paragraph in paragraphs))
            if text:
                yield Line(text, note=self.notes.number(kind, note))

    def _table(self, table: Element, depth: int) -> Iterator[Line]:
        if depth >= _DEEPEST_TABLE:
            return
        if is_layout(table, self._raw_text):
            for row in own_rows(table):
                for cell in own_cells(row):
                    yield from self.lines(cell, depth=depth + 1)
            return
        self.tables += 1
        number = self.tables
        noted: list[Words] = []

        def cell_text(cell: Element) -> str:
            return clean(" ".join(self._cell_texts(cell, noted)))

        yield from table_lines(read_grid(table, cell_text, self._is_bold), number)
        for words in noted:
            yield from self._note_lines(words)

    def _cell_texts(self, cell: Element, noted: list[Words]) -> Iterator[str]:
        for paragraph in cell.iter(qn("w:p")):
            words = self.runs.read(paragraph)
            noted.append(words)
            label = self._label(paragraph) if words.text.strip() else ""
            yield f"{label} {words.text}" if label else words.text

    def _is_bold(self, cell: Element) -> bool:
        words = [self.runs.read(paragraph) for paragraph in cell.iter(qn("w:p"))]
        return all(word.bold for word in words if word.text.strip())

    def _raw_text(self, cell: Element) -> str:
        return "\n".join(self._paragraph_text(p) for p in cell.iter(qn("w:p")))

    def _paragraph_text(self, paragraph: Element) -> str:
        return "".join(str(text.text or "") for text in paragraph.iter(qn("w:t")))
